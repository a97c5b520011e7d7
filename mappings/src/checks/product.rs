//! A written product as checks see it: the first value of each attribute, by slot.

use serde::Deserialize;

/// An attribute that a rule looks at: its name in the spec, and its place among the values once it is known.
#[derive(Clone, Debug, Deserialize)]
#[serde(from = "String")]
pub(super) struct Slot {
    pub(super) name: String,
    pub(super) index: usize,
}

impl From<String> for Slot {
    fn from(name: String) -> Self {
        Self {
            name,
            index: usize::MAX,
        }
    }
}

/// The values of one product, or of one occurrence of a group in it.
#[derive(Clone, Debug, Default)]
pub(super) struct Product<'a> {
    pub(super) values: Vec<Option<&'a str>>,
    /// All values of a list, joined lists taken apart.
    pub(super) lists: Vec<(usize, &'a str)>,
}

impl<'a> Product<'a> {
    /// The first value; `None` when it is empty or not written.
    pub(super) fn get(&self, slot: &Slot) -> Option<&'a str> {
        self.values.get(slot.index).copied().flatten()
    }

    /// All values of an attribute.
    pub(super) fn all(&self, slot: &Slot) -> impl Iterator<Item = &'a str> {
        let index = slot.index;
        let further = self
            .lists
            .iter()
            .filter(move |(at, _)| *at == index)
            .map(|(_, text)| *text);
        self.get(slot).into_iter().chain(further)
    }
}
