//! `url`: not a whole address.

use super::{Setting, ValueCheck};
use crate::checks::finding::{About, Detail, Found};
use crate::checks::words::Words;
use crate::partners::{Severity, Type};

pub(in crate::checks) const ABOUT: About = About {
    name: "url",
    title: "Not a web address",
    about: "The partner takes absolute http or https addresses in ASCII, without blanks.",
    severity: Severity::Error,
    source: "https://www.rfc-editor.org/rfc/rfc3986",
};

struct Url;

pub(super) fn make(setting: &Setting<'_>) -> Option<Box<dyn ValueCheck>> {
    (setting.attribute.kind == Type::Url).then(|| Box::new(Url) as Box<dyn ValueCheck>)
}

impl ValueCheck for Url {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn find<'a>(&'a self, text: &'a str) -> Option<Found<'a>> {
        let Some(rest) = scheme(text) else {
            return Some(Found::correct(Detail::Text(Words::NoAddress)));
        };
        let host = &rest[..rest.find(['/', '?', '#']).unwrap_or(rest.len())];
        if host.starts_with(':') || !host.contains('.') || host.starts_with('.') {
            return Some(Found::correct(Detail::Text(Words::NoSite)));
        }
        let odd = |byte: u8| byte <= b' ' || byte >= 0x7f || matches!(byte, b'<' | b'>' | b'"');
        let found = text.bytes().fold(false, |found, byte| found | odd(byte));
        found.then(|| Found::correct(Detail::Text(Words::Unencoded)))
    }
}

/// What follows `https://` or `http://`.
pub(in crate::checks) fn scheme(text: &str) -> Option<&str> {
    ["https://", "http://"].into_iter().find_map(|scheme| {
        let start = text.get(..scheme.len())?;
        start
            .eq_ignore_ascii_case(scheme)
            .then(|| &text[scheme.len()..])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_addresses_pass() {
        assert!(Url.find("https://shop.example/a?b=c#d").is_none());
        assert!(Url.find("HTTP://shop.example").is_none());
        for wrong in [
            "not-a-url",
            "//shop.example/a",
            "https://",
            "http://example",
            "https://shop.example/a b",
            "https://shop.example/é",
        ] {
            assert!(Url.find(wrong).is_some(), "{wrong}");
        }
    }
}
