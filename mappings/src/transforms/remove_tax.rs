//! `remove_tax`: a gross price to a net one.

use super::Transform;
use super::add_tax::tax_factor;
use crate::arguments::Operand;
use crate::config::ValueConfig;
use crate::context::Context;
use crate::item::{Example, Item};
use crate::numbers::{self, Rounding};
use crate::value::Value;
use schemars::JsonSchema;
use serde::Deserialize;

/// Remove tax
///
/// Makes a price without VAT of one with, in cents. What is no number is passed on; missing when a product's rate is.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RemoveTax {
    /// The VAT rate in percent, fixed or a field; the shop's usual one when left out.
    rate: Option<Operand>,
}

impl Item for RemoveTax {
    const NAME: &'static str = "remove_tax";
    const ALIASES: &'static [&'static str] = &["remove_vat", "price_excluding_tax", "net_price"];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: "{}",
            input: "121",
            output: "100",
        },
        Example {
            args: r#"{"rate": {"field": "vat_rate"}}"#,
            input: r#"{"$product": {"vat_rate": 0}, "$value": "9.99"}"#,
            output: "9.99",
        },
        Example {
            args: r#"{"rate": -100}"#,
            input: "10",
            output: "null",
        },
    ];
}

impl Transform for RemoveTax {
    fn inputs(&self) -> Vec<ValueConfig> {
        self.rate
            .as_ref()
            .and_then(Operand::input)
            .into_iter()
            .collect()
    }

    fn apply<'a>(&self, value: Value<'a>, inputs: &[Value<'a>], context: &Context) -> Value<'a> {
        let factor = tax_factor(self.rate.as_ref(), inputs, context);
        numbers::change(value, |gross| {
            Some(Rounding::HalfUp.round(gross.checked_div(factor?)?, 2))
        })
    }
}
