//! What can go wrong between a place and its records. Bad single records are not here: they are `RecordIssue`s.

use std::{fmt, io};

/// Where in a source something was found. Zero or `None` means unknown or meaningless for the format.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct At {
    /// File path or address, without credentials.
    pub place: String,
    /// Line from 1.
    pub line: Option<u64>,
    /// Column in characters from 1.
    pub column: Option<u64>,
    /// Item (record) from 1.
    pub item: Option<u64>,
}

impl fmt::Display for At {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.place)?;
        if let Some(line) = self.line {
            write!(f, ", line {line}")?;
        }
        if let Some(column) = self.column {
            write!(f, ", column {column}")?;
        }
        if let Some(item) = self.item {
            write!(f, ", item {item}")?;
        }
        Ok(())
    }
}

/// A source could not be read or an output could not be written. Each message says what happened and where; `hint`
/// says what to do.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The operating system refused to open, read or write.
    #[error("{at}: {source}")]
    Io {
        /// Where.
        at: At,
        /// The system's answer.
        source: io::Error,
    },
    /// The bytes are not what the format asks for, and the rest cannot be used.
    #[error("{at}: {message}")]
    Malformed {
        /// Where.
        at: At,
        /// What is wrong.
        message: String,
        /// What to do.
        hint: String,
    },
    /// Nothing that can be read as a feed was recognised.
    #[error("{at}: {message}")]
    Unrecognised {
        /// Where.
        at: At,
        /// What was seen instead.
        message: String,
        /// What to do.
        hint: String,
    },
    /// A stated limit (`Limits`) was passed.
    #[error("{at}: {message}")]
    Limit {
        /// Where.
        at: At,
        /// Which limit and its value.
        message: String,
        /// Which setting raises it.
        hint: String,
    },
    /// An option contradicts the source or itself (unknown encoding, no such sheet, no such item path).
    #[error("{at}: {message}")]
    Option {
        /// Where.
        at: At,
        /// What does not fit.
        message: String,
        /// What would.
        hint: String,
    },
    /// A server did not deliver.
    #[error("{at}: {message}")]
    Transport {
        /// Where.
        at: At,
        /// What the server said.
        message: String,
        /// What to do.
        hint: String,
        /// Whether trying again later may help.
        retry: bool,
    },
}

/// What can be wrong with single records, by code: in English, as what is done about it.
pub const RECORDS: &[(&str, &str)] = &[
    (
        "ragged_row",
        "another number of cells than the header: missing ones are empty, surplus ones are left out",
    ),
    (
        "repeated_header",
        "the header is repeated here; the row was left out",
    ),
    (
        "stray_quote",
        "a quote that does not close its cell was taken as text",
    ),
    (
        "invalid_characters",
        "characters that the encoding does not know, here or in the next records",
    ),
    ("nul_characters", "zero bytes were left out"),
    (
        "late_encoding",
        "from here on the text is read in another encoding",
    ),
    ("bad_line", "the line is no JSON object and is left out"),
    (
        "undefined_entity",
        "nothing defines this entity, kept as it is written",
    ),
    (
        "no_items",
        "nothing stands at the item path: the feed is empty, or its products are elsewhere in it",
    ),
    (
        "cell_error",
        "the cell holds an error of the workbook, read as empty",
    ),
];

impl Error {
    /// Where it happened.
    #[must_use]
    pub fn at(&self) -> &At {
        match self {
            Self::Io { at, .. }
            | Self::Malformed { at, .. }
            | Self::Unrecognised { at, .. }
            | Self::Limit { at, .. }
            | Self::Option { at, .. }
            | Self::Transport { at, .. } => at,
        }
    }

    /// What to do about it; empty when the message says all there is.
    #[must_use]
    pub fn hint(&self) -> &str {
        match self {
            Self::Io { source, .. } => match source.kind() {
                io::ErrorKind::NotFound => "check the path, and that the export has run",
                io::ErrorKind::PermissionDenied => {
                    "give the user that runs this the right to read it, or to write there"
                }
                io::ErrorKind::StorageFull => "make room on the disk",
                _ => "try again; when it stays, check the disk or the drive it is on",
            },
            Self::Malformed { hint, .. }
            | Self::Unrecognised { hint, .. }
            | Self::Limit { hint, .. }
            | Self::Option { hint, .. }
            | Self::Transport { hint, .. } => hint,
        }
    }
}

/// Something wrong with one record of an otherwise usable source: the record is kept as far as it goes, or left out,
/// and this says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordIssue {
    /// Where.
    pub at: At,
    /// Stable name, for counting: `ragged_row`, `invalid_characters`, `undefined_entity`, ...
    pub code: &'static str,
    /// What happened and what was done about it.
    pub message: String,
}
