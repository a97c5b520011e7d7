//! `divide`: by a number.

use super::Transform;
use crate::arguments::Operand;
use crate::config::ValueConfig;
use crate::context::Context;
use crate::item::{Example, Item};
use crate::numbers;
use crate::value::Value;
use schemars::JsonSchema;
use serde::Deserialize;

/// Divide
///
/// Divides a number by a fixed one or another field; to at most 28 digits. Missing when that is zero. What is no number is passed on; missing when the other number is.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Divide {
    /// The other number.
    by: Operand,
}

impl Item for Divide {
    const NAME: &'static str = "divide";
    const ALIASES: &'static [&'static str] = &["divided_by", "calculate_divide"];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: r#"{"by": 100}"#,
            input: "1299",
            output: "12.99",
        },
        Example {
            args: r#"{"by": {"field": "pieces"}}"#,
            input: r#"{"$product": {"pieces": 0}, "$value": 10}"#,
            output: "null",
        },
        Example {
            args: r#"{"by": 4}"#,
            input: r#"["1", 2]"#,
            output: "[0.25, 0.5]",
        },
    ];
}

impl Transform for Divide {
    fn inputs(&self) -> Vec<ValueConfig> {
        self.by.input().into_iter().collect()
    }

    fn apply<'a>(&self, value: Value<'a>, inputs: &[Value<'a>], _: &Context) -> Value<'a> {
        let by = self.by.get(&mut inputs.iter()).to_decimal();
        numbers::change(value, |number| number.checked_div(by?))
    }
}
