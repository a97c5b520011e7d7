//! `too_far`: a moment too far ahead.

use super::{Setting, ValueCheck};
use crate::checks::finding::{About, Detail, Found};
use crate::partners::Severity;

pub(in crate::checks) const ABOUT: About = About {
    name: "too_far",
    title: "Too far ahead",
    about: "The partner takes moments only so many days ahead.",
    severity: Severity::Error,
    source: "https://support.google.com/merchants/answer/6324470",
};

struct TooFar {
    form: String,
    days: u32,
    now: i64,
    offset: i64,
}

pub(super) fn make(setting: &Setting<'_>) -> Option<Box<dyn ValueCheck>> {
    let days = setting.attribute.max_days_ahead?;
    let now = &setting.context.now;
    Some(Box::new(TooFar {
        form: setting.shaped.style.datetime.clone(),
        days,
        now: now.timestamp().as_second(),
        offset: i64::from(now.offset().seconds()),
    }))
}

impl ValueCheck for TooFar {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn find<'a>(&'a self, text: &'a str) -> Option<Found<'a>> {
        const DAY: i64 = 86_400;
        let ahead = (super::moment::read(text, &self.form, self.offset)? - self.now) / DAY;
        let limit = i64::from(self.days);
        (ahead > limit).then(|| {
            Found::correct(Detail::Limit {
                has: ahead.unsigned_abs() as usize,
                limit,
            })
        })
    }
}
