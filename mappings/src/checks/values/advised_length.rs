//! `advised_length`: longer than partners advise.

use super::{Setting, ValueCheck};
use crate::checks::finding::{About, Detail, Fix, Found};
use crate::partners::Severity;

pub(in crate::checks) const ABOUT: About = About {
    name: "advised_length",
    title: "Longer than advised",
    about: "The value is taken, but its end is likely not shown.",
    severity: Severity::Advice,
    source: "",
};

struct AdvisedLength(usize);

pub(super) fn make(setting: &Setting<'_>) -> Option<Box<dyn ValueCheck>> {
    Some(Box::new(AdvisedLength(
        setting.attribute.advised_length? as usize,
    )))
}

impl ValueCheck for AdvisedLength {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn find<'a>(&'a self, text: &'a str) -> Option<Found<'a>> {
        super::longer_than(text, self.0).then(|| {
            let detail = Detail::Limit {
                has: text.chars().count(),
                limit: self.0 as i64,
            };
            Found::new(
                detail,
                Fix::Transform {
                    name: "truncate",
                    argument: Some(("max", self.0 as i64)),
                },
            )
        })
    }
}
