//! `share`: for which part of the products something is true.

use super::groups::{Fold, Groups};
use super::{Survey, Tally};
use crate::compare;
use crate::item::{Example, Item};
use crate::value::Value;
use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::Deserialize;

/// Share
///
/// The percentage of the products in the group whose value is yes, from 0 to 100. A missing value is not yes.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Share {}

impl Item for Share {
    const NAME: &'static str = "share";
    const ALIASES: &'static [&'static str] = &["percentage", "ratio", "share_of"];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: "{}",
            input: r#"{"$products": [{"$value": true, "item_group_id": "a"}, {"$value": false, "item_group_id": "a"}, {"$value": true, "item_group_id": "b"}, {"$value": null, "item_group_id": "a"}, {"$value": true, "item_group_id": "a"}]}"#,
            output: "[50, 50, 100, 50, 50]",
        },
        Example {
            args: "{}",
            input: r#"{"$products": [{"$value": "ja"}, {"$value": 1}, {"$value": "maybe"}, {"$value": "no"}]}"#,
            output: "[50, 50, 50, 50]",
        },
    ];
}

impl Survey for Share {
    fn tally(&self) -> Box<dyn Tally> {
        Groups::tally(self)
    }
}

/// How many of how many.
#[derive(Default)]
pub struct Part {
    yes: u64,
    all: u64,
}

impl Fold for Share {
    type State = Part;

    fn see(&self, state: &mut Self::State, _: u64, value: &Value<'_>) {
        state.yes += u64::from(compare::truth(value) == Some(true));
        state.all += 1;
    }

    fn merge(&self, state: &mut Self::State, later: Self::State) {
        state.yes += later.yes;
        state.all += later.all;
    }

    fn answer(&self, state: &Self::State, _: u64, _: &Value<'_>) -> Value<'static> {
        let yes = Decimal::from(state.yes) * Decimal::ONE_HUNDRED;
        match yes.checked_div(Decimal::from(state.all)) {
            Some(share) => Value::Decimal(share),
            None => Value::Missing,
        }
    }
}
