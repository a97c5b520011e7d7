//! What changed since the snapshot before: products by the hash of their id, then by the hash of their content, and
//! only where that differs field by field.

use super::batch::{Batch, Values};
use super::field::{self, CHANGED, FieldInfo, LOWEST_PRICE};
use super::snapshot::Snapshot;
use crate::error::Error;
use arrow_array::{Array, ArrayRef, Decimal128Array, UInt64Array};
use hashbrown::HashTable;
use mappings::rows::Rows;
use mappings::value::Value;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};

/// Products that are new, changed or gone.
#[derive(
    Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize, schemars::JsonSchema,
)]
pub struct Changes {
    /// Products that were not there before.
    pub added: u64,
    /// Products of which a field has another value.
    pub changed: u64,
    /// Products that are the same.
    pub unchanged: u64,
    /// Products that are gone.
    pub removed: u64,
    /// Changed products by field.
    pub fields: BTreeMap<String, u64>,
}

impl Changes {
    pub(super) fn merge(&mut self, more: Self) {
        self.added += more.added;
        self.changed += more.changed;
        self.unchanged += more.unchanged;
        self.removed += more.removed;
        for (field, count) in more.fields {
            *self.fields.entry(field).or_default() += count;
        }
    }
}

/// The snapshot before, with an index on ids.
pub(super) struct Previous {
    snapshot: Snapshot,
    /// Numbers of rows; the hash of a row is the hash of its id.
    rows: HashTable<u32>,
    ids: Vec<UInt64Array>,
    contents: Vec<UInt64Array>,
    prices: Vec<Decimal128Array>,
    /// A bit a row: whether the product is still there.
    seen: Vec<AtomicU64>,
}

/// A product of the snapshot before.
#[derive(Clone, Copy)]
pub(super) struct Earlier {
    batch: usize,
    row: usize,
}

/// The values of one batch of the snapshot before, kept from one comparison to the next.
pub(super) type Cache = Option<(usize, Batch)>;

impl Previous {
    pub(super) fn open(snapshot: Snapshot) -> Result<Self, Error> {
        let (mut ids, mut contents, mut prices) = (Vec::new(), Vec::new(), Vec::new());
        for index in 0..snapshot.batches() {
            ids.push(snapshot.own::<UInt64Array>(index, field::ID)?);
            contents.push(snapshot.own::<UInt64Array>(index, field::CONTENT)?);
            prices.push(snapshot.own::<Decimal128Array>(index, field::PRICE)?);
        }
        let mut rows = HashTable::with_capacity(snapshot.rows() as usize);
        let id = |&row: &u32| {
            let (batch, row) = snapshot.locate(u64::from(row)).unwrap_or_default();
            ids[batch].value(row)
        };
        for (row, &hash) in (0..).zip(ids.iter().flat_map(|ids| ids.values())) {
            rows.insert_unique(hash, row, id);
        }
        let seen = (0..snapshot.rows().div_ceil(64))
            .map(|_| AtomicU64::new(0))
            .collect();
        Ok(Self {
            snapshot,
            rows,
            ids,
            contents,
            prices,
            seen,
        })
    }

    /// The product with this hash of its id, which is then known to be still there.
    pub(super) fn find(&self, id: u64) -> Option<Earlier> {
        let at = |row: u32| self.snapshot.locate(u64::from(row));
        let row = *self.rows.find(id, |&row| {
            at(row).is_some_and(|(batch, row)| self.ids[batch].value(row) == id)
        })?;
        self.seen[row as usize / 64].fetch_or(1 << (row % 64), Ordering::Relaxed);
        at(row).map(|(batch, row)| Earlier { batch, row })
    }

    /// The hash of the product's content.
    pub(super) fn content(&self, at: Earlier) -> u64 {
        self.contents[at.batch].value(at.row)
    }

    /// The price that was in force, in millionths.
    pub(super) fn price(&self, at: Earlier) -> Option<i128> {
        let prices = &self.prices[at.batch];
        prices.is_valid(at.row).then(|| prices.value(at.row))
    }

    /// The snapshot itself.
    pub(super) fn snapshot(&self) -> &Snapshot {
        &self.snapshot
    }

    /// The products that were never found: row, hash of the id, and the price that was in force in millionths.
    pub(super) fn gone(&self) -> impl Iterator<Item = (u64, u64, Option<i128>)> {
        let rows = self
            .ids
            .iter()
            .enumerate()
            .flat_map(|(batch, ids)| (0..ids.len()).map(move |row| Earlier { batch, row }));
        (0_usize..)
            .zip(rows)
            .filter(|(row, _)| self.seen[row / 64].load(Ordering::Relaxed) >> (row % 64) & 1 == 0)
            .map(|(row, at)| {
                let id = self.ids[at.batch].value(at.row);
                (row as u64, id, self.price(at))
            })
    }

    /// Compares some rows of a batch, given with their place in the snapshot before, field by field. Calls `differs`
    /// for every row with the names of the fields that differ.
    pub(super) fn compare(
        &self,
        fields: &[FieldInfo],
        columns: &[ArrayRef],
        rows: &[(usize, Earlier)],
        cache: &mut Cache,
        mut differs: impl FnMut(usize, &[&str]),
    ) -> Result<(), Error> {
        let zone = jiff::tz::TimeZone::UTC;
        let now = Batch {
            columns: columns
                .iter()
                .map(|column| Values::of(column, &zone).unwrap_or(Values::Missing))
                .collect(),
            first: 0,
            rows: 0,
        };
        let gone = self.snapshot.fields().iter().filter(|old| {
            old.name != CHANGED
                && old.name != LOWEST_PRICE
                && !fields.iter().any(|field| field.name == old.name)
        });
        let names: Vec<&str> = fields
            .iter()
            .chain(gone)
            .map(|field| &*field.name)
            .collect();
        let places: Vec<_> = names.iter().map(|name| self.snapshot.field(name)).collect();
        let mut different = Vec::new();
        for &(row, at) in rows {
            let before = match cache.take() {
                Some((batch, values))
                    if batch == at.batch && values.columns.len() == names.len() =>
                {
                    values
                }
                _ => self.snapshot.batch(at.batch, &places)?,
            };
            different.clear();
            for (field, &name) in names.iter().enumerate() {
                let after = if field < fields.len() {
                    now.value(field, row)
                } else {
                    Value::Missing
                };
                if !same(&after, &before.value(field, at.row)) {
                    different.push(name);
                }
            }
            differs(row, &different);
            *cache = Some((at.batch, before));
        }
        Ok(())
    }
}

/// Whether two values are the same; a list of one is the same as the one, as a field may have become a list since.
fn same(one: &Value<'_>, other: &Value<'_>) -> bool {
    match (one, other) {
        (Value::List(values), Value::Text(_)) if values.len() == 1 => values[0] == *other,
        (Value::Text(_), Value::List(values)) if values.len() == 1 => values[0] == *one,
        (Value::Time(one), Value::Time(other)) => one.timestamp() == other.timestamp(),
        _ => one == other,
    }
}
