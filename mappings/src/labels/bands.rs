//! `bands`: any number in named bands.

use super::scale::Scale;
use super::{Label, Measure};
use crate::config::ValueConfig;
use crate::context::Context;
use crate::item::{Example, Item};
use crate::value::Value;
use schemars::JsonSchema;
use serde::Deserialize;

/// Bands
///
/// Puts any number in named bands, in the number's own unit. `value` is the number.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Bands {
    /// The number: a field, a calculation, a survey, ...
    value: ValueConfig,
    /// The bands from low to high; the last one takes the rest.
    bands: Scale,
}

impl Item for Bands {
    const NAME: &'static str = "bands";
    const ALIASES: &'static [&'static str] = &["classes", "buckets", "price_bands", "segments"];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: r#"{"value": "price", "bands": [{"name": "budget", "below": 50}, {"name": "premium"}]}"#,
            input: r#"{"$product": {"price": 49.99}}"#,
            output: r#"{"value": 49.99, "band": "budget"}"#,
        },
        Example {
            args: r#"{"value": "price", "bands": [{"name": "budget", "below": 50}, {"name": "premium"}]}"#,
            input: r#"{"$product": {"price": 50}}"#,
            output: r#"{"value": 50, "band": "premium"}"#,
        },
        Example {
            args: r#"{"value": "price", "bands": [{"name": "cheap", "below": 10}, {"name": "all"}]}"#,
            input: r#"{"$product": {}}"#,
            output: r#"{"value": null, "band": null}"#,
        },
    ];
}

impl Label for Bands {
    fn inputs(&self) -> Vec<ValueConfig> {
        vec![self.value.clone()]
    }

    fn measure<'a>(&'a self, inputs: &[Value<'a>], _: &Context) -> Measure<'a> {
        self.bands
            .measure(inputs.first().and_then(Value::to_decimal))
    }

    fn needs(&self) -> Vec<Vec<&ValueConfig>> {
        vec![vec![&self.value]]
    }

    fn bands(&self) -> Vec<String> {
        self.bands.names()
    }

    fn edges(&self) -> Option<&Scale> {
        Some(&self.bands)
    }
}
