//! The front door: opens a file of any format, compression and encoding as records, and tells what was decided.

mod sniff;

use crate::compression::{io_error, unpack};
use crate::detect::{Decision, Detected};
use crate::encoding::{self, Choice, Text};
use crate::error::{At, Error};
use crate::formats::{self, Reader};
use crate::options::{Compression, Format, Limits, ReadOptions};
use crate::said::Said;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

/// Bytes looked at before anything is decided.
const HEAD: u64 = 1 << 20;

/// Characters of the beginning that are told.
const BEGINNING: usize = 4096;

/// An opened feed.
pub struct Opened {
    /// Its records.
    pub reader: Box<dyn Reader>,
    /// What was decided about it, and why.
    pub detected: Detected,
    /// The beginning of its text as it was decoded, at most 4,096 characters; empty for a workbook.
    pub beginning: String,
}

/// A source whose compression and encoding are known: what a format's reader is opened with.
pub(crate) struct Source {
    path: PathBuf,
    name: String,
    options: ReadOptions,
    choice: Choice,
}

impl Source {
    /// What messages call the source.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// The source as a place for errors, without line.
    pub(crate) fn at(&self) -> At {
        At {
            place: self.name.clone(),
            ..At::default()
        }
    }

    /// The limits to keep.
    pub(crate) fn limits(&self) -> Limits {
        self.options.limits.unwrap_or_default()
    }

    /// The text from its start, as valid UTF-8 without byte order mark. May be called again for a second pass.
    pub(crate) fn stream(&self) -> Result<Text, Error> {
        self.text(true)
    }

    /// Like `stream`, but invalid bytes of UTF-8 are passed on: for a reader that validates whole batches itself.
    pub(crate) fn unchecked(&self) -> Result<Text, Error> {
        self.text(false)
    }

    fn text(&self, checked: bool) -> Result<Text, Error> {
        let (raw, _, _) = unpack(&self.path, &self.name, &self.options)?;
        Text::new(raw, &self.choice, checked).map_err(|error| self.failed(error))
    }

    /// The plain bytes as a seekable file: the source itself, or unpacked into a temporary file.
    pub(crate) fn file(&self) -> Result<std::fs::File, Error> {
        let (mut raw, compression, _) = unpack(&self.path, &self.name, &self.options)?;
        if compression == Compression::None {
            return std::fs::File::open(&self.path).map_err(|error| self.failed(error));
        }
        let mut file = tempfile::tempfile().map_err(|error| self.failed(error))?;
        io::copy(&mut raw, &mut file)
            .and_then(|_| file.seek(SeekFrom::Start(0)))
            .map_err(|error| self.failed(error))?;
        Ok(file)
    }

    /// The error of a read that failed; carries a passed limit or damaged compression out of the `io::Error`.
    pub(crate) fn failed(&self, error: io::Error) -> Error {
        io_error(self.at(), error)
    }
}

/// Opens a local file as records. `name` is what messages call it: a path or an address without credentials. What
/// `options` leave out is detected. Fails when the file cannot be read, is no feed, or contradicts an option.
pub fn open(path: &Path, name: &str, options: &ReadOptions) -> Result<Opened, Error> {
    let mut options = options.clone();
    let mut decisions = Vec::new();
    let stated = options.compression.is_some();
    if !stated && sniff::is_workbook_archive(path) {
        options.compression = Some(Compression::None);
    }
    let stated_member = options.member.is_some();
    let (mut raw, compression, member) = unpack(path, name, &options)?;
    if compression != Compression::None {
        let why = if stated { "stated" } else { "mark" };
        decisions.push(Decision::new(
            "compression",
            word(compression),
            Said::plain(why),
        ));
    }
    if let Some(member) = &member {
        let why = if stated_member { "stated" } else { "largest" };
        decisions.push(Decision::new("member", member, Said::plain(why)));
    }
    options.compression = Some(compression);
    options.member.clone_from(&member);

    let mut bytes = Vec::new();
    let at = || At {
        place: name.to_owned(),
        ..At::default()
    };
    let read = raw.by_ref().take(HEAD).read_to_end(&mut bytes);
    let whole = read.map_err(|error| io_error(at(), error))? < HEAD as usize;
    let choice = encoding::choose(&bytes, whole, options.encoding.as_deref(), name)?;
    let mut head = String::new();
    Text::new(Box::new(io::Cursor::new(bytes.clone())), &choice, true)
        .and_then(|mut text| text.read_to_string(&mut head))
        .map_err(|error| io_error(at(), error))?;
    if !whole && head.ends_with(char::REPLACEMENT_CHARACTER) {
        head.pop();
    }

    let (format, why) = match options.format {
        Some(format) => {
            if format != Format::Xlsx {
                sniff::refuse(&bytes, &head, name)?;
            }
            (format, Said::plain("stated"))
        }
        None => sniff::format(&bytes, &head, name)?,
    };
    decisions.push(Decision::new("format", word(format), why));
    if format != Format::Xlsx {
        let why = choice.why.clone();
        decisions.push(Decision::new("encoding", choice.coding.label(), why));
    }
    let mut detected = Detected {
        format,
        encoding: (format != Format::Xlsx).then(|| choice.coding.label()),
        compression,
        member,
        delimiter: None,
        quote: None,
        escape: None,
        header_row: None,
        item_path: None,
        sheet: None,
        decisions,
    };
    let beginning = match format {
        Format::Xlsx => String::new(),
        _ => head.chars().take(BEGINNING).collect(),
    };
    let (path, name) = (path.to_owned(), name.to_owned());
    let source = Source {
        path,
        name,
        options: options.clone(),
        choice,
    };
    let reader = match format {
        Format::Csv => formats::csv::read::open(source, &options, &mut detected)?,
        Format::Xml => formats::xml::read::open(&source, &options, &mut detected)?,
        Format::Json => formats::json::read::open(&source, &options, &mut detected)?,
        Format::Jsonl => formats::jsonl::read::open(&source, &options, &mut detected)?,
        Format::Xlsx => formats::xlsx::read::open(&source, &options, &mut detected)?,
    };
    Ok(Opened {
        reader,
        detected,
        beginning,
    })
}

/// The word a user writes for a format or compression.
fn word(value: impl serde::Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        other => unreachable!("formats and compressions are words, not {other:?}"),
    }
}

#[cfg(test)]
mod tests;
