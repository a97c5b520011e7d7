//! Delimited text: comma, semicolon, tab, pipe or any other delimiter, with any quoting.

mod header;
mod issues;
mod parse;
pub(crate) mod read;
mod sniff;
pub mod write;

#[cfg(test)]
mod tests;
