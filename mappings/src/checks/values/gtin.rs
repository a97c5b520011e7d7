//! `gtin`: not a GTIN.

use super::{Setting, ValueCheck};
use crate::checks::finding::{About, Detail, Fix, Found};
use crate::checks::words::Words;
use crate::partners::{Requirement, Severity, Type};
use feeds::types::gtin::{self, Kept};

pub(in crate::checks) const ABOUT: About = About {
    name: "gtin",
    title: "Not a GTIN",
    about: "A GTIN has 8, 12, 13 or 14 digits and a right check digit, and is not from a range that GS1 keeps for shops and coupons (02, 04, 2; 05, 98, 99).",
    severity: Severity::Error,
    source: "https://support.google.com/merchants/answer/12473440",
};

struct Gtin {
    /// Where the partner does without one, none is better than a wrong one.
    optional: bool,
}

pub(super) fn make(setting: &Setting<'_>) -> Option<Box<dyn ValueCheck>> {
    let attribute = setting.attribute;
    let optional = attribute.requirement != Requirement::Required;
    (attribute.kind == Type::Gtin).then(|| Box::new(Gtin { optional }) as Box<dyn ValueCheck>)
}

impl ValueCheck for Gtin {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn find<'a>(&'a self, text: &'a str) -> Option<Found<'a>> {
        let fix = if self.optional {
            Fix::Transform {
                name: "only_valid_gtin",
                argument: None,
            }
        } else {
            Fix::Correct
        };
        fault(text).map(|fault| Found::new(Detail::Text(fault), fix))
    }
}

/// What is wrong with a GTIN, if anything.
pub(in crate::checks) fn fault(text: &str) -> Option<Words> {
    let bytes = text.as_bytes();
    if !bytes.iter().all(u8::is_ascii_digit) {
        return Some(Words::NotDigits);
    }
    if !matches!(bytes.len(), 8 | 12 | 13 | 14) {
        return Some(Words::WrongDigits);
    }
    if bytes.iter().all(|byte| *byte == bytes[0]) {
        return Some(Words::IsPlaceholder);
    }
    if !gtin::has_check_digit(text) {
        return Some(Words::CheckDigit);
    }
    gtin::kept_for(text).map(|kept| match kept {
        Kept::Shop => Words::KeptForShop,
        Kept::Coupons => Words::KeptForCoupons,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn check_digits_and_ranges() {
        for right in [
            "3234567890126",
            "8712345678906",
            "012345678905",
            "96385074",
            "10614141000415",
        ] {
            assert_eq!(fault(right), None, "{right}");
        }
        for wrong in [
            "8712345678907",
            "123",
            "87123456789O6",
            "0000000000000",
            "2012345678903",
            "9912345678909",
            "",
        ] {
            assert!(fault(wrong).is_some(), "{wrong}");
        }
    }
}
