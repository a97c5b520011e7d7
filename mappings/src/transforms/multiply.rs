//! `multiply`: times a number.

use super::Transform;
use crate::arguments::Operand;
use crate::config::ValueConfig;
use crate::context::Context;
use crate::item::{Example, Item};
use crate::numbers;
use crate::value::Value;
use schemars::JsonSchema;
use serde::Deserialize;

/// Multiply
///
/// Multiplies a number by a fixed one or another field. What is no number is passed on; missing when the other number is.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Multiply {
    /// The other number.
    by: Operand,
}

impl Item for Multiply {
    const NAME: &'static str = "multiply";
    const ALIASES: &'static [&'static str] = &["times", "calculate_multiply", "factor"];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: r#"{"by": 1.21}"#,
            input: "100",
            output: "121",
        },
        Example {
            args: r#"{"by": {"field": "pack_size"}}"#,
            input: r#"{"$product": {"pack_size": 6}, "$value": 1.5}"#,
            output: "9",
        },
        Example {
            args: r#"{"by": 0}"#,
            input: "-5",
            output: "0",
        },
    ];
}

impl Transform for Multiply {
    fn inputs(&self) -> Vec<ValueConfig> {
        self.by.input().into_iter().collect()
    }

    fn apply<'a>(&self, value: Value<'a>, inputs: &[Value<'a>], _: &Context) -> Value<'a> {
        let by = self.by.get(&mut inputs.iter()).to_decimal();
        numbers::change(value, |number| number.checked_mul(by?))
    }
}
