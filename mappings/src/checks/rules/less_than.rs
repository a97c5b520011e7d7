//! `less_than`: a number that is not below another.

use super::RuleCheck;
use crate::checks::amount;
use crate::checks::finding::{About, Detail, Fix, Found};
use crate::checks::product::{Product, Slot};
use crate::partners::Severity;
use rust_decimal::Decimal;
use serde::Deserialize;

pub(in crate::checks) const ABOUT: About = About {
    name: "less_than",
    title: "Not below another",
    about: "The number must be below another one, or a percentage of it, in the same currency or unit.",
    severity: Severity::Error,
    source: "",
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LessThan {
    attribute: Slot,
    than: Slot,
    #[serde(default)]
    or_equal: bool,
    percent: Option<u32>,
}

impl RuleCheck for LessThan {
    fn slots(&mut self) -> Vec<&mut Slot> {
        vec![&mut self.attribute, &mut self.than]
    }

    fn find<'a>(&'a self, product: &Product<'a>) -> Option<(&'a Slot, Found<'a>)> {
        let other = product.get(&self.than)?;
        let (number, unit) = amount::read(product.get(&self.attribute)?)?;
        let (mut limit, other_unit) = amount::read(other)?;
        if let Some(percent) = self.percent {
            limit = limit
                .checked_mul(Decimal::from(percent))?
                .checked_div(Decimal::ONE_HUNDRED)?;
        }
        let below = number < limit || (self.or_equal && number == limit);
        (!below || unit != other_unit).then(|| {
            let detail = Detail::Other {
                attribute: &self.than.name,
                value: other,
            };
            (
                &self.attribute,
                Found::new(detail, Fix::Clear(&self.attribute.name)),
            )
        })
    }
}
