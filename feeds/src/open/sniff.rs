//! Which format a source is in, from its first bytes.

use crate::compression::zip_members;
use crate::error::trouble;
use crate::error::{At, Error};
use crate::options::Format;
use crate::said::Said;
use crate::said::Told;
use std::path::Path;

/// The first bytes of an OLE file: a workbook of Excel 97 to 2003.
const OLE: &[u8] = b"\xD0\xCF\x11\xE0";

/// Files that are often taken for a feed by mistake: their first bytes and what they are.
const STRANGERS: [(&[u8], &str); 6] = [
    (b"%PDF", "a PDF document"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xFF\xD8\xFF", "a JPEG picture"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xBC\xAF", "a 7-Zip archive"),
    (b"BZh", "a bzip2 archive"),
];

/// Whether a file is a workbook, which is a zip archive too: one of Open Packaging Conventions, or of OpenDocument.
pub(super) fn is_workbook_archive(path: &Path) -> bool {
    zip_members(path).is_some_and(|members| {
        members
            .iter()
            .any(|member| member == "[Content_Types].xml" || member == "content.xml")
    })
}

/// Refuses what is no feed whatever its format is said to be: a page or another file that came in its place, or nothing.
pub(super) fn refuse(bytes: &[u8], head: &str, name: &str) -> Result<(), Error> {
    if let Some((_, what)) = STRANGERS.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        let message = format!("this is {what}, not a feed");
        return Err(unrecognised(
            name,
            message.into(),
            trouble("check_feed", []),
        ));
    }
    let text = head.trim_start();
    if text.is_empty() {
        let hint = trouble("check_export", []);
        return Err(unrecognised(name, trouble("empty", []), hint));
    }
    let start: String = text.chars().take(20).collect();
    let start = start.to_ascii_lowercase();
    let page = ["<!doctype html", "<html", "<body"];
    match page.iter().any(|page| start.starts_with(page)) {
        true => Err(web_page(name)),
        false => Ok(()),
    }
}

fn unrecognised(name: &str, message: Told, hint: Told) -> Error {
    Error::Unrecognised {
        at: At {
            place: name.to_owned(),
            ..At::default()
        },
        message,
        hint,
    }
}

fn web_page(name: &str) -> Error {
    unrecognised(name, trouble("web_page", []), trouble("open_page", []))
}

/// Recognises the format by its first `bytes`, or by the `head` they decode to; says why. Fails when it is none.
pub(super) fn format(bytes: &[u8], head: &str, name: &str) -> Result<(Format, Said), Error> {
    let decided = |format, why| Ok((format, Said::plain(why)));
    if bytes.starts_with(OLE) || bytes.starts_with(b"PK\x03\x04") {
        return decided(Format::Xlsx, "workbook");
    }
    refuse(bytes, head, name)?;
    let text = head.trim_start();
    if text.starts_with('<') {
        if is_page(text) {
            return Err(web_page(name));
        }
        return decided(Format::Xml, "tag");
    }
    if let Some(format) = json(text) {
        return match format {
            Format::Jsonl => decided(format, "json_lines"),
            _ => decided(format, "json"),
        };
    }
    if is_binary(head) {
        let hint = trouble("check_place", []);
        return Err(unrecognised(name, trouble("not_text", []), hint));
    }
    decided(Format::Csv, "text")
}

/// An HTML page, also one that begins as XML: what servers send for errors and log-ins.
fn is_page(text: &str) -> bool {
    let start: String = text
        .chars()
        .take(2000)
        .collect::<String>()
        .to_ascii_lowercase();
    start.contains("<html")
}

fn json(text: &str) -> Option<Format> {
    let mut characters = text.chars();
    let first = characters.next()?;
    let second = characters.find(|character| !character.is_whitespace());
    let fits = match first {
        '{' => matches!(second, Some('"' | '}') | None),
        '[' => second.is_none_or(|second| "{[\"]tfn-0123456789".contains(second)),
        _ => false,
    };
    if !fits {
        return None;
    }
    let mut values = serde_json::Deserializer::from_str(text).into_iter::<serde::de::IgnoredAny>();
    let several = matches!(values.next(), Some(Ok(_)))
        && text[values.byte_offset()..]
            .trim_start()
            .starts_with(['{', '[']);
    Some(if several { Format::Jsonl } else { Format::Json })
}

/// Text has a line end, a tab and at most one or two other control characters as delimiters.
fn is_binary(head: &str) -> bool {
    let sample = &head.as_bytes()[..head.len().min(64 << 10)];
    let mut kinds = [false; 32];
    let mut count = 0;
    for byte in sample {
        if *byte < 32 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0C) {
            kinds[usize::from(*byte)] = true;
            count += 1;
        }
    }
    let kinds = kinds.iter().filter(|seen| **seen).count();
    kinds > 3 && count * 50 > sample.len()
}
