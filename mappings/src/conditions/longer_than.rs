//! `longer_than`: holds for text or a list that is longer than a number.

use super::Condition;
use super::length_between::Unit;
use crate::arguments::NumberOperand;
use crate::config::ValueConfig;
use crate::context::Context;
use crate::item::{Example, Item};
use crate::value::Value;
use schemars::JsonSchema;
use serde::Deserialize;

/// Is longer than
///
/// Holds when the text has more characters (or words, bytes, list elements) than the number. Missing has none.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LongerThan {
    /// How many; `{ field = "..." }` for another field.
    value: NumberOperand,
    /// What is counted.
    #[serde(default)]
    unit: Unit,
}

impl Item for LongerThan {
    const NAME: &'static str = "longer_than";
    const ALIASES: &'static [&'static str] = &[
        "length_exceeds",
        "length_greater_than",
        "word_count_exceeds",
        "more_words_than",
    ];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: r#"{"value": 5}"#,
            input: r#""Merrell""#,
            output: "true",
        },
        Example {
            args: r#"{"value": 7}"#,
            input: r#""Merrell""#,
            output: "false",
        },
        Example {
            args: r#"{"value": 2, "unit": "words"}"#,
            input: r#""Merrell Moab 3""#,
            output: "true",
        },
        Example {
            args: r#"{"value": 1, "unit": "elements"}"#,
            input: r#"["a", "b"]"#,
            output: "true",
        },
    ];
}

impl Condition for LongerThan {
    fn takes_list(&self) -> bool {
        self.unit == Unit::Elements
    }

    fn inputs(&self, _: &ValueConfig) -> Vec<ValueConfig> {
        self.value.input().into_iter().collect()
    }

    fn test(&self, value: &Value<'_>, inputs: &[Value<'_>], _: &Context) -> bool {
        self.value
            .get(&mut inputs.iter())
            .is_some_and(|limit| self.unit.count(value) > limit)
    }
}
