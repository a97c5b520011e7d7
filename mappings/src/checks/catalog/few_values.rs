//! `few_values`: more different values than the partner takes in one feed.

use super::{CatalogCheck, Notes};
use crate::checks::finding::{About, Detail, Found};
use crate::checks::product::{Product, Slot};
use crate::partners::Severity;
use serde::Deserialize;

pub(in crate::checks) const ABOUT: About = About {
    name: "few_values",
    title: "Too many different values",
    about: "The partner takes only so many different values of an attribute in one feed. Products with further ones are reported.",
    severity: Severity::Warning,
    source: "",
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FewValues {
    attribute: Slot,
    most: usize,
}

impl CatalogCheck for FewValues {
    fn slots(&mut self) -> Vec<&mut Slot> {
        vec![&mut self.attribute]
    }

    fn note(&self, product: Option<&Product<'_>>, notes: &mut Notes) {
        if let Some(value) = product.and_then(|product| product.get(&self.attribute)) {
            notes.note_kind(value);
        }
        notes.products += 1;
    }

    fn most(&self) -> usize {
        self.most
    }

    fn finish<'a>(&'a self, notes: &Notes, report: &mut dyn FnMut(u64, &'a Slot, Found<'a>)) {
        let further = notes.kinds.values().skip(self.most);
        let mut products: Vec<u64> = further.flatten().copied().collect();
        products.sort_unstable();
        for at in products {
            let detail = Detail::Limit {
                has: self.most + 1,
                limit: self.most as i64,
            };
            report(at, &self.attribute, Found::correct(detail));
        }
    }
}
