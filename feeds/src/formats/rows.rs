//! Records as rows: one value a column, in column order. Delimited text and workbooks share it.

use crate::record::{Cell, Record};

/// Calls `cell` once for each column that the record has, in column order. Several values are joined.
pub(super) fn each(record: Record<'_>, separator: &str, mut cell: impl FnMut(usize, &str)) {
    let cells = record.cells();
    if cells.is_sorted_by_key(|cell| cell.column) {
        joined(record, cells, separator, &mut cell);
    } else {
        let mut sorted = cells.to_vec();
        sorted.sort_by_key(|cell| cell.column);
        joined(record, &sorted, separator, &mut cell);
    }
}

fn joined(record: Record<'_>, cells: &[Cell], separator: &str, cell: &mut impl FnMut(usize, &str)) {
    for values in cells.chunk_by(|a, b| a.column == b.column) {
        let column = values[0].column as usize;
        if let [value] = values {
            cell(column, record.text(value));
        } else {
            let texts: Vec<&str> = values.iter().map(|value| record.text(value)).collect();
            cell(column, &texts.join(separator));
        }
    }
}
