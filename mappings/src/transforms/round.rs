//! `round`: to fewer decimals or to steps.

use super::Transform;
use super::arguments::Number;
use crate::context::Context;
use crate::item::{Example, Item};
use crate::numbers::{self, Rounding};
use crate::value::Value;
use schemars::JsonSchema;
use serde::Deserialize;

/// Round
///
/// Rounds a number to some decimals, or to a multiple of a step such as 0.05.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Round {
    /// Decimals to keep.
    #[serde(default)]
    #[schemars(range(max = 28))]
    decimals: u32,
    /// Round to a multiple of this instead.
    step: Option<Number>,
    /// Which way.
    #[serde(default)]
    mode: Rounding,
}

impl Item for Round {
    const NAME: &'static str = "round";
    const ALIASES: &'static [&'static str] = &[
        "round_number",
        "rounded_price",
        "ceil",
        "floor",
        "round_up",
        "round_down",
    ];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: r#"{"decimals": 2}"#,
            input: r#""12.345""#,
            output: "12.35",
        },
        Example {
            args: r#"{"decimals": 2, "mode": "half_even"}"#,
            input: "12.345",
            output: "12.34",
        },
        Example {
            args: r#"{"step": 0.05}"#,
            input: "9.98",
            output: "10",
        },
        Example {
            args: r#"{"mode": "down"}"#,
            input: "-1.5",
            output: "-2",
        },
        Example {
            args: "{}",
            input: r#""n/a""#,
            output: r#""n/a""#,
        },
    ];
}

impl Transform for Round {
    fn apply<'a>(&self, value: Value<'a>, _: &[Value<'a>], _: &Context) -> Value<'a> {
        numbers::change(value, |number| match self.step {
            Some(Number(step)) if !step.is_zero() => {
                let steps = self.mode.round(number.checked_div(step.abs())?, 0);
                steps.checked_mul(step.abs())
            }
            _ => Some(self.mode.round(number, self.decimals)),
        })
    }
}
