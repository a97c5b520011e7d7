//! `must_be`: a value that is wrong in these circumstances.

use super::RuleCheck;
use crate::checks::finding::{About, Detail, Fix, Found};
use crate::checks::product::{Product, Slot};
use crate::partners::Severity;
use serde::Deserialize;

pub(in crate::checks) const ABOUT: About = About {
    name: "must_be",
    title: "Not allowed here",
    about: "In these circumstances only some values are allowed.",
    severity: Severity::Error,
    source: "",
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct MustBe {
    attribute: Slot,
    values: Vec<String>,
}

impl RuleCheck for MustBe {
    fn slots(&mut self) -> Vec<&mut Slot> {
        vec![&mut self.attribute]
    }

    fn find<'a>(&'a self, product: &Product<'a>) -> Option<(&'a Slot, Found<'a>)> {
        let text = product.get(&self.attribute)?;
        (!self.values.iter().any(|value| value == text)).then(|| {
            (
                &self.attribute,
                Found::new(Detail::Allowed(&self.values), Fix::MapValue),
            )
        })
    }
}
