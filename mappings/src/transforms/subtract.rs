//! `subtract`: minus a number.

use super::Transform;
use crate::arguments::Operand;
use crate::config::ValueConfig;
use crate::context::Context;
use crate::item::{Example, Item};
use crate::numbers;
use crate::value::Value;
use schemars::JsonSchema;
use serde::Deserialize;

/// Subtract
///
/// Takes a number from a number: a fixed one or another field. What is no number is passed on; missing when the other number is.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Subtract {
    /// The other number.
    by: Operand,
}

impl Item for Subtract {
    const NAME: &'static str = "subtract";
    const ALIASES: &'static [&'static str] = &["minus", "calculate_subtract", "decrease_by"];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: r#"{"by": 0.1}"#,
            input: "0.3",
            output: "0.2",
        },
        Example {
            args: r#"{"by": {"field": "sold"}}"#,
            input: r#"{"$product": {"sold": 12}, "$value": 10}"#,
            output: "-2",
        },
        Example {
            args: r#"{"by": 1}"#,
            input: r#""""#,
            output: r#""""#,
        },
    ];
}

impl Transform for Subtract {
    fn inputs(&self) -> Vec<ValueConfig> {
        self.by.input().into_iter().collect()
    }

    fn apply<'a>(&self, value: Value<'a>, inputs: &[Value<'a>], _: &Context) -> Value<'a> {
        let by = self.by.get(&mut inputs.iter()).to_decimal();
        numbers::change(value, |number| number.checked_sub(by?))
    }
}
