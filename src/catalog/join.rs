//! Supplemental sources: held in memory, found by key, with a report of what did not fit on either side.

use super::Progress;
use super::layout::Layout;
use super::source::LoadedSource;
use crate::error::Error;
use crate::shop::source::{Precedence, Role};
use crate::troubles::trouble;
use feeds::record::{Record, Records};
use hashbrown::HashTable;
use rapidhash::v3::rapidhash_v3;
use std::borrow::Cow;
use std::sync::atomic::{AtomicU64, Ordering};

/// Most near misses and duplicate keys named in a report.
const KEPT: usize = 10;
/// Records read at a time.
const BATCH: usize = 8192;

/// How a join went.
#[derive(
    Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize, schemars::JsonSchema,
)]
pub struct JoinReport {
    /// Name of the joined source.
    pub source: String,
    /// Its rows.
    pub rows: u64,
    /// Products that found their row.
    pub matched: u64,
    /// Products that found none.
    pub unmatched_products: u64,
    /// Rows that no product asked for.
    pub unmatched_rows: u64,
    /// Rows whose key an earlier row has; they are not used.
    pub duplicate_keys: u64,
    /// The first of those keys.
    pub duplicates: Vec<String>,
    /// Products that found no row, but would if case, blanks or leading zeros did not count.
    pub near_misses: u64,
    /// The first of them.
    pub near: Vec<NearMiss>,
}

/// A product and a row that almost fit.
#[derive(
    Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, schemars::JsonSchema,
)]
pub struct NearMiss {
    /// The product's text.
    pub product: String,
    /// The row's key.
    pub row: String,
    /// What differs: `case`, `spaces` or `leading_zeros`, the first that explains it.
    pub differs: String,
}

/// What one batch of products found in a join.
#[derive(Default)]
pub(super) struct Found {
    matched: u64,
    unmatched: u64,
    near_misses: u64,
    near: Vec<NearMiss>,
}

impl Found {
    /// Takes over what later products found.
    pub(super) fn merge(&mut self, later: Self) {
        self.matched += later.matched;
        self.unmatched += later.unmatched;
        self.near_misses += later.near_misses;
        let room = KEPT - self.near.len();
        self.near.extend(later.near.into_iter().take(room));
    }
}

/// A supplemental source in memory.
pub(super) struct Join {
    /// Number of the input.
    pub(super) input: usize,
    pub(super) overwrites: bool,
    /// The product field that is compared; `None` when the first row goes to every product.
    pub(super) to: Option<String>,
    batches: Vec<Records>,
    key: u32,
    /// Rows by key, and by key without case, blanks and leading zeros. A row is a batch and a place in it.
    exact: HashTable<(u32, u32)>,
    loose: HashTable<(u32, u32)>,
    /// A bit a row, by batch: whether a product asked for it.
    used: Vec<Vec<AtomicU64>>,
    report: JoinReport,
}

/// The key without case, outer and inner blanks, and leading zeros.
fn loosened(key: &str) -> Cow<'_, str> {
    let plain = |byte: u8| !byte.is_ascii_uppercase() && !byte.is_ascii_whitespace();
    if key.bytes().all(|byte| byte.is_ascii() && plain(byte)) {
        return Cow::Borrowed(key.trim_start_matches('0'));
    }
    let joined: String = key.split_whitespace().collect();
    Cow::Owned(joined.to_lowercase().trim_start_matches('0').to_owned())
}

fn difference(product: &str, row: &str) -> &'static str {
    let spaces = |text: &str| text.split_whitespace().collect::<String>();
    if product.to_lowercase() == row.to_lowercase() {
        "case"
    } else if spaces(product).to_lowercase() == spaces(row).to_lowercase() {
        "spaces"
    } else {
        "leading_zeros"
    }
}

fn hash(key: &str) -> u64 {
    rapidhash_v3(key.as_bytes())
}

