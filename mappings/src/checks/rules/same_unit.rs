//! `same_unit`: measures in different units.

use super::RuleCheck;
use crate::checks::amount;
use crate::checks::finding::{About, Detail, Found};
use crate::checks::product::{Product, Slot};
use crate::partners::Severity;
use serde::Deserialize;

pub(in crate::checks) const ABOUT: About = About {
    name: "same_unit",
    title: "Different units",
    about: "The measures must have one unit, or, with `family`, units of one kind.",
    severity: Severity::Warning,
    source: "",
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SameUnit {
    attributes: Vec<Slot>,
    #[serde(default)]
    family: bool,
}

impl RuleCheck for SameUnit {
    fn slots(&mut self) -> Vec<&mut Slot> {
        self.attributes.iter_mut().collect()
    }

    fn find<'a>(&'a self, product: &Product<'a>) -> Option<(&'a Slot, Found<'a>)> {
        let mut units = self
            .attributes
            .iter()
            .filter_map(|slot| Some((slot, amount::read(product.get(slot)?)?.1)));
        let (first, unit) = units.next()?;
        let same = |other: &str| {
            if self.family {
                kind(unit) == kind(other)
            } else {
                unit.eq_ignore_ascii_case(other)
            }
        };
        let (other, _) = units.find(|(_, other)| !same(other))?;
        let detail = Detail::Other {
            attribute: &first.name,
            value: product.get(first)?,
        };
        Some((other, Found::correct(detail)))
    }
}

/// What a unit measures.
fn kind(unit: &str) -> &str {
    match unit.to_ascii_lowercase().as_str() {
        "oz" | "lb" | "mg" | "g" | "kg" => "weight",
        "floz" | "pt" | "qt" | "gal" | "ml" | "cl" | "l" | "cbm" => "volume",
        "in" | "ft" | "yd" | "cm" | "m" => "length",
        "sqft" | "sqm" => "area",
        _ => unit,
    }
}
