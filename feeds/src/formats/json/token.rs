//! The grammar of JSON (RFC 8259), one event at a time from a window of text. Strict: no comments, no trailing commas,
//! no NaN. Numbers stay as they are written, so that prices stay exact; this, and that a document never has to fit in
//! memory, is why it is not `serde_json`.

use super::super::window::Stop;
use memchr::memchr2;
use std::ops::Range;

const CUT_OFF: &str = "the file is cut off: export or download it again";

/// One step through a document. Ranges are bytes of the window; strings without their quotes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Event {
    BeginObject(usize),
    EndObject,
    BeginArray(usize),
    EndArray,
    /// A member's name, and whether it has escapes.
    Key(Range<usize>, bool),
    /// A string, and whether it has escapes.
    Text(Range<usize>, bool),
    /// A number, `true` or `false` as written.
    Plain(Range<usize>),
    Null,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Expect {
    Value,
    ValueOrEnd,
    Key,
    KeyOrEnd,
    Colon,
    CommaOrEnd,
    Nothing,
}

/// What is open, and what may come next.
#[derive(Debug)]
pub(crate) struct Parser {
    /// Whether each open value is an object; else it is an array.
    open: Vec<bool>,
    expect: Expect,
    depth: usize,
}

impl Parser {
    /// At the start of a document. `depth` is the deepest nesting allowed.
    pub(crate) fn new(depth: u32) -> Self {
        Self {
            open: Vec::new(),
            expect: Expect::Value,
            depth: depth as usize,
        }
    }

    /// Back to the start of a document.
    pub(crate) fn reset(&mut self) {
        self.open.clear();
        self.expect = Expect::Value;
    }

    /// The next event, `None` at the end of the document. `at` moves past what was used.
    pub(crate) fn next(
        &mut self,
        text: &str,
        at: &mut usize,
        ended: bool,
    ) -> Result<Option<Event>, Stop> {
        let bytes = text.as_bytes();
        loop {
            while bytes
                .get(*at)
                .is_some_and(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r'))
            {
                *at += 1;
            }
            let Some(byte) = bytes.get(*at) else {
                return match (ended, self.expect) {
                    (false, _) => Err(Stop::More),
                    (true, Expect::Nothing) => Ok(None),
                    (true, _) if text.trim().is_empty() && self.open.is_empty() => Err(
                        Stop::wrong(*at, "there is no JSON value", "the file is empty"),
                    ),
                    (true, _) => Err(Stop::wrong(*at, "the file ends in the middle", CUT_OFF)),
                };
            };
            match (byte, self.expect) {
                (b',', Expect::CommaOrEnd) => {
                    let object = self.open.last() == Some(&true);
                    self.expect = if object { Expect::Key } else { Expect::Value };
                    *at += 1;
                }
                (b':', Expect::Colon) => {
                    self.expect = Expect::Value;
                    *at += 1;
                }
                (b'}', Expect::KeyOrEnd | Expect::CommaOrEnd)
                    if self.open.last() == Some(&true) =>
                {
                    return Ok(Some(self.close(at, Event::EndObject)));
                }
                (b']', Expect::ValueOrEnd | Expect::CommaOrEnd)
                    if self.open.last() == Some(&false) =>
                {
                    return Ok(Some(self.close(at, Event::EndArray)));
                }
                (b'"', Expect::Key | Expect::KeyOrEnd) => {
                    let (range, escaped) = string(text, *at, ended)?;
                    *at = range.end + 1;
                    self.expect = Expect::Colon;
                    return Ok(Some(Event::Key(range, escaped)));
                }
                (_, Expect::Value | Expect::ValueOrEnd) => {
                    return self.value(text, at, ended).map(Some);
                }
                _ => return Err(self.unexpected(text, *at)),
            }
        }
    }

    fn close(&mut self, at: &mut usize, event: Event) -> Event {
        self.open.pop();
        *at += 1;
        self.after_value();
        event
    }

    fn after_value(&mut self) {
        self.expect = if self.open.is_empty() {
            Expect::Nothing
        } else {
            Expect::CommaOrEnd
        };
    }

    fn value(&mut self, text: &str, at: &mut usize, ended: bool) -> Result<Event, Stop> {
        let start = *at;
        let event = match text.as_bytes()[start] {
            open @ (b'{' | b'[') => {
                if self.open.len() >= self.depth {
                    return Err(Stop::limit(
                        start,
                        format!("values nest deeper than {}", self.depth),
                        "raise limits.depth if this is meant",
                    ));
                }
                let object = open == b'{';
                self.open.push(object);
                self.expect = if object {
                    Expect::KeyOrEnd
                } else {
                    Expect::ValueOrEnd
                };
                *at += 1;
                return Ok(if object {
                    Event::BeginObject(start)
                } else {
                    Event::BeginArray(start)
                });
            }
            b'"' => {
                let (range, escaped) = string(text, start, ended)?;
                *at = range.end + 1;
                Event::Text(range, escaped)
            }
            b'-' | b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' => {
                let rest = &text.as_bytes()[start..];
                let word = |byte: &u8| byte.is_ascii_alphanumeric() || b"+-.".contains(byte);
                let length = rest
                    .iter()
                    .position(|byte| !word(byte))
                    .unwrap_or(rest.len());
                if length == rest.len() && !ended {
                    return Err(Stop::More);
                }
                let end = start + length;
                let event = match &text[start..end] {
                    "null" => Event::Null,
                    "true" | "false" => Event::Plain(start..end),
                    number if is_number(number.as_bytes()) => Event::Plain(start..end),
                    word => {
                        return Err(Stop::wrong(
                            start,
                            format!("{word:.40} is no JSON value"),
                            "numbers have no leading zero or plus; NaN, None and undefined are null",
                        ));
                    }
                };
                *at = end;
                event
            }
            _ => return Err(self.unexpected(text, start)),
        };
        self.after_value();
        Ok(event)
    }

