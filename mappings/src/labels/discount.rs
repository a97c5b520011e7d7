//! `discount`: how much lower the price is than it was.

use super::scale::Scale;
use super::{Label, Measure, effective};
use crate::config::ValueConfig;
use crate::context::Context;
use crate::item::{Example, Item};
use crate::value::Value;
use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// Discount
///
/// How much lower the price is than the old one, in whole percent, rounded down so that it never promises too much:
///
/// ```text
/// discount = (old - new) / old * 100
/// ```
///
/// The new price is `sale_price` when that is above 0 and below `price`. The old one is `price`, or the lowest price
/// of the last 30 days
/// before the reduction, which is what a shop in the EU must compare with (Directive 98/6/EC, article 6a).
/// A price that is not lower is in the band `none`, with 0 percent.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Discount {
    /// Price.
    #[serde(default = "price")]
    price: ValueConfig,
    /// Sale price.
    #[serde(default = "sale_price")]
    sale_price: ValueConfig,
    /// Lowest own price of the last 30 days.
    #[serde(default = "lowest_price_30_days")]
    lowest_price_30_days: ValueConfig,
    /// What the old price is.
    #[serde(default)]
    against: Against,
    /// Name of the band of products without a discount.
    #[serde(default = "none")]
    none: String,
    /// The bands from low to high; the last one takes the rest.
    #[serde(default = "bands")]
    bands: Scale,
}

impl Item for Discount {
    const NAME: &'static str = "discount";
    const ALIASES: &'static [&'static str] = &["sale", "reduction", "markdown"];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: "{}",
            input: r#"{"$product": {"price": 100, "sale_price": 70.01}}"#,
            output: r#"{"value": 29, "band": "20-29"}"#,
        },
        Example {
            args: "{}",
            input: r#"{"$product": {"price": 100, "sale_price": 100}}"#,
            output: r#"{"value": 0, "band": "none"}"#,
        },
        Example {
            args: "{}",
            input: r#"{"$product": {"price": 100}}"#,
            output: r#"{"value": 0, "band": "none"}"#,
        },
        Example {
            args: r#"{"against": "lowest"}"#,
            input: r#"{"$product": {"price": 100, "sale_price": 70, "lowest_price_30_days": 80}}"#,
            output: r#"{"value": 12, "band": "10-19"}"#,
        },
        Example {
            args: "{}",
            input: r#"{"$product": {"sale_price": 70}}"#,
            output: r#"{"value": null, "band": null}"#,
        },
    ];
}

impl Label for Discount {
    fn inputs(&self) -> Vec<ValueConfig> {
        [&self.price, &self.sale_price, &self.lowest_price_30_days]
            .map(Clone::clone)
            .to_vec()
    }

    fn measure<'a>(&'a self, inputs: &[Value<'a>], _: &Context) -> Measure<'a> {
        let number = |index: usize| inputs.get(index).and_then(Value::to_decimal);
        let old = match self.against {
            Against::Price => number(0),
            Against::Lowest => number(2),
        };
        let new = effective(number(0), number(1));
        let Some((old, new)) = old.zip(new).filter(|(old, _)| *old > Decimal::ZERO) else {
            return Measure::default();
        };
        if new >= old {
            return Measure {
                value: Value::Integer(0),
                band: Some(Cow::Borrowed(&self.none)),
            };
        }
        let discount = new
            .checked_mul(Decimal::ONE_HUNDRED)
            .and_then(|new| new.checked_div(old))
            .and_then(|left| Decimal::ONE_HUNDRED.checked_sub(left));
        self.bands
            .measure(discount.map(|discount| discount.floor()))
    }

    fn needs(&self) -> Vec<Vec<&ValueConfig>> {
        let old = match self.against {
            Against::Price => &self.sale_price,
            Against::Lowest => &self.lowest_price_30_days,
        };
        vec![vec![&self.price], vec![old]]
    }

    fn bands(&self) -> Vec<String> {
        let mut names = self.bands.names();
        names.insert(0, self.none.clone());
        names
    }

    fn edges(&self) -> Option<&Scale> {
        Some(&self.bands)
    }
}

fn price() -> ValueConfig {
    "price".into()
}

fn sale_price() -> ValueConfig {
    "sale_price".into()
}

fn lowest_price_30_days() -> ValueConfig {
    "lowest_price_30_days".into()
}

fn none() -> String {
    "none".to_owned()
}

fn bands() -> Scale {
    Scale::of(
        &[("0-9", 10), ("10-19", 20), ("20-29", 30), ("30-49", 50)],
        "50+",
    )
}

/// What a discount is compared with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Against {
    /// The regular price.
    #[default]
    Price,
    /// The lowest own price of the last 30 days.
    Lowest,
}
