//! `needs`: an attribute without another that belongs to it.

use super::RuleCheck;
use crate::checks::finding::{About, Detail, Fix, Found};
use crate::checks::product::{Product, Slot};
use crate::partners::Severity;
use serde::Deserialize;

pub(in crate::checks) const ABOUT: About = About {
    name: "needs",
    title: "Something that belongs to it is missing",
    about: "When the attribute is filled, others must be too.",
    severity: Severity::Error,
    source: "",
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Needs {
    attribute: Slot,
    needs: Vec<Slot>,
}

impl RuleCheck for Needs {
    fn slots(&mut self) -> Vec<&mut Slot> {
        std::iter::once(&mut self.attribute)
            .chain(&mut self.needs)
            .collect()
    }

    fn find<'a>(&'a self, product: &Product<'a>) -> Option<(&'a Slot, Found<'a>)> {
        product.get(&self.attribute)?;
        let missing = self.needs.iter().find(|slot| product.get(slot).is_none())?;
        Some((
            &self.attribute,
            Found::new(Detail::With(vec![&missing.name]), Fix::Fill(&missing.name)),
        ))
    }
}
