//! `max_amount`: more money than the partner takes.

use super::{Setting, ValueCheck};
use crate::checks::amount;
use crate::checks::finding::{About, Detail, Found};
use crate::partners::Severity;
use hashbrown::HashMap;
use rust_decimal::Decimal;

pub(in crate::checks) const ABOUT: About = About {
    name: "max_amount",
    title: "Amount too high",
    about: "The partner refuses amounts above a ceiling, which depends on the currency.",
    severity: Severity::Error,
    source: "https://support.google.com/merchants/answer/6324484",
};

struct MaxAmount {
    most: HashMap<String, i64>,
    currency: String,
}

pub(super) fn make(setting: &Setting<'_>) -> Option<Box<dyn ValueCheck>> {
    let most = &setting.attribute.max_amount;
    (!most.is_empty()).then(|| {
        let most = most
            .iter()
            .map(|(code, most)| (code.clone(), *most))
            .collect();
        Box::new(MaxAmount {
            most,
            currency: setting.context.currency.clone(),
        }) as Box<dyn ValueCheck>
    })
}

impl ValueCheck for MaxAmount {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn find<'a>(&'a self, text: &'a str) -> Option<Found<'a>> {
        let (amount, code) = amount::read(text)?;
        let code = if code.is_empty() {
            &*self.currency
        } else {
            code
        };
        let most = *self.most.get(code)?;
        let most = Decimal::from(most);
        (amount > most).then(|| {
            Found::correct(Detail::Range {
                min: None,
                max: Some(most),
            })
        })
    }
}
