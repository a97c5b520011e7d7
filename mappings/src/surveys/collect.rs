//! `collect`: the different values of a group.

use super::groups::{Fold, Groups};
use super::{Survey, Tally};
use crate::compare;
use crate::item::{Example, Item};
use crate::value::Value;
use schemars::JsonSchema;
use serde::Deserialize;

/// Collect
///
/// A list of the different values in the group, in the order in which the catalog has them first; elements of lists
/// one by one.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Collect {
    /// Most values to keep.
    #[serde(default = "hundred")]
    #[schemars(range(min = 1))]
    max: usize,
}

impl Item for Collect {
    const NAME: &'static str = "collect";
    const ALIASES: &'static [&'static str] =
        &["build_item_group", "group_values", "collect_values"];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: "{}",
            input: r#"{"$products": [{"$value": "S", "item_group_id": "a"}, {"$value": "M", "item_group_id": "a"}, {"$value": "S", "item_group_id": "a"}, {"$value": "L", "item_group_id": "b"}]}"#,
            output: r#"[["S", "M"], ["S", "M"], ["S", "M"], ["L"]]"#,
        },
        Example {
            args: r#"{"max": 1}"#,
            input: r#"{"$products": [{"$value": ["red", "blue"]}]}"#,
            output: r#"[["red"]]"#,
        },
        Example {
            args: "{}",
            input: r#"{"$products": [{"$value": null}]}"#,
            output: "[null]",
        },
    ];
}

impl Survey for Collect {
    fn tally(&self) -> Box<dyn Tally> {
        Groups::tally(self)
    }
}

impl Fold for Collect {
    type State = Vec<Value<'static>>;

    fn see(&self, state: &mut Self::State, _: u64, value: &Value<'_>) {
        for element in compare::elements(value) {
            if state.len() < self.max && !element.is_empty() && !state.contains(element) {
                state.push(element.clone().into_owned());
            }
        }
    }

    fn merge(&self, state: &mut Self::State, later: Self::State) {
        for value in later {
            self.see(state, 0, &value);
        }
    }

    fn answer(&self, state: &Self::State, _: u64, _: &Value<'_>) -> Value<'static> {
        if state.is_empty() {
            return Value::Missing;
        }
        Value::List(state.clone())
    }
}

fn hundred() -> usize {
    100
}
