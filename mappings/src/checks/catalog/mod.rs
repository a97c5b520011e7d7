//! Checks over all products of a feed. Where products are compared with each other, a check keeps a number of 8 bytes
//! for each product, two where a value is compared within groups.

mod few_values;
mod same_in_group;
mod unique;

use super::finding::{About, Found};
use super::product::{Product, Slot};
use crate::compare::push_lower;
use hashbrown::HashMap;
use indexmap::IndexMap;
use rapidhash::v3::rapidhash_v3;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value as Json};

/// A check over all products, its arguments read.
pub(super) trait CatalogCheck: Send + Sync {
    /// The attributes it looks at; the first is the one a finding is shown at.
    fn slots(&mut self) -> Vec<&mut Slot>;
    /// What to remember of the next product; `None` stands for one that the check does not concern.
    fn note(&self, product: Option<&Product<'_>>, notes: &mut Notes);
    /// How many different keys matter, in order of their first products; of them no product is reported.
    fn most(&self) -> usize {
        0
    }
    /// Reports products by their number in the output.
    fn finish<'a>(&'a self, notes: &Notes, report: &mut dyn FnMut(u64, &'a Slot, Found<'a>));
}

/// What a check remembers of the products. Each check uses what it needs.
#[derive(Clone, Debug, Default)]
pub(super) struct Notes {
    /// How many products there were.
    products: u64,
    /// By product, in order; 0 for one that does not concern the check.
    keys: Vec<u64>,
    values: Vec<u64>,
    /// Different keys in order of their first product, with the products that have them, except of the first `most`.
    kinds: IndexMap<u64, Vec<u64>>,
    most: usize,
    /// Where values stand in `kinds`, by a hash of the value as it is.
    seen: HashMap<u64, usize>,
    /// Room to put values together in.
    text: String,
}

impl Notes {
    /// Nothing yet, for a check.
    pub(super) fn new(check: &dyn CatalogCheck) -> Self {
        Self {
            most: check.most(),
            ..Self::default()
        }
    }

    /// Takes over what was remembered of the products that follow.
    pub(super) fn append(&mut self, mut next: Self) {
        self.keys.append(&mut next.keys);
        self.values.append(&mut next.values);
        for (key, products) in next.kinds {
            let entry = self.kinds.entry(key);
            let further = entry.index() >= self.most;
            let known = entry.or_default();
            known.extend(
                products
                    .into_iter()
                    .filter(|_| further)
                    .map(|at| self.products + at),
            );
        }
        self.products += next.products;
    }

    /// Calls `report` with each product and the first one before it that has the same key.
    fn same_keys(&self, mut report: impl FnMut(usize, usize)) {
        let mut order = self.perhaps_twice();
        order.sort_unstable_by_key(|at| (self.keys[*at], *at));
        let mut later = Vec::new();
        for group in order.chunk_by(|a, b| self.keys[*a] == self.keys[*b]) {
            later.extend(group[1..].iter().map(|at| (*at, group[0])));
        }
        later.sort_unstable();
        for (at, first) in later {
            report(at, first);
        }
    }

    /// The products whose key may be that of another one too: all that share a bit of a table with another product.
    /// Most keys of most feeds stand alone, and need not be sorted.
    fn perhaps_twice(&self) -> Vec<usize> {
        const BITS_FOR_EACH: usize = 16;
        let bits = (self.keys.len() * BITS_FOR_EACH)
            .next_power_of_two()
            .max(64);
        let place = |key: u64| (key as usize / 64 % (bits / 64), 1_u64 << (key % 64));
        let mut once = vec![0_u64; bits / 64];
        let mut twice = once.clone();
        for key in self.keys.iter().filter(|key| **key != 0) {
            let (word, bit) = place(*key);
            twice[word] |= once[word] & bit;
            once[word] |= bit;
        }
        let shared = |at: &usize| {
            let (word, bit) = place(self.keys[*at]);
            self.keys[*at] != 0 && twice[word] & bit != 0
        };
        (0..self.keys.len()).filter(shared).collect()
    }

    /// Notes the product under one of few values.
    fn note_kind(&mut self, value: &str) {
        let hash = rapidhash_v3(value.as_bytes());
        let place = self.seen.get(&hash).copied().unwrap_or_else(|| {
            let key = self.number([Some(value)].into_iter());
            let entry = self.kinds.entry(key);
            let place = entry.index();
            entry.or_default();
            self.seen.insert(hash, place);
            place
        });
        self.kinds[place].push(self.products);
    }

    /// A number for values, never 0. Two different values share one once in 2^64 times.
    fn number<'v>(&mut self, values: impl Iterator<Item = Option<&'v str>>) -> u64 {
        self.text.clear();
        for value in values.map(Option::unwrap_or_default) {
            push_lower(value, &mut self.text);
            self.text.push('\0');
        }
        rapidhash_v3(self.text.as_bytes()).max(1)
    }
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
