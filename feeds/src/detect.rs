//! What was decided about a source and why. The deciding is in the formats' own files and in `open`.

use crate::options::{Compression, Format};
use schemars::JsonSchema;
use serde::Serialize;

/// One decision, for a person: `what` was decided to be `value` because `why`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Decision {
    /// `format`, `encoding`, `delimiter`, `quote`, `header_row`, `item_path`, `sheet`, `compression`, `member`.
    pub what: &'static str,
    /// What was decided.
    pub value: String,
    /// Why; `stated` when an option said so.
    pub why: String,
}

/// How a source is read: everything `ReadOptions` can say, decided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Detected {
    /// The format.
    pub format: Format,
    /// Encoding label.
    pub encoding: String,
    /// Compression around the feed.
    pub compression: Compression,
    /// Member of a zip archive.
    pub member: Option<String>,
    /// Delimited text: the delimiter.
    pub delimiter: Option<String>,
    /// Delimited text: the quote character.
    pub quote: Option<String>,
    /// Delimited text: the escape character where quotes are not doubled.
    pub escape: Option<String>,
    /// Delimited text and workbooks: row of the header from 1, 0 when there is none.
    pub header_row: Option<u64>,
    /// XML and JSON: path of the repeating item.
    pub item_path: Option<String>,
    /// Workbooks: name of the sheet.
    pub sheet: Option<String>,
    /// All decisions with their reasons.
    pub decisions: Vec<Decision>,
}
