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

struct TooLong {
    most: usize,
    fix: Fix<'static>,
}

pub(super) fn make(setting: &Setting<'_>) -> Option<Box<dyn ValueCheck>> {
    let most = setting.attribute.max_length?;
    Some(Box::new(TooLong {
        most: most as usize,
        fix: setting.shorten("truncate", most.into()),
    }))
}

impl ValueCheck for TooLong {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn find<'a>(&'a self, text: &'a str) -> Option<Found<'a>> {
        super::longer_than(text, self.most).then(|| {
            let detail = Detail::Limit {
                has: text.chars().count(),
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
    fn characters_count_not_bytes() {
        let check = TooLong {
            most: 4,
            fix: Fix::OtherField,
        };
        assert!(check.find("éééé").is_none());
        assert_eq!(
            check.find("éééée").unwrap().detail,
            Detail::Limit { has: 5, limit: 4 }
        );
    }
}
