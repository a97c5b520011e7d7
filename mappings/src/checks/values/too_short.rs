//! `too_short`: fewer characters than the partner takes.

use super::{Setting, ValueCheck};
use crate::checks::finding::{About, Detail, Found};
use crate::partners::Severity;

pub(in crate::checks) const ABOUT: About = About {
    name: "too_short",
    title: "Too short",
    about: "The value has fewer characters (Unicode code points) than the partner takes.",
    severity: Severity::Error,
    source: "",
};

struct TooShort(usize);

pub(super) fn make(setting: &Setting<'_>) -> Option<Box<dyn ValueCheck>> {
    Some(Box::new(TooShort(setting.attribute.min_length? as usize)))
}

impl ValueCheck for TooShort {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn find<'a>(&'a self, text: &'a str) -> Option<Found<'a>> {
        (!super::longer_than(text, self.0.saturating_sub(1))).then(|| {
            let limit = self.0 as i64;
            Found::correct(Detail::Limit {
                has: text.chars().count(),
                limit,
            })
        })
    }
}
