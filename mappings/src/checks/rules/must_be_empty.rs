//! `must_be_empty`: a value where there should be none.

use super::RuleCheck;
use crate::checks::finding::{About, Detail, Fix, Found};
use crate::checks::product::{Product, Slot};
use crate::partners::Severity;
use serde::Deserialize;

pub(in crate::checks) const ABOUT: About = About {
    name: "must_be_empty",
    title: "Should be empty",
    about: "In these circumstances the attributes must be empty.",
    severity: Severity::Error,
    source: "",
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct MustBeEmpty {
    attributes: Vec<Slot>,
}

impl RuleCheck for MustBeEmpty {
    fn slots(&mut self) -> Vec<&mut Slot> {
        self.attributes.iter_mut().collect()
    }

    fn find<'a>(&'a self, product: &Product<'a>) -> Option<(&'a Slot, Found<'a>)> {
        let filled = self
            .attributes
            .iter()
            .find(|slot| product.get(slot).is_some())?;
        Some((filled, Found::new(Detail::Plain, Fix::Clear(&filled.name))))
    }
}
