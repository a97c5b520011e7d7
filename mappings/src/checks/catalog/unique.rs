//! `unique`: two products with the same values.

use super::{CatalogCheck, Notes, number};
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

    fn note(&self, product: &Product<'_>, notes: &mut Notes) {
        let known = self
            .attributes
            .first()
            .is_some_and(|first| product.get(first).is_some());
        let values = self.attributes.iter().map(|slot| product.get(slot));
        notes.keys.push(if known {
            number(values, &mut String::new())
        } else {
            0
        });
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
