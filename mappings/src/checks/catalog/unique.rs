//! `unique`: two products with the same values.

use super::{CatalogCheck, Notes};
use crate::checks::finding::{About, Detail, Found};
use crate::checks::product::{Product, Slot};
use crate::partners::Severity;
use serde::Deserialize;

pub(in crate::checks) const ABOUT: About = About {
    name: "unique",
    title: "Twice",
    about: "No two products of a feed may have the same values in these attributes together. Capitals do not matter.",
    severity: Severity::Error,
    source: "",
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Unique {
    attributes: Vec<Slot>,
}

impl CatalogCheck for Unique {
    fn slots(&mut self) -> Vec<&mut Slot> {
        self.attributes.iter_mut().collect()
    }

    fn note(&self, product: Option<&Product<'_>>, notes: &mut Notes) {
        let known = |product: &&Product<'_>| {
            let first = self.attributes.first();
            first.is_some_and(|first| product.get(first).is_some())
        };
        let key = product.filter(known).map_or(0, |product| {
            notes.number(self.attributes.iter().map(|slot| product.get(slot)))
        });
        notes.keys.push(key);
    }

    fn finish<'a>(&'a self, notes: &Notes, report: &mut dyn FnMut(u64, &'a Slot, Found<'a>)) {
        let Some(slot) = self.attributes.first() else {
            return;
        };
        notes.same_keys(|at, first| {
            report(
                at as u64,
                slot,
                Found::correct(Detail::SameAs(first as u64)),
            )
        });
    }
}
