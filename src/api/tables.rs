//! The shop's lookup tables on the door: which there are, what is in one, and other rows for it.

use super::tasks::ShopRequest;
use super::{ApiError, App, Nothing, edits, sessions};
use crate::error::Error;
use crate::notes::Note;
use crate::shop::Shop;
use crate::stock;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Most rows that are told, and edited here; a longer table is one for a spreadsheet.
const ROWS: usize = 1000;

/// A table of the shop.
#[derive(Serialize, JsonSchema)]
pub(super) struct TableHead {
    /// Name of its file in `tables/` without `.csv`.
    pub name: String,
    /// Its columns; the first is compared with the key unless the mapping says otherwise.
    pub columns: Vec<String>,
    /// Rows below the names of its columns.
    pub size: u64,
}

/// A table by its name.
#[derive(Deserialize, JsonSchema)]
pub(super) struct TableRequest {
    /// Folder of the shop.
    pub shop: String,
    /// Name of its file in `tables/` without `.csv`.
    pub table: String,
}

/// What is in a table.
#[derive(Serialize, JsonSchema)]
pub(super) struct TableTold {
    /// Its columns.
    pub columns: Vec<String>,
    /// Its first rows, at most 1000, each with a cell for every column.
    pub rows: Vec<Vec<String>>,
    /// Rows in all. A table of more than were told cannot be edited here.
    pub size: u64,
}

/// A table as it is to be.
#[derive(Deserialize, JsonSchema)]
pub(super) struct SetTableRequest {
    /// Folder of the shop.
    pub shop: String,
    /// Name of its file in `tables/` without `.csv`: letters, digits, `-` and `_`. One that is not there is made.
    pub table: String,
    /// Its columns.
    pub columns: Vec<String>,
    /// All its rows. Rows without any text are left out.
    pub rows: Vec<Vec<String>>,
}

pub(super) fn tables(_: &Arc<App>, request: ShopRequest) -> Result<Vec<TableHead>, ApiError> {
    let shop = sessions::shop(&request.shop)?;
    let mut tables: Vec<TableHead> = stock::tables(&shop)?
        .into_iter()
        .map(|(name, table)| TableHead {
            name,
            size: table.rows.len() as u64,
            columns: table.columns,
        })
        .collect();
    tables.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(tables)
}

pub(super) fn table(_: &Arc<App>, request: TableRequest) -> Result<TableTold, ApiError> {
    let shop = sessions::shop(&request.shop)?;
    let Some(mut table) = stock::tables(&shop)?.remove(&request.table) else {
        let with = [("table", request.table)];
        return Err(ApiError::asked("no_shop_table", with, "perhaps_gone"));
    };
    let size = table.rows.len() as u64;
    table.rows.truncate(ROWS);
    Ok(TableTold {
        columns: table.columns,
        rows: table.rows,
        size,
    })
}

pub(super) fn set(app: &Arc<App>, request: SetTableRequest) -> Result<Nothing, ApiError> {
    let shop = sessions::shop(&request.shop)?;
    let SetTableRequest {
        table,
        columns,
        rows,
        ..
    } = request;
    if !edits::names_a_file(&table) {
        return Err(ApiError::asked("bad_name", [("name", table)], "plain_name"));
    }
    if columns.is_empty() || columns.iter().any(|name| name.trim().is_empty()) {
        return Err(ApiError::asked("column_unnamed", [], "name_column"));
    }
    if rows.len() > ROWS {
        let with = [("count", rows.len().to_string())];
        return Err(ApiError::asked("table_long", with, "use_spreadsheet"));
    }
    let file = format!("tables/{table}.csv");
    let text = text(&shop, &table, &columns, &rows)?;
    let note = Note::table_set(&table);
    edits::draft_texts(app, &shop, vec![(file, text)], note)?;
    Ok(Nothing {})
}

/// The table as its file says it: with the delimiter and the line ends that the file has.
fn text(
    shop: &Shop,
    table: &str,
    columns: &[String],
    rows: &[Vec<String>],
) -> Result<String, ApiError> {
    let before = match shop.tables.get(table) {
        Some(path) => std::fs::read_to_string(path).map_err(Error::disk(path))?,
        None => String::new(),
    };
    let first = before.lines().next().unwrap_or_default();
    let delimiter = [b'\t', b';', b',']
        .into_iter()
        .find(|&sign| first.contains(char::from(sign)))
        .unwrap_or(b',');
    let end = match before.contains("\r\n") {
        true => csv::Terminator::CRLF,
        false => csv::Terminator::Any(b'\n'),
    };
    let mut writer = csv::WriterBuilder::new()
        .delimiter(delimiter)
        .terminator(end)
        .flexible(true)
        .from_writer(Vec::new());
    let filled = rows
        .iter()
        .filter(|row| row.iter().any(|cell| !cell.is_empty()));
    for row in std::iter::once(columns).chain(filled.map(Vec::as_slice)) {
        // Writing to memory cannot fail.
        drop(writer.write_record(row));
    }
    let bytes = writer.into_inner().unwrap_or_default();
    Ok(String::from_utf8(bytes).unwrap_or_default())
}
