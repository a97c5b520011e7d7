//! `encoding`: text that was read in the wrong encoding before it came here.

use super::{Setting, ValueCheck};
use crate::checks::finding::{About, Detail, Found};
use crate::checks::words::Words;
use crate::partners::{Severity, Type};
use crate::text::garbled::is_garbled;

pub(in crate::checks) const ABOUT: About = About {
    name: "encoding",
    title: "Broken letters",
    about: "UTF-8 that was read as Latin-1 (`CafÃ©`), or letters that were lost (`Caf\u{fffd}`). Shoppers see them so; the source must be read in its right encoding.",
    severity: Severity::Warning,
    source: "https://support.google.com/merchants/answer/6124096",
};

struct Encoding;

pub(super) fn make(setting: &Setting<'_>) -> Option<Box<dyn ValueCheck>> {
    (setting.attribute.kind == Type::Text).then(|| Box::new(Encoding) as Box<dyn ValueCheck>)
}

impl ValueCheck for Encoding {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn find<'a>(&'a self, text: &'a str) -> Option<Found<'a>> {
        is_garbled(text).then(|| Found::correct(Detail::Text(Words::Garbled)))
    }
}
