//! Which encoding a text is in, and the text as UTF-8. A byte order mark wins; then what the bytes really are: text
//! that is valid UTF-8 beyond ASCII is UTF-8 whatever its declaration says; then the declaration; then a guess.
//! Labels are those of the WHATWG Encoding Standard, and `utf-32le`, `utf-32be` and the code pages of DOS (`cp437`, `cp850`,
//! `cp852`, `cp858`), which it leaves out.

mod dos;
mod guess;
mod text;

pub(crate) use text::Text;

use crate::error::trouble;
use crate::error::{At, Error};
use crate::said::Said;
use dos::Page;
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// How bytes become text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Coding {
    /// UTF-8.
    Utf8,
    /// ASCII as far as was seen; decided at the first other character. Holds the declared encoding.
    Undecided(Option<&'static Encoding>),
    /// Any other encoding of the standard.
    Other(&'static Encoding),
    /// A code page of DOS.
    Dos(&'static Page),
    /// UTF-32, big-endian or not.
    Utf32 { big: bool },
}

/// What was decided about the encoding, and why.
#[derive(Clone, Debug)]
pub(crate) struct Choice {
    pub(crate) coding: Coding,
    /// Length of the byte order mark.
    pub(crate) mark: usize,
    /// Reason, for a person.
    pub(crate) why: Said,
}

impl Coding {
    /// The label a user would write.
    pub(crate) fn label(self) -> String {
        match self {
            Self::Utf8 | Self::Undecided(None) => "utf-8".into(),
            Self::Undecided(Some(encoding)) | Self::Other(encoding) => {
                encoding.name().to_ascii_lowercase()
            }
            Self::Dos(page) => page.label.into(),
            Self::Utf32 { big: true } => "utf-32be".into(),
            Self::Utf32 { big: false } => "utf-32le".into(),
        }
    }

    fn of_label(label: &str) -> Option<Self> {
        match label.trim().to_ascii_lowercase().as_str() {
            "utf-32" | "utf-32le" | "ucs-4" | "iso-10646-ucs-4" => Some(Self::Utf32 { big: false }),
            "utf-32be" => Some(Self::Utf32 { big: true }),
            "mac-roman" | "macroman" => Some(Self::Other(encoding_rs::MACINTOSH)),
            label => match Encoding::for_label_no_replacement(label.as_bytes()) {
                Some(encoding) if encoding == UTF_8 => Some(Self::Utf8),
                Some(encoding) => Some(Self::Other(encoding)),
                None => Page::of_label(label).map(Self::Dos),
            },
        }
    }
}

const MARKS: [(&[u8], Coding); 5] = [
    (b"\xEF\xBB\xBF", Coding::Utf8),
    (b"\xFF\xFE\0\0", Coding::Utf32 { big: false }),
    (b"\0\0\xFE\xFF", Coding::Utf32 { big: true }),
    (b"\xFF\xFE", Coding::Other(UTF_16LE)),
    (b"\xFE\xFF", Coding::Other(UTF_16BE)),
];

/// Decides the encoding of a text from its first bytes (`whole` when they are all) and the label a user `stated`.
/// Fails when the stated label is unknown.
pub(crate) fn choose(
    head: &[u8],
    whole: bool,
    stated: Option<&str>,
    name: &str,
) -> Result<Choice, Error> {
    let mark = MARKS.iter().find(|(mark, _)| head.starts_with(mark));
    if let Some(stated) = stated {
        let coding = Coding::of_label(stated).ok_or_else(|| Error::Option {
            at: At {
                place: name.to_owned(),
                ..At::default()
            },
            message: trouble("no_encoding", [("encoding", stated.to_owned())]),
            hint: trouble("use_encoding", []),
        })?;
        let mark = mark
            .filter(|(_, marked)| *marked == coding)
            .map_or(0, |(mark, _)| mark.len());
        return Ok(Choice {
            coding,
            mark,
            why: Said::plain("stated"),
        });
    }
    if let Some((mark, coding)) = mark {
        let why = Said::plain("bom");
        return Ok(Choice {
            coding: *coding,
            mark: mark.len(),
            why,
        });
    }
    if let Some(coding) = wide(head) {
        let why = Said::plain("wide");
        return Ok(Choice {
            coding,
            mark: 0,
            why,
        });
    }
    let declared = declaration(head);
    let (coding, why) = by_bytes(head, whole, declared);
    Ok(Choice {
        coding,
        mark: 0,
        why,
    })
}

/// Decides by the bytes and the declaration, without byte order mark.
fn by_bytes(bytes: &[u8], whole: bool, declared: Option<&str>) -> (Coding, Said) {
    let known = declared.and_then(Coding::of_label);
    // A declaration that could be read byte by byte rules out wide characters, whatever it says.
    let narrow = match known {
        Some(Coding::Other(encoding)) if encoding.is_ascii_compatible() => Some(encoding),
        Some(Coding::Other(encoding)) if encoding == encoding_rs::ISO_2022_JP => {
            return (Coding::Other(encoding), Said::plain("declared"));
        }
        _ => None,
    };
    if bytes.is_ascii() {
        let coding = match (whole, narrow) {
            (true, Some(encoding)) => Coding::Other(encoding),
            (true, None) => Coding::Utf8,
            (false, declared) => Coding::Undecided(declared),
        };
        let why = if narrow.is_some() {
            "declared"
        } else {
            "ascii"
        };
        return (coding, Said::plain(why));
    }
    let lie = declared.filter(|_| known != Some(Coding::Utf8));
    let (good, bad) = guess::utf8_share(bytes, whole);
    if bad == 0 {
        let why = match (lie, known) {
            (Some(lie), _) => Said::new("utf8_not_declared", [("declared", lie.to_owned())]),
            (None, Some(_)) => Said::plain("agrees"),
            (None, None) => Said::plain("utf8"),
        };
        return (Coding::Utf8, why);
    }
    if good > 4 * bad {
        return (
            Coding::Utf8,
            Said::new("utf8_damaged", [("count", bad.to_string())]),
        );
    }
    if let Some(encoding) = narrow
        && encoding
            .decode_without_bom_handling_and_without_replacement(bytes)
            .is_some()
    {
        return (Coding::Other(encoding), Said::plain("agrees"));
    }
    if let Some(coding @ Coding::Dos(_)) = known {
        return (coding, Said::plain("agrees"));
    }
    let why = match declared {
        Some(declared) => Said::new("guessed_not_declared", [("declared", declared.to_owned())]),
        None => Said::plain("guessed"),
    };
    (guess::legacy(bytes, whole), why)
}

/// UTF-16 and UTF-32 without byte order mark: where the zero bytes are.
fn wide(head: &[u8]) -> Option<Coding> {
    let sample = &head[..head.len().min(4096) & !3];
    let mut zeros = [0_usize; 4];
    for quad in sample.chunks_exact(4) {
        for (zeros, byte) in zeros.iter_mut().zip(quad) {
            *zeros += usize::from(*byte == 0);
        }
    }
    let quads = sample.len() / 4;
    let many = |place: usize| quads > 0 && zeros[place] * 10 > quads * 9;
    let few = |place: usize| zeros[place] * 50 <= quads;
    if many(0) && many(1) && few(3) {
        return Some(Coding::Utf32 { big: true });
    }
    if many(2) && many(3) && few(0) {
        return Some(Coding::Utf32 { big: false });
    }
    // In scripts other than Latin only spaces, digits and marks have a zero byte. A zero byte or two in a short text of
    // narrow characters are damage.
    let some = |a: usize, b: usize| {
        let count = zeros[a] + zeros[b];
        count * 5 > quads && (count > 8 || count >= quads)
    };
    if some(1, 3) && few(0) && few(2) {
        return Some(Coding::Other(UTF_16LE));
    }
    (some(0, 2) && few(1) && few(3)).then_some(Coding::Other(UTF_16BE))
}

/// The label in `<?xml version="1.0" encoding="...">` (XML 1.0, 4.3.3), read as ASCII.
fn declaration(head: &[u8]) -> Option<&str> {
    let head = head.trim_ascii_start();
    let head = head.strip_prefix(b"<?xml")?;
    let end = memchr::memmem::find(&head[..head.len().min(1024)], b"?>")?;
    let inside = std::str::from_utf8(&head[..end]).ok()?;
    let value = inside
        .split_once("encoding")?
        .1
        .trim_start()
        .strip_prefix('=')?
        .trim_start();
    let quote = value
        .chars()
        .next()
        .filter(|quote| matches!(quote, '"' | '\''))?;
    value[1..].split_once(quote).map(|(label, _)| label)
}

#[cfg(test)]
mod tests;
