//! A new version of the partners' lists, on request: what it changed, and which categories in use it retired or renamed.

use super::Retired;
use super::{address, earlier, fetched, kept, parsed};
use crate::catalog::{self, Progress};
use crate::error::Error;
use crate::export::{Products, Target, export};
use crate::mill::{Mill, chosen, spec};
use crate::report::{PartnerReport, VERSION};
use crate::shop::Shop;
use crate::state::State;
use indexmap::IndexMap;
use jiff::Zoned;
use mappings::categories::Taxonomy;
use mappings::partners::TaxonomySpec;
use schemars::JsonSchema;
use serde::Serialize;
use std::path::Path;

/// What became of the lists. Printed by `partners --refresh`.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Refreshed {
    /// Version of this shape.
    pub version: u32,
    /// The lists that the shop's mappings use.
    pub lists: Vec<ListReport>,
    /// Of each mapping that uses a list or a file of one, the categories in use that it does not have; mappings without
    /// any are left out.
    pub retired: IndexMap<String, Vec<Retired>>,
    /// Whether there was a catalog to count products in; without one they are all 0.
    pub counted: bool,
}

/// One list of categories.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ListReport {
    /// What it is called.
    pub name: String,
    /// Its public address.
    pub address: String,
    /// The mappings that use it.
    pub partners: Vec<String>,
    /// What it said of its version before; `null` when it was not kept yet.
    pub before: Option<String>,
    /// What it says of its version now; empty when it says nothing.
    pub now: String,
    /// Whether it is another one than before.
    pub changed: bool,
    /// Categories that are new.
    pub added: u64,
    /// Categories that are gone.
    pub removed: u64,
    /// Categories that have the same number and another path.
    pub renamed: u64,
    /// Why it could not be fetched, so that the one before stays in use; empty when it was.
    pub problem: String,
}

/// Fetches the lists of some mappings (all that are on when none is named) again and keeps those they replace. Fails when
/// the configuration is wrong or the disk refuses; a list that cannot be fetched says so in its report.
pub fn refresh(
    shop: &Shop,
    partners: &[String],
    now: &Zoned,
    threads: usize,
    progress: &dyn Progress,
) -> Result<Refreshed, Error> {
    let now = now.with_time_zone(shop.zone()?);
    let mut lists: IndexMap<String, ListReport> = IndexMap::new();
    let mut with_lists = Vec::new();
    for (name, mapping) in chosen(shop, partners)? {
        let spec = spec(shop, name, mapping)?;
        let (Some(categories), Some(list)) = (&mapping.categories, &spec.taxonomy) else {
            continue;
        };
        with_lists.push(name.to_owned());
        if categories.taxonomy.is_some() || list.address.is_empty() {
            continue;
        }
        let address = address(shop, mapping, list);
        if let Some(known) = lists.get_mut(&address) {
            known.partners.push(name.to_owned());
        } else {
            let told = renewed(shop, list, &address, name, &now)?;
            lists.insert(address, told);
        }
    }
    let mut told = Refreshed {
        version: VERSION,
        lists: lists.into_values().collect(),
        retired: IndexMap::new(),
        counted: false,
    };
    let state = State::open(&shop.state_folder())?;
    let Some(snapshot) = catalog::current(&state)?.filter(|_| !with_lists.is_empty()) else {
        return Ok(told);
    };
    told.counted = true;
    let mill = Mill::new(shop, snapshot.fields(), &with_lists, &now)?;
    let answers = mill.plan.survey(&Products(&snapshot), threads)?;
    let targets: Vec<Target> = (0..with_lists.len())
        .map(|partner| Target {
            partner,
            path: None,
        })
        .collect();
    let mut done = |rows| progress.rows("out", rows);
    let (feeds, _) = export(
        &mill.plan, &answers, &snapshot, &targets, threads, &mut done,
    )?;
    for feed in feeds {
        let report = PartnerReport::new(&mill, &snapshot, feed.partner, &feed.counts)?;
        if !report.retired_categories.is_empty() {
            told.retired
                .insert(report.partner, report.retired_categories);
        }
    }
    Ok(told)
}

fn renewed(
    shop: &Shop,
    list: &TaxonomySpec,
    address: &str,
    mapping: &str,
    now: &Zoned,
) -> Result<ListReport, Error> {
    let path = kept(shop, address);
    let old = path.is_file().then(|| read(&path)).transpose()?;
    let before = old
        .as_deref()
        .map(|text| Taxonomy::parse(text, list.lines, &list.separator));
    let mut told = ListReport {
        name: list.name.clone(),
        address: address.to_owned(),
        partners: vec![mapping.to_owned()],
        before: before.as_ref().map(|before| before.version.clone()),
        now: before
            .as_ref()
            .map_or_else(String::new, |before| before.version.clone()),
        changed: false,
        added: 0,
        removed: 0,
        renamed: 0,
        problem: String::new(),
    };
    let fresh = path.with_extension("fresh");
    if let Err(error) = fetched(shop, address, &fresh) {
        told.problem = error.to_string();
        return Ok(told);
    }
    let after = parsed(&fresh, list)?;
    if after.is_empty() {
        told.problem = format!("{address} has no category: an error page, most likely");
        std::fs::remove_file(&fresh).map_err(Error::disk(&fresh))?;
        return Ok(told);
    }
    told.now.clone_from(&after.version);
    told.changed = old.as_deref() != Some(&*read(&fresh)?);
    if told.changed {
        if let (Some(before), true) = (&before, path.is_file()) {
            differ(before, &after, &mut told);
            let mut aside = path.clone().into_os_string();
            aside.push(now.strftime(".before-%Y%m%dT%H%M%S").to_string());
            std::fs::rename(&path, &aside).map_err(Error::disk(&path))?;
            // As many as tell what a category was called a few years ago.
            for old in earlier(&path).iter().skip(KEPT) {
                std::fs::remove_file(old).map_err(Error::disk(old))?;
            }
        }
        std::fs::rename(&fresh, &path).map_err(Error::disk(&path))?;
    } else {
        std::fs::remove_file(&fresh).map_err(Error::disk(&fresh))?;
    }
    Ok(told)
}

/// Earlier versions of a list that are kept.
const KEPT: usize = 10;

/// Counts what is new, gone and renamed.
fn differ(before: &Taxonomy, after: &Taxonomy, told: &mut ListReport) {
    let key = |category: &mappings::categories::Category| match category.id.as_str() {
        "" => category.path.clone(),
        id => id.to_owned(),
    };
    for category in after.iter() {
        match before.find(&key(category)) {
            None => told.added += 1,
            Some(known) if known.path != category.path => told.renamed += 1,
            Some(_) => {}
        }
    }
    let gone = |category: &&mappings::categories::Category| after.find(&key(category)).is_none();
    told.removed = before.iter().filter(gone).count() as u64;
}

fn read(path: &Path) -> Result<String, Error> {
    std::fs::read_to_string(path).map_err(Error::disk(path))
}
