//! Checks over all products of a feed. Each keeps a number of 8 bytes for each product, two where a value is compared
//! within groups.

mod few_values;
mod same_in_group;
mod unique;

use super::finding::{About, Found};
use super::product::{Product, Slot};
use rapidhash::v3::rapidhash_v3;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value as Json};

/// A check over all products, its arguments read.
pub(super) trait CatalogCheck: Send + Sync {
    /// The attributes it looks at; the first is the one a finding is shown at.
    fn slots(&mut self) -> Vec<&mut Slot>;
    /// What to remember of a product; `None` when the check does not concern it.
    fn note(&self, product: &Product<'_>, notes: &mut Notes);
    /// Reports products by their number in the output.
    fn finish<'a>(&'a self, notes: &Notes, report: &mut dyn FnMut(u64, &'a Slot, Found<'a>));
}

/// What a check remembers of the products, in order: 0 for a product that does not concern it.
#[derive(Clone, Debug, Default)]
pub(super) struct Notes {
    pub(super) keys: Vec<u64>,
    pub(super) values: Vec<u64>,
}

impl Notes {
    /// Remembers that the next product does not concern the check.
    pub(super) fn skip(&mut self) {
        self.keys.push(0);
        self.values.push(0);
    }

    pub(super) fn append(&mut self, mut next: Self) {
        self.keys.append(&mut next.keys);
        self.values.append(&mut next.values);
    }

    /// Calls `report` with each product and the first one before it that has the same key.
    fn same_keys(&self, mut report: impl FnMut(usize, usize)) {
        let mut order: Vec<u32> = (0..self.keys.len() as u32)
            .filter(|at| self.keys[*at as usize] != 0)
            .collect();
        order.sort_unstable_by_key(|at| (self.keys[*at as usize], *at));
        let mut later = Vec::new();
        for group in order.chunk_by(|a, b| self.keys[*a as usize] == self.keys[*b as usize]) {
            later.extend(group[1..].iter().map(|at| (*at, group[0])));
        }
        later.sort_unstable();
        for (at, first) in later {
            report(at as usize, first as usize);
        }
    }
}

/// A number for values, never 0. Two different values share one once in 2^64 times.
fn number<'v>(values: impl Iterator<Item = Option<&'v str>>, text: &mut String) -> u64 {
    text.clear();
    for value in values {
        text.extend(
            value
                .unwrap_or_default()
                .chars()
                .flat_map(char::to_lowercase),
        );
        text.push('\0');
    }
    rapidhash_v3(text.as_bytes()).max(1)
}

/// Reads the arguments of a rule.
pub(super) type Read = fn(Map<String, Json>) -> Result<Box<dyn CatalogCheck>, String>;

fn read<C: CatalogCheck + DeserializeOwned + 'static>(
    arguments: Map<String, Json>,
) -> Result<Box<dyn CatalogCheck>, String> {
    let check: C =
        serde_json::from_value(Json::Object(arguments)).map_err(|error| error.to_string())?;
    Ok(Box::new(check))
}

/// All checks over all products.
pub(super) const ALL: &[(&About, Read)] = &[
    (&few_values::ABOUT, read::<few_values::FewValues>),
    (&same_in_group::ABOUT, read::<same_in_group::SameInGroup>),
    (&unique::ABOUT, read::<unique::Unique>),
];
