//! Tokens of XML 1.0 (fifth edition, <https://www.w3.org/TR/xml/>) scanned in a window of text: names, attributes,
//! comments, processing instructions. Strict: what the recommendation calls not well-formed stops here. It knows no
//! document structure.

use super::super::window::Stop;
use memchr::{memchr, memmem};
use std::ops::Range;

/// What to do about a file that stops in the middle.
pub(super) const CUT_OFF: &str = "the file is cut off: export or download it again";
const ESCAPE: &str = "the program that made this file must write & as &amp; and < as &lt;";
/// Most attributes of one element; far above any feed, and it keeps the duplicate check cheap.
const ATTRIBUTES: usize = 1_000;

/// Where an attribute's name and raw value stand in the window.
#[derive(Clone, Debug)]
pub(super) struct Attribute {
    pub(super) name: Range<usize>,
    pub(super) value: Range<usize>,
}

/// A place in a window.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'a> {
    pub(super) text: &'a str,
    pub(super) at: usize,
    pub(super) ended: bool,
}

impl<'a> Cursor<'a> {
    fn more(&self, inside: &str) -> Stop {
        if self.ended {
            Stop::wrong(
                self.text.len(),
                format!("the file ends inside {inside}"),
                CUT_OFF,
            )
        } else {
            Stop::More
        }
    }

    /// The next byte.
    pub(super) fn peek(&self, inside: &str) -> Result<u8, Stop> {
        match self.text.as_bytes().get(self.at) {
            Some(byte) => Ok(*byte),
            None => Err(self.more(inside)),
        }
    }

    /// Whether `what` comes next; steps over it when it does.
    pub(super) fn take(&mut self, what: &str) -> Result<bool, Stop> {
        let rest = &self.text.as_bytes()[self.at..];
        if rest.starts_with(what.as_bytes()) {
            self.at += what.len();
            return Ok(true);
        }
        if rest.len() < what.len() && what.as_bytes().starts_with(rest) && !self.ended {
            return Err(Stop::More);
        }
        Ok(false)
    }

    /// Steps over `what` or fails.
    pub(super) fn expect(&mut self, what: &str, inside: &str) -> Result<(), Stop> {
        if self.take(what)? {
            return Ok(());
        }
        self.peek(inside)?;
        Err(Stop::wrong(
            self.at,
            format!("expected {what} in {inside}"),
            "",
        ))
    }

    /// Steps over white space; whether there was any.
    pub(super) fn space(&mut self) -> bool {
        let start = self.at;
        let bytes = self.text.as_bytes();
        while bytes.get(self.at).is_some_and(|byte| is_space(*byte)) {
            self.at += 1;
        }
        self.at > start
    }

    /// Steps over white space that must be there.
    pub(super) fn must_space(&mut self, inside: &str) -> Result<(), Stop> {
        if self.space() {
            return Ok(());
        }
        self.peek(inside)?;
        Err(Stop::wrong(
            self.at,
            format!("white space is missing in {inside}"),
            "",
        ))
    }

