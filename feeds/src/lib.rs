//! Feeds: bytes to records and back. Formats (delimited text, XML, JSON, JSON Lines, workbooks), compression,
//! encodings, types of columns, and the transports that bring the bytes. Knows no product and no partner.

pub mod compression;
pub mod detect;
mod encoding;
pub mod error;
pub mod formats;
pub mod open;
pub mod options;
pub mod output;
pub mod record;
pub mod said;
pub mod transports;
pub mod types;
