//! `rank`: the place of a product in the order of a value.

use super::groups::same_kind;
use super::{Answer, Survey, Tally};
use crate::context::Context;
use crate::item::{Example, Item};
use crate::value::Value;
use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::Deserialize;
use std::any::Any;
use std::cmp::Reverse;
/// Rank
///
/// The place of the product, 1 for the first, when the products of the group are put in the order of a number. Of
/// equal numbers the
/// earlier product in the catalog goes first; a product without a number has no place.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Rank {
    /// Which number goes first.
    #[serde(default)]
    order: Order,
}

impl Item for Rank {
    const NAME: &'static str = "rank";
    const ALIASES: &'static [&'static str] = &["position", "sort_order", "place"];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: "{}",
            input: r#"{"$products": [{"$value": 3}, {"$value": 9}, {"$value": null}, {"$value": 3}]}"#,
            output: "[2, 1, null, 3]",
        },
        Example {
            args: r#"{"order": "ascending"}"#,
            input: r#"{"$products": [{"$value": 3, "item_group_id": "a"}, {"$value": 9, "item_group_id": "a"}, {"$value": 5, "item_group_id": "b"}]}"#,
            output: "[1, 2, 1]",
        },
    ];
}

/// Ways to put numbers in order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Order {
    /// The smallest first.
    Ascending,
    /// The largest first.
    #[default]
    Descending,
}

impl Survey for Rank {
    fn tally(&self) -> Box<dyn Tally> {
        Box::new(Numbers {
            order: self.order,
            seen: Vec::new(),
        })
    }
}

/// Group, number and row of each product that has a number.
struct Numbers {
    order: Order,
    seen: Vec<(u64, Decimal, u64)>,
}

impl Tally for Numbers {
    fn see(&mut self, row: u64, by: u64, value: &Value<'_>, _: &Context) {
        if let Some(number) = value.to_decimal() {
            self.seen.push((by, number, row));
        }
    }

    fn merge(&mut self, later: Box<dyn Tally>) {
        self.seen.extend(same_kind::<Self>(later).seen);
    }

    fn finish(mut self: Box<Self>) -> Box<dyn Answer> {
        match self.order {
            Order::Ascending => self.seen.sort_unstable(),
            Order::Descending => self
                .seen
                .sort_unstable_by_key(|&(by, number, row)| (by, Reverse(number), row)),
        }
        let mut places: Vec<(u64, u64)> = Vec::with_capacity(self.seen.len());
        let mut last = (None, 0);
        for &(by, _, row) in &self.seen {
            last = (Some(by), if last.0 == Some(by) { last.1 + 1 } else { 1 });
            places.push((row, last.1));
        }
        places.sort_unstable();
        Box::new(Places(places))
    }

    fn into_any(self: Box<Self>) -> Box<dyn Any> {
        self
    }
}

/// The place of each row that has one, by row.
struct Places(Vec<(u64, u64)>);

impl Answer for Places {
    fn of(&self, row: u64, _: u64, _: &Value<'_>) -> Value<'static> {
        match self.0.binary_search_by_key(&row, |&(row, _)| row) {
            Ok(found) => Value::Integer(self.0[found].1.cast_signed()),
            Err(_) => Value::Missing,
        }
    }
}
