//! `returns`: how much comes back.

use super::scale::Scale;
use super::{Label, Measure};
use crate::arguments::Number;
use crate::config::SurveyConfig;
use crate::config::ValueConfig;
use crate::context::Context;
use crate::item::{Example, Item};
use crate::value::Value;
use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::Map;

/// Returns
///
/// Which percentage of what was sold comes back, drawn towards the mean of the category where little was sold (see
/// the survey
/// `shrunk_rate`):
///
/// ```text
/// rate = (returned + strength * mean) / (sold + strength) * 100
/// ```
///
/// A product that was never sold has the mean of its category. Where a source already has a rate in percent, give
/// `rate`: it is taken as it is.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Returns {
    /// Pieces that came back.
    #[serde(default = "returned")]
    returned: ValueConfig,
    /// Pieces sold in the same period.
    #[serde(default = "sold")]
    sold: ValueConfig,
    /// Products with the same value here share a mean; the category when left out.
    #[serde(default = "category")]
    by: Vec<ValueConfig>,
    /// How many sales the mean is worth.
    #[serde(default = "twenty")]
    strength: Number,
    /// A known return rate in percent, instead of pieces.
    #[serde(default)]
    rate: Option<ValueConfig>,
    /// The bands from low to high; the last one takes the rest.
    #[serde(default = "bands")]
    bands: Scale,
}

impl Item for Returns {
    const NAME: &'static str = "returns";
    const ALIASES: &'static [&'static str] = &["return_rate", "returned"];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: "{}",
            input: r#"{"$products": [{"returned": 1, "sold": 2}, {"returned": 39, "sold": 198}]}"#,
            output: r#"{"value": 22.73, "band": "mid"}"#,
        },
        Example {
            args: r#"{"strength": 0}"#,
            input: r#"{"$products": [{"returned": 1, "sold": 2}, {"returned": 39, "sold": 198}]}"#,
            output: r#"{"value": 50, "band": "high"}"#,
        },
        Example {
            args: r#"{"rate": "return_rate"}"#,
            input: r#"{"$product": {"return_rate": 9.9}}"#,
            output: r#"{"value": 9.9, "band": "low"}"#,
        },
        Example {
            args: "{}",
            input: r#"{"$product": {}}"#,
            output: r#"{"value": null, "band": null}"#,
        },
    ];
}

impl Label for Returns {
    fn inputs(&self) -> Vec<ValueConfig> {
        if let Some(rate) = &self.rate {
            return vec![rate.clone()];
        }
        let member = |name: &str, value: &ValueConfig| (name.to_owned(), value.clone());
        let value = ValueConfig {
            group: Some(vec![
                member("part", &self.returned),
                member("whole", &self.sold),
            ]),
            ..ValueConfig::default()
        };
        let strength = ("strength".to_owned(), self.strength.0.to_string().into());
        vec![ValueConfig {
            survey: Some(SurveyConfig {
                of: "shrunk_rate".to_owned(),
                value: Some(Box::new(value)),
                by: Some(self.by.clone()),
                only: None,
                arguments: Map::from_iter([strength]),
            }),
            ..ValueConfig::default()
        }]
    }

    fn measure<'a>(&'a self, inputs: &[Value<'a>], _: &Context) -> Measure<'a> {
        self.bands
            .measure(inputs.first().and_then(Value::to_decimal))
    }

    fn needs(&self) -> Vec<Vec<&ValueConfig>> {
        match &self.rate {
            Some(rate) => vec![vec![rate]],
            None => vec![vec![&self.returned], vec![&self.sold]],
        }
    }

    fn bands(&self) -> Vec<String> {
        self.bands.names()
    }

    fn edges(&self) -> Option<&Scale> {
        Some(&self.bands)
    }
}

fn returned() -> ValueConfig {
    "returned".into()
}

fn sold() -> ValueConfig {
    "sold".into()
}

fn category() -> Vec<ValueConfig> {
    vec!["category".into()]
}

fn twenty() -> Number {
    Number(Decimal::from(20))
}

fn bands() -> Scale {
    Scale::of(&[("low", 10), ("mid", 25)], "high")
}
