//! `bucket`: a number to the name of its band.

use super::Transform;
use super::arguments::Number;
use crate::context::Context;
use crate::item::{Example, Item};
use crate::value::Value;
use schemars::JsonSchema;
use serde::Deserialize;

/// Name a band
///
/// Gives the name of the band a number is in: price classes, stock classes. Missing when it is no number, or above all
/// bands.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Bucket {
    /// The bands from low to high.
    bands: Vec<Band>,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Band {
    /// Numbers below this one are in the band, as far as no band before has them; all others when left out.
    below: Option<Number>,
    /// Its name.
    name: String,
}

impl Item for Bucket {
    const NAME: &'static str = "bucket";
    const ALIASES: &'static [&'static str] =
        &["bands", "price_bucket", "ranges", "number_to_class"];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: r#"{"bands": [{"below": 25, "name": "low"}, {"below": 100, "name": "mid"}, {"name": "high"}]}"#,
            input: r#""25""#,
            output: r#""mid""#,
        },
        Example {
            args: r#"{"bands": [{"below": 0, "name": "loss"}]}"#,
            input: "3",
            output: "null",
        },
        Example {
            args: r#"{"bands": [{"name": "any"}]}"#,
            input: r#""n/a""#,
            output: "null",
        },
    ];
}

impl Transform for Bucket {
    fn apply<'a>(&self, value: Value<'a>, _: &[Value<'a>], _: &Context) -> Value<'a> {
        let Some(number) = value.to_decimal() else {
            return Value::Missing;
        };
        self.bands
            .iter()
            .find(|band| band.below.is_none_or(|below| number < below.0))
            .map(|band| Value::owned(band.name.clone()))
            .unwrap_or_default()
    }
}
