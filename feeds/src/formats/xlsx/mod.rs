//! Workbooks.

pub mod write;
