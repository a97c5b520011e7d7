//! `equals`: holds for the same value.

use super::Condition;
use crate::arguments::Operand;
use crate::compare;
use crate::config::ValueConfig;
use crate::context::Context;
use crate::item::{Example, Item};
use crate::value::Value;
use schemars::JsonSchema;
use serde::Deserialize;

/// Equals
///
/// Holds when the value is the same: numbers by amount (10 equals 10.00), yes/no by meaning, text letter by letter.
/// A missing value equals nothing.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Equals {
    /// The value to compare with; `{ field = "..." }` for another field.
    value: Operand,
    /// Capitals matter.
    #[serde(default)]
    case_sensitive: bool,
}

impl Item for Equals {
    const NAME: &'static str = "equals";
    const ALIASES: &'static [&'static str] =
        &["is", "equal", "eq", "==", "=", "is_equal_to", "exactly"];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: r#"{"value": "red"}"#,
            input: r#""Red""#,
            output: "true",
        },
        Example {
            args: r#"{"value": "red", "case_sensitive": true}"#,
            input: r#""Red""#,
            output: "false",
        },
        Example {
            args: r#"{"value": 10}"#,
            input: "10.00",
            output: "true",
        },
        Example {
            args: r#"{"value": {"field": "brand"}}"#,
            input: r#"{"$product": {"brand": "Merrell"}, "$value": "merrell"}"#,
            output: "true",
        },
        Example {
            args: r#"{"value": ""}"#,
            input: "null",
            output: "false",
        },
    ];
}

impl Condition for Equals {
    fn inputs(&self, _: &ValueConfig) -> Vec<ValueConfig> {
        self.value.input().into_iter().collect()
    }

    fn test(&self, value: &Value<'_>, inputs: &[Value<'_>], _: &Context) -> bool {
        compare::same(
            value,
            self.value.get(&mut inputs.iter()),
            self.case_sensitive,
        )
    }
}
