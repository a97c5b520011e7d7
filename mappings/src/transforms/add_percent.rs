//! `add_percent`: more or less by a share.

use super::Transform;
use crate::arguments::Operand;
use crate::config::ValueConfig;
use crate::context::Context;
use crate::item::{Example, Item};
use crate::numbers;
use crate::value::Value;
use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::Deserialize;

/// Add a percentage
///
/// Raises a number by a percentage, or lowers it by a negative one. What is no number is passed on; missing when the
/// percentage is.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AddPercent {
    /// The percentage: 10 for 10 % more, -10 for 10 % less.
    percent: Operand,
}

impl Item for AddPercent {
    const NAME: &'static str = "add_percent";
    const ALIASES: &'static [&'static str] =
        &["percentage", "markup", "discount", "percentage_margin"];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: r#"{"percent": 10}"#,
            input: "50",
            output: "55",
        },
        Example {
            args: r#"{"percent": {"field": "discount"}}"#,
            input: r#"{"$product": {"discount": -12.5}, "$value": "80"}"#,
            output: "70",
        },
        Example {
            args: r#"{"percent": 5}"#,
            input: r#""n/a""#,
            output: r#""n/a""#,
        },
    ];
}

impl Transform for AddPercent {
    fn inputs(&self) -> Vec<ValueConfig> {
        self.percent.input().into_iter().collect()
    }

    fn apply<'a>(&self, value: Value<'a>, inputs: &[Value<'a>], _: &Context) -> Value<'a> {
        let percent = self.percent.get(&mut inputs.iter()).to_decimal();
        numbers::change(value, |number| {
            let share = percent?.checked_add(Decimal::ONE_HUNDRED)?;
            number.checked_mul(share)?.checked_div(Decimal::ONE_HUNDRED)
        })
    }
}
