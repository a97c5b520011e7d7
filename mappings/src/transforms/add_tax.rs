//! `add_tax`: a net price to a gross one.

use super::Transform;
use crate::arguments::Operand;
use crate::config::ValueConfig;
use crate::context::Context;
use crate::context::Context as Run;
use crate::item::{Example, Item};
use crate::numbers::{self, Rounding};
use crate::value::Value;
use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::Deserialize;

/// Add tax
///
/// Makes a price with VAT of one without, in cents. What is no number is passed on; missing when a product's rate is.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AddTax {
    /// The VAT rate in percent, fixed or a field; the shop's usual one when left out.
    rate: Option<Operand>,
}

impl Item for AddTax {
    const NAME: &'static str = "add_tax";
    const ALIASES: &'static [&'static str] = &["add_vat", "price_including_tax", "gross_price"];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: "{}",
            input: "100",
            output: "121",
        },
        Example {
            args: r#"{"rate": {"field": "vat_rate"}}"#,
            input: r#"{"$product": {"vat_rate": 9}, "$value": "9.99"}"#,
            output: "10.89",
        },
        Example {
            args: r#"{"rate": 21}"#,
            input: r#""n/a""#,
            output: r#""n/a""#,
        },
    ];
}

impl Transform for AddTax {
    fn inputs(&self) -> Vec<ValueConfig> {
        self.rate
            .as_ref()
            .and_then(Operand::input)
            .into_iter()
            .collect()
    }

    fn apply<'a>(&self, value: Value<'a>, inputs: &[Value<'a>], context: &Context) -> Value<'a> {
        let factor = tax_factor(self.rate.as_ref(), inputs, context);
        numbers::change(value, |net| {
            Some(Rounding::HalfUp.round(net.checked_mul(factor?)?, 2))
        })
    }
}

/// What a price without VAT is multiplied by: 1.21 for 21 percent.
pub(super) fn tax_factor(
    rate: Option<&Operand>,
    inputs: &[Value<'_>],
    context: &Run,
) -> Option<Decimal> {
    let percent = match rate {
        Some(rate) => rate.get(&mut inputs.iter()).to_decimal()?,
        None => context.vat_rate,
    };
    percent
        .checked_div(Decimal::ONE_HUNDRED)?
        .checked_add(Decimal::ONE)
}
