//! `same_in_group`: variants that disagree on what they share.

use super::{CatalogCheck, Notes};
use crate::checks::finding::{About, Detail, Found};
use crate::checks::product::{Product, Slot};
use crate::partners::Severity;
use serde::Deserialize;

pub(in crate::checks) const ABOUT: About = About {
    name: "same_in_group",
    title: "Differs within its group",
    about: "Products of one group must have the same value here.",
    severity: Severity::Warning,
    source: "",
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SameInGroup {
    attribute: Slot,
    group: Slot,
}

impl CatalogCheck for SameInGroup {
    fn slots(&mut self) -> Vec<&mut Slot> {
        vec![&mut self.attribute, &mut self.group]
    }

    fn note(&self, product: Option<&Product<'_>>, notes: &mut Notes) {
        let group = product.and_then(|product| product.get(&self.group));
        let key = group.map_or(0, |group| notes.number([Some(group)].into_iter()));
        notes.keys.push(key);
        let value = product.and_then(|product| product.get(&self.attribute));
        let value = notes.number([value].into_iter());
        notes.values.push(value);
    }

    fn finish<'a>(&'a self, notes: &Notes, report: &mut dyn FnMut(u64, &'a Slot, Found<'a>)) {
        notes.same_keys(|at, first| {
            if notes.values[at] != notes.values[first] {
                report(
                    at as u64,
                    &self.attribute,
                    Found::correct(Detail::SameAs(first as u64)),
                );
            }
        });
    }
}
