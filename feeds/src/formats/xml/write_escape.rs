//! Escapes text for XML 1.0 (Fifth Edition). Forbidden characters (section 2.2) never get out.

use crate::formats::scan::find;

/// Where text is put.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// Between tags.
    Text,
    /// In a value in double quotes: line breaks and tabs become references, for parsers make spaces of them (3.3.3).
    Attribute,
}

/// Appends text. A carriage return becomes a reference, for parsers make a line feed of it (2.11).
pub(super) fn escape(text: &str, place: Place, out: &mut Vec<u8>) {
    let attribute = place == Place::Attribute;
    let special = |byte: u8| {
        ((byte < 0x20) & (attribute | ((byte != b'\n') & (byte != b'\t'))))
            | (byte == b'<')
            | (byte == b'>')
            | (byte == b'&')
            | (byte == 0xEF)
            | (attribute & (byte == b'"'))
    };
    let mut rest = text.as_bytes();
    while let Some(at) = find(rest, special) {
        out.extend_from_slice(&rest[..at]);
        rest = &rest[at..];
        let (reference, length) = match rest {
            [b'<', ..] => (&b"&lt;"[..], 1),
            [b'>', ..] => (&b"&gt;"[..], 1),
            [b'&', ..] => (&b"&amp;"[..], 1),
            [b'"', ..] => (&b"&quot;"[..], 1),
            [b'\r', ..] => (&b"&#13;"[..], 1),
            [b'\n', ..] => (&b"&#10;"[..], 1),
            [b'\t', ..] => (&b"&#9;"[..], 1),
            other => kept(other),
        };
        out.extend_from_slice(reference);
        rest = &rest[length..];
    }
    out.extend_from_slice(rest);
}

/// Appends text as CDATA. What would end the section, and the carriage return, which a section cannot carry, are put
/// between two sections.
pub(super) fn cdata(text: &str, out: &mut Vec<u8>) {
    out.extend_from_slice(b"<![CDATA[");
    let special = |byte: u8| {
        ((byte < 0x20) & (byte != b'\n') & (byte != b'\t')) | (byte == b']') | (byte == 0xEF)
    };
    let mut rest = text.as_bytes();
    while let Some(at) = find(rest, special) {
        out.extend_from_slice(&rest[..at]);
        rest = &rest[at..];
        let (written, length) = match rest {
            [b']', b']', b'>', ..] => (&b"]]]]><![CDATA[>"[..], 3),
            [b']', ..] => (&b"]"[..], 1),
            [b'\r', ..] => (&b"]]>&#13;<![CDATA["[..], 1),
            other => kept(other),
        };
        out.extend_from_slice(written);
        rest = &rest[length..];
    }
    out.extend_from_slice(rest);
    out.extend_from_slice(b"]]>");
}

/// What is written for the character at the start, and its length: nothing for a forbidden one. Only control
/// characters and characters whose first byte is 0xEF come here.
fn kept(bytes: &[u8]) -> (&[u8], usize) {
    match bytes {
        [0xEF, 0xBF, 0xBE | 0xBF, ..] => (b"", 3),
        [0xEF, ..] => (&bytes[..3], 3),
        _ => (b"", 1),
    }
}
