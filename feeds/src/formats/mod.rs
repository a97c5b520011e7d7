//! One file per format. A format reads bytes into records and writes records as bytes; it knows no transport and no
//! product.

use crate::error::{Error, RecordIssue};
use crate::record::{Record, Records};

/// Reads records one batch after another. Memory does not grow with the source.
pub trait Reader: Send {
    /// Names of the columns seen so far: fixed from the start for delimited text and workbooks, growing for XML and
    /// JSON. Nested values have paths (`shipping/price`), attributes a last step with `@` (`g:price/@currency`).
    fn columns(&self) -> &[String];

    /// Appends up to `most` records to `batch` and returns how many; 0 at the end. May stop early when the batch
    /// holds enough text (about 4 MiB). Fails when the rest of the source cannot be used.
    fn read(&mut self, batch: &mut Records, most: usize) -> Result<usize, Error>;

    /// Takes the issues found since the last call. At most 1,000 are kept between calls; further ones are counted in
    /// the last one's message.
    fn issues(&mut self) -> Vec<RecordIssue>;
}

/// Turns records into the bytes of one output format. Rows are independent of each other, so that several threads
/// can encode batches side by side and one can put them together in order with `Output`.
pub trait Encoder: Send + Sync {
    /// Appends the bytes before the first record.
    fn head(&self, out: &mut Vec<u8>);
    /// Appends one record.
    fn record(&self, record: Record<'_>, out: &mut Vec<u8>);
    /// What stands between two records (JSON's comma); empty for most.
    fn between(&self) -> &[u8] {
        b""
    }
    /// Appends the bytes after the last record.
    fn tail(&self, out: &mut Vec<u8>);
}
