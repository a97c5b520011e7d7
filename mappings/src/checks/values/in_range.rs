//! `in_range`: a number outside of what the partner takes.

use super::{Setting, ValueCheck};
use crate::checks::amount;
use crate::checks::finding::{About, Detail, Found};
use crate::partners::{Attribute, Severity};
use rust_decimal::Decimal;

pub(in crate::checks) const ABOUT: About = About {
    name: "in_range",
    title: "Number out of range",
    about: "The partner takes numbers only between its limits.",
    severity: Severity::Error,
    source: "",
};

struct InRange {
    min: Option<Decimal>,
    max: Option<Decimal>,
    above: bool,
}

pub(super) fn make(setting: &Setting<'_>) -> Option<Box<dyn ValueCheck>> {
    let Attribute {
        min,
        max,
        above_min,
        ..
    } = setting.attribute;
    (min.is_some() || max.is_some()).then(|| {
        let (low, high) = (min.map(Decimal::from), max.map(Decimal::from));
        Box::new(InRange {
            min: low,
            max: high,
            above: *above_min,
        }) as Box<dyn ValueCheck>
    })
}

impl ValueCheck for InRange {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn find<'a>(&'a self, text: &'a str) -> Option<Found<'a>> {
        let (number, _) = amount::read(text)?;
        let low = self
            .min
            .is_some_and(|min| number < min || (self.above && number == min));
        let high = self.max.is_some_and(|max| number > max);
        (low || high).then(|| {
            Found::correct(Detail::Range {
                min: self.min,
                max: self.max,
            })
        })
    }
}
