//! `format_number`: a number as text.

use super::Transform;
use crate::context::Context;
use crate::item::{Example, Item};
use crate::value::Value;
use schemars::JsonSchema;
use serde::Deserialize;
/// Write a number
///
/// Writes a number with fixed decimals, a decimal sign and a thousands sign, rounded half up. What is no number is
/// passed on.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FormatNumber {
    /// Decimals to write; as many as the number has when left out.
    #[schemars(range(max = 28))]
    decimals: Option<u32>,
    /// The decimal sign.
    #[serde(default = "point")]
    decimal_sign: String,
    /// Between groups of three digits.
    #[serde(default)]
    thousands: String,
}

fn point() -> String {
    ".".to_owned()
}

impl Item for FormatNumber {
    const NAME: &'static str = "format_number";
    const ALIASES: &'static [&'static str] = &["number_format", "decimals", "number_to_text"];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: r#"{"decimals": 2, "decimal_sign": ","}"#,
            input: "12.5",
            output: r#""12,50""#,
        },
        Example {
            args: r#"{"decimals": 0, "thousands": "."}"#,
            input: r#""1234567.5""#,
            output: r#""1.234.568""#,
        },
        Example {
            args: "{}",
            input: "-0.250",
            output: r#""-0.25""#,
        },
        Example {
            args: r#"{"decimals": 1}"#,
            input: r#""n/a""#,
            output: r#""n/a""#,
        },
    ];
}

impl Transform for FormatNumber {
    fn apply<'a>(&self, value: Value<'a>, _: &[Value<'a>], _: &Context) -> Value<'a> {
        let Some(number) = value.to_decimal() else {
            return value;
        };
        let decimals = self.decimals.unwrap_or_else(|| number.normalize().scale());
        let mut out = String::new();
        crate::numbers::write(
            number,
            decimals,
            &self.decimal_sign,
            &self.thousands,
            &mut out,
        );
        Value::owned(out)
    }
}
