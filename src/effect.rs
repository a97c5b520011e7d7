//! The effect of a draft: every partner's feed is made twice from the same catalog, with the settings in force and with
//! those of the draft, and the two are compared product by product. Nothing that is in force is touched.

use crate::catalog::{Progress, Snapshot};
use crate::diff::{Changes, compare};
use crate::error::Error;
use crate::export::{Products, Target, export};
use crate::mill::{self, Mill, output_name};
use crate::shop::Shop;
use jiff::Zoned;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// What a draft does to one partner's feed.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PartnerEffect {
    /// Name of the mapping.
    pub mapping: String,
    /// Products in its feed with the settings in force.
    pub before: u64,
    /// Products in its feed with those of the draft.
    pub after: u64,
    /// What changes, with the first products.
    pub changes: Changes,
}

/// A feed that was made to be compared.
struct Made {
    out: u64,
    path: PathBuf,
}

/// Makes and compares the feeds of all mappings that are on. Fails when either settings cannot be used, or when it is
/// told to stop.
pub fn effect(
    applied: &Shop,
    drafted: &Shop,
    snapshot: &Snapshot,
    now: &Zoned,
    threads: usize,
    progress: &dyn Progress,
) -> Result<Vec<PartnerEffect>, Error> {
    let state = applied.state_folder();
    let scratch = tempfile::tempdir_in(&state).map_err(Error::disk(&state))?;
    let make = |shop: &Shop, stage: &str| {
        let folder = scratch.path().join(stage);
        made(shop, snapshot, &folder, now, threads, &mut |rows| {
            progress.rows(stage, rows)
        })
    };
    let before = make(applied, "before")?;
    let after = make(drafted, "after")?;
    let names: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    names
        .into_iter()
        .map(|name| {
            let (old, new) = (before.get(name), after.get(name));
            let out = |made: Option<&Made>| made.map_or(0, |made| made.out);
            let mut changes = match (old, new) {
                (Some(old), Some(new)) if old.out > 0 && new.out > 0 => {
                    compare(&old.path, &new.path)?
                }
                _ => Changes {
                    added: out(new),
                    removed: out(old),
                    ..Changes::default()
                },
            };
            changes.partner.clone_from(name);
            Ok(PartnerEffect {
                mapping: name.clone(),
                before: out(old),
                after: out(new),
                changes,
            })
        })
        .collect()
}

/// What would go out for a mapping now, against its live output. None when it has none yet.
pub fn since_live(
    shop: &Shop,
    name: &str,
    snapshot: &Snapshot,
    now: &Zoned,
    threads: usize,
) -> Result<Option<Changes>, Error> {
    let mut alone = shop.clone();
    let Some(mapping) = alone.mappings.get_mut(name) else {
        return Err(mill::no_mapping(shop, name));
    };
    mapping.on = true;
    let live = shop.folder.join("out").join(output_name(shop, name)?);
    if !live.is_file() {
        return Ok(None);
    }
    alone.mappings.retain(|known, _| known == name);
    let state = shop.state_folder();
    let scratch = tempfile::tempdir_in(&state).map_err(Error::disk(&state))?;
    let made = made(&alone, snapshot, scratch.path(), now, threads, &mut |_| {
        Ok(())
    })?;
    let mut changes = match made.get(name) {
        Some(made) if made.out > 0 => compare(&live, &made.path)?,
        _ => Changes::default(),
    };
    name.clone_into(&mut changes.partner);
    Ok(Some(changes))
}

/// Makes the feeds of a shop in a folder of their own.
fn made(
    shop: &Shop,
    snapshot: &Snapshot,
    folder: &Path,
    now: &Zoned,
    threads: usize,
    done: &mut dyn FnMut(u64) -> Result<(), Error>,
) -> Result<BTreeMap<String, Made>, Error> {
    let now = now.with_time_zone(shop.zone()?);
    let mill = Mill::new(shop, snapshot.fields(), &[], &now)?;
    let answers = mill.plan.survey(&Products(snapshot), threads)?;
    let mut targets = Vec::new();
    for (partner, file) in mill.files.iter().enumerate() {
        // Two mappings may name the same file.
        let own = folder.join(partner.to_string());
        std::fs::create_dir_all(&own).map_err(Error::disk(&own))?;
        targets.push(Target {
            partner,
            path: Some(own.join(file)),
        });
    }
    let (feeds, _) = export(&mill.plan, &answers, snapshot, &targets, threads, done)?;
    let mut made = BTreeMap::new();
    for (feed, target) in feeds.into_iter().zip(targets) {
        let name = mill.plan.partners().nth(feed.partner).unwrap_or_default();
        let out = feed.counts.out;
        feed.keep()?;
        let path = target.path.unwrap_or_default();
        made.insert(name.to_owned(), Made { out, path });
    }
    Ok(made)
}
