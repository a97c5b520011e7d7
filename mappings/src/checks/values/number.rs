//! `number`: not a number.

use super::{Setting, ValueCheck};
use crate::checks::finding::{About, Detail, Found};
use crate::checks::words::Words;
use crate::partners::{Severity, Type};

pub(in crate::checks) const ABOUT: About = About {
    name: "number",
    title: "Not a number",
    about: "The partner takes digits with its decimal sign, without thousands marks, currency or unit; a whole number has no decimals.",
    severity: Severity::Error,
    source: "",
};

struct Number {
    whole: bool,
    sign: u8,
}

pub(super) fn make(setting: &Setting<'_>) -> Option<Box<dyn ValueCheck>> {
    let whole = match setting.attribute.kind {
        Type::Integer => true,
        Type::Number => false,
        Type::DeliveryTime
            // A pattern says what else is taken beside days.
            if setting.shaped.style.delivery_days
                && setting.attribute.steps.is_empty()
                && setting.attribute.pattern.is_none() =>
        {
            true
        }
        _ => return None,
    };
    Some(Box::new(Number {
        whole,
        sign: setting.shaped.style.decimal_sign as u8,
    }))
}

impl ValueCheck for Number {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn find<'a>(&'a self, text: &'a str) -> Option<Found<'a>> {
        let digits = text.strip_prefix('-').unwrap_or(text);
        let (front, back) = match memchr::memchr(self.sign, digits.as_bytes()) {
            Some(_) if self.whole => {
                return Some(Found::correct(Detail::Text(Words::NotWhole)));
            }
            Some(at) => (&digits[..at], &digits[at + 1..]),
            None => (digits, "0"),
        };
        let all = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        (!all(front) || !all(back)).then(|| Found::correct(Detail::Plain))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_numbers_pass() {
        let number = Number {
            whole: false,
            sign: b',',
        };
        assert!(number.find("-12,50").is_none());
        for wrong in ["12.50", "1.299,00", "", "12,", "12 EUR"] {
            assert!(number.find(wrong).is_some(), "{wrong}");
        }
        assert!(
            Number {
                whole: true,
                sign: b'.'
            }
            .find("2.0")
            .is_some()
        );
    }
}
