//! `no_overlap`: a value that is in two lists.

use super::RuleCheck;
use crate::checks::finding::{About, Detail, Found};
use crate::checks::product::{Product, Slot};
use crate::partners::Severity;
use serde::Deserialize;

pub(in crate::checks) const ABOUT: About = About {
    name: "no_overlap",
    title: "In two lists",
    about: "A value must not be in both lists.",
    severity: Severity::Warning,
    source: "",
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct NoOverlap {
    attribute: Slot,
    other: Slot,
}

impl RuleCheck for NoOverlap {
    fn slots(&mut self) -> Vec<&mut Slot> {
        vec![&mut self.attribute, &mut self.other]
    }

    fn find<'a>(&'a self, product: &Product<'a>) -> Option<(&'a Slot, Found<'a>)> {
        let both = product
            .all(&self.attribute)
            .find(|text| product.all(&self.other).any(|other| other == *text))?;
        let detail = Detail::Other {
            attribute: &self.other.name,
            value: both,
        };
        Some((&self.attribute, Found::correct(detail)))
    }
}
