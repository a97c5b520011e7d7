//! The cells of one sheet as text, and where its header stands. It knows no file format.

use super::super::hints::product_fields;
use crate::record::{Position, Records};
use calamine::{Data, ExcelDateTime};
use std::fmt::Write as _;

/// Rows looked at for a header.
const HEADER_ROWS: usize = 50;

/// The cells of a sheet: one record a row that has any, its number from 1 as item, its sheet columns as columns.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    pub(super) rows: Records,
    /// Row, and letter-free column from 1, of cells that hold an error such as `#N/A`.
    pub(super) errors: Vec<(u64, u64)>,
    open: Option<u32>,
}

impl Sheet {
    /// Adds a cell; cells come row by row. Row and column count from 0.
    pub(super) fn add(&mut self, row: u32, column: u32, value: &Data) {
        if self.open.is_some_and(|open| open != row) {
            self.end();
        }
        self.open = Some(row);
        match value {
            Data::Empty => {}
            Data::Error(_) => {
                self.errors
                    .push((u64::from(row) + 1, u64::from(column) + 1));
                self.rows.push(column, 0, "");
            }
            value => self
                .rows
                .push_with(column, 0, |out| write_value(value, out)),
        }
    }

    /// Ends the last row. A row without cells is no record.
    pub(super) fn end(&mut self) {
        let Some(row) = self.open.take() else {
            return;
        };
        let first = self.rows.ends.last().copied().unwrap_or(0) as usize;
        let blank = self.rows.cells[first..]
            .iter()
            .all(|cell| cell.start == cell.end);
        if blank {
            self.rows.abandon();
        } else {
            self.rows.finish(Position {
                line: 0,
                byte: 0,
                item: u64::from(row) + 1,
            });
        }
    }

    /// Number, from 1, of the row that names the columns, and why; 0 when none does.
    pub(super) fn header(&self) -> (u64, &'static str) {
        let widths: Vec<usize> = self
            .rows
            .iter()
            .take(HEADER_ROWS)
            .map(|row| row.cells().len())
            .collect();
        let widest = widths.iter().copied().max().unwrap_or(0);
        // Titles and notes above a table fill few cells.
        let Some(first) = widths.iter().position(|width| width * 10 >= widest * 6) else {
            return (0, "empty_sheet");
        };
        let row = self.rows.get(first);
        let names = row
            .cells()
            .iter()
            .filter(|cell| is_name(row.text(cell)))
            .count();
        if names * 2 > row.cells().len() {
            (row.position().item, "names")
        } else {
            (0, "no_names")
        }
    }

    /// Names of the columns for a header row: blank ones are called by number, repeated ones get a number.
    pub(super) fn names(&self, header: u64) -> Vec<String> {
        let width = self
            .rows
            .cells
            .iter()
            .map(|cell| cell.column + 1)
            .max()
            .unwrap_or(0);
        let mut names: Vec<String> = (1..=width)
            .map(|number| format!("column_{number}"))
            .collect();
        let Some(row) = self.rows.iter().find(|row| row.position().item == header) else {
            return names;
        };
        for cell in row.cells() {
            let name = row.text(cell).trim();
            if name.is_empty() {
                continue;
            }
            let mut called = name.to_owned();
            let mut number = 1;
            while names[..cell.column as usize].contains(&called) {
                number += 1;
                called = format!("{name}_{number}");
            }
            names[cell.column as usize] = called;
        }
        names
    }

    /// How much the sheet looks like a table of products: filled cells, more when their names are known.
    pub(super) fn score(&self) -> usize {
        let (header, _) = self.header();
        let names = self.names(header);
        self.rows.cells.len() * (1 + product_fields(names.iter().map(String::as_str)))
    }
}

/// Whether a cell reads like a column's name: short, and no number.
fn is_name(text: &str) -> bool {
    text.len() <= 200 && text.chars().any(char::is_alphabetic) && text.parse::<f64>().is_err()
}

/// Appends a cell's value: numbers without exponent and without the noise of binary fractions (15 digits, as Excel
/// keeps them), dates as ISO 8601, truth values as `true` and `false`.
fn write_value(value: &Data, out: &mut String) {
    match value {
        Data::Int(number) => _ = write!(out, "{number}"),
        Data::Float(number) => write_number(*number, out),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => {
            out.push_str(text)
        }
        Data::Bool(truth) => out.push_str(if *truth { "true" } else { "false" }),
        Data::DateTime(time) => write_time(time, out),
        Data::Error(_) | Data::Empty => {}
    }
}

fn write_number(number: f64, out: &mut String) {
    // 15 significant digits: https://support.microsoft.com/office/excel-specifications-and-limits ("number precision").
    let rounded = format!("{number:.14e}").parse::<f64>().unwrap_or(number);
    let rounded = if rounded == 0.0 { 0.0 } else { rounded };
    _ = write!(out, "{rounded}");
}

fn write_time(time: &ExcelDateTime, out: &mut String) {
    if time.is_duration() {
        let seconds = (time.as_f64() * 86_400.0).round() as i64;
        let (hours, rest) = (seconds / 3_600, (seconds % 3_600).abs());
        _ = write!(out, "{hours:02}:{:02}:{:02}", rest / 60, rest % 60);
        return;
    }
    let (year, month, day, hour, minute, second, milli) = time.to_ymd_hms_milli();
    let has_date = time.as_f64() >= 1.0;
    let has_time = hour != 0 || minute != 0 || second != 0 || milli != 0;
    if has_date {
        _ = write!(out, "{year:04}-{month:02}-{day:02}");
    }
    if has_time || !has_date {
        let between = if has_date { "T" } else { "" };
        _ = write!(out, "{between}{hour:02}:{minute:02}:{second:02}");
        if milli != 0 {
            _ = write!(out, ".{milli:03}");
        }
    }
}
