//! `convert_unit`: an amount in another unit, or its unit written well.

use super::Transform;
use super::arguments::yes;
use crate::context::Context;
use crate::item::{Example, Item};
use crate::numbers::{self, DecimalSign, Rounding};
use crate::units;
use crate::value::Value;
use schemars::JsonSchema;
use serde::Deserialize;
use std::fmt::Write as _;

/// Convert a unit
///
/// Reads an amount with a unit of weight, length or volume (`500 gr`, `1,5 liter`) and writes it in another unit, or with
/// its unit written well. What has no known unit, or measures something else, is passed on.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ConvertUnit {
    /// The unit to write: `kg`, `cm`, `ml`. The unit it has when left out.
    to: Option<Known>,
    /// The unit of an amount that is written without.
    from: Option<Known>,
    /// Decimals to keep.
    #[serde(default = "three")]
    #[schemars(range(max = 28))]
    decimals: u32,
    /// Write the unit; otherwise the number alone.
    #[serde(default = "yes")]
    write_unit: bool,
}

/// The name of a known unit.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
struct Known(#[schemars(with = "String")] &'static units::Unit);

impl TryFrom<String> for Known {
    type Error = String;

    fn try_from(name: String) -> Result<Self, String> {
        units::find(&name)
            .map(Self)
            .ok_or_else(|| format!("{name} is no known unit of weight, length or volume"))
    }
}

fn three() -> u32 {
    3
}

impl Item for ConvertUnit {
    const NAME: &'static str = "convert_unit";
    const ALIASES: &'static [&'static str] = &[
        "normalize_unit",
        "normalise_units",
        "unit_conversion",
        "format_weight",
    ];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: r#"{"to": "kg"}"#,
            input: r#""500 gr""#,
            output: r#""0.5 kg""#,
        },
        Example {
            args: "{}",
            input: r#""1,5 Liter""#,
            output: r#""1.5 l""#,
        },
        Example {
            args: r#"{"to": "g", "from": "kg", "write_unit": false}"#,
            input: "0.25",
            output: "250",
        },
        Example {
            args: r#"{"to": "cm"}"#,
            input: r#""10 inch""#,
            output: r#""25.4 cm""#,
        },
        Example {
            args: r#"{"to": "kg"}"#,
            input: r#""3 pieces""#,
            output: r#""3 pieces""#,
        },
    ];
}

impl Transform for ConvertUnit {
    fn apply<'a>(&self, value: Value<'a>, _: &[Value<'a>], context: &Context) -> Value<'a> {
        let text = value.to_text();
        let read = match value.to_decimal() {
            Some(number) => Some((number, "")),
            None => numbers::read(&text, DecimalSign::Auto, &context.language),
        };
        let Some((amount, written)) = read else {
            return value;
        };
        let from = if written.trim().is_empty() {
            self.from.as_ref().map(|known| known.0)
        } else {
            units::find(written)
        };
        let Some(from) = from else {
            return value;
        };
        let to = self.to.as_ref().map_or(from, |known| known.0);
        let Some(amount) = units::convert(amount, from, to) else {
            return value;
        };
        let amount = Rounding::HalfUp.round(amount, self.decimals).normalize();
        if !self.write_unit {
            return Value::Decimal(amount);
        }
        let mut out = String::new();
        // Writing to a String cannot fail.
        let _ = write!(out, "{amount} {}", to.symbol);
        Value::owned(out)
    }
}
