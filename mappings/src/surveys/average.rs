//! `average`: the mean of numbers.

use super::groups::{Fold, Groups};
use super::{Survey, Tally};
use crate::item::{Example, Item};
use crate::value::Value;
use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::Deserialize;

/// Average
///
/// The mean of the values in the group that are numbers, in their own unit; missing when none is.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Average {}

impl Item for Average {
    const NAME: &'static str = "average";
    const ALIASES: &'static [&'static str] = &["mean", "avg"];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: "{}",
            input: r#"{"$products": [{"$value": 3, "item_group_id": "a"}, {"$value": 5, "item_group_id": "b"}, {"$value": 4, "item_group_id": "a"}, {"$value": null, "item_group_id": "a"}]}"#,
            output: "[3.5, 5, 3.5, 3.5]",
        },
        Example {
            args: "{}",
            input: r#"{"$products": [{"$value": "x"}]}"#,
            output: "[null]",
        },
    ];
}

impl Survey for Average {
    fn tally(&self) -> Box<dyn Tally> {
        Groups::tally(self)
    }
}

/// The total and the number of numbers.
#[derive(Default)]
pub struct Mean {
    sum: Decimal,
    count: u64,
}

impl Fold for Average {
    type State = Mean;

    fn see(&self, state: &mut Self::State, _: u64, value: &Value<'_>) {
        if let Some(number) = value.to_decimal() {
            state.sum = state.sum.saturating_add(number);
            state.count += 1;
        }
    }

    fn merge(&self, state: &mut Self::State, later: Self::State) {
        state.sum = state.sum.saturating_add(later.sum);
        state.count += later.count;
    }

    fn answer(&self, state: &Self::State, _: u64, _: &Value<'_>) -> Value<'static> {
        match state.sum.checked_div(Decimal::from(state.count)) {
            Some(mean) => Value::Decimal(mean),
            None => Value::Missing,
        }
    }
}
