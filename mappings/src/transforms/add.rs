//! `add`: plus a number.

use super::Transform;
use crate::arguments::Operand;
use crate::config::ValueConfig;
use crate::context::Context;
use crate::item::{Example, Item};
use crate::numbers;
use crate::value::Value;
use schemars::JsonSchema;
use serde::Deserialize;

/// Add
///
/// Adds a number to a number: `{ do = "add", by = 5 }`, or another field: `by = { field = "shipping" }`. What is no number is passed on; missing when the other number is.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Add {
    /// The other number.
    by: Operand,
}

impl Item for Add {
    const NAME: &'static str = "add";
    const ALIASES: &'static [&'static str] = &["plus", "calculate_add", "increase_by"];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: r#"{"by": 2.5}"#,
            input: r#""10""#,
            output: "12.5",
        },
        Example {
            args: r#"{"by": {"field": "shipping"}}"#,
            input: r#"{"$product": {"shipping": 4.95}, "$value": 10}"#,
            output: "14.95",
        },
        Example {
            args: r#"{"by": {"field": "shipping"}}"#,
            input: r#"{"$product": {}, "$value": 10}"#,
            output: "null",
        },
        Example {
            args: r#"{"by": 1}"#,
            input: r#""n/a""#,
            output: r#""n/a""#,
        },
    ];
}

impl Transform for Add {
    fn inputs(&self) -> Vec<ValueConfig> {
        self.by.input().into_iter().collect()
    }

    fn apply<'a>(&self, value: Value<'a>, inputs: &[Value<'a>], _: &Context) -> Value<'a> {
        let by = self.by.get(&mut inputs.iter()).to_decimal();
        numbers::change(value, |number| number.checked_add(by?))
    }
}
