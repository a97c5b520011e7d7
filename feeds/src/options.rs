//! How to read and write a feed, as a user can say it in `feeds/*.toml` and a partner spec can say it in its file.
//! Every key of `ReadOptions` may be left out: what is not said is detected.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The formats.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// Delimited text: comma, semicolon, tab, pipe or any other delimiter.
    Csv,
    /// XML with a repeating item: RSS, Atom, own roots.
    Xml,
    /// One JSON document with an array (or an object keyed by id) of items somewhere in it.
    Json,
    /// One JSON object a line.
    Jsonl,
    /// A workbook: XLSX, XLS or ODS (reading); XLSX (writing).
    Xlsx,
}

/// Compression around a feed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Compression {
    /// None.
    None,
    /// gzip (`.gz`), also several members after each other.
    Gzip,
    /// zip archive; the feed is one member.
    Zip,
    /// Zstandard (`.zst`).
    Zstd,
}

impl Compression {
    /// What the name of a packed file ends with.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Self::None => "",
            Self::Gzip => ".gz",
            Self::Zip => ".zip",
            Self::Zstd => ".zst",
        }
    }
}

/// Stated limits: what a source may cost before it is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Limits {
    /// Most bytes a compressed source may unpack to.
    pub unpacked_bytes: u64,
    /// Most times a compressed source may grow when unpacked (checked once it is past 64 MiB).
    pub unpacked_ratio: u32,
    /// Most bytes of one record.
    pub record_bytes: u64,
    /// Deepest nesting of XML elements or JSON values.
    pub depth: u32,
    /// Most different columns.
    pub columns: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            unpacked_bytes: 64 << 30,
            unpacked_ratio: 1000,
            record_bytes: 64 << 20,
            depth: 128,
            columns: 20_000,
        }
    }
}

/// How a source is read. Every key is optional: what is missing is detected, and `Detected` says what was decided.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ReadOptions {
    /// `csv`, `xml`, `json`, `jsonl` or `xlsx`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub format: Option<Format>,
    /// Encoding label of the WHATWG Encoding Standard (`utf-8`, `windows-1252`, `macintosh`, ...), or a code page of DOS
    /// (`cp437`, `cp850`, `cp852`, `cp858`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub encoding: Option<String>,
    /// Compression around the feed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub compression: Option<Compression>,
    /// Name of the member of a zip archive.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub member: Option<String>,
    /// Delimiter of delimited text, one or more characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub delimiter: Option<String>,
    /// Quote character of delimited text; empty for none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quote: Option<String>,
    /// Escape character of delimited text where quotes are not doubled.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub escape: Option<String>,
    /// Row (delimited text: line) of the header, from 1; 0 when there is none and columns are called `column_1`, ...
    #[serde(skip_serializing_if = "Option::is_none")]
    pub header_row: Option<u64>,
    /// Takes blanks off both ends of every cell of delimited text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trim: Option<bool>,
    /// Path of the repeating item from the root: `rss/channel/item`, `products`, `data/items`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub item_path: Option<String>,
    /// Name of the sheet of a workbook.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    /// Limits against hostile sources.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limits: Option<Limits>,
}

/// When values of delimited text are put in quotes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Quoting {
    /// Only where needed.
    #[default]
    Needed,
    /// Every value.
    Always,
    /// Never: delimiters, quotes and line breaks in values become spaces.
    Never,
}

/// How a feed is written. Columns are paths: `title`, `g:shipping/g:price`; in XML a last step that starts with `@`
/// is an attribute. `Records` to be written use the numbers of the column list given beside these options.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct WriteOptions {
    /// The format.
    pub format: Format,
    /// Encoding label; text that does not fit becomes a numeric reference in XML, `?` elsewhere.
    pub encoding: String,
    /// Starts with a byte order mark.
    pub bom: bool,
    /// Compression around the output.
    pub compression: Compression,
    /// Delimited text: the delimiter.
    pub delimiter: String,
    /// Delimited text: the quote character.
    pub quote: String,
    /// Delimited text: when to quote.
    pub quoting: Quoting,
    /// Delimited text: the header row is written.
    pub header: bool,
    /// Delimited text: `\n` or `\r\n`.
    pub line_end: String,
    /// Delimited text and workbooks: values that a spreadsheet would run as a formula (`=`, `+`, `-`, `@` first, but
    /// not plain numbers) get a leading apostrophe.
    pub formula_guard: bool,
    /// Delimited text, workbooks and XML attributes: joins several values of one column.
    pub list_separator: String,
    /// XML and JSON: path of the repeating item: `rss/channel/item`, `products/product`. In JSON, empty is a bare array.
    pub item_path: String,
    /// XML: attributes of the root element, such as `version` and namespace declarations.
    pub root_attributes: Vec<(String, String)>,
    /// XML: elements written before the first item in the item's parent (an RSS channel's title, link, description).
    pub head: Vec<(String, String)>,
    /// XML: columns whose text is written as CDATA (`*` for all).
    pub cdata: Vec<String>,
    /// JSON: paths whose values are an array even where there is one: `prices`, `pricing/bundlePrices`.
    pub arrays: Vec<String>,
    /// JSON: columns written as numbers where the text is one as JSON writes it (`12.50`, not `12,50`).
    pub numbers: Vec<String>,
    /// JSON: columns written as booleans where the text is `true` or `false`.
    pub booleans: Vec<String>,
    /// XML and JSON: indented for reading.
    pub pretty: bool,
}

impl Default for WriteOptions {
    fn default() -> Self {
        Self {
            format: Format::Csv,
            encoding: "utf-8".into(),
            bom: false,
            compression: Compression::None,
            delimiter: ",".into(),
            quote: "\"".into(),
            quoting: Quoting::Needed,
            header: true,
            line_end: "\n".into(),
            formula_guard: false,
            list_separator: ",".into(),
            item_path: String::new(),
            root_attributes: Vec::new(),
            head: Vec::new(),
            cdata: Vec::new(),
            arrays: Vec::new(),
            numbers: Vec::new(),
            booleans: Vec::new(),
            pretty: false,
        }
    }
}
