//! `plain_text`: markup where text is expected.

use super::{Setting, ValueCheck};
use crate::checks::finding::{About, Detail, Fix, Found};
use crate::checks::words::Words;
use crate::partners::Severity;

pub(in crate::checks) const ABOUT: About = About {
    name: "plain_text",
    title: "Markup in text",
    about: "Tags and entities are shown to shoppers as they are.",
    severity: Severity::Error,
    source: "",
};

struct PlainText;

pub(super) fn make(setting: &Setting<'_>) -> Option<Box<dyn ValueCheck>> {
    setting
        .attribute
        .checks
        .iter()
        .any(|check| check == ABOUT.name)
        .then(|| Box::new(PlainText) as Box<dyn ValueCheck>)
}

impl ValueCheck for PlainText {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn find<'a>(&'a self, text: &'a str) -> Option<Found<'a>> {
        let bytes = text.as_bytes();
        let tag = memchr::memchr_iter(b'<', bytes).any(|at| {
            let opens = bytes
                .get(at + 1)
                .is_some_and(|next| next.is_ascii_alphabetic() || matches!(next, b'/' | b'!'));
            opens && memchr::memchr(b'>', &bytes[at..]).is_some()
        });
        if tag {
            let fix = Fix::Transform {
                name: "strip_html",
                argument: None,
            };
            return Some(Found::new(Detail::Text(Words::Tags), fix));
        }
        memchr::memchr_iter(b'&', bytes)
            .any(|at| is_entity(&bytes[at + 1..]))
            .then(|| {
                let fix = Fix::Transform {
                    name: "decode_html",
                    argument: None,
                };
                Found::new(Detail::Text(Words::Entities), fix)
            })
    }
}

/// Whether what follows an ampersand makes it an entity: `amp;`, `#39;`, `#x27;`.
fn is_entity(rest: &[u8]) -> bool {
    const LONGEST: usize = 32;
    let end = rest.iter().take(LONGEST).position(|byte| *byte == b';');
    end.is_some_and(|end| {
        let name = &rest[..end];
        let name = name.strip_prefix(b"#").unwrap_or(name);
        !name.is_empty() && name.iter().all(u8::is_ascii_alphanumeric)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_is_found_and_mathematics_is_not() {
        for wrong in ["<b>Chair</b>", "Chair<br/>", "Tom &amp; Jerry", "L&#39;eau"] {
            assert!(PlainText.find(wrong).is_some(), "{wrong}");
        }
        for right in ["Chair < 50 kg", "Tom & Jerry", "A & B; C", "5 > 3", "<3"] {
            assert!(PlainText.find(right).is_none(), "{right}");
        }
    }
}
