//! `parts`: too many or too long values in one.

use super::{Setting, ValueCheck};
use crate::checks::finding::{About, Detail, Found};
use crate::partners::{Parts, Severity};

pub(in crate::checks) const ABOUT: About = About {
    name: "parts",
    title: "Too many values in one",
    about: "A value that is made of several, such as a colour, may have only so many, and each only so long.",
    severity: Severity::Warning,
    source: "",
};

struct Several(Parts);

pub(super) fn make(setting: &Setting<'_>) -> Option<Box<dyn ValueCheck>> {
    setting
        .attribute
        .parts
        .clone()
        .map(|parts| Box::new(Several(parts)) as Box<dyn ValueCheck>)
}

impl ValueCheck for Several {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn find<'a>(&'a self, text: &'a str) -> Option<Found<'a>> {
        let parts = text.split(&*self.0.separator);
        let count = parts.clone().count();
        if count > self.0.max as usize {
            return Some(Found::correct(Detail::Limit {
                has: count,
                limit: i64::from(self.0.max),
            }));
        }
        let most = self.0.max_length?;
        parts
            .filter(|part| super::longer_than(part, most as usize))
            .map(|part| {
                Found::correct(Detail::Limit {
                    has: part.chars().count(),
                    limit: i64::from(most),
                })
            })
            .next()
    }
}
