//! `measure`: not a number with an allowed unit.

use super::{Setting, ValueCheck};
use crate::checks::amount;
use crate::checks::finding::{About, Detail, Fix, Found};
use crate::checks::words::Words;
use crate::partners::{Severity, Type};

pub(in crate::checks) const ABOUT: About = About {
    name: "measure",
    title: "Not a measure",
    about: "The partner takes a number followed by one of its units.",
    severity: Severity::Error,
    source: "",
};

struct Measure(Vec<String>);

pub(super) fn make(setting: &Setting<'_>) -> Option<Box<dyn ValueCheck>> {
    (setting.attribute.kind == Type::Measure)
        .then(|| Box::new(Measure(setting.attribute.units.clone())) as Box<dyn ValueCheck>)
}

impl ValueCheck for Measure {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn find<'a>(&'a self, text: &'a str) -> Option<Found<'a>> {
        let Some((_, unit)) = amount::read(text) else {
            return Some(Found::correct(Detail::Text(Words::NumberExpected)));
        };
        (!self.0.iter().any(|known| known.eq_ignore_ascii_case(unit)))
            .then(|| Found::new(Detail::Allowed(&self.0), Fix::MapValue))
    }
}
