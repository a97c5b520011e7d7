//! White space: as Unicode defines it, so a no-break space is one too.

use std::borrow::Cow;

/// Every run of white space becomes one space; none is left at the ends.
#[must_use]
pub fn collapse(text: &str) -> Cow<'_, str> {
    let trimmed = text.trim();
    if is_tidy(trimmed) {
        return Cow::Borrowed(trimmed);
    }
    let mut out = String::with_capacity(trimmed.len());
    for word in trimmed.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    if out == trimmed {
        return Cow::Borrowed(trimmed);
    }
    Cow::Owned(out)
}

/// Whether all white space is single spaces. May be wrong on the safe side: any character that begins with the same
/// byte as a space outside of ASCII counts as one. Looks at whole blocks of bytes at once, without branches.
pub(super) fn is_tidy(text: &str) -> bool {
    let bytes = text.as_bytes();
    let pairs = bytes.iter().zip(bytes.get(1..).unwrap_or_default());
    let double = pairs.fold(false, |found, (one, next)| {
        found | ((*one == b' ') & (*next == b' '))
    });
    let other = bytes.iter().fold(false, |found, byte| {
        found | matches!(byte, b'\t'..=b'\r' | 0xC2 | 0xE1..=0xE3)
    });
    !(double | other)
}
