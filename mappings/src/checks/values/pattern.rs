//! `pattern`: a form that the partner does not take.

use super::{Setting, ValueCheck};
use crate::checks::finding::{About, Detail, Found};
use crate::partners::Severity;
use regex::Regex;

pub(in crate::checks) const ABOUT: About = About {
    name: "pattern",
    title: "Wrong form",
    about: "The partner takes only values of a certain form.",
    severity: Severity::Error,
    source: "",
};

struct Pattern(Regex);

pub(super) fn make(setting: &Setting<'_>) -> Option<Box<dyn ValueCheck>> {
    let pattern = setting.attribute.pattern.as_ref()?;
    // Parsing the spec made sure that the pattern is one.
    Some(Box::new(Pattern(
        Regex::new(&format!("^(?:{pattern})$")).ok()?,
    )))
}

impl ValueCheck for Pattern {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn find<'a>(&'a self, text: &'a str) -> Option<Found<'a>> {
        (!self.0.is_match(text)).then(|| Found::correct(Detail::Plain))
    }
}
