//! Diff: which products and values changed between two outputs of a partner. Reads the files themselves, so it tells
//! what partners got and not what settings say.

use crate::error::Error;
use crate::mill;
use crate::report::VERSION;
use crate::shop::Shop;
use crate::state::{Fate, State};
use feeds::options::ReadOptions;
use feeds::record::Record;
use hashbrown::{HashMap, HashSet};
use indexmap::IndexMap;
use mappings::config::MappingFile;
use rapidhash::v3::rapidhash_v3;
use schemars::JsonSchema;
use serde::Serialize;
use std::path::{Path, PathBuf};

/// Most products told in full.
const SHOWN: usize = 50;

/// Most products told of a finding.
const BEHIND: usize = 10;

/// What changed between two outputs.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct Changes {
    /// Version of this shape.
    pub version: u32,
    /// Name of the mapping.
    pub partner: String,
    /// Products only in the later output.
    pub added: u64,
    /// Products only in the earlier output.
    pub removed: u64,
    /// Products with another value.
    pub changed: u64,
    /// Products that are the same.
    pub same: u64,
    /// Changed products by column.
    pub columns: IndexMap<String, u64>,
    /// The first products that are not the same.
    pub products: Vec<ProductChange>,
}

/// One product that is not the same.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ProductChange {
    /// Its id: the first value of the output.
    pub id: String,
    /// `added`, `removed` or `changed`.
    pub what: &'static str,
    /// The values that differ.
    pub values: Vec<ValueChange>,
}

/// A value that differs.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ValueChange {
    /// The column.
    pub column: String,
    /// Its text before; several values joined by ` | `.
    pub before: String,
    /// Its text after.
    pub after: String,
}

/// Compares two kept outputs by the numbers of their runs; the live one with the one before when none is given. One run
/// is compared with the live output: what was before it, or what would come when the run's output is held. Fails when an output is not kept.
pub fn diff(shop: &Shop, partner: &str, runs: &[i64]) -> Result<Changes, Error> {
    let mapping = shop
        .mappings
        .get(partner)
        .ok_or_else(|| mill::no_mapping(shop, partner))?;
    let live = || -> Result<PathBuf, Error> {
        let name = mapping.file.clone();
        let found = match name {
            Some(name) => Some(shop.folder.join("out").join(name)).filter(|path| path.is_file()),
            None => with_stem(&shop.folder.join("out"), partner),
        };
        found.ok_or_else(|| missing(partner, "it has no output yet"))
    };
    let kept = |run: i64| {
        with_stem(&kept_folder(shop).join(run.to_string()), partner)
            .ok_or_else(|| missing(partner, &format!("the output of run {run} is not kept")))
    };
    let (before, after) = match runs {
        [] => {
            let last = kept_runs(shop, partner).into_iter().max();
            (
                kept(
                    last.ok_or_else(|| missing(partner, "there is no output before the live one"))?,
                )?,
                live()?,
            )
        }
        [run] => match held(shop, mapping, partner, *run) {
            Some(held) => (live()?, held),
            None => (kept(*run)?, live()?),
        },
        [before, after, ..] => (kept(*before)?, kept(*after).or_else(|_| live())?),
    };
    let mut changes = compare(&before, &after)?;
    (changes.version, changes.partner) = (VERSION, partner.to_owned());
    Ok(changes)
}

/// The feed of a run that waits for a person.
fn held(shop: &Shop, mapping: &MappingFile, partner: &str, run: i64) -> Option<PathBuf> {
    let folder = shop.state_folder().join("held").join(run.to_string());
    match &mapping.file {
        Some(name) => Some(folder.join(name)).filter(|path| path.is_file()),
        None => with_stem(&folder, partner),
    }
}

/// The output of a run as it went live, where it is kept: under the number of the run that replaced it, or still live.
pub(crate) fn output_of(
    shop: &Shop,
    state: &State,
    partner: &str,
    run: i64,
) -> Result<Option<PathBuf>, Error> {
    let Some(output) = state
        .outputs(run)?
        .into_iter()
        .find(|output| output.partner == partner)
    else {
        return Ok(None);
    };
    Ok(match (output.fate, state.next_live(partner, run)?) {
        (Fate::Held, _) | (Fate::Live | Fate::Released, None) => {
            Some(shop.folder.join(&output.file)).filter(|path| path.is_file())
        }
        (Fate::Live | Fate::Released, Some(next)) => {
            with_stem(&kept_folder(shop).join(next.run.to_string()), partner)
        }
        (Fate::Rejected, _) => None,
    })
}

