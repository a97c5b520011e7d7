//! `keep_above_cost`: a price that never goes under the margin.

use super::Transform;
use super::arguments::Number;
use crate::arguments::Operand;
use crate::config::ValueConfig;
use crate::context::Context;
use crate::item::{Example, Item};
use crate::numbers::{self, Rounding};
use crate::value::Value;
use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::Deserialize;

/// Keep above cost
///
/// Raises a price to the cost plus a markup, rounded up to cents, when it is below; a guard for discounts. The price must
/// be without VAT, as the cost is. Without a cost the price stays.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct KeepAboveCost {
    /// The markup on the cost in percent.
    markup: Number,
    /// The cost; the field `cost` when left out.
    #[serde(default = "cost")]
    cost: Operand,
}

fn cost() -> Operand {
    Operand::Of(Box::new(ValueConfig::from("cost")))
}

impl Item for KeepAboveCost {
    const NAME: &'static str = "keep_above_cost";
    const ALIASES: &'static [&'static str] = &[
        "price_floor",
        "minimum_margin",
        "margin_guard",
        "repricing_floor",
    ];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: r#"{"markup": 10}"#,
            input: r#"{"$product": {"cost": 50}, "$value": 49.95}"#,
            output: "55",
        },
        Example {
            args: r#"{"markup": 10}"#,
            input: r#"{"$product": {"cost": 50}, "$value": "60"}"#,
            output: "60",
        },
        Example {
            args: r#"{"markup": 10}"#,
            input: r#"{"$product": {}, "$value": 12}"#,
            output: "12",
        },
    ];
}

impl Transform for KeepAboveCost {
    fn inputs(&self) -> Vec<ValueConfig> {
        self.cost.input().into_iter().collect()
    }

    fn apply<'a>(&self, value: Value<'a>, inputs: &[Value<'a>], _: &Context) -> Value<'a> {
        let Some(cost) = self.cost.get(&mut inputs.iter()).to_decimal() else {
            return value;
        };
        numbers::change(value, |price| {
            let share = self.markup.0.checked_add(Decimal::ONE_HUNDRED)?;
            let floor = cost.checked_mul(share)?.checked_div(Decimal::ONE_HUNDRED)?;
            Some(price.max(Rounding::Up.round(floor, 2)))
        })
    }
}
