//! `currency`: a currency that is not the feed's.

use super::{Setting, ValueCheck};
use crate::checks::amount;
use crate::checks::finding::{About, Detail, Found};
use crate::partners::{CurrencyPlace, Severity, Type};

pub(in crate::checks) const ABOUT: About = About {
    name: "currency",
    title: "Wrong currency",
    about: "Amounts must be in the currency of the feed's country.",
    severity: Severity::Error,
    source: "",
};

struct Currency(String);

pub(super) fn make(setting: &Setting<'_>) -> Option<Box<dyn ValueCheck>> {
    let placed = matches!(
        setting.shaped.style.currency,
        CurrencyPlace::Suffix | CurrencyPlace::Prefix
    );
    (setting.attribute.kind == Type::Price && placed)
        .then(|| Box::new(Currency(setting.context.currency.clone())) as Box<dyn ValueCheck>)
}

impl ValueCheck for Currency {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn find<'a>(&'a self, text: &'a str) -> Option<Found<'a>> {
        let (_, code) = amount::read(text)?;
        (code.len() == 3 && code != self.0).then(|| {
            Found::correct(Detail::Other {
                attribute: "currency",
                value: &self.0,
            })
        })
    }
}
