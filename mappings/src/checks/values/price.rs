//! `price`: not an amount in the partner's form.

use super::{Setting, ValueCheck};
use crate::checks::finding::{About, Detail, Found};
use crate::checks::words::Words;
use crate::partners::{CurrencyPlace, Severity, Type};

pub(in crate::checks) const ABOUT: About = About {
    name: "price",
    title: "Not a price",
    about: "The partner takes an amount with its decimal sign, no thousands marks, no more decimals than the currency has, and the currency where the partner wants it. Negative amounts are no prices.",
    severity: Severity::Error,
    source: "",
};

struct Price {
    place: CurrencyPlace,
    sign: u8,
    minor: bool,
}

pub(super) fn make(setting: &Setting<'_>) -> Option<Box<dyn ValueCheck>> {
    (setting.attribute.kind == Type::Price).then(|| {
        let style = &setting.shaped.style;
        let (place, minor) = (style.currency, style.minor_units);
        Box::new(Price {
            place,
            sign: style.decimal_sign as u8,
            minor,
        }) as Box<dyn ValueCheck>
    })
}

impl ValueCheck for Price {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn find<'a>(&'a self, text: &'a str) -> Option<Found<'a>> {
        let amount = match self.place {
            CurrencyPlace::Suffix => text
                .split_once(' ')
                .filter(|(_, code)| is_code(code))
                .map(|(amount, _)| amount),
            CurrencyPlace::Prefix => text
                .split_once(' ')
                .filter(|(code, _)| is_code(code))
                .map(|(_, amount)| amount),
            CurrencyPlace::None | CurrencyPlace::Apart => Some(text),
        };
        let Some(amount) = amount else {
            return Some(Found::correct(Detail::Text(Words::AmountAndCurrency)));
        };
        let (front, back) = match memchr::memchr(self.sign, amount.as_bytes()) {
            Some(at) if !self.minor => (&amount[..at], &amount[at + 1..]),
            _ => (amount, "0"),
        };
        let digits =
            |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        (!digits(front) || !digits(back) || back.len() > 3).then(|| Found::correct(Detail::Plain))
    }
}

/// Whether a text looks like a currency code (ISO 4217).
fn is_code(code: &str) -> bool {
    code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_form_is_the_partners() {
        let google = Price {
            place: CurrencyPlace::Suffix,
            sign: b'.',
            minor: false,
        };
        assert!(google.find("15.00 EUR").is_none());
        for wrong in [
            "15.00",
            "EUR 15.00",
            "15,00 EUR",
            "1,299.00 EUR",
            "-1.00 EUR",
            "15.00 eur",
            "€ 15.00",
        ] {
            assert!(google.find(wrong).is_some(), "{wrong}");
        }
        let beslist = Price {
            place: CurrencyPlace::None,
            sign: b',',
            minor: false,
        };
        assert!(beslist.find("12,50").is_none());
        assert!(beslist.find("12.50").is_some());
    }
}