    fn unexpected(&self, text: &str, at: usize) -> Stop {
        let found = text[at..].chars().next().unwrap_or(' ');
        let (wanted, hint) = match self.expect {
            Expect::Value => ("a value", "a comma at the end of a list is not JSON"),
            Expect::ValueOrEnd => ("a value or ]", ""),
            Expect::Key => (
                "a name in double quotes",
                "a comma at the end of an object is not JSON",
            ),
            Expect::KeyOrEnd => ("a name in double quotes or }", ""),
            Expect::Colon => (":", ""),
            Expect::CommaOrEnd if self.open.last() == Some(&true) => (", or }", ""),
            Expect::CommaOrEnd => (", or ]", ""),
            Expect::Nothing => (
                "the end of the document",
                "two documents after each other are JSON Lines: state the format jsonl",
            ),
        };
        Stop::wrong(
            at,
            format!("{found:?} stands where {wanted} should be"),
            hint,
        )
    }
}

/// Where the string at the quote `at` stands, and whether it has escapes.
fn string(text: &str, at: usize, ended: bool) -> Result<(Range<usize>, bool), Stop> {
    let bytes = text.as_bytes();
    let start = at + 1;
    let mut end = start;
    let mut escaped = false;
    loop {
        let Some(length) = memchr2(b'"', b'\\', &bytes[end..]) else {
            return Err(if ended {
                Stop::wrong(at, "a string without its closing quote", CUT_OFF)
            } else {
                Stop::More
            });
        };
        end += length;
        if bytes[end] == b'"' {
            break;
        }
        escaped = true;
        let wrong = || {
            Stop::wrong(
                end,
                "a backslash that starts no escape",
                "write \\\\ for a backslash",
            )
        };
        let length = match bytes.get(end + 1) {
            Some(b'u') => 6,
            Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => 2,
            Some(_) => return Err(wrong()),
            None => 2,
        };
        match bytes.get(end..end + length) {
            Some(escape) if escape[2..].iter().all(u8::is_ascii_hexdigit) => end += length,
            None if !ended => return Err(Stop::More),
            _ => return Err(wrong()),
        }
    }
    if let Some(bad) = bytes[start..end].iter().position(|byte| *byte < b' ') {
        return Err(Stop::wrong(
            start + bad,
            "a control character or line break inside a string",
            "write \\n for a line break",
        ));
    }
    Ok((start..end, escaped))
}

/// Whether this is a number of RFC 8259, section 6.
fn is_number(text: &[u8]) -> bool {
    let digits = |text: &[u8]| text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let text = text.strip_prefix(b"-").unwrap_or(text);
    let whole = digits(text);
    if whole == 0 || (whole > 1 && text[0] == b'0') {
        return false;
    }
    let mut rest = &text[whole..];
    if let Some(after) = rest.strip_prefix(b".") {
        let fraction = digits(after);
        if fraction == 0 {
            return false;
        }
        rest = &after[fraction..];
    }
    let Some((b'e' | b'E', after)) = rest.split_first() else {
        return rest.is_empty();
    };
    let after = after
        .strip_prefix(b"+")
        .or(after.strip_prefix(b"-"))
        .unwrap_or(after);
    !after.is_empty() && digits(after) == after.len()
}

/// Appends a string with its escapes replaced; whether all of it was text. Half of a surrogate pair, as programs that
/// cut texts leave behind, becomes U+FFFD.
pub(crate) fn unescape(raw: &str, out: &mut String) -> bool {
    let mut whole = true;
    let mut rest = raw;
    while let Some(next) = rest.find('\\') {
        out.push_str(&rest[..next]);
        let escape = &rest[next + 1..];
        let mut used = 1;
        match escape.as_bytes().first() {
            Some(b'b') => out.push('\u{8}'),
            Some(b'f') => out.push('\u{C}'),
            Some(b'n') => out.push('\n'),
            Some(b'r') => out.push('\r'),
            Some(b't') => out.push('\t'),
            Some(b'u') => {
                let first = unit(&escape[1..]);
                used = 5;
                let second = escape
                    .get(5..)
                    .and_then(|rest| rest.strip_prefix("\\u"))
                    .map(unit);
                let pair = [first, second.unwrap_or_default()];
                let (letter, length) = match char::decode_utf16(pair).next() {
                    Some(Ok(letter)) => (letter, letter.len_utf16()),
                    _ => {
                        whole = false;
                        (char::REPLACEMENT_CHARACTER, 1)
                    }
                };
                out.push(letter);
                if length == 2 {
                    used = 11;
                }
            }
            Some(plain) => out.push(char::from(*plain)),
            None => used = 0,
        }
        rest = &escape[used..];
    }
    out.push_str(rest);
    whole
}

/// The UTF-16 unit of four hexadecimal digits.
fn unit(text: &str) -> u16 {
    text.get(..4)
        .and_then(|digits| u16::from_str_radix(digits, 16).ok())
        .unwrap_or_default()
}
