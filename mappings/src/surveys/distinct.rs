//! `distinct`: how many different values there are.

use super::groups::{Fold, Groups, Hashes, hash};
use super::{Survey, Tally};
use crate::compare;
use crate::item::{Example, Item};
use crate::value::Value;
use schemars::JsonSchema;
use serde::Deserialize;

/// Distinct
///
/// The number of different values in the group, such as the number of colours of an article; elements of lists one by
/// one.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Distinct {}

impl Item for Distinct {
    const NAME: &'static str = "distinct";
    const ALIASES: &'static [&'static str] = &["count_distinct", "unique", "count_unique"];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: "{}",
            input: r#"{"$products": [{"$value": "red", "item_group_id": "a"}, {"$value": "blue", "item_group_id": "a"}, {"$value": "red", "item_group_id": "a"}, {"$value": "red", "item_group_id": "b"}]}"#,
            output: "[2, 2, 2, 1]",
        },
        Example {
            args: "{}",
            input: r#"{"$products": [{"$value": null}, {"$value": ["S", "M"]}]}"#,
            output: "[2, 2]",
        },
    ];
}

impl Survey for Distinct {
    fn tally(&self) -> Box<dyn Tally> {
        Groups::tally(self)
    }
}

impl Fold for Distinct {
    type State = Hashes;

    fn see(&self, state: &mut Self::State, _: u64, value: &Value<'_>) {
        for element in compare::elements(value) {
            if !element.is_empty() {
                state.insert(hash(element));
            }
        }
    }

    fn merge(&self, state: &mut Self::State, later: Self::State) {
        state.extend(later);
    }

    fn answer(&self, state: &Self::State, _: u64, _: &Value<'_>) -> Value<'static> {
        Value::Integer(i64::try_from(state.len()).unwrap_or(i64::MAX))
    }
}
