//! `count`: how many products there are.

use super::groups::{Fold, Groups};
use super::{Survey, Tally};
use crate::item::{Example, Item};
use crate::value::Value;
use schemars::JsonSchema;
use serde::Deserialize;

/// Count
///
/// The number of products in the group.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Count {}

impl Item for Count {
    const NAME: &'static str = "count";
    const ALIASES: &'static [&'static str] = &["group_count", "count_items", "count_variants"];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: "{}",
            input: r#"{"$products": [{"$value": 3, "item_group_id": "a"}, {"$value": 5, "item_group_id": "b"}, {"$value": 4, "item_group_id": "a"}, {"$value": null, "item_group_id": "a"}]}"#,
            output: "[3, 1, 3, 3]",
        },
        Example {
            args: "{}",
            input: r#"{"$products": [{"$value": null}]}"#,
            output: "[1]",
        },
    ];
}

impl Survey for Count {
    fn tally(&self) -> Box<dyn Tally> {
        Groups::tally(self)
    }
}

impl Fold for Count {
    type State = u64;

    fn see(&self, state: &mut Self::State, _: u64, _: &Value<'_>) {
        *state += 1;
    }

    fn merge(&self, state: &mut Self::State, later: Self::State) {
        *state += later;
    }

    fn answer(&self, state: &Self::State, _: u64, _: &Value<'_>) -> Value<'static> {
        Value::Integer(state.cast_signed())
    }
}
