//! `first`: the value of the first product that has one.

use super::groups::{Fold, Groups};
use super::{Survey, Tally};
use crate::item::{Example, Item};
use crate::value::Value;
use schemars::JsonSchema;
use serde::Deserialize;

/// First
///
/// The value of the first product in the group, in the catalog's order, that has one. To keep one variant of each
/// group: include a
/// product when its `id` equals `{ survey = { of = "first", value = "id" } }`. To give variants the value of their
/// parent: survey only
/// the parents with `where`, by `{ first = ["item_group_id", "id"] }`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct First {}

impl Item for First {
    const NAME: &'static str = "first";
    const ALIASES: &'static [&'static str] = &["pick_variant", "first_variant"];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: "{}",
            input: r#"{"$products": [{"$value": null, "item_group_id": "a"}, {"$value": "x", "item_group_id": "a"}, {"$value": "y", "item_group_id": "a"}, {"$value": null, "item_group_id": "b"}]}"#,
            output: r#"["x", "x", "x", null]"#,
        },
        Example {
            args: "{}",
            input: r#"{"$products": [{"$value": ""}, {"$value": 7}]}"#,
            output: "[7, 7]",
        },
    ];
}

impl Survey for First {
    fn tally(&self) -> Box<dyn Tally> {
        Groups::tally(self)
    }
}

impl Fold for First {
    type State = Value<'static>;

    fn see(&self, state: &mut Self::State, _: u64, value: &Value<'_>) {
        if state.is_missing() && !value.is_empty() {
            *state = value.clone().into_owned();
        }
    }

    fn merge(&self, state: &mut Self::State, later: Self::State) {
        if state.is_missing() {
            *state = later;
        }
    }

    fn answer(&self, state: &Self::State, _: u64, _: &Value<'_>) -> Value<'static> {
        state.clone()
    }
}
