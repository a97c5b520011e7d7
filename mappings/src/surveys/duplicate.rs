//! `duplicate`: whether other products have the same value.

use super::groups::{ByHash, hash, same_kind, with_room};
use super::{Answer, Survey, Tally};
use crate::context::Context;
use crate::item::{Example, Item};
use crate::value::Value;
use hashbrown::hash_map::Entry;
use schemars::JsonSchema;
use serde::Deserialize;
use std::any::Any;
/// Duplicate
///
/// Yes for a product whose value an earlier product of the group has too; no for the first one and for a missing
/// value. Values are the same
/// when their texts are, letter by letter.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Duplicate {
    /// Yes for the first one too, when there are others.
    #[serde(default)]
    all: bool,
}

impl Item for Duplicate {
    const NAME: &'static str = "duplicate";
    const ALIASES: &'static [&'static str] = &["is_duplicate", "deduplicate"];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: "{}",
            input: r#"{"$products": [{"$value": "A"}, {"$value": "B"}, {"$value": "A"}, {"$value": "A"}]}"#,
            output: "[false, false, true, true]",
        },
        Example {
            args: r#"{"all": true}"#,
            input: r#"{"$products": [{"$value": "A"}, {"$value": "B"}, {"$value": "A"}]}"#,
            output: "[true, false, true]",
        },
        Example {
            args: "{}",
            input: r#"{"$products": [{"$value": null}, {"$value": null}]}"#,
            output: "[false, false]",
        },
        Example {
            args: "{}",
            input: r#"{"$products": [{"$value": "A", "item_group_id": "x"}, {"$value": "A", "item_group_id": "y"}]}"#,
            output: "[false, false]",
        },
    ];
}

impl Survey for Duplicate {
    fn tally(&self) -> Box<dyn Tally> {
        Box::new(Seen {
            all: self.all,
            first: ByHash::default(),
        })
    }
}

/// The row in which each value is first, and whether it is in others.
struct Seen {
    all: bool,
    first: ByHash<First>,
}

#[derive(Clone, Copy)]
struct First {
    row: u64,
    others: bool,
}

impl Seen {
    fn add(&mut self, key: u64, seen: First) {
        match self.first.entry(key) {
            Entry::Occupied(mut first) => first.get_mut().others = true,
            Entry::Vacant(place) => drop(place.insert(seen)),
        }
    }
}

/// One key for a group and a value in it.
fn key(by: u64, value: &Value<'_>) -> u64 {
    hash(value) ^ by.rotate_left(32).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

impl Tally for Seen {
    fn see(&mut self, row: u64, by: u64, value: &Value<'_>, _: &Context) {
        if !value.is_empty() {
            let others = false;
            self.add(key(by, value), First { row, others });
        }
    }

    fn merge(&mut self, later: Box<dyn Tally>) {
        for (key, seen) in with_room(&mut self.first, same_kind::<Self>(later).first) {
            self.add(key, seen);
        }
    }

    fn finish(mut self: Box<Self>) -> Box<dyn Answer> {
        self.first.retain(|_, first| first.others);
        self.first.shrink_to_fit();
        self
    }

    fn into_any(self: Box<Self>) -> Box<dyn Any> {
        self
    }
}

impl Answer for Seen {
    fn of(&self, row: u64, by: u64, value: &Value<'_>) -> Value<'static> {
        let first = self.first.get(&key(by, value));
        Value::Boolean(first.is_some_and(|first| self.all || first.row != row))
    }
}
