//! The profiler: shows every record to the evidence of its columns, and says at the end what each column is.

use super::decide::{decide, decimal_mark};
use super::distinct::Distinct;
use super::evidence::Evidence;
use super::{Convention, Type};
use crate::record::Records;
use schemars::JsonSchema;
use serde::Serialize;

/// Different samples kept of a column.
const SAMPLES: usize = 5;
/// Most characters of a sample.
const SAMPLE_LENGTH: usize = 200;

/// What a column is, decided from all its values.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ColumnProfile {
    /// Name in the source.
    pub name: String,
    /// What its texts are.
    #[serde(rename = "type")]
    pub kind: Type,
    /// How they are read.
    pub convention: Convention,
    /// Records with a value: not empty and not a word for missing.
    pub filled: u64,
    /// Records with several values.
    pub repeated: u64,
    /// All records.
    pub rows: u64,
    /// Different values.
    pub distinct: u64,
    /// Whether `distinct` was counted, not estimated (within about 2 %).
    pub distinct_exact: bool,
    /// The first few different values, shortened.
    pub samples: Vec<String>,
    /// What does not fit.
    pub problems: Vec<Problem>,
}

/// Something in a column that a person should know.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Problem {
    /// Stable name: `missing_words`, `mixed_decimal_marks`, `undecided_marks`, `uneven_decimals`, `mixed_currencies`,
    /// `mixed_dates`, `undecided_dates`, `does_not_fit`, `destroyed_by_spreadsheet`, `lost_zeros`, `wrong_check_digit`,
    /// `spreadsheet_apostrophe`.
    pub code: &'static str,
    /// Values it concerns.
    pub count: u64,
    /// The first of them, shortened.
    pub sample: String,
    /// Line of the first of them, from 1; 0 when the format has no lines.
    pub line: u64,
    /// Record of the first of them, from 1.
    pub item: u64,
}

/// Profiles the columns of a source while its records pass.
#[derive(Debug, Default)]
pub struct Profiler {
    columns: Vec<Column>,
    rows: u64,
}

#[derive(Clone, Debug, Default)]
struct Column {
    evidence: Evidence,
    distinct: Distinct,
    samples: Vec<String>,
    filled: u64,
    repeated: u64,
    /// The last record with a value, from 1, and whether it had several.
    last: (u64, bool),
}

impl Profiler {
    /// A profiler that has seen nothing.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Looks at all records of a batch.
    pub fn see(&mut self, records: &Records) {
        for record in records.iter() {
            self.rows += 1;
            for cell in record.cells() {
                let text = record.text(cell).trim();
                let index = cell.column as usize;
                if index >= self.columns.len() {
                    self.columns.resize_with(index + 1, Column::default);
                }
                let column = &mut self.columns[index];
                if !text.is_empty() && column.evidence.see(text, record.position()) {
                    column.filled(text, self.rows);
                }
            }
        }
    }

    /// Says what the columns are. `names` are the reader's columns at the end of the source.
    #[must_use]
    pub fn finish(mut self, names: &[String]) -> Vec<ColumnProfile> {
        self.columns.resize_with(names.len(), Column::default);
        let mark = decimal_mark(self.columns.iter().map(|column| &column.evidence));
        let rows = self.rows;
        let columns = self.columns.into_iter().zip(names);
        columns
            .map(|(column, name)| {
                let (convention, problems) = decide(name, &column.evidence, mark);
                ColumnProfile {
                    name: name.clone(),
                    kind: convention.kind,
                    convention,
                    filled: column.filled,
                    repeated: column.repeated,
                    rows,
                    distinct: column.distinct.count(),
                    distinct_exact: column.distinct.is_exact(),
                    samples: column.samples,
                    problems,
                }
            })
            .collect()
    }
}

impl Column {
    fn filled(&mut self, text: &str, row: u64) {
        if self.last.0 != row {
            self.last = (row, false);
            self.filled += 1;
        } else if !self.last.1 {
            self.last.1 = true;
            self.repeated += 1;
        }
        self.distinct
            .see(rapidhash::v3::rapidhash_v3(text.as_bytes()));
        if self.samples.len() < SAMPLES {
            let sample = shortened(text);
            if !self.samples.contains(&sample) {
                self.samples.push(sample);
            }
        }
    }
}

/// A text short enough to show.
pub(super) fn shortened(text: &str) -> String {
    match text.char_indices().nth(SAMPLE_LENGTH) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests;
