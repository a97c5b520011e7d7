//! `format_price`: an amount with its currency.

use super::Transform;
use super::arguments::Text;
use crate::config::ValueConfig;
use crate::context::Context;
use crate::item::{Example, Item};
use crate::numbers;
use crate::value::Value;
use schemars::JsonSchema;
use serde::Deserialize;

/// Write a price
///
/// Writes an amount the way a partner wants it: `12.34 EUR`. Decimals follow the currency (none for yen), rounded half
/// up. What is no number is passed on.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FormatPrice {
    /// The currency: `EUR`, `€` or `{currency}`; the mapping's own when left out.
    currency: Option<Text>,
    /// Where the currency goes.
    #[serde(default)]
    place: Place,
    /// Between the amount and the currency.
    #[serde(default = "space")]
    separator: String,
    /// The decimal sign.
    #[serde(default = "point")]
    decimal_sign: String,
    /// Between groups of three digits.
    #[serde(default)]
    thousands: String,
    /// Decimals to write, where a partner wants other than the currency has.
    #[schemars(range(max = 28))]
    decimals: Option<u32>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
enum Place {
    /// After the amount.
    #[default]
    After,
    /// Before the amount.
    Before,
    /// Nowhere.
    None,
}

fn space() -> String {
    " ".to_owned()
}

fn point() -> String {
    ".".to_owned()
}

impl Item for FormatPrice {
    const NAME: &'static str = "format_price";
    const ALIASES: &'static [&'static str] = &["price_format", "add_currency", "currency_format"];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: "{}",
            input: "12.5",
            output: r#""12.50 EUR""#,
        },
        Example {
            args: r#"{"currency": "€", "place": "before", "decimal_sign": ",", "thousands": "."}"#,
            input: r#""1299""#,
            output: r#""€ 1.299,00""#,
        },
        Example {
            args: r#"{"currency": "{currency}"}"#,
            input: r#"{"$product": {"currency": "JPY"}, "$value": 1299.5}"#,
            output: r#""1300 JPY""#,
        },
        Example {
            args: r#"{"place": "none"}"#,
            input: "0.005",
            output: r#""0.01""#,
        },
        Example {
            args: "{}",
            input: r#""on request""#,
            output: r#""on request""#,
        },
    ];
}

impl Transform for FormatPrice {
    fn inputs(&self) -> Vec<ValueConfig> {
        self.currency
            .as_ref()
            .and_then(Text::input)
            .into_iter()
            .collect()
    }

    fn apply<'a>(&self, value: Value<'a>, inputs: &[Value<'a>], context: &Context) -> Value<'a> {
        let Some(amount) = value.to_decimal() else {
            return value;
        };
        let currency = match &self.currency {
            Some(currency) => &*currency.text(&mut inputs.iter()),
            None => &context.currency,
        };
        let decimals = self
            .decimals
            .unwrap_or_else(|| numbers::minor_units(currency));
        let mut out = String::with_capacity(16);
        if self.place == Place::Before {
            out.push_str(currency);
            out.push_str(&self.separator);
        }
        numbers::write(
            amount,
            decimals,
            &self.decimal_sign,
            &self.thousands,
            &mut out,
        );
        if self.place == Place::After {
            out.push_str(&self.separator);
            out.push_str(currency);
        }
        Value::owned(out)
    }
}
