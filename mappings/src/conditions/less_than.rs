//! `less_than`: holds for a number that is less than another.

use super::Condition;
use crate::arguments::NumberOperand;
use crate::config::ValueConfig;
use crate::context::Context;
use crate::item::{Example, Item};
use crate::value::Value;
use schemars::JsonSchema;
use serde::Deserialize;

/// Is less than
///
/// Holds when the value is a number less than the other. A value that is missing or no number never is.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LessThan {
    /// The number to compare with; `{ field = "..." }` for another field.
    value: NumberOperand,
}

impl Item for LessThan {
    const NAME: &'static str = "less_than";
    const ALIASES: &'static [&'static str] = &["<", "lt", "below", "smaller_than", "lower_than"];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: r#"{"value": 10}"#,
            input: "9.99",
            output: "true",
        },
        Example {
            args: r#"{"value": 10}"#,
            input: "10",
            output: "false",
        },
        Example {
            args: r#"{"value": 10}"#,
            input: r#""10.01""#,
            output: "false",
        },
        Example {
            args: r#"{"value": {"field": "cost"}}"#,
            input: r#"{"$product": {"cost": 12.5}, "$value": 12.5}"#,
            output: "false",
        },
        Example {
            args: r#"{"value": 10}"#,
            input: "null",
            output: "false",
        },
    ];
}

impl Condition for LessThan {
    fn inputs(&self, _: &ValueConfig) -> Vec<ValueConfig> {
        self.value.input().into_iter().collect()
    }

    fn test(&self, value: &Value<'_>, inputs: &[Value<'_>], _: &Context) -> bool {
        let limit = self.value.get(&mut inputs.iter());
        value
            .to_decimal()
            .zip(limit)
            .is_some_and(|(number, limit)| number < limit)
    }
}
