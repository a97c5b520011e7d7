//! `parse_number`: a text to the number in it.

use super::Transform;
use crate::context::Context;
use crate::item::{Example, Item};
use crate::numbers::{self, DecimalSign};
use crate::value::Value;
use schemars::JsonSchema;
use serde::Deserialize;

/// Read a number
///
/// Reads the first number in a text, whatever stands around it: `€ 1.299,00` or `from 12.95 EUR`. Missing when there is
/// none.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ParseNumber {
    /// The decimal sign.
    #[serde(default)]
    decimal_sign: DecimalSign,
}

impl Item for ParseNumber {
    const NAME: &'static str = "parse_number";
    const ALIASES: &'static [&'static str] = &[
        "extract_number",
        "text_to_number",
        "to_number",
        "parse_price",
    ];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: "{}",
            input: r#""€ 1.299,00 incl. btw""#,
            output: "1299",
        },
        Example {
            args: r#"{"decimal_sign": "."}"#,
            input: r#""1.299""#,
            output: "1.299",
        },
        Example {
            args: "{}",
            input: r#""EUR -0,5""#,
            output: "-0.5",
        },
        Example {
            args: "{}",
            input: r#""1,234.50""#,
            output: "1234.5",
        },
        Example {
            args: "{}",
            input: r#""1 299 kr""#,
            output: "1299",
        },
        Example {
            args: "{}",
            input: r#""on request""#,
            output: "null",
        },
        Example {
            args: "{}",
            input: "12.5",
            output: "12.5",
        },
    ];
}

impl Transform for ParseNumber {
    fn apply<'a>(&self, value: Value<'a>, _: &[Value<'a>], context: &Context) -> Value<'a> {
        match &value {
            Value::Text(text) => numbers::read(text, self.decimal_sign, &context.language)
                .map(|(number, _)| Value::Decimal(number))
                .unwrap_or_default(),
            _ => value,
        }
    }
}
