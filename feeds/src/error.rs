//! What can go wrong between a place and its records. Bad single records are not here: they are `RecordIssue`s.

use crate::said::Told;
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
        message: Told,
        /// What to do.
        hint: Told,
    },
    /// Nothing that can be read as a feed was recognised.
    #[error("{at}: {message}")]
    Unrecognised {
        /// Where.
        at: At,
        /// What was seen instead.
        message: Told,
        /// What to do.
        hint: Told,
    },
    /// A stated limit (`Limits`) was passed.
    #[error("{at}: {message}")]
    Limit {
        /// Where.
        at: At,
        /// Which limit and its value.
        message: Told,
        /// Which setting raises it.
        hint: Told,
    },
    /// An option contradicts the source or itself (unknown encoding, no such sheet, no such item path).
    #[error("{at}: {message}")]
    Option {
        /// Where.
        at: At,
        /// What does not fit.
        message: Told,
        /// What would.
        hint: Told,
    },
    /// A server did not deliver.
    #[error("{at}: {message}")]
    Transport {
        /// Where.
        at: At,
        /// What the server said.
        message: Told,
        /// What to do.
        hint: Told,
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

/// What goes wrong most, and what helps, by id: in English, with blanks. Other messages have no id.
pub const TROUBLES: &[(&str, &str)] = &[
    ("not_there", "it is not there"),
    ("not_allowed", "the system does not allow it"),
    ("disk_full", "the disk is full"),
    ("check_path", "check the path, and that the export has run"),
    (
        "give_right",
        "give the user that runs this the right to read it, or to write there",
    ),
    ("make_room", "make room on the disk"),
    (
        "check_disk",
        "try again; when it stays, check the disk or the drive it is on",
    ),
    ("folder", "this is a folder"),
    ("give_file", "give the path of a file in it"),
    ("no_ftp", "FTP and SFTP places cannot be read yet"),
    (
        "fetch_otherwise",
        "fetch the file with another program and give its path, or use its https address",
    ),
    ("no_address", "this is not an address: {error}"),
    ("write_address", "write https://host/path"),
    ("answered", "the server answered {status}"),
    ("unreached", "the server was not reached: {error}"),
    (
        "no_such_host",
        "there is no server {host}: check the spelling of the address, and that this computer is online",
    ),
    ("too_slow", "the server took too long"),
    ("cut_off", "the download was cut off after {bytes} bytes"),
    (
        "sends_slowly",
        "the server sends too slowly: {bytes} bytes came so far",
    ),
    (
        "try_later",
        "try again later; when it stays, ask whoever runs the server",
    ),
    ("check_login", "check the user name and the password"),
    (
        "refused_account",
        "the server refuses this account or this machine; ask whoever runs it",
    ),
    ("nothing_there", "check the address: there is nothing at it"),
    ("check_address", "check the address"),
    ("redirects", "the server redirects without end"),
    (
        "give_last",
        "open the address in a browser and give the one it ends at",
    ),
    ("is_near", "it is on this machine or in its own network"),
    (
        "near_shops_only",
        "only a shop whose feed comes from there may ask there",
    ),
    ("no_scheme", "no transport is called \"{scheme}\""),
    (
        "give_place",
        "give a path, `-` for standard input, or an http or https address",
    ),
    ("system_says", "{answer}"),
    (
        "untrusted",
        "this machine does not trust the server's certificate: it may have expired, be for another name, or not be signed by a known authority; check this machine's date too",
    ),
    ("check_certificates", "check the system's certificates"),
    (
        "bad_header",
        "the header \"{name}\" or its value is not allowed in HTTP",
    ),
    ("plain_header", "use letters, digits and `-` in its name"),
    ("to_nowhere", "the server redirects to nowhere"),
    (
        "to_other_kind",
        "the server redirects to another kind of place",
    ),
    (
        "to_unsafe",
        "the server redirects from https to http, which is not safe",
    ),
    (
        "continued_elsewhere",
        "the server continued at another place",
    ),
    (
        "other_length",
        "the download has another length than was announced",
    ),
    ("compressed_as", "the server compressed as {kind}"),
    ("send_gzip", "let it send gzip, or nothing compressed"),
    ("not_unpacked", "the compressed download cannot be unpacked"),
    ("too_large", "the source is larger than {most} bytes"),
    (
        "raise_size",
        "raise the limit on the size of a source if that is right",
    ),
    ("web_page", "this is a web page, not a feed"),
    (
        "open_page",
        "open the address in a browser: it may ask to log in or say what went wrong",
    ),
    ("not_text", "this is neither text nor a workbook"),
    (
        "check_place",
        "check the place of the feed, its compression and its encoding",
    ),
    ("empty", "this is empty"),
    ("check_export", "check that the export has run"),
    ("check_feed", "check the place of the feed"),
    (
        "mend",
        "have the program that writes this file mend it here; no part of the file is used before",
    ),
    ("no_encoding", "unknown encoding {encoding}"),
    (
        "use_encoding",
        "use a label such as utf-8, windows-1252, iso-8859-2 or macintosh",
    ),
    ("no_sheet", "there is no sheet {sheet}"),
    ("sheets", "the sheets are {sheets}"),
];

/// A message of `TROUBLES`.
pub(crate) fn trouble<const N: usize>(id: &str, with: [(&str, String); N]) -> Told {
    Told::of(TROUBLES, id, with)
}

/// What the system says, in its own words where it has no id.
#[must_use]
pub fn refusal(source: &io::Error) -> Told {
    match source.kind() {
        io::ErrorKind::NotFound => trouble("not_there", []),
        io::ErrorKind::PermissionDenied => trouble("not_allowed", []),
        io::ErrorKind::StorageFull => trouble("disk_full", []),
        _ => trouble("system_says", [("answer", source.to_string())]),
    }
}

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

    /// What happened, without the place.
    #[must_use]
    pub fn message(&self) -> Told {
        match self {
            Self::Io { source, .. } => refusal(source),
            Self::Malformed { message, .. }
            | Self::Unrecognised { message, .. }
            | Self::Limit { message, .. }
            | Self::Option { message, .. }
            | Self::Transport { message, .. } => message.clone(),
        }
    }

    /// What to do about it; empty when the message says all there is.
    #[must_use]
    pub fn hint(&self) -> Told {
        match self {
            Self::Io { source, .. } => match source.kind() {
                io::ErrorKind::NotFound => trouble("check_path", []),
                io::ErrorKind::PermissionDenied => trouble("give_right", []),
                io::ErrorKind::StorageFull => trouble("make_room", []),
                _ => trouble("check_disk", []),
            },
            Self::Malformed { hint, .. }
            | Self::Unrecognised { hint, .. }
            | Self::Limit { hint, .. }
            | Self::Option { hint, .. }
            | Self::Transport { hint, .. } => hint.clone(),
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
