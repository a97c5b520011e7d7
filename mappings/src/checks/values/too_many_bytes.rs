//! `too_many_bytes`: more bytes than the partner takes.

use super::{Setting, ValueCheck};
use crate::checks::finding::{About, Detail, Fix, Found};
use crate::partners::Severity;

pub(in crate::checks) const ABOUT: About = About {
    name: "too_many_bytes",
    title: "Too many bytes",
    about: "The value has more bytes in UTF-8 than the partner takes: letters with accents have two, others up to four.",
    severity: Severity::Error,
    source: "",
};

struct TooManyBytes(usize);

pub(super) fn make(setting: &Setting<'_>) -> Option<Box<dyn ValueCheck>> {
    Some(Box::new(TooManyBytes(
        setting.attribute.max_bytes? as usize,
    )))
}

impl ValueCheck for TooManyBytes {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn find<'a>(&'a self, text: &'a str) -> Option<Found<'a>> {
        let limit = self.0 as i64;
        (text.len() > self.0).then(|| {
            let detail = Detail::Limit {
                has: text.len(),
                limit,
            };
            let fix = Fix::Transform {
                name: "truncate_bytes",
                argument: Some(("max", limit)),
            };
            Found::new(detail, fix)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_count_twice() {
        assert!(TooManyBytes(5).find("cafés").is_some());
        assert!(TooManyBytes(6).find("cafés").is_none());
    }
}
