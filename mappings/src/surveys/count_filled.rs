//! `count_filled`: how many products have a value.

use super::groups::{Fold, Groups};
use super::{Survey, Tally};
use crate::item::{Example, Item};
use crate::value::Value;
use schemars::JsonSchema;
use serde::Deserialize;

/// Count filled
///
/// The number of products in the group that have a value.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CountFilled {}

impl Item for CountFilled {
    const NAME: &'static str = "count_filled";
    const ALIASES: &'static [&'static str] = &["count_values"];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: "{}",
            input: r#"{"$products": [{"$value": 3, "item_group_id": "a"}, {"$value": 5, "item_group_id": "b"}, {"$value": 4, "item_group_id": "a"}, {"$value": null, "item_group_id": "a"}]}"#,
            output: "[2, 1, 2, 2]",
        },
        Example {
            args: "{}",
            input: r#"{"$products": [{"$value": ""}, {"$value": 0}]}"#,
            output: "[1, 1]",
        },
    ];
}

impl Survey for CountFilled {
    fn tally(&self) -> Box<dyn Tally> {
        Groups::tally(self)
    }
}

impl Fold for CountFilled {
    type State = u64;

    fn see(&self, state: &mut Self::State, _: u64, value: &Value<'_>) {
        *state += u64::from(!value.is_empty());
    }

    fn merge(&self, state: &mut Self::State, later: Self::State) {
        *state += later;
    }

    fn answer(&self, state: &Self::State, _: u64, _: &Value<'_>) -> Value<'static> {
        Value::Integer(state.cast_signed())
    }
}
