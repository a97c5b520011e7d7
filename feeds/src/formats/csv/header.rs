//! Finds the header row: below titles, notes and blank lines, or not at all.

use super::sniff::{Row, Sniffed, decide, rows};
use crate::detect::Detected;
use crate::options::ReadOptions;
use crate::said::Said;
use std::collections::{BTreeMap, BTreeSet};

/// The columns and where the records start.
#[derive(Debug, Default)]
pub(super) struct Layout {
    /// Names of the columns.
    pub(super) columns: Vec<String>,
    /// The header's cells as they stand; empty without header.
    pub(super) header: Vec<Vec<u8>>,
    /// Cells that most rows have, with delimiters at the end of the line.
    pub(super) usual: usize,
    /// Offset of the first record.
    pub(super) body: usize,
    /// Line of the first record.
    pub(super) line: u64,
    /// Cells are padded to line up, and the padding is taken off.
    pub(super) trim: bool,
}

impl Layout {
    /// The first cell of the header: a row that starts with it may be the header again.
    pub(super) fn first(&self) -> Option<&[u8]> {
        self.header.first().map(Vec::as_slice)
    }
}

/// Decides which row is the header.
pub(super) fn find(
    head: &[u8],
    whole: bool,
    sniffed: &Sniffed,
    options: &ReadOptions,
    detected: &mut Detected,
) -> Layout {
    let (rows, _) = rows(head, whole, sniffed.skip, &sniffed.dialect);
    let width = usual_width(&rows);
    let (header, why) = match options.header_row {
        Some(0) => (None, Said::plain("stated")),
        Some(line) => (
            rows.iter().position(|row| row.line >= line),
            Said::plain("stated"),
        ),
        None => choose(&rows, width),
    };
    let first = first_row(&rows, width);
    let body = match (header, options.header_row) {
        (Some(header), _) => rows.get(header).map(|row| (row.next, row.next_line)),
        (None, Some(_)) => None,
        (None, None) => rows.get(first).map(|row| (row.start, row.line)),
    };
    let (body, line) = body.unwrap_or((sniffed.skip, 1 + u64::from(sniffed.skip > 0)));
    let cells = header
        .map(|header| rows[header].cells.clone())
        .unwrap_or_default();
    let number = header.map_or(0, |header| rows[header].line);
    decide(detected, "header_row", &number.to_string(), why);
    detected.header_row = Some(number);

    let below = &rows[header.map_or(first, |header| header + 1).min(rows.len())..];
    let trim = options.trim.unwrap_or_else(|| padded(&cells, below));
    if trim {
        let why = match options.trim {
            Some(_) => "stated",
            None => "padded",
        };
        decide(detected, "trim", "true", Said::plain(why));
    }
    // A header that lacks its last names is as wide as most rows below it, unless those only end in delimiters.
    let filled = below.iter().filter(|row| row.cells.len() == width);
    let filled = filled.filter(|row| {
        row.cells[cells.len().min(width)..]
            .iter()
            .any(|cell| !cell.is_empty())
    });
    let wide = if filled.count() * 2 > below.len() {
        width
    } else {
        0
    };
    let wide = if header.is_none() {
        width
    } else {
        wide.max(cells.len())
    };
    if header.is_some() && wide > cells.len() {
        let why = Said::new("short_header", [("count", cells.len().to_string())]);
        decide(detected, "columns", &wide.to_string(), why);
    }
    Layout {
        columns: names(&cells, wide),
        header: cells.into_iter().map(String::into_bytes).collect(),
        usual: width,
        body,
        line,
        trim,
    }
}

/// Names of the columns: trimmed, blank ones numbered, repeated ones counted.
fn names(cells: &[String], width: usize) -> Vec<String> {
    let mut taken = BTreeSet::new();
    (0..width)
        .map(|column| {
            let words = cells
                .get(column)
                .map(String::as_str)
                .unwrap_or_default()
                .split_whitespace();
            let mut name = words.collect::<Vec<_>>().join(" ");
            if name.is_empty() {
                name = format!("column_{}", column + 1);
            }
            let (bare, mut count) = (name.clone(), 1);
            while !taken.insert(name.clone()) {
                count += 1;
                name = format!("{bare} ({count})");
            }
            name
        })
        .collect()
}

/// The width that most rows have.
fn usual_width(rows: &[Row]) -> usize {
    let mut counts = BTreeMap::new();
    for row in rows.iter().filter(|row| !row.is_blank()) {
        *counts.entry(row.cells.len()).or_insert(0_usize) += 1;
    }
    counts
        .into_iter()
        .max_by_key(|(width, count)| (*count, *width))
        .map_or(1, |(width, _)| width)
}

