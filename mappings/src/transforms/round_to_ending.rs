//! `round_to_ending`: to a price that ends well.

use super::Transform;
use super::arguments::Number;
use crate::context::Context;
use crate::item::{Example, Item};
use crate::numbers;
use crate::value::Value;
use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::Deserialize;

/// Round to an ending
///
/// Moves a price to the nearest one with a given ending: .99, .95, or 9.99 for tens. Prices stay above zero.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RoundToEnding {
    /// The ending: 0.99, or 9.99 for 19.99, 29.99 and so on.
    ending: Number,
    /// Which way.
    #[serde(default)]
    mode: Direction,
}

#[derive(Clone, Copy, Debug, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
enum Direction {
    /// The nearest; the higher of two as near.
    #[default]
    Nearest,
    /// The next higher.
    Up,
    /// The next lower.
    Down,
}

impl Item for RoundToEnding {
    const NAME: &'static str = "round_to_ending";
    const ALIASES: &'static [&'static str] = &[
        "psychological_price",
        "charm_price",
        "end_in_99",
        "price_ending",
    ];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: r#"{"ending": 0.99}"#,
            input: "12.4",
            output: "11.99",
        },
        Example {
            args: r#"{"ending": 0.95, "mode": "up"}"#,
            input: "20",
            output: "20.95",
        },
        Example {
            args: r#"{"ending": 9.99}"#,
            input: r#""46""#,
            output: "49.99",
        },
        Example {
            args: r#"{"ending": 0.99, "mode": "down"}"#,
            input: "0.5",
            output: "0.99",
        },
        Example {
            args: r#"{"ending": 0.99}"#,
            input: "7.99",
            output: "7.99",
        },
    ];
}

impl Transform for RoundToEnding {
    fn apply<'a>(&self, value: Value<'a>, _: &[Value<'a>], _: &Context) -> Value<'a> {
        numbers::change(value, |number| {
            let ending = self.ending.0.abs();
            let mut step = Decimal::ONE;
            while step <= ending {
                step = step.checked_mul(Decimal::TEN)?;
            }
            let steps = number.checked_sub(ending)?.checked_div(step)?.floor();
            let lower = steps.checked_mul(step)?.checked_add(ending)?;
            if lower == number {
                return Some(number);
            }
            let higher = lower.checked_add(step)?;
            let down = match self.mode {
                Direction::Nearest => number - lower < higher.checked_sub(number)?,
                Direction::Up => false,
                Direction::Down => true,
            };
            Some(if down && lower > Decimal::ZERO {
                lower
            } else {
                higher
            })
        })
    }
}
