//! `convert_currency`: an amount in another currency.

use super::Transform;
use crate::arguments::Operand;
use crate::config::ValueConfig;
use crate::context::Context;
use crate::item::{Example, Item};
use crate::numbers::{self, Rounding};
use crate::value::Value;
use schemars::JsonSchema;
use serde::Deserialize;

/// Convert a currency
///
/// Multiplies an amount by an exchange rate and rounds it. The rate is a number, or comes from a lookup table by
/// currency. Missing when the rate is: a price in the wrong currency is worse than none.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ConvertCurrency {
    /// How much of the new currency one of the old one is.
    rate: Operand,
    /// Decimals to keep.
    #[serde(default = "two")]
    #[schemars(range(max = 28))]
    decimals: u32,
}

fn two() -> u32 {
    2
}

impl Item for ConvertCurrency {
    const NAME: &'static str = "convert_currency";
    const ALIASES: &'static [&'static str] = &["exchange_rate", "currency_conversion"];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: r#"{"rate": 1.0837}"#,
            input: "99.95",
            output: "108.32",
        },
        Example {
            args: r#"{"rate": {"field": "rate"}}"#,
            input: r#"{"$product": {"rate": null}, "$value": 10}"#,
            output: "null",
        },
    ];
}

impl Transform for ConvertCurrency {
    fn inputs(&self) -> Vec<ValueConfig> {
        self.rate.input().into_iter().collect()
    }

    fn apply<'a>(&self, value: Value<'a>, inputs: &[Value<'a>], _: &Context) -> Value<'a> {
        let rate = self.rate.get(&mut inputs.iter()).to_decimal();
        numbers::change(value, |amount| {
            Some(Rounding::HalfUp.round(amount.checked_mul(rate?)?, self.decimals))
        })
    }
}