/// The first row that is part of the table: not blank, no note, and filled in more than a title's cells.
fn first_row(rows: &[Row], width: usize) -> usize {
    let is_part = |(index, row): (usize, &Row)| {
        let filled = row
            .cells
            .iter()
            .filter(|cell| !cell.trim().is_empty())
            .count();
        let title = width > 2 && filled * 2 < width && row.cells.len() != width
            || width > 1 && filled < 2 && (width > 2 || row.cells.len() < width);
        !row.is_blank() && !title && !is_note(row, rows.get(index + 1))
    };
    rows.iter()
        .enumerate()
        .position(|(index, row)| is_part((index, row)))
        .unwrap_or(0)
}

/// A row of help or comment: its cells start with `#`, and it is not simply a header with a `#` column.
fn is_note(row: &Row, next: Option<&Row>) -> bool {
    let Some(text) = row.cells.first().and_then(|cell| cell.strip_prefix('#')) else {
        return false;
    };
    text.starts_with([' ', '#', '!'])
        || text.len() > 40
        || row.cells.len() == 1 && next.is_some_and(|next| next.cells.len() > 1)
}

fn choose(rows: &[Row], width: usize) -> (Option<usize>, Said) {
    let first = first_row(rows, width);
    let Some(row) = rows.get(first) else {
        return (None, Said::plain("no_rows"));
    };
    // The header of each part of a feed put together from parts says nothing about it.
    let body: Vec<&Row> = rows[first + 1..]
        .iter()
        .filter(|below| below.cells != row.cells)
        .collect();
    let (mut names, mut values) = (0, 0);
    for (column, cell) in row.cells.iter().enumerate() {
        let cell = cell.trim();
        let kind = Kind::of(cell);
        let below: Vec<&str> = body
            .iter()
            .filter_map(|row| row.cells.get(column))
            .map(|cell| cell.trim())
            .filter(|cell| !cell.is_empty())
            .collect();
        let same = below.iter().filter(|below| Kind::of(below) == kind).count();
        if below.is_empty() {
            values += usize::from(body.is_empty() && !matches!(kind, Kind::Text | Kind::Blank));
            continue;
        }
        match kind {
            Kind::Blank => {}
            Kind::Text if same * 5 < below.len() => names += 1,
            Kind::Text => {
                values += usize::from(cell.len() > 200 || below.contains(&cell) && body.len() > 1)
            }
            _ if same * 5 >= below.len() * 4 => values += 1,
            _ => {}
        }
    }
    let line = row.line;
    if values > names {
        let why = Said::new("values", [("line", line.to_string())]);
        return (None, why);
    }
    let why = match (first, names) {
        (0, 0) => Said::plain("first_row"),
        (0, _) => Said::new("unlike_below", [("count", names.to_string())]),
        _ => Said::new("first_wide", [("line", line.to_string())]),
    };
    (Some(first), why)
}

/// What a cell looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Blank,
    Number,
    Address,
    Text,
}

impl Kind {
    fn of(cell: &str) -> Self {
        let lower = cell.get(..8).unwrap_or(cell).to_ascii_lowercase();
        if cell.is_empty() {
            Self::Blank
        } else if lower.starts_with("http://") || lower.starts_with("https://") {
            Self::Address
        } else if cell.len() < 40 && is_number(cell) {
            Self::Number
        } else {
            Self::Text
        }
    }
}

/// Numbers, prices, dates and times: more digits than anything else, and not a name with a number (`size1`).
fn is_number(cell: &str) -> bool {
    let digits = cell.bytes().filter(u8::is_ascii_digit).count();
    let letters = cell.chars().filter(|letter| letter.is_alphabetic()).count();
    let named = cell.starts_with(char::is_alphabetic) && !cell.contains(' ');
    digits > 0 && letters <= 3 && letters < digits && !named && !cell.contains('_')
}

/// Whether cells are padded with blanks to line up: most start or end with one.
fn padded(header: &[String], body: &[Row]) -> bool {
    let cells = header.iter().chain(body.iter().flat_map(|row| &row.cells));
    let (mut padded, mut all) = (0, 0);
    for cell in cells.filter(|cell| !cell.is_empty()) {
        all += 1;
        padded += usize::from(cell.ends_with(' ') || cell.starts_with(' '));
    }
    all > 0 && padded * 4 >= all * 3
}
