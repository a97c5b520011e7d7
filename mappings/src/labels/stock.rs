//! `stock`: how much there is, in pieces or in days of sales.

use super::scale::Scale;
use super::{Label, Measure};
use crate::arguments::Number;
use crate::config::ValueConfig;
use crate::context::Context;
use crate::item::{Example, Item};
use crate::value::Value;
use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::sync::LazyLock;

/// Stock
///
/// How much there is: pieces, or days of cover, which is how long the stock lasts at the pace of the sales:
///
/// ```text
/// days = stock / (sold / period)
/// ```
///
/// `value` is in pieces or days (rounded to hundredths; the band is told from the exact number). Stock that does not
/// sell lasts for ever: it has no
/// `value` and is in the highest band. A negative stock counts as 0. For the stock of the whole variant group give
/// `stock = { survey = { of = "sum", value = "stock" } }`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Stock {
    /// Pieces in stock.
    #[serde(default = "stock")]
    stock: ValueConfig,
    /// Pieces sold in the period.
    #[serde(default = "sold")]
    sold: ValueConfig,
    /// How many days `sold` is about.
    #[serde(default = "month")]
    period: Number,
    /// What is measured.
    #[serde(default)]
    measure: Of,
    /// The bands from low to high; the last one takes the rest. When left out: low below 6 pieces, mid below 21, high
    /// below
    /// 101, max; for days low below 14, mid below 60, high below 180, max.
    #[serde(default)]
    bands: Option<Scale>,
}

impl Item for Stock {
    const NAME: &'static str = "stock";
    const ALIASES: &'static [&'static str] =
        &["inventory", "stock_level", "days_of_cover", "stock_cover"];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: "{}",
            input: r#"{"$product": {"stock": 5}}"#,
            output: r#"{"value": 5, "band": "low"}"#,
        },
        Example {
            args: "{}",
            input: r#"{"$product": {"stock": 101}}"#,
            output: r#"{"value": 101, "band": "max"}"#,
        },
        Example {
            args: r#"{"measure": "days"}"#,
            input: r#"{"$product": {"stock": 20, "sold": 15}}"#,
            output: r#"{"value": 40.0, "band": "mid"}"#,
        },
        Example {
            args: r#"{"measure": "days"}"#,
            input: r#"{"$product": {"stock": 20, "sold": 0}}"#,
            output: r#"{"value": null, "band": "max"}"#,
        },
        Example {
            args: r#"{"measure": "days"}"#,
            input: r#"{"$product": {"stock": 0}}"#,
            output: r#"{"value": 0, "band": "low"}"#,
        },
        Example {
            args: "{}",
            input: r#"{"$product": {}}"#,
            output: r#"{"value": null, "band": null}"#,
        },
    ];
}

impl Label for Stock {
    fn inputs(&self) -> Vec<ValueConfig> {
        vec![self.stock.clone(), self.sold.clone()]
    }

    fn measure<'a>(&'a self, inputs: &[Value<'a>], _: &Context) -> Measure<'a> {
        let number = |index: usize| inputs.get(index).and_then(Value::to_decimal);
        let Some(stock) = number(0).map(|stock| stock.max(Decimal::ZERO)) else {
            return Measure::default();
        };
        if self.measure == Of::Pieces || stock.is_zero() {
            return self.scale().measure(Some(stock));
        }
        let sold = number(1).unwrap_or_default();
        if sold <= Decimal::ZERO {
            return Measure {
                value: Value::Missing,
                band: self.scale().highest().map(Cow::Borrowed),
            };
        }
        let days = stock
            .checked_mul(self.period.0)
            .and_then(|days| days.checked_div(sold));
        self.scale().measure(days)
    }

    fn needs(&self) -> Vec<Vec<&ValueConfig>> {
        match self.measure {
            Of::Pieces => vec![vec![&self.stock]],
            Of::Days => vec![vec![&self.stock], vec![&self.sold]],
        }
    }

    fn bands(&self) -> Vec<String> {
        self.scale().names()
    }

    fn edges(&self) -> Option<&Scale> {
        Some(self.scale())
    }
}

fn stock() -> ValueConfig {
    "stock".into()
}

fn sold() -> ValueConfig {
    "sold".into()
}

fn month() -> Number {
    Number(Decimal::from(30))
}

impl Stock {
    fn scale(&self) -> &Scale {
        static PIECES: LazyLock<Scale> =
            LazyLock::new(|| Scale::of(&[("low", 6), ("mid", 21), ("high", 101)], "max"));
        static DAYS: LazyLock<Scale> =
            LazyLock::new(|| Scale::of(&[("low", 14), ("mid", 60), ("high", 180)], "max"));
        self.bands.as_ref().unwrap_or(match self.measure {
            Of::Pieces => &PIECES,
            Of::Days => &DAYS,
        })
    }
}

/// What stock is told in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Of {
    /// Pieces.
    #[default]
    Pieces,
    /// Days of cover.
    Days,
}
