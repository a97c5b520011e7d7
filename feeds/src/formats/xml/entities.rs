//! References in text: `&amp;`, `&#8364;`, HTML names such as `&euro;`, and entities a document declares itself.
//! Nothing is ever fetched, and a declared entity may expand only a little.

use super::super::window::Stop;
use super::syntax::{Cursor, is_allowed};
use memchr::memchr;
use std::collections::BTreeMap;

/// Most bytes and most references one declared entity may expand to: room for a company name or a legal sentence, no
/// room for an entity that doubles itself.
const EXPANDED_BYTES: usize = 4 << 10;
const EXPANDED_REFERENCES: usize = 1_000;
const NESTING: usize = 16;
const BARE: &str = "the program that made this file must write & as &amp;";

/// Entities declared in the document type.
#[derive(Debug, Default)]
pub(super) struct Entities {
    declared: BTreeMap<String, Declared>,
}

/// What a document type says of an entity.
#[derive(Debug)]
pub(super) enum Declared {
    /// Replacement text.
    Text(String),
    /// A file or address, which is never fetched.
    External,
}

impl Entities {
    /// Notes a declaration; the first one of a name counts.
    pub(super) fn declare(&mut self, name: &str, what: Declared) {
        self.declared.entry(name.to_owned()).or_insert(what);
    }

    /// Appends `raw` to `out` with its references replaced. A reference nobody defined stays as it is written; the
    /// first one is returned. `at` is the place of `raw` in the window.
    pub(super) fn unescape<'a>(
        &self,
        raw: &'a str,
        at: usize,
        out: &mut String,
    ) -> Result<Option<&'a str>, Stop> {
        let mut undefined = None;
        let mut rest = raw;
        while let Some(next) = memchr(b'&', rest.as_bytes()) {
            out.push_str(&rest[..next]);
            let place = at + (raw.len() - rest.len()) + next;
            let (reference, length) = reference(&rest[next..], place)?;
            match reference {
                Reference::Character(letter) => out.push(letter),
                Reference::Named(name) => {
                    let mut left = EXPANDED_REFERENCES;
                    if !self.expand(name, place, out, out.len(), NESTING, &mut left)? {
                        undefined = undefined.or(Some(name));
                    }
                }
            }
            rest = &rest[next + length..];
        }
        out.push_str(rest);
        Ok(undefined)
    }

    fn expand(
        &self,
        name: &str,
        place: usize,
        out: &mut String,
        start: usize,
        nesting: usize,
        left: &mut usize,
    ) -> Result<bool, Stop> {
        match name {
            "amp" => out.push('&'),
            "lt" => out.push('<'),
            "gt" => out.push('>'),
            "quot" => out.push('"'),
            "apos" => out.push('\''),
            _ => match self.declared.get(name) {
                Some(Declared::Text(text)) => {
                    self.replace(name, text, place, out, start, nesting, left)?;
                }
                Some(Declared::External) => {
                    keep(name, out);
                    return Ok(false);
                }
                None => match html(name) {
                    Some(text) => out.push_str(&text),
                    None => {
                        keep(name, out);
                        return Ok(false);
                    }
                },
            },
        }
        Ok(true)
    }

    #[expect(
        clippy::too_many_arguments,
        reason = "one recursive step and its three bounds"
    )]
    fn replace(
        &self,
        name: &str,
        text: &str,
        place: usize,
        out: &mut String,
        start: usize,
        nesting: usize,
        left: &mut usize,
    ) -> Result<(), Stop> {
        if memchr(b'<', text.as_bytes()).is_some() {
            return Err(Stop::wrong(
                place,
                format!("the entity &{name}; stands for markup"),
                "only entities that stand for text are read: write the elements out",
            ));
        }
        let too_large = || {
            Stop::limit(
                place,
                format!("the entity &{name}; grows past {EXPANDED_BYTES} bytes or contains itself"),
                "write the text out instead of nesting entities",
            )
        };
        let mut rest = text;
        while let Some(next) = memchr(b'&', rest.as_bytes()) {
            if nesting == 0 || *left == 0 || out.len() - start > EXPANDED_BYTES {
                return Err(too_large());
            }
            *left -= 1;
            out.push_str(&rest[..next]);
            let (reference, length) = reference(&rest[next..], place)?;
            match reference {
                Reference::Character(letter) => out.push(letter),
                Reference::Named(inner) => {
                    self.expand(inner, place, out, start, nesting - 1, left)?;
                }
            }
            rest = &rest[next + length..];
        }
        out.push_str(rest);
        if out.len() - start > EXPANDED_BYTES {
            return Err(too_large());
        }
        Ok(())
    }
}

fn keep(name: &str, out: &mut String) {
    out.push('&');
    out.push_str(name);
    out.push(';');
}

/// The text of a named reference of HTML, as browsers know it.
fn html(name: &str) -> Option<String> {
    let written = format!("&{name};");
    let text = htmlize::unescape(written.as_str());
    // `&notit;` is `&not` and `it;` to a browser; here only whole names count.
    let whole = !text.ends_with(';') || name == "semi";
    (whole && *text != *written).then(|| text.into_owned())
}

enum Reference<'a> {
    Character(char),
    Named(&'a str),
}

/// The reference at the start of `text` and its length. `at` is its place in the window.
fn reference(text: &str, at: usize) -> Result<(Reference<'_>, usize), Stop> {
    let bare = || Stop::wrong(at, "a & that starts no reference", BARE);
    let Some(end) = memchr(b';', &text.as_bytes()[..text.len().min(64)]) else {
        return Err(bare());
    };
    let inner = &text[1..end];
    let Some(number) = inner.strip_prefix('#') else {
        let written = &text[..=end];
        let mut cursor = Cursor {
            text: written,
            at: 1,
            ended: true,
        };
        return match cursor.name("a reference") {
            Ok(name) if cursor.at == end => Ok((Reference::Named(name), end + 1)),
            _ => Err(bare()),
        };
    };
    let (digits, radix) = match number.strip_prefix('x') {
        Some(digits) => (digits, 16),
        None => (number, 10),
    };
    let code = if digits.starts_with('+') {
        None
    } else {
        u32::from_str_radix(digits, radix).ok()
    };
    match code
        .and_then(char::from_u32)
        .filter(|letter| is_allowed(*letter))
    {
        Some(letter) => Ok((Reference::Character(letter), end + 1)),
        None => Err(Stop::wrong(
            at,
            format!("&{inner}; is no character XML allows"),
            "remove the control character where the text comes from",
        )),
    }
}

/// Replacement text of an entity declaration: character references are replaced at once, others stay for later.
pub(super) fn declared_text(raw: &str, at: usize) -> Result<String, Stop> {
    let mut out = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(next) = memchr(b'&', rest.as_bytes()) {
        out.push_str(&rest[..next]);
        let (reference, length) = reference(&rest[next..], at + (raw.len() - rest.len()) + next)?;
        match reference {
            Reference::Character(letter) => out.push(letter),
            Reference::Named(name) => keep(name, &mut out),
        }
        rest = &rest[next + length..];
    }
    out.push_str(rest);
    Ok(out)
}
