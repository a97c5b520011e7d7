//! Delimited text: comma, semicolon, tab, pipe or any other delimiter.

pub mod write;
