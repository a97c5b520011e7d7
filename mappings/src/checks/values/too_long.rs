//! `too_long`: more characters than the partner takes.

use super::{Setting, ValueCheck};
use crate::checks::finding::{About, Detail, Fix, Found};
use crate::partners::Severity;

pub(in crate::checks) const ABOUT: About = About {
    name: "too_long",
    title: "Too long",
    about: "The value has more characters (Unicode code points) than the partner takes. Partners cut or refuse it.",
    severity: Severity::Error,
    source: "",
};

struct TooLong(usize);

pub(super) fn make(setting: &Setting<'_>) -> Option<Box<dyn ValueCheck>> {
    Some(Box::new(TooLong(setting.attribute.max_length? as usize)))
}

impl ValueCheck for TooLong {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_count_not_bytes() {
        let check = TooLong(4);
        assert!(check.find("éééé").is_none());
        assert_eq!(
            check.find("éééée").unwrap().detail,
            Detail::Limit { has: 5, limit: 4 }
        );
    }
}
