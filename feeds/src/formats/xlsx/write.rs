//! Writes workbooks: one sheet, every value as text. The encoder only prepares cells, so that threads can work side by
//! side; `Sheet` streams them into the file with constant memory. What the format cannot carry: missing against empty,
//! which values formed a list, groups, and more than 32,767 characters a cell.

use super::super::csv::write::runs_as_formula;
use crate::error::{At, Error};
use crate::formats::{Encoder, refuse, rows};
use crate::options::{Compression, WriteOptions};
use crate::record::Record;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};
use std::fs::File;
use std::path::Path;

/// Excel specifications and limits (Microsoft): rows and columns of a sheet, characters of a cell.
const MOST_ROWS: u32 = 1_048_576;
const MOST_COLUMNS: usize = 16_384;
const MOST_CHARACTERS: usize = 32_767;

/// Stands where a column number would: the row ends.
const ROW_END: u32 = u32::MAX;

/// Prepares cells: column, length and text of each, then the end of the row.
pub(crate) struct XlsxEncoder {
    columns: Vec<String>,
    header: bool,
    formula_guard: bool,
    list_separator: String,
}

impl XlsxEncoder {
    /// Fails on what a workbook has no place for: too many columns, another encoding, compression around it.
    pub(crate) fn new(options: &WriteOptions, columns: &[String]) -> Result<Self, Error> {
        if columns.len() > MOST_COLUMNS {
            return Err(refuse(
                format!(
                    "{} columns are more than the {MOST_COLUMNS} of a workbook",
                    columns.len()
                ),
                "write csv",
            ));
        }
        if !options.encoding.eq_ignore_ascii_case("utf-8")
            || options.bom
            || options.compression != Compression::None
        {
            return Err(refuse(
                "a workbook has its own encoding and compression",
                "leave `encoding`, `bom` and `compression` out",
            ));
        }
        Ok(Self {
            columns: columns.to_vec(),
            header: options.header,
            formula_guard: options.formula_guard,
            list_separator: options.list_separator.clone(),
        })
    }

    fn cell(&self, column: usize, text: &str, out: &mut Vec<u8>) {
        let guard: &[u8] = if self.formula_guard && runs_as_formula(text) {
            b"'"
        } else {
            b""
        };
        out.extend_from_slice(&(column as u32).to_le_bytes());
        out.extend_from_slice(&((guard.len() + text.len()) as u32).to_le_bytes());
        out.extend_from_slice(guard);
        out.extend_from_slice(text.as_bytes());
    }
}

impl Encoder for XlsxEncoder {
    fn head(&self, out: &mut Vec<u8>) {
        if self.header {
            for (column, name) in self.columns.iter().enumerate() {
                self.cell(column, name, out);
            }
            out.extend_from_slice(&ROW_END.to_le_bytes());
        }
    }

    fn record(&self, record: Record<'_>, out: &mut Vec<u8>) {
        rows::each(record, &self.list_separator, |column, text| {
            self.cell(column, text, out)
        });
        out.extend_from_slice(&ROW_END.to_le_bytes());
    }

    fn tail(&self, _: &mut Vec<u8>) {}
}

/// The workbook being written.
pub(crate) struct Sheet {
    workbook: Workbook,
    row: u32,
    shortened: u64,
}

impl Sheet {
    /// `folder` takes the temporary file of the sheet.
    pub(crate) fn new(folder: &Path) -> Result<Self, XlsxError> {
        let mut workbook = Workbook::new();
        workbook.set_tempdir(folder)?;
        // The same records give the same bytes: no clock.
        let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
        workbook.set_properties(&DocProperties::new().set_creation_datetime(&made));
        workbook.add_worksheet_with_constant_memory()?;
        Ok(Self {
            workbook,
            row: 0,
            shortened: 0,
        })
    }

    /// Adds the rows that the encoder prepared.
    pub(crate) fn rows(&mut self, mut cells: &[u8], at: &At) -> Result<(), Error> {
        let broken = |error: XlsxError| workbook_error(at, &error);
        let sheet = self.workbook.worksheet_from_index(0).map_err(broken)?;
        while let Some((column, rest)) = number(cells) {
            cells = rest;
            if column == ROW_END {
                self.row += 1;
                continue;
            }
            if self.row >= MOST_ROWS {
                return Err(Error::Limit {
                    at: at.clone(),
                    message: format!("a workbook holds at most {MOST_ROWS} rows").into(),
                    hint: "write csv, or fewer products".into(),
                });
            }
            let (length, rest) = number(cells).unwrap_or((0, cells));
            let (text, rest) = rest.split_at((length as usize).min(rest.len()));
            cells = rest;
            let text = std::str::from_utf8(text).unwrap_or_default();
            let kept = kept(text);
            self.shortened += u64::from(kept.len() < text.len());
            sheet
                .write_string(self.row, column as u16, kept)
                .map_err(broken)?;
        }
        Ok(())
    }

    /// Writes the file and returns how many values were cut to what a cell holds.
    pub(crate) fn save(mut self, file: &mut File, at: &At) -> Result<u64, Error> {
        self.workbook
            .save_to_writer(file)
            .map_err(|error| workbook_error(at, &error))?;
        Ok(self.shortened)
    }
}

/// What went wrong in the workbook library.
pub(crate) fn workbook_error(at: &At, error: &XlsxError) -> Error {
    Error::Io {
        at: at.clone(),
        source: std::io::Error::other(error.to_string()),
    }
}

fn number(bytes: &[u8]) -> Option<(u32, &[u8])> {
    let (number, rest) = bytes.split_first_chunk()?;
    Some((u32::from_le_bytes(*number), rest))
}

/// As much of a text as a cell holds. Excel counts UTF-16 units; a character is never halved.
fn kept(text: &str) -> &str {
    if text.len() <= MOST_CHARACTERS {
        return text;
    }
    let mut units = 0;
    let end = text.char_indices().find(|(_, character)| {
        units += character.len_utf16();
        units > MOST_CHARACTERS
    });
    end.map_or(text, |(end, _)| &text[..end])
}

#[cfg(test)]
mod tests {
    use super::kept;

    #[test]
    fn a_cell_holds_32767_units_and_no_half_character() {
        let text = "é".repeat(40_000);
        assert_eq!(kept(&text).chars().count(), 32_767);
        let text = "a".to_owned() + &"🥾".repeat(20_000);
        assert_eq!(kept(&text).chars().count(), 1 + 16_383);
        assert_eq!(kept(&text[..9]), &text[..9]);
    }
}