    /// A name.
    pub(super) fn name(&mut self, inside: &str) -> Result<&'a str, Stop> {
        let start = self.at;
        let bytes = self.text.as_bytes();
        while let Some(byte) = bytes.get(self.at) {
            if byte.is_ascii() {
                if !is_ascii_name(*byte) {
                    break;
                }
                self.at += 1;
            } else {
                let letter = self.text[self.at..].chars().next().unwrap_or(' ');
                if !is_name(letter) {
                    break;
                }
                self.at += letter.len_utf8();
            }
        }
        self.peek(inside)?;
        let name = &self.text[start..self.at];
        match name.chars().next() {
            Some(first) if !matches!(first, '-' | '.' | '0'..='9' | '\u{B7}' | '\u{300}'..='\u{36F}' | '\u{203F}'..='\u{2040}') => {
                Ok(name)
            }
            _ => Err(Stop::wrong(
                start,
                format!("a name must start here in {inside}"),
                ESCAPE,
            )),
        }
    }

    /// Everything up to `end`, which is stepped over.
    pub(super) fn until(&mut self, end: &str, inside: &str) -> Result<&'a str, Stop> {
        match memmem::find(&self.text.as_bytes()[self.at..], end.as_bytes()) {
            Some(length) => {
                let found = &self.text[self.at..self.at + length];
                self.at += length + end.len();
                Ok(found)
            }
            None => Err(self.more(inside)),
        }
    }

    /// Where a quoted text stands, without its quotes.
    pub(super) fn quoted(&mut self, inside: &str) -> Result<Range<usize>, Stop> {
        let quote = self.peek(inside)?;
        if quote != b'"' && quote != b'\'' {
            return Err(Stop::wrong(
                self.at,
                format!("a quote is missing in {inside}"),
                "",
            ));
        }
        let start = self.at + 1;
        match memchr(quote, &self.text.as_bytes()[start..]) {
            Some(length) => {
                self.at = start + length + 1;
                Ok(start..start + length)
            }
            None => Err(self.more(inside)),
        }
    }

    /// The attributes of a start tag up to and over its `>`; whether the element is empty (`/>`).
    pub(super) fn attributes(&mut self, found: &mut Vec<Attribute>) -> Result<bool, Stop> {
        const INSIDE: &str = "a start tag";
        loop {
            let spaced = self.space();
            match self.peek(INSIDE)? {
                b'>' => {
                    self.at += 1;
                    return Ok(false);
                }
                b'/' => {
                    self.at += 1;
                    self.expect(">", INSIDE)?;
                    return Ok(true);
                }
                _ if !spaced => {
                    return Err(Stop::wrong(
                        self.at,
                        "white space is missing between attributes",
                        ESCAPE,
                    ));
                }
                _ => {}
            }
            let start = self.at;
            let name = self.name(INSIDE)?;
            let range = start..self.at;
            if found
                .iter()
                .any(|other| &self.text[other.name.clone()] == name)
            {
                return Err(Stop::wrong(
                    start,
                    format!("the attribute {name} stands twice"),
                    "",
                ));
            }
            self.space();
            self.expect("=", INSIDE)?;
            self.space();
            let value = self.quoted("an attribute value")?;
            if let Some(bad) = memchr(b'<', self.text[value.clone()].as_bytes()) {
                return Err(Stop::wrong(
                    value.start + bad,
                    format!("< in the value of the attribute {name}"),
                    ESCAPE,
                ));
            }
            if found.len() == ATTRIBUTES {
                return Err(Stop::limit(
                    start,
                    format!("more than {ATTRIBUTES} attributes in one element"),
                    "",
                ));
            }
            found.push(Attribute { name: range, value });
        }
    }

    /// A comment after its `<!--`.
    pub(super) fn comment(&mut self) -> Result<(), Stop> {
        self.until("--", "a comment")?;
        if self.peek("a comment")? == b'>' {
            self.at += 1;
            return Ok(());
        }
        Err(Stop::wrong(self.at - 2, "-- inside a comment", ""))
    }

    /// A processing instruction after its `<?`.
    pub(super) fn instruction(&mut self) -> Result<(), Stop> {
        const INSIDE: &str = "a processing instruction";
        let start = self.at;
        let target = self.name(INSIDE)?;
        if target.eq_ignore_ascii_case("xml") {
            return Err(Stop::wrong(
                start - 2,
                "an XML declaration that is not at the start of the file",
                "two files may have been joined",
            ));
        }
        if !self.take("?>")? {
            self.must_space(INSIDE)?;
            self.until("?>", INSIDE)?;
        }
        Ok(())
    }

    /// The XML declaration after its `<?xml`. The encoding it names was dealt with when the bytes were decoded.
    pub(super) fn declaration(&mut self) -> Result<(), Stop> {
        const INSIDE: &str = "the XML declaration";
        let wrong = |at| Stop::wrong(at, "this XML declaration is not well-formed", "");
        let start = self.at;
        let mut seen = 0;
        loop {
            let spaced = self.space();
            if self.take("?>")? {
                return if seen > 0 { Ok(()) } else { Err(wrong(start)) };
            }
            let at = self.at;
            let name = self.name(INSIDE)?;
            self.space();
            self.expect("=", INSIDE)?;
            self.space();
            let value = &self.text[self.quoted(INSIDE)?];
            let order = match name {
                "version" if is_version(value) => 1,
                "encoding" if is_encoding_name(value) && seen == 1 => 2,
                "standalone" if matches!(value, "yes" | "no") && seen >= 1 => 3,
                _ => return Err(wrong(at)),
            };
            if order <= seen || !spaced {
                return Err(wrong(at));
            }
            seen = order;
        }
    }
}

fn is_version(text: &str) -> bool {
    text.strip_prefix("1.")
        .is_some_and(|minor| !minor.is_empty() && minor.bytes().all(|byte| byte.is_ascii_digit()))
}

fn is_encoding_name(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_alphabetic())
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-'))
}

/// White space of XML.
pub(super) fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r')
}

/// Whether there is nothing but white space.
pub(super) fn is_blank(text: &str) -> bool {
    text.bytes().all(is_space)
}

fn is_ascii_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b':' | b'-' | b'.')
}

fn is_name(letter: char) -> bool {
    matches!(letter, '\u{B7}' | '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{F6}' | '\u{F8}'..='\u{37D}'
        | '\u{37F}'..='\u{1FFF}' | '\u{200C}'..='\u{200D}' | '\u{203F}'..='\u{2040}' | '\u{2070}'..='\u{218F}'
        | '\u{2C00}'..='\u{2FEF}' | '\u{3001}'..='\u{D7FF}' | '\u{F900}'..='\u{FDCF}' | '\u{FDF0}'..='\u{FFFD}'
        | '\u{10000}'..='\u{EFFFF}')
}

/// The first character XML forbids, from `from` on: control characters, U+FFFE and U+FFFF.
pub(super) fn forbidden(text: &str, from: usize) -> Option<usize> {
    let bytes = &text.as_bytes()[from..];
    // One branch for a whole block, so that the compiler can compare many bytes at once.
    for (block, chunk) in bytes.chunks(4096).enumerate() {
        let found = chunk.iter().fold(false, |found, byte| {
            found | (*byte < b' ' && *byte != b'\t' && *byte != b'\n' && *byte != b'\r')
        });
        if found {
            let within = chunk
                .iter()
                .position(|byte| *byte < b' ' && !is_space(*byte))?;
            return Some(from + block * 4096 + within);
        }
    }
    memmem::find_iter(bytes, "\u{FFFE}".as_bytes().split_last()?.1)
        .find(|at| bytes.get(at + 2).is_some_and(|last| *last >= 0xBE))
        .map(|at| from + at)
}

/// Whether XML allows this character.
pub(super) fn is_allowed(letter: char) -> bool {
    matches!(letter, '\t' | '\n' | '\r' | ' '..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..)
}
