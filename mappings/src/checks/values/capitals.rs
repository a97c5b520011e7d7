//! `capitals`: shouting.

use super::{Setting, ValueCheck};
use crate::checks::finding::{About, Detail, Fix, Found};
use crate::partners::Severity;

pub(in crate::checks) const ABOUT: About = About {
    name: "capitals",
    title: "Mostly capitals",
    about: "A title in capitals is held back or rewritten. Short names and codes are left alone.",
    severity: Severity::Warning,
    source: "https://support.google.com/merchants/answer/6324415",
};

struct Capitals;

/// Titles with fewer letters may be a brand or a code.
const FEWEST_LETTERS: usize = 12;

pub(super) fn make(setting: &Setting<'_>) -> Option<Box<dyn ValueCheck>> {
    setting
        .attribute
        .checks
        .iter()
        .any(|check| check == ABOUT.name)
        .then(|| Box::new(Capitals) as Box<dyn ValueCheck>)
}

impl ValueCheck for Capitals {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn find<'a>(&'a self, text: &'a str) -> Option<Found<'a>> {
        let (upper, lower) = if text.is_ascii() {
            (
                text.bytes().filter(u8::is_ascii_uppercase).count(),
                text.bytes().filter(u8::is_ascii_lowercase).count(),
            )
        } else {
            let of = |case: fn(char) -> bool| text.chars().filter(|sign| case(*sign)).count();
            (of(char::is_uppercase), of(char::is_lowercase))
        };
        // Four of five letters.
        (upper + lower >= FEWEST_LETTERS && upper >= 4 * lower).then(|| {
            Found::new(
                Detail::Plain,
                Fix::Transform {
                    name: "title_case",
                    argument: None,
                },
            )
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_shouting_is_found() {
        assert!(Capitals.find("GROTE UITVERKOOP STOELEN").is_some());
        assert!(Capitals.find("ASUS ROG").is_none());
        assert!(Capitals.find("ASUS ROG Strix gaming laptop").is_none());
    }
}