/// Where replaced outputs are kept: a folder for each run that replaced one.
pub(crate) fn kept_folder(shop: &Shop) -> PathBuf {
    shop.state_folder().join("outputs")
}

/// Keeps the live output of a partner, about to be replaced, under the number of the run that replaces it, and forgets
/// the oldest ones.
pub(crate) fn keep_live(shop: &Shop, partner: &str, run: i64, live: &Path) -> Result<(), Error> {
    if !live.is_file() {
        return Ok(());
    }
    let ending = live
        .extension()
        .map(|ending| ending.to_string_lossy().into_owned())
        .unwrap_or_default();
    let folder = kept_folder(shop).join(run.to_string());
    std::fs::create_dir_all(&folder).map_err(Error::disk(&folder))?;
    let path = folder.join(format!("{partner}.{ending}"));
    // A run that was cut off may have had this number. What is there may be a second name of the live feed: a copy onto it
    // would empty both.
    drop(std::fs::remove_file(&path));
    // A second name costs nothing; where the disk has no second names, a copy does.
    std::fs::hard_link(live, &path)
        .or_else(|_| std::fs::copy(live, &path).map(drop))
        .map_err(Error::disk(&path))?;
    let mut runs = kept_runs(shop, partner);
    runs.sort_unstable_by(|a, b| b.cmp(a));
    for old in runs
        .into_iter()
        .skip(shop.config.retention.outputs as usize)
    {
        if let Some(path) = with_stem(&kept_folder(shop).join(old.to_string()), partner) {
            std::fs::remove_file(&path).map_err(Error::disk(&path))?;
        }
    }
    Ok(())
}

fn kept_runs(shop: &Shop, partner: &str) -> Vec<i64> {
    let Ok(entries) = std::fs::read_dir(kept_folder(shop)) else {
        return Vec::new();
    };
    entries
        .flatten()
        .filter(|entry| with_stem(&entry.path(), partner).is_some())
        .filter_map(|entry| entry.file_name().to_str()?.parse().ok())
        .collect()
}

/// The file of a folder that has this name before its ending.
fn with_stem(folder: &Path, stem: &str) -> Option<PathBuf> {
    let mut found: Vec<PathBuf> = std::fs::read_dir(folder)
        .ok()?
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.file_stem().is_some_and(|name| name == stem) && path.is_file())
        .collect();
    found.sort();
    found.into_iter().next()
}

fn missing(partner: &str, message: &str) -> Error {
    Error::Config {
        at: partner.to_owned(),
        message: message.to_owned().into(),
        hint:
            "see the runs with `feedmill history`; `feedmill rebuild` makes the feed of a run again"
                .into(),
    }
}

/// Compares two feeds by the first column of each product. Keeps 16 bytes a product, and the texts only of the products
/// that are told.
pub(crate) fn compare(before: &Path, after: &Path) -> Result<Changes, Error> {
    let mut old: HashMap<u64, u64> = HashMap::new();
    each(before, &mut |key, record, columns| {
        old.insert(rapidhash_v3(key.as_bytes()), content(record, columns));
    })?;
    let mut changes = Changes::default();
    // Products that differ, with their later values, in the order of the later output.
    let mut differ: IndexMap<String, Option<Values>> = IndexMap::new();
    let mut seen: HashSet<u64> = HashSet::new();
    each(after, &mut |key, record, columns| {
        let hash = rapidhash_v3(key.as_bytes());
        seen.insert(hash);
        match old.get(&hash) {
            Some(same) if *same == content(record, columns) => changes.same += 1,
            Some(_) => {
                changes.changed += 1;
                differ.insert(key.to_owned(), Some(values(record, columns)));
            }
            None => {
                changes.added += 1;
                if changes.products.len() < SHOWN {
                    changes.products.push(ProductChange {
                        id: key.to_owned(),
                        what: "added",
                        values: Vec::new(),
                    });
                }
            }
        }
    })?;
    let mut removed = Vec::new();
    each(before, &mut |key, record, columns| {
        if let Some(after) = differ.get_mut(key).and_then(Option::take) {
            let changed = changed(&values(record, columns), &after);
            for value in &changed {
                *changes.columns.entry(value.column.clone()).or_default() += 1;
            }
            if changes.products.len() < SHOWN {
                changes.products.push(ProductChange {
                    id: key.to_owned(),
                    what: "changed",
                    values: changed,
                });
            }
        } else if !seen.contains(&rapidhash_v3(key.as_bytes())) {
            changes.removed += 1;
            if removed.len() < SHOWN {
                removed.push(ProductChange {
                    id: key.to_owned(),
                    what: "removed",
                    values: Vec::new(),
                });
            }
        }
    })?;
    let room = SHOWN - changes.products.len();
    changes.products.extend(removed.into_iter().take(room));
    Ok(changes)
}

