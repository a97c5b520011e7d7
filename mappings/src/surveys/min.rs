//! `min`: the smallest number or earliest date.

use super::groups::{Fold, Groups};
use super::{Survey, Tally};
use crate::compare;
use crate::item::{Example, Item};
use crate::value::Value;
use schemars::JsonSchema;
use serde::Deserialize;
use std::cmp::Ordering;

/// Smallest
///
/// The smallest number in the group, or the earliest date; missing when there is neither.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Min {}

impl Item for Min {
    const NAME: &'static str = "min";
    const ALIASES: &'static [&'static str] = &["minimum", "lowest", "smallest", "cheapest"];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: "{}",
            input: r#"{"$products": [{"$value": 3, "item_group_id": "a"}, {"$value": 5, "item_group_id": "b"}, {"$value": 4, "item_group_id": "a"}, {"$value": null, "item_group_id": "a"}]}"#,
            output: "[3, 5, 3, 3]",
        },
        Example {
            args: "{}",
            input: r#"{"$products": [{"$value": "x"}]}"#,
            output: "[null]",
        },
    ];
}

impl Survey for Min {
    fn tally(&self) -> Box<dyn Tally> {
        Groups::tally(self)
    }
}

impl Fold for Min {
    type State = Value<'static>;

    fn see(&self, state: &mut Self::State, _: u64, value: &Value<'_>) {
        let first = state.is_missing() && compare::order(value, value).is_some();
        if first || compare::order(value, state) == Some(Ordering::Less) {
            *state = value.clone().into_owned();
        }
    }

    fn merge(&self, state: &mut Self::State, later: Self::State) {
        self.see(state, 0, &later);
    }

    fn answer(&self, state: &Self::State, _: u64, _: &Value<'_>) -> Value<'static> {
        state.clone()
    }
}
