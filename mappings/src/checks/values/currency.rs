//! `currency`: a currency that is not the feed's.

use super::{Setting, ValueCheck};
use crate::checks::amount;
use crate::checks::finding::{About, Detail, Fix, Found};
use crate::partners::{CurrencyPlace, Severity, Type};

pub(in crate::checks) const ABOUT: About = About {
    name: "currency",
    title: "Wrong currency",
    about: "Amounts must be in the currency of the feed's country, and in one that the partner takes. A partner that reads amounts without a currency would take them for its own.",
    severity: Severity::Error,
    source: "",
};

struct Currency {
    /// The feed's.
    own: String,
    /// Whether the amounts name theirs.
    named: bool,
    /// The partner's, where the feed's is none of them.
    taken: Option<String>,
}

pub(super) fn make(setting: &Setting<'_>) -> Option<Box<dyn ValueCheck>> {
    if setting.attribute.kind != Type::Price {
        return None;
    }
    let placed = matches!(
        setting.shaped.style.currency,
        CurrencyPlace::Suffix | CurrencyPlace::Prefix
    );
    let own = &setting.context.currency;
    let known = setting.currencies.is_empty() || setting.currencies.contains(own);
    let currency = Currency {
        own: own.clone(),
        named: placed,
        taken: (!known).then(|| setting.currencies.join(", ")),
    };
    (placed || !known).then(|| Box::new(currency) as Box<dyn ValueCheck>)
}

impl ValueCheck for Currency {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn find<'a>(&'a self, text: &'a str) -> Option<Found<'a>> {
        let (_, code) = amount::read(text)?;
        let known = self.named && code.len() == 3;
        let has = if known { code } else { &*self.own };
        let taken = match &self.taken {
            Some(taken) => taken,
            None if has != self.own => &*self.own,
            None => return None,
        };
        Some(Found::new(Detail::Currency { has, taken }, Fix::Convert))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_currency_of_the_amount_and_the_one_that_is_taken_are_told_apart() {
        let told = |own: &str, named, taken: Option<&str>, text: &str| {
            let check = Currency {
                own: own.to_owned(),
                named,
                taken: taken.map(str::to_owned),
            };
            check.find(text).map(|found| found.detail.to_string())
        };
        let wrong = |has, taken| Some(format!("the amount is in {has}, the partner takes {taken}"));
        assert_eq!(
            told("AUD", false, Some("EUR"), "30,70"),
            wrong("AUD", "EUR")
        );
        assert_eq!(told("EUR", true, None, "USD 139.95"), wrong("USD", "EUR"));
        assert_eq!(told("EUR", true, None, "139.95 EUR"), None);
    }
}
