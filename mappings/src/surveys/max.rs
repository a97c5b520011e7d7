//! `max`: the largest number or latest date.

use super::groups::{Fold, Groups};
use super::{Survey, Tally};
use crate::compare;
use crate::item::{Example, Item};
use crate::value::Value;
use schemars::JsonSchema;
use serde::Deserialize;
use std::cmp::Ordering;

/// Largest
///
/// The largest number in the group, or the latest date; missing when there is neither.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Max {}

impl Item for Max {
    const NAME: &'static str = "max";
    const ALIASES: &'static [&'static str] = &["maximum", "highest", "largest", "dearest"];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: "{}",
            input: r#"{"$products": [{"$value": 3, "item_group_id": "a"}, {"$value": 5, "item_group_id": "b"}, {"$value": 4, "item_group_id": "a"}, {"$value": null, "item_group_id": "a"}]}"#,
            output: "[4, 5, 4, 4]",
        },
        Example {
            args: "{}",
            input: r#"{"$products": [{"$value": "x"}]}"#,
            output: "[null]",
        },
    ];
}

impl Survey for Max {
    fn tally(&self) -> Box<dyn Tally> {
        Groups::tally(self)
    }
}

impl Fold for Max {
    type State = Value<'static>;

    fn see(&self, state: &mut Self::State, _: u64, value: &Value<'_>) {
        let first = state.is_missing() && compare::order(value, value).is_some();
        if first || compare::order(value, state) == Some(Ordering::Greater) {
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
