//! `margin`: what is left of the price after tax and purchase.

use super::scale::Scale;
use super::{Label, Measure, effective};
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

/// Margin
///
/// What is left of the price after VAT and the purchase price:
///
/// ```text
/// net = price / (1 + vat_rate / 100)      amount = net - cost      share = amount / net * 100
/// ```
///
/// The price is `sale_price` when that is above 0 and below `price`. `value` is the share in percent, or the amount
/// in the currency of the
/// price, rounded to hundredths; the band is told from the exact number. Without a price above 0 or without a cost
/// there is neither.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Margin {
    /// Price.
    #[serde(default = "price")]
    price: ValueConfig,
    /// Sale price.
    #[serde(default = "sale_price")]
    sale_price: ValueConfig,
    /// Purchase price without VAT, in the same currency.
    #[serde(default = "cost")]
    cost: ValueConfig,
    /// VAT rate in percent; the shop's usual rate where a product has none.
    #[serde(default = "vat_rate")]
    vat_rate: ValueConfig,
    /// Whether prices include VAT.
    #[serde(default)]
    vat: Vat,
    /// Count with the sale price.
    #[serde(default = "yes")]
    sale: bool,
    /// What is measured.
    #[serde(default)]
    measure: Of,
    /// Below this amount a product is in the lowest band, however large its share.
    #[serde(default)]
    floor: Option<Number>,
    /// The bands from low to high; the last one takes the rest. When left out: low below 20 %, mid below 45 %, high;
    /// for
    /// amounts low below 5, mid below 20, high.
    #[serde(default)]
    bands: Option<Scale>,
}

impl Item for Margin {
    const NAME: &'static str = "margin";
    const ALIASES: &'static [&'static str] = &["profit", "gross_margin", "profit_margin"];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: "{}",
            input: r#"{"$product": {"price": 121, "cost": 60, "vat_rate": 21}}"#,
            output: r#"{"value": 40.00, "band": "mid"}"#,
        },
        Example {
            args: "{}",
            input: r#"{"$product": {"price": 121, "sale_price": 84.70, "cost": 60}}"#,
            output: r#"{"value": 14.29, "band": "low"}"#,
        },
        Example {
            args: r#"{"vat": "excluded", "sale": false}"#,
            input: r#"{"$product": {"price": 100, "sale_price": 50, "cost": 55}}"#,
            output: r#"{"value": 45, "band": "high"}"#,
        },
        Example {
            args: r#"{"measure": "amount"}"#,
            input: r#"{"$product": {"price": 121, "cost": 60}}"#,
            output: r#"{"value": 40.00, "band": "high"}"#,
        },
        Example {
            args: r#"{"vat": "excluded", "floor": 2}"#,
            input: r#"{"$product": {"price": 3, "cost": 1.5}}"#,
            output: r#"{"value": 50, "band": "low"}"#,
        },
        Example {
            args: "{}",
            input: r#"{"$product": {"price": 121}}"#,
            output: r#"{"value": null, "band": null}"#,
        },
    ];
}

impl Label for Margin {
    fn inputs(&self) -> Vec<ValueConfig> {
        [&self.price, &self.sale_price, &self.cost, &self.vat_rate]
            .map(Clone::clone)
            .to_vec()
    }

    fn measure<'a>(&'a self, inputs: &[Value<'a>], context: &Context) -> Measure<'a> {
        let number = |index: usize| inputs.get(index).and_then(Value::to_decimal);
        let price = if self.sale {
            effective(number(0), number(1))
        } else {
            number(0)
        };
        let net = price
            .filter(|price| *price > Decimal::ZERO)
            .and_then(|price| {
                let vat = number(3).unwrap_or(context.vat_rate);
                match self.vat {
                    Vat::Excluded => Some(price),
                    Vat::Included => price
                        .checked_mul(Decimal::ONE_HUNDRED)?
                        .checked_div(vat.checked_add(Decimal::ONE_HUNDRED)?),
                }
            });
        let Some((net, cost)) = net.zip(number(2)) else {
            return Measure::default();
        };
        let Some(amount) = net.checked_sub(cost) else {
            return Measure::default();
        };
        let measured = match self.measure {
            Of::Amount => Some(amount),
            // The same as amount / net, without the digits that a division loses.
            Of::Share => cost
                .checked_mul(Decimal::ONE_HUNDRED)
                .and_then(|cost| cost.checked_div(net))
                .and_then(|part| Decimal::ONE_HUNDRED.checked_sub(part)),
        };
        let mut measure = self.scale().measure(measured);
        if self.floor.is_some_and(|floor| amount < floor.0) {
            measure.band = self.scale().lowest().map(Cow::Borrowed);
        }
        measure
    }

    fn needs(&self) -> Vec<Vec<&ValueConfig>> {
        vec![vec![&self.price], vec![&self.cost]]
    }

    fn bands(&self) -> Vec<String> {
        self.scale().names()
    }

    fn edges(&self) -> Option<&Scale> {
        Some(self.scale())
    }
}

fn price() -> ValueConfig {
    "price".into()
}

fn sale_price() -> ValueConfig {
    "sale_price".into()
}

fn cost() -> ValueConfig {
    "cost".into()
}

fn vat_rate() -> ValueConfig {
    "vat_rate".into()
}

fn yes() -> bool {
    true
}

impl Margin {
    fn scale(&self) -> &Scale {
        static SHARE: LazyLock<Scale> =
            LazyLock::new(|| Scale::of(&[("low", 20), ("mid", 45)], "high"));
        static AMOUNT: LazyLock<Scale> =
            LazyLock::new(|| Scale::of(&[("low", 5), ("mid", 20)], "high"));
        self.bands.as_ref().unwrap_or(match self.measure {
            Of::Share => &SHARE,
            Of::Amount => &AMOUNT,
        })
    }
}

/// Whether a price includes VAT.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Vat {
    /// It does, as consumer prices in Europe must.
    #[default]
    Included,
    /// It does not.
    Excluded,
}

/// What a margin is told in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Of {
    /// Percent of the price without VAT.
    #[default]
    Share,
    /// The currency of the price.
    Amount,
}
