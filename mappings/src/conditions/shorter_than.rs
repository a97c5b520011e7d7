//! `shorter_than`: holds for text or a list that is shorter than a number.

use super::Condition;
use super::length_between::Unit;
use crate::arguments::NumberOperand;
use crate::config::ValueConfig;
use crate::context::Context;
use crate::item::{Example, Item};
use crate::value::Value;
use schemars::JsonSchema;
use serde::Deserialize;

/// Is shorter than
///
/// Holds when the text has fewer characters (or words, bytes, list elements) than the number. Missing has none.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ShorterThan {
    /// How many; `{ field = "..." }` for another field.
    value: NumberOperand,
    /// What is counted.
    #[serde(default)]
    unit: Unit,
}

impl Item for ShorterThan {
    const NAME: &'static str = "shorter_than";
    const ALIASES: &'static [&'static str] =
        &["length_less_than", "word_count_below", "fewer_words_than"];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: r#"{"value": 8}"#,
            input: r#""Merrell""#,
            output: "true",
        },
        Example {
            args: r#"{"value": 7}"#,
            input: r#""Merrell""#,
            output: "false",
        },
        Example {
            args: r#"{"value": 8, "unit": "bytes"}"#,
            input: r#""été""#,
            output: "true",
        },
        Example {
            args: r#"{"value": 1}"#,
            input: "null",
            output: "true",
        },
    ];
}

impl Condition for ShorterThan {
    fn takes_list(&self) -> bool {
        self.unit == Unit::Elements
    }

    fn inputs(&self, _: &ValueConfig) -> Vec<ValueConfig> {
        self.value.input().into_iter().collect()
    }

    fn test(&self, value: &Value<'_>, inputs: &[Value<'_>], _: &Context) -> bool {
        self.value
            .get(&mut inputs.iter())
            .is_some_and(|limit| self.unit.count(value) < limit)
    }
}
