//! When a rule applies: a spec's `When`, compiled for the run's country and the partner's categories.

use super::product::{Product, Slot};
use crate::categories::Taxonomy;
use crate::partners::{When, in_countries};
use hashbrown::HashSet;

/// Holds when all its parts hold.
#[derive(Debug)]
pub(super) struct Condition {
    parts: Vec<Part>,
}

#[derive(Debug)]
enum Part {
    Filled(Slot),
    Empty(Slot),
    OneOf(Slot, Vec<String>, bool),
    Under(Slot, Categories, bool),
    Any(Vec<Condition>),
}

/// Categories and all below them, as ids and as paths.
#[derive(Debug, Default)]
struct Categories {
    names: HashSet<String>,
    /// Beginnings of the paths below.
    below: Vec<String>,
}

impl Condition {
    /// Compiles a condition; `None` when the country alone makes it fail.
    pub(super) fn new(
        when: &When,
        country: &str,
        taxonomy: Option<&Taxonomy>,
        slot: &mut dyn FnMut(&str) -> Slot,
    ) -> Option<Self> {
        if !in_countries(&when.countries, country) {
            return None;
        }
        let mut parts = Vec::new();
        parts.extend(when.filled.iter().map(|name| Part::Filled(slot(name))));
        parts.extend(when.empty.iter().map(|name| Part::Empty(slot(name))));
        if let Some(name) = &when.attribute {
            for (values, wanted) in [(&when.one_of, true), (&when.not_one_of, false)] {
                if !values.is_empty() {
                    parts.push(Part::OneOf(slot(name), values.clone(), wanted));
                }
            }
            for (roots, wanted) in [(&when.under, true), (&when.not_under, false)] {
                if !roots.is_empty() {
                    parts.push(Part::Under(
                        slot(name),
                        Categories::new(roots, taxonomy),
                        wanted,
                    ));
                }
            }
        }
        for when in &when.all {
            parts.extend(Self::new(when, country, taxonomy, slot)?.parts);
        }
        if !when.any.is_empty() {
            let any: Vec<_> = when
                .any
                .iter()
                .filter_map(|when| Self::new(when, country, taxonomy, slot))
                .collect();
            if any.is_empty() {
                return None;
            }
            parts.push(Part::Any(any));
        }
        Some(Self { parts })
    }

    pub(super) fn holds(&self, product: &Product<'_>) -> bool {
        self.parts.iter().all(|part| match part {
            Part::Filled(slot) => product.get(slot).is_some(),
            Part::Empty(slot) => product.get(slot).is_none(),
            Part::OneOf(slot, values, wanted) => {
                let text = product.get(slot);
                text.is_some_and(|text| values.iter().any(|value| value.eq_ignore_ascii_case(text)))
                    == *wanted
            }
            Part::Under(slot, categories, wanted) => {
                product
                    .get(slot)
                    .is_some_and(|text| categories.contain(text))
                    == *wanted
            }
            Part::Any(any) => any.iter().any(|condition| condition.holds(product)),
        })
    }
}

impl Categories {
    fn new(roots: &[String], taxonomy: Option<&Taxonomy>) -> Self {
        let mut all = Self {
            names: roots.iter().cloned().collect(),
            below: Vec::new(),
        };
        for root in roots {
            let known = taxonomy.and_then(|taxonomy| taxonomy.find(root));
            let path = known.map_or(root.as_str(), |category| &category.path);
            all.names.insert(path.to_owned());
            all.below.push(format!("{path} > "));
        }
        for category in taxonomy.into_iter().flat_map(Taxonomy::iter) {
            if all
                .below
                .iter()
                .any(|start| category.path.starts_with(&**start))
                && !category.id.is_empty()
            {
                all.names.insert(category.id.clone());
            }
        }
        all
    }

    fn contain(&self, text: &str) -> bool {
        self.names.contains(text) || self.below.iter().any(|start| text.starts_with(&**start))
    }
}
