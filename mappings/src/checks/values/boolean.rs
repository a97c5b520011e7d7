//! `boolean`: neither yes nor no.

use super::{Setting, ValueCheck};
use crate::checks::finding::{About, Detail, Fix, Found};
use crate::partners::{Severity, Type};

pub(in crate::checks) const ABOUT: About = About {
    name: "boolean",
    title: "Neither yes nor no",
    about: "The partner takes only its words for yes and no.",
    severity: Severity::Error,
    source: "",
};

struct Boolean(Vec<String>);

pub(super) fn make(setting: &Setting<'_>) -> Option<Box<dyn ValueCheck>> {
    if setting.attribute.kind != Type::Boolean {
        return None;
    }
    let (yes, no) = setting.shaped.style.boolean.clone();
    Some(Box::new(Boolean(
        [yes, no]
            .into_iter()
            .chain(setting.attribute.values.clone())
            .collect(),
    )))
}

impl ValueCheck for Boolean {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn find<'a>(&'a self, text: &'a str) -> Option<Found<'a>> {
        (!self.0.iter().any(|word| word == text))
            .then(|| Found::new(Detail::Allowed(&self.0), Fix::MapValue))
    }
}
