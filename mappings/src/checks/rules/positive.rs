//! `positive`: an amount of nothing.

use super::RuleCheck;
use crate::checks::amount;
use crate::checks::finding::{About, Detail, Found};
use crate::checks::product::{Product, Slot};
use crate::partners::Severity;
use rust_decimal::Decimal;
use serde::Deserialize;

pub(in crate::checks) const ABOUT: About = About {
    name: "positive",
    title: "Zero or less",
    about: "The amount must be above zero.",
    severity: Severity::Error,
    source: "",
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Positive {
    attribute: Slot,
}

impl RuleCheck for Positive {
    fn slots(&mut self) -> Vec<&mut Slot> {
        vec![&mut self.attribute]
    }

    fn find<'a>(&'a self, product: &Product<'a>) -> Option<(&'a Slot, Found<'a>)> {
        let (number, _) = amount::read(product.get(&self.attribute)?)?;
        (number <= Decimal::ZERO).then(|| (&self.attribute, Found::correct(Detail::Plain)))
    }
}