/// The first products behind what the guard found of a feed that was to follow the live one: those that left a brand or
/// category, or came into it; or those that are gone. None where a metric has no products behind it.
pub(crate) fn behind(live: &Path, held: &Path, metric: &str) -> Result<Vec<String>, Error> {
    let (kind, name) = metric.split_once(':').unwrap_or((metric, ""));
    if !matches!(kind, "brand" | "category" | "out") {
        return Ok(Vec::new());
    }
    let named = |text: &str| match text.strip_prefix(name) {
        Some("") => true,
        Some(deeper) => kind == "category" && deeper.trim_start().starts_with(['>', '/', '|']),
        None => false,
    };
    let within = |record: Record<'_>| {
        let mut cells = record.cells().iter();
        kind == "out" || cells.any(|cell| named(record.text(cell)))
    };
    let ids = |path| -> Result<HashSet<u64>, Error> {
        let mut ids = HashSet::new();
        each(path, &mut |key, record, _| {
            if within(record) {
                ids.insert(rapidhash_v3(key.as_bytes()));
            }
        })?;
        Ok(ids)
    };
    let (before, after) = (ids(live)?, ids(held)?);
    let mut first = Vec::new();
    // Those that are gone before those that came.
    for (path, other) in [(live, &after), (held, &before)] {
        each(path, &mut |key, record, _| {
            let differs = !other.contains(&rapidhash_v3(key.as_bytes()));
            if first.len() < BEHIND && differs && within(record) {
                first.push(key.to_owned());
            }
        })?;
    }
    Ok(first)
}

type Values = IndexMap<String, String>;

/// Shows every record of a feed that was written before, with its first value as key.
fn each(path: &Path, see: &mut dyn FnMut(&str, Record<'_>, &[String])) -> Result<(), Error> {
    let name = path.display().to_string();
    let opened = feeds::open::open(path, &name, &ReadOptions::default());
    let read = opened.and_then(|mut opened| {
        opened.reader.batches(&mut |batch, columns| {
            for record in batch.iter() {
                let key = record.cells().first().map_or("", |cell| record.text(cell));
                see(key, record, columns);
            }
        })
    });
    read.map_err(Error::output)
}

/// A hash of all values with their columns; column numbers may differ between two files.
fn content(record: Record<'_>, columns: &[String]) -> u64 {
    let cells = record.cells().iter().filter(|cell| cell.start < cell.end);
    cells.fold(0, |sum, cell| {
        let column = rapidhash_v3(columns[cell.column as usize].as_bytes());
        let text = rapidhash_v3(record.text(cell).as_bytes());
        (sum ^ column ^ text.rotate_left(17)).wrapping_mul(0x9E37_79B9_7F4A_7C15)
    })
}

fn values(record: Record<'_>, columns: &[String]) -> Values {
    let mut values = Values::new();
    for cell in record.cells() {
        let text = values
            .entry(columns[cell.column as usize].clone())
            .or_default();
        if !text.is_empty() {
            text.push_str(" | ");
        }
        text.push_str(record.text(cell));
    }
    values
}

fn changed(before: &Values, after: &Values) -> Vec<ValueChange> {
    let all = before
        .keys()
        .chain(after.keys().filter(|column| !before.contains_key(*column)));
    all.filter_map(|column| {
        let of = |values: &Values| values.get(column).cloned().unwrap_or_default();
        let (before, after) = (of(before), of(after));
        (before != after).then(|| ValueChange {
            column: column.clone(),
            before,
            after,
        })
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn products_behind_a_finding_are_those_that_left_or_came() {
        let folder = tempfile::tempdir().unwrap();
        let [live, held] = ["live.csv", "held.csv"].map(|name| folder.path().join(name));
        let rows = "id,title,brand,type\n1,Acme tent,Acme,Tents > Small\n2,Lamp,Acme,Lamps\n3,Boot,Beta,Tents\n";
        std::fs::write(&live, rows).unwrap();
        std::fs::write(
            &held,
            "id,title,brand,type\n2,Lamp,Beta,Lamps\n3,Boot,Beta,Tents\n4,Acme bag,Gamma,Tents > Large\n",
        )
        .unwrap();
        let told = |metric| behind(&live, &held, metric).unwrap().join(" ");
        assert_eq!(told("brand:Acme"), "1 2");
        assert_eq!(told("brand:Beta"), "2");
        assert_eq!(told("category:Tents"), "1 4");
        assert_eq!(told("out"), "1 4");
        assert_eq!(told("price:p50"), "");
    }
}
