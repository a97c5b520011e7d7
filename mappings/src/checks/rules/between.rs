//! `between`: a value outside of the scale that two others span.

use super::RuleCheck;
use crate::checks::finding::{About, Detail, Found};
use crate::checks::product::{Product, Slot};
use crate::partners::Severity;
use serde::Deserialize;

/// Energy classes, the best first (EU 2017/1369 and its predecessors).
const CLASSES: &[&str] = &["A+++", "A++", "A+", "A", "B", "C", "D", "E", "F", "G"];

pub(in crate::checks) const ABOUT: About = About {
    name: "between",
    title: "Outside of its scale",
    about: "The value must lie between two others in the order of energy classes, A+++ to G.",
    severity: Severity::Error,
    source: "",
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Between {
    attribute: Slot,
    from: Slot,
    to: Slot,
}

impl RuleCheck for Between {
    fn slots(&mut self) -> Vec<&mut Slot> {
        vec![&mut self.attribute, &mut self.from, &mut self.to]
    }

    fn find<'a>(&'a self, product: &Product<'a>) -> Option<(&'a Slot, Found<'a>)> {
        let class = |slot: &Slot| {
            CLASSES
                .iter()
                .position(|class| Some(*class) == product.get(slot))
        };
        let (class, from, to) = (
            class(&self.attribute)?,
            class(&self.from)?,
            class(&self.to)?,
        );
        (class < from || class > to).then(|| {
            let detail = Detail::With(vec![&self.from.name, &self.to.name]);
            (&self.attribute, Found::correct(detail))
        })
    }
}
