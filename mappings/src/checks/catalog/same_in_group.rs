//! `same_in_group`: variants that disagree on what they share.

use super::{CatalogCheck, Notes, number};
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

    fn note(&self, product: &Product<'_>, notes: &mut Notes) {
        let mut text = String::new();
        let group = product.get(&self.group);
        notes.keys.push(if group.is_some() {
            number([group].into_iter(), &mut text)
        } else {
            0
        });
        notes.values.push(number(
            [product.get(&self.attribute)].into_iter(),
            &mut text,
        ));
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
