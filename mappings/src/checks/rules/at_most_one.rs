//! `at_most_one`: attributes that exclude each other.

use super::RuleCheck;
use crate::checks::finding::{About, Detail, Fix, Found};
use crate::checks::product::{Product, Slot};
use crate::partners::Severity;
use serde::Deserialize;

pub(in crate::checks) const ABOUT: About = About {
    name: "at_most_one",
    title: "More than one of several",
    about: "Only one of the attributes may be filled.",
    severity: Severity::Error,
    source: "",
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AtMostOne {
    attributes: Vec<Slot>,
}

impl RuleCheck for AtMostOne {
    fn slots(&mut self) -> Vec<&mut Slot> {
        self.attributes.iter_mut().collect()
    }

    fn find<'a>(&'a self, product: &Product<'a>) -> Option<(&'a Slot, Found<'a>)> {
        let mut filled = self
            .attributes
            .iter()
            .filter(|slot| product.get(slot).is_some());
        let (first, second) = (filled.next()?, filled.next()?);
        let detail = Detail::Other {
            attribute: &first.name,
            value: product.get(first)?,
        };
        Some((second, Found::new(detail, Fix::Clear(&second.name))))
    }
}
