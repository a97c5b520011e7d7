//! `together`: some of several attributes, not all.

use super::RuleCheck;
use crate::checks::finding::{About, Detail, Fix, Found};
use crate::checks::product::{Product, Slot};
use crate::partners::Severity;
use serde::Deserialize;

pub(in crate::checks) const ABOUT: About = About {
    name: "together",
    title: "Incomplete",
    about: "The attributes are filled all or not at all.",
    severity: Severity::Error,
    source: "",
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Together {
    attributes: Vec<Slot>,
}

impl RuleCheck for Together {
    fn slots(&mut self) -> Vec<&mut Slot> {
        self.attributes.iter_mut().collect()
    }

    fn find<'a>(&'a self, product: &Product<'a>) -> Option<(&'a Slot, Found<'a>)> {
        let filled = |slot: &&Slot| product.get(slot).is_some();
        let first = self.attributes.iter().find(filled)?;
        let missing = self.attributes.iter().find(|slot| !filled(slot))?;
        Some((
            first,
            Found::new(Detail::With(vec![&missing.name]), Fix::Fill(&missing.name)),
        ))
    }
}
