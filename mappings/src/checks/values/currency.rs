//! `currency`: a currency that is not the feed's.

use super::{Setting, ValueCheck};
use crate::checks::amount;
use crate::checks::finding::{About, Detail, Found};
use crate::partners::{CurrencyPlace, Severity, Type};

pub(in crate::checks) const ABOUT: About = About {
    name: "currency",
    title: "Wrong currency",
    about: "Amounts must be in the currency of the feed's country, and in one that the partner takes. A partner that reads amounts without a currency would take them for its own.",
    severity: Severity::Error,
    source: "",
};

struct Currency {
    /// The feed's, where the amounts name it.
    named: Option<String>,
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
        named: placed.then(|| own.clone()),
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
        let other = |value: &'a str| {
            Found::correct(Detail::Other {
                attribute: "currency",
                value,
            })
        };
        if let Some(taken) = &self.taken {
            return Some(other(taken));
        }
        let own = self.named.as_deref()?;
        (code.len() == 3 && code != own).then(|| other(own))
    }
}
