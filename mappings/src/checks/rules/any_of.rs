//! `any_of`: not one of several sets of attributes is complete.

use super::RuleCheck;
use crate::checks::finding::{About, Detail, Fix, Found};
use crate::checks::product::{Product, Slot};
use crate::partners::Severity;
use serde::Deserialize;

pub(in crate::checks) const ABOUT: About = About {
    name: "any_of",
    title: "None of several is there",
    about: "At least one of the sets of attributes must be filled.",
    severity: Severity::Error,
    source: "",
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AnyOf {
    sets: Vec<Vec<Slot>>,
}

impl RuleCheck for AnyOf {
    fn slots(&mut self) -> Vec<&mut Slot> {
        self.sets.iter_mut().flatten().collect()
    }

    fn find<'a>(&'a self, product: &Product<'a>) -> Option<(&'a Slot, Found<'a>)> {
        let whole = |set: &Vec<Slot>| set.iter().all(|slot| product.get(slot).is_some());
        if self.sets.iter().any(whole) {
            return None;
        }
        let first = self.sets.first()?.first()?;
        let names = self.sets.iter().flatten().map(|slot| &*slot.name).collect();
        Some((
            first,
            Found::new(Detail::With(names), Fix::Fill(&first.name)),
        ))
    }
}
