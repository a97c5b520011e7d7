//! Rows: the engine's view of the catalog. Whoever keeps products (an Arrow snapshot, a test's list) shows a stretch of
//! them as numbered rows with numbered fields; the engine asks for single values and copies none of them.

use crate::value::Value;

/// A stretch of products. Fields are numbered in the order the plan asked for them (`Plan::fields`).
pub trait Rows: Sync {
    /// How many products.
    fn len(&self) -> usize;

    /// Whether there are none.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Number, in the whole catalog, of the first product of this stretch.
    fn first(&self) -> u64 {
        0
    }

    /// The value of a field of the product at `row`, counted from 0 within this stretch.
    fn value(&self, field: usize, row: usize) -> Value<'_>;
}