impl Join {
    /// Reads a supplemental source to its end. Fails when it cannot be read or has no such key column.
    pub(super) fn load(
        input: usize,
        source: &mut LoadedSource,
        layout: &mut Layout,
        progress: &dyn Progress,
    ) -> Result<Self, Error> {
        let mut batches = Vec::new();
        let mut rows = 0;
        loop {
            let mut batch = Records::new();
            let read = source.reader.read(&mut batch, BATCH)?;
            if read == 0 {
                break;
            }
            rows += read as u64;
            batches.push(batch);
            progress.rows(&source.name, rows)?;
        }
        let columns = source.reader.columns();
        layout.grow(input, &source.name, &source.config, columns);
        let everywhere = source.config.role == Role::All;
        let key = match &source.config.key {
            _ if everywhere => 0,
            Some(key) => columns
                .iter()
                .position(|column| column == key)
                .ok_or_else(|| Error::Config {
                    at: format!("feeds/{}.toml: key", source.name),
                    message: trouble("no_column", [("column", key.clone())]),
                    hint: trouble("columns", [("columns", columns.join(", "))]),
                })? as u32,
            None => {
                return Err(Error::Config {
                    at: format!("feeds/{}.toml", source.name),
                    message: trouble("no_key", []),
                    hint: trouble("name_key", []),
                });
            }
        };
        let used = batches
            .iter()
            .map(|batch| {
                (0..batch.len().div_ceil(64))
                    .map(|_| AtomicU64::new(0))
                    .collect()
            })
            .collect();
        let mut join = Self {
            input,
            overwrites: source.config.precedence == Precedence::Overwrite,
            to: (!everywhere).then(|| source.config.to.clone().unwrap_or_else(|| "id".to_owned())),
            batches,
            key,
            exact: HashTable::new(),
            loose: HashTable::new(),
            used,
            report: JoinReport {
                source: source.name.clone(),
                rows,
                ..JoinReport::default()
            },
        };
        if !everywhere {
            join.index();
        }
        Ok(join)
    }

    fn index(&mut self) {
        let Self {
            batches,
            key,
            exact,
            loose,
            report,
            ..
        } = self;
        let at = |&(batch, row): &(u32, u32)| {
            batches[batch as usize]
                .get(row as usize)
                .first(*key)
                .unwrap_or_default()
        };
        for (number, batch) in (0..).zip(batches.iter()) {
            for (row, record) in (0..).zip(batch.iter()) {
                let Some(text) = record.first(*key).filter(|text| !text.is_empty()) else {
                    continue;
                };
                if exact.find(hash(text), |other| at(other) == text).is_some() {
                    report.duplicate_keys += 1;
                    if report.duplicates.len() < KEPT {
                        report.duplicates.push(text.to_owned());
                    }
                    continue;
                }
                exact.insert_unique(hash(text), (number, row), |other| hash(at(other)));
                let plain = loosened(text);
                if loose
                    .find(hash(&plain), |other| loosened(at(other)) == plain)
                    .is_none()
                {
                    loose.insert_unique(hash(&plain), (number, row), |other| {
                        hash(&loosened(at(other)))
                    });
                }
            }
        }
    }

    /// The row for every product.
    pub(super) fn everywhere(&self) -> Option<Record<'_>> {
        self.batches.first().map(|batch| batch.get(0))
    }

    /// The row that a product's text asks for; `found` keeps count.
    pub(super) fn get(&self, text: Option<&str>, found: &mut Found) -> Option<Record<'_>> {
        let at = |&(batch, row): &(u32, u32)| self.batches[batch as usize].get(row as usize);
        let key = |row: &(u32, u32)| at(row).first(self.key).unwrap_or_default();
        let Some(text) = text.filter(|text| !text.is_empty()) else {
            found.unmatched += 1;
            return None;
        };
        if let Some(row) = self.exact.find(hash(text), |row| key(row) == text) {
            found.matched += 1;
            let (batch, row) = (row.0 as usize, row.1 as usize);
            self.used[batch][row / 64].fetch_or(1 << (row % 64), Ordering::Relaxed);
            return Some(self.batches[batch].get(row));
        }
        found.unmatched += 1;
        let plain = loosened(text);
        let near = self
            .loose
            .find(hash(&plain), |row| loosened(key(row)) == plain);
        if let Some(row) = near {
            found.near_misses += 1;
            if found.near.len() < KEPT {
                found.near.push(NearMiss {
                    product: text.to_owned(),
                    row: key(row).to_owned(),
                    differs: difference(text, key(row)).to_owned(),
                });
            }
        }
        None
    }

    /// The report, given what all products found; `None` for a source that goes to every product.
    pub(super) fn finish(self, found: Found) -> Option<JoinReport> {
        let used: u64 = self
            .used
            .iter()
            .flatten()
            .map(|bits| u64::from(bits.load(Ordering::Relaxed).count_ones()))
            .sum();
        self.to.is_some().then(|| JoinReport {
            matched: found.matched,
            unmatched_products: found.unmatched,
            unmatched_rows: self.report.rows - used - self.report.duplicate_keys,
            near_misses: found.near_misses,
            near: found.near,
            ..self.report
        })
    }
}
