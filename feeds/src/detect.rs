//! What was decided about a source and why. The deciding is in the formats' own files and in `open`.

use crate::options::{Compression, Format};
use crate::said::Said;
use schemars::JsonSchema;
use serde::Serialize;

/// One decision, for a person: `what` was decided to be `value` because `why`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Decision {
    /// `format`, `encoding`, `delimiter`, `quote`, `header_row`, `columns`, `trim`, `item_path`, `sheet`,
    /// `compression`, `member`.
    pub what: &'static str,
    /// What was decided.
    pub value: String,
    /// Why; `stated` when an option said so.
    pub why: String,
    /// The same as a message with an id.
    pub said: Said,
}

/// Why something was decided, by id: in English, with blanks.
pub const REASONS: &[(&str, &str)] = &[
    ("stated", "stated"),
    ("mark", "the file starts with its mark"),
    ("largest", "the largest that looks like a feed"),
    ("workbook", "the file starts as a workbook does"),
    ("tag", "the text starts with <"),
    ("json_lines", "there is one JSON value after another"),
    ("json", "the text starts as JSON does"),
    ("text", "it is text, and neither XML nor JSON"),
    ("bom", "the text starts with its byte order mark"),
    (
        "wide",
        "every other byte is zero, as in text of wide characters",
    ),
    ("declared", "declared"),
    ("ascii", "only ASCII characters were seen"),
    ("utf8", "the bytes are valid UTF-8"),
    (
        "utf8_not_declared",
        "the bytes are valid UTF-8, though {declared} is declared",
    ),
    ("agrees", "declared, and the bytes agree"),
    (
        "utf8_damaged",
        "the bytes are UTF-8 but for {count} damaged characters",
    ),
    (
        "guessed_not_declared",
        "guessed from the letters; they are not the declared {declared}",
    ),
    ("guessed", "guessed from the letters; they are not UTF-8"),
    ("announced", "the first line announces it"),
    ("one_column", "no delimiter was seen; there is one column"),
    (
        "same_width",
        "{percent} % of the first rows have the same {count} cells",
    ),
    ("unpaired", "quotes do not come in pairs"),
    ("usual", "the usual one; none was seen"),
    ("around", "cells start and end with it"),
    ("before_quotes", "it stands before quotes inside cells"),
    (
        "padded",
        "cells are padded with blanks to line up; the padding is taken off",
    ),
    (
        "short_header",
        "the header names only {count}, and the rows below have more cells",
    ),
    ("no_rows", "there are no rows"),
    ("values", "line {line} holds values like those below it"),
    (
        "first_row",
        "the first row of a table is its header, and nothing speaks against it",
    ),
    (
        "unlike_below",
        "in {count} columns the first row is not like the values below it",
    ),
    (
        "first_wide",
        "line {line} is the first that is as wide as the table; titles, notes and blanks are above it",
    ),
    ("one_list", "the document is one list"),
    ("one_object", "the document is one object"),
    (
        "empty_list",
        "its name is that of a list of products, and it is empty",
    ),
    (
        "list",
        "a list of {count} objects with {fields} different members",
    ),
    ("keyed", "an object of {count} objects that are alike"),
    (
        "known_root",
        "the root element {root} is {kind}, whose items are here",
    ),
    (
        "elements",
        "{count} elements with {fields} different fields, {known} of which look like a product's",
    ),
    ("only_sheet", "the only visible sheet"),
    (
        "best_sheet",
        "of {count} visible sheets the one most like a table of products",
    ),
    ("empty_sheet", "the sheet is empty"),
    (
        "names",
        "the first row as wide as the table, and it holds names",
    ),
    (
        "no_names",
        "the first row as wide as the table holds values, not names",
    ),
];

impl Decision {
    /// A decision with its reason from `REASONS`.
    pub(crate) fn new(what: &'static str, value: impl Into<String>, said: Said) -> Self {
        debug_assert!(REASONS.iter().any(|(id, _)| *id == said.id), "{}", said.id);
        Self {
            what,
            value: value.into(),
            why: said.english(REASONS),
            said,
        }
    }
}

/// How a source is read: everything `ReadOptions` can say, decided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Detected {
    /// The format.
    pub format: Format,
    /// Encoding label; none for a workbook, whose texts are stored in its own way.
    pub encoding: Option<String>,
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
