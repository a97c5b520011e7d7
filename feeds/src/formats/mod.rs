//! One file per format. A format reads bytes into records and writes records as bytes; it knows no transport and no
//! product.

pub mod csv;
mod hints;
mod issues;
pub mod json;
pub mod jsonl;
mod paths;
mod rows;
mod scan;
mod window;
pub mod xlsx;
pub mod xml;

use crate::error::{At, Error, RecordIssue};
use crate::options::{Format, WriteOptions};
use crate::record::{Record, Records};

/// Bytes of text after which a reader ends a batch early.
pub(crate) const BATCH_TEXT: usize = 4 << 20;

/// Reads records one batch after another. Memory does not grow with the source.
pub trait Reader: Send {
    /// Names of the columns seen so far: fixed from the start for delimited text and workbooks, growing for XML and
    /// JSON. Nested values have paths (`shipping/price`), attributes a last step with `@` (`g:price/@currency`).
    fn columns(&self) -> &[String];

    /// Appends up to `most` records to `batch` and returns how many; 0 at the end. May stop early when the batch
    /// holds enough text (about 4 MiB). Fails when the rest of the source cannot be used.
    fn read(&mut self, batch: &mut Records, most: usize) -> Result<usize, Error>;

    /// Reads what is left and shows it to `see` batch by batch, with the names of the columns seen so far.
    fn batches(&mut self, see: &mut dyn FnMut(&Records, &[String])) -> Result<(), Error> {
        const MOST: usize = 8192;
        let mut batch = Records::new();
        while self.read(&mut batch, MOST)? > 0 {
            see(&batch, self.columns());
            batch.clear();
        }
        Ok(())
    }

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
    /// Appends the records of a batch, with what stands between them.
    fn records(&self, records: &Records, out: &mut Vec<u8>) {
        for (index, record) in records.iter().enumerate() {
            if index > 0 {
                out.extend_from_slice(self.between());
            }
            self.record(record, out);
        }
    }
    /// What stands between two records (JSON's comma); empty for most.
    fn between(&self) -> &[u8] {
        b""
    }
    /// Appends the bytes after the last record.
    fn tail(&self, out: &mut Vec<u8>);
}

/// The encoder of the format that `options` name, for records whose cells use the numbers of `columns`. Fails with
/// `Error::Option` when options and columns contradict each other.
pub fn encoder(options: &WriteOptions, columns: &[String]) -> Result<Box<dyn Encoder>, Error> {
    Ok(match options.format {
        Format::Csv => Box::new(csv::write::CsvEncoder::new(options, columns)?),
        Format::Xml => Box::new(xml::write::XmlEncoder::new(options, columns)?),
        Format::Json => Box::new(json::write::JsonEncoder::new(options, columns)?),
        Format::Jsonl => Box::new(jsonl::write::JsonlEncoder::new(options, columns)?),
        Format::Xlsx => Box::new(xlsx::write::XlsxEncoder::new(options, columns)?),
    })
}

/// An output that cannot be written as asked.
pub(crate) fn refuse(message: impl Into<String>, hint: impl Into<String>) -> Error {
    let place = "output".to_owned();
    Error::Option {
        at: At {
            place,
            ..At::default()
        },
        message: message.into().into(),
        hint: hint.into().into(),
    }
}

/// The whole output of some records, each a list of column and text; columns in order of first appearance.
#[cfg(test)]
pub(crate) fn encoded(options: &WriteOptions, rows: &[Vec<(&str, &str)>]) -> String {
    let rows: Vec<Vec<(&str, u32, &str)>> = rows
        .iter()
        .map(|row| {
            row.iter()
                .map(|(column, text)| (*column, 0, *text))
                .collect()
        })
        .collect();
    encoded_groups(options, &rows)
}

/// Like `encoded`, with the group of each cell.
#[cfg(test)]
pub(crate) fn encoded_groups(options: &WriteOptions, rows: &[Vec<(&str, u32, &str)>]) -> String {
    let mut columns: Vec<String> = Vec::new();
    let mut records = Records::new();
    for row in rows {
        for (column, group, text) in row {
            let known = columns.iter().position(|known| known == column);
            let number = known.unwrap_or_else(|| {
                columns.push((*column).to_owned());
                columns.len() - 1
            });
            records.push(number as u32, *group, text);
        }
        records.finish(crate::record::Position::default());
    }
    let encoder = encoder(options, &columns).expect("options fit");
    let mut out = Vec::new();
    encoder.head(&mut out);
    encoder.records(&records, &mut out);
    encoder.tail(&mut out);
    String::from_utf8(out).expect("encoders write UTF-8")
}
