//! `country`: not a country code.

use super::{Setting, ValueCheck};
use crate::checks::finding::{About, Detail, Fix, Found};
use crate::checks::words::Words;
use crate::partners::{Severity, Type};

pub(in crate::checks) const ABOUT: About = About {
    name: "country",
    title: "Not a country code",
    about: "The partner takes the two capitals of ISO 3166-1.",
    severity: Severity::Error,
    source: "https://www.iso.org/iso-3166-country-codes.html",
};

struct Country;

pub(super) fn make(setting: &Setting<'_>) -> Option<Box<dyn ValueCheck>> {
    (setting.attribute.kind == Type::Country).then(|| Box::new(Country) as Box<dyn ValueCheck>)
}

impl ValueCheck for Country {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn find<'a>(&'a self, text: &'a str) -> Option<Found<'a>> {
        (text.len() != 2 || !text.bytes().all(|byte| byte.is_ascii_uppercase()))
            .then(|| Found::new(Detail::Text(Words::TwoCapitals), Fix::MapValue))
    }
}
