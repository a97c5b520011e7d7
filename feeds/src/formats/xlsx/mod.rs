//! Workbooks: reading XLSX, XLSB, XLS and ODS (`read`), writing XLSX (`write`). `sheet` turns cells into text and
//! finds the header.

mod caught;
pub(crate) mod read;
mod sheet;
pub mod write;
