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

struct TooManyBytes {
    most: usize,
    fix: Fix<'static>,
}

pub(super) fn make(setting: &Setting<'_>) -> Option<Box<dyn ValueCheck>> {
    let most = setting.attribute.max_bytes?;
    Some(Box::new(TooManyBytes {
        most: most as usize,
        fix: setting.shorten("truncate_bytes", most.into()),
    }))
}

impl ValueCheck for TooManyBytes {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn find<'a>(&'a self, text: &'a str) -> Option<Found<'a>> {
        (text.len() > self.most).then(|| {
            let detail = Detail::Limit {
                has: text.len(),
                limit: self.most as i64,
            };
            Found::new(detail, self.fix)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_count_twice() {
        let check = |most| TooManyBytes {
            most,
            fix: Fix::OtherField,
        };
        assert!(check(5).find("cafés").is_some());
        assert!(check(6).find("cafés").is_none());
    }
}
