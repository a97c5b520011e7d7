//! Tallies that keep a small state for each value of `by`. Most surveys are such a fold.

use super::{Answer, Tally};
use crate::context::Context;
use crate::value::Value;
use hashbrown::hash_map::Entry;
use hashbrown::{HashMap, HashSet};
use rapidhash::v3::rapidhash_v3;
use std::any::Any;
use std::hash::{BuildHasherDefault, Hasher};

/// A survey that folds the products of each group, in the catalog's order, into one state.
pub(super) trait Fold: Clone + Send + Sync + 'static {
    /// What is kept of a group; its default is a group without products.
    type State: Default + Send + Sync + 'static;

    /// Takes in the next product.
    fn see(&self, state: &mut Self::State, row: u64, value: &Value<'_>);

    /// Takes in what was kept of later products.
    fn merge(&self, state: &mut Self::State, later: Self::State);

    /// The answer for a product of the group.
    fn answer(&self, state: &Self::State, row: u64, value: &Value<'_>) -> Value<'static>;
}

/// The tally, and later the answers, of a fold.
pub(super) struct Groups<F: Fold> {
    fold: F,
    states: ByHash<F::State>,
}

/// A map whose keys are hashes already.
pub(super) type ByHash<T> = HashMap<u64, T, BuildHasherDefault<Hashed>>;

/// A set of hashes.
pub(super) type Hashes = HashSet<u64, BuildHasherDefault<Hashed>>;

impl<F: Fold> Groups<F> {
    pub(super) fn tally(fold: &F) -> Box<dyn Tally> {
        Box::new(Self {
            fold: fold.clone(),
            states: ByHash::default(),
        })
    }
}

impl<F: Fold> Tally for Groups<F> {
    fn see(&mut self, row: u64, by: u64, value: &Value<'_>, _: &Context) {
        self.fold
            .see(self.states.entry(by).or_default(), row, value);
    }

    fn merge(&mut self, later: Box<dyn Tally>) {
        for (by, later) in with_room(&mut self.states, same_kind::<Self>(later).states) {
            match self.states.entry(by) {
                Entry::Occupied(mut state) => self.fold.merge(state.get_mut(), later),
                Entry::Vacant(place) => drop(place.insert(later)),
            }
        }
    }

    fn finish(self: Box<Self>) -> Box<dyn Answer> {
        self
    }

    fn into_any(self: Box<Self>) -> Box<dyn Any> {
        self
    }
}

impl<F: Fold> Answer for Groups<F> {
    fn of(&self, row: u64, by: u64, value: &Value<'_>) -> Value<'static> {
        match self.states.get(&by) {
            Some(state) => self.fold.answer(state, row, value),
            None => self.fold.answer(&F::State::default(), row, value),
        }
    }
}

/// The entries of a later map, with room for them in the one they go to: entries in the order of their hashes would crowd
/// a map that grows as they come, and take quadratic time.
pub(super) fn with_room<T, U>(map: &mut ByHash<T>, later: ByHash<U>) -> ByHash<U> {
    map.reserve(later.len());
    later
}

/// A tally as the type it has.
pub(super) fn same_kind<T: 'static>(tally: Box<dyn Tally>) -> T {
    *tally
        .into_any()
        .downcast()
        .expect("the engine merges tallies of one survey")
}

/// The hash of what a value says, the same for 10 and 10.00.
pub(super) fn hash(value: &Value<'_>) -> u64 {
    match value {
        Value::Decimal(number) => rapidhash_v3(number.normalize().to_string().as_bytes()),
        other => rapidhash_v3(other.to_text().as_bytes()),
    }
}

/// Hashes a hash to itself.
#[derive(Default)]
pub(super) struct Hashed(u64);

impl Hasher for Hashed {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(*byte);
        }
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }
}
