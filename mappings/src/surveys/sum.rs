//! `sum`: the total of numbers.

use super::groups::{Fold, Groups};
use super::{Survey, Tally};
use crate::item::{Example, Item};
use crate::value::Value;
use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::Deserialize;

/// Sum
///
/// The total of the values in the group that are numbers, in their own unit; 0 when none is.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Sum {}

impl Item for Sum {
    const NAME: &'static str = "sum";
    const ALIASES: &'static [&'static str] = &["total", "calculate_sum", "group_sum"];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: "{}",
            input: r#"{"$products": [{"$value": 3, "item_group_id": "a"}, {"$value": 5, "item_group_id": "b"}, {"$value": 4, "item_group_id": "a"}, {"$value": null, "item_group_id": "a"}]}"#,
            output: "[7, 5, 7, 7]",
        },
        Example {
            args: "{}",
            input: r#"{"$products": [{"$value": 0.1}, {"$value": 0.2}, {"$value": "x"}]}"#,
            output: "[0.3, 0.3, 0.3]",
        },
    ];
}

impl Survey for Sum {
    fn tally(&self) -> Box<dyn Tally> {
        Groups::tally(self)
    }
}

impl Fold for Sum {
    type State = Decimal;

    fn see(&self, state: &mut Self::State, _: u64, value: &Value<'_>) {
        if let Some(number) = value.to_decimal() {
            *state = state.saturating_add(number);
        }
    }

    fn merge(&self, state: &mut Self::State, later: Self::State) {
        *state = state.saturating_add(later);
    }

    fn answer(&self, state: &Self::State, _: u64, _: &Value<'_>) -> Value<'static> {
        Value::Decimal(*state)
    }
}
