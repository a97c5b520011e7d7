//! `promotional`: advertising where a name is expected.

use super::{Setting, ValueCheck};
use crate::checks::finding::{About, Detail, Found};
use crate::checks::words::Words;
use crate::partners::{Severity, fold};
use regex::Regex;

pub(in crate::checks) const ABOUT: About = About {
    name: "promotional",
    title: "Advertising in text",
    about: "Prices, discounts, free shipping, payment and delivery have their own attributes; a title with them is held back.",
    severity: Severity::Warning,
    source: "https://support.google.com/merchants/answer/6324415",
};

struct Promotional {
    /// Any of `PHRASES`, folded.
    phrases: Regex,
}

pub(super) fn make(setting: &Setting<'_>) -> Option<Box<dyn ValueCheck>> {
    let mut asked = setting.attribute.checks.iter();
    asked
        .any(|check| check == ABOUT.name)
        .then(|| Box::new(Promotional::new()) as Box<dyn ValueCheck>)
}

impl Promotional {
    fn new() -> Self {
        let folded: Vec<String> = PHRASES.iter().map(|phrase| fold(phrase)).collect();
        let phrases = Regex::new(&folded.join("|"));
        Self {
            phrases: phrases.expect("letters are a pattern"),
        }
    }
}

/// What shops advertise with, by language. Words that also name goods (`sale`, `actie`) are left out.
const PHRASES: &[&str] = &[
    "free shipping",
    "free delivery",
    "cash on delivery",
    "buy now",
    "best price",
    "lowest price",
    "limited offer",
    "money back",
    "gratis verzending",
    "gratis bezorging",
    "gratis levering",
    "nu met korting",
    "laagste prijs",
    "beste prijs",
    "tijdelijke aanbieding",
    "achteraf betalen",
    "kostenloser versand",
    "versandkostenfrei",
    "gratis versand",
    "jetzt kaufen",
    "bester preis",
    "sonderangebot",
    "livraison gratuite",
    "meilleur prix",
    "en promotion",
    "spedizione gratuita",
    "miglior prezzo",
    "envío gratis",
    "mejor precio",
    "darmowa dostawa",
    "doprava zdarma",
    "δωρεάν μεταφορικά",
    "δόσεις",
    "ücretsiz kargo",
];

impl ValueCheck for Promotional {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn find<'a>(&'a self, text: &'a str) -> Option<Found<'a>> {
        let phrase = self.phrases.is_match(&fold(text));
        (phrase || percent_off(text)).then(|| Found::correct(Detail::Text(Words::Advertises)))
    }
}

/// `-20%`, `20% korting`: a share of 100 % or cotton is no discount.
fn percent_off(text: &str) -> bool {
    const OFF: &[&str] = &[
        "off",
        "korting",
        "rabatt",
        "rabat",
        "sconto",
        "de réduction",
        "descuento",
        "sleva",
    ];
    text.match_indices('%').any(|(at, _)| {
        let before = text[..at].trim_end();
        let digits = before.trim_end_matches(|sign: char| sign.is_ascii_digit());
        if digits.len() == before.len() {
            return false;
        }
        let after = text[at + 1..].trim_start().to_lowercase();
        let minus = digits.ends_with(['-', '−'])
            && !digits
                .trim_end_matches(['-', '−'])
                .ends_with(|sign: char| sign.is_ascii_digit());
        minus || OFF.iter().any(|word| after.starts_with(word))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn advertising_is_found_and_goods_are_not() {
        let check = Promotional::new();
        for wrong in [
            "Tent Vlieland GRATIS VERZENDING",
            "T-shirt -20%",
            "T-shirt 20 % korting",
            "TV 43\" - Πληρωμή και σε εώς 12 δόσεις",
            "Shirt | Free Shipping",
        ] {
            assert!(check.find(wrong).is_some(), "{wrong}");
        }
        for right in [
            "Shirt 100% katoen",
            "Siroop 10-20% suiker",
            "Sale e pepe",
            "Actiefiguur",
            "Kabel 5 m",
        ] {
            assert!(check.find(right).is_none(), "{right}");
        }
    }
}
