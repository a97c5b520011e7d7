//! `few_values`: more different values than the partner takes in one feed.

use super::{CatalogCheck, Notes, number};
use crate::checks::finding::{About, Detail, Found};
use crate::checks::product::{Product, Slot};
use crate::partners::Severity;
use hashbrown::HashSet;
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

    fn note(&self, product: &Product<'_>, notes: &mut Notes) {
        let value = product.get(&self.attribute);
        notes.keys.push(if value.is_some() {
            number([value].into_iter(), &mut String::new())
        } else {
            0
        });
    }

    fn finish<'a>(&'a self, notes: &Notes, report: &mut dyn FnMut(u64, &'a Slot, Found<'a>)) {
        let mut seen = HashSet::new();
        for (at, key) in notes.keys.iter().enumerate().filter(|(_, key)| **key != 0) {
            if seen.len() < self.most {
                seen.insert(*key);
            } else if !seen.contains(key) {
                let detail = Detail::Limit {
                    has: self.most + 1,
                    limit: self.most as i64,
                };
                report(at as u64, &self.attribute, Found::correct(detail));
            }
        }
    }
}
