//! `quantiles`: any number in equally filled classes.

use super::{Label, Measure};
use crate::config::SurveyConfig;
use crate::config::ValueConfig;
use crate::context::Context;
use crate::item::{Example, Item};
use crate::value::Value;
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::Map;
use std::borrow::Cow;
use std::num::NonZeroU16;

/// Quantiles
///
/// Puts the products in equally filled classes by a number, lowest first; equal numbers are in the same class (see
/// the survey
/// `quantile`). `value` is the number, in its own unit.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Quantiles {
    /// The number: a field, a calculation, another survey, ...
    value: ValueConfig,
    /// How many classes; 4 when left out.
    #[serde(default = "four")]
    classes: NonZeroU16,
    /// Products with the same value here are compared with each other; all products when left out.
    #[serde(default)]
    by: Vec<ValueConfig>,
    /// Names of the classes from low to high; `1`, `2`, ... when left out.
    #[serde(default)]
    names: Vec<String>,
}

impl Item for Quantiles {
    const NAME: &'static str = "quantiles";
    const ALIASES: &'static [&'static str] = &["quartiles", "deciles", "percentiles", "abc"];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: r#"{"value": "price"}"#,
            input: r#"{"$products": [{"price": 10}, {"price": 20}, {"price": 30}, {"price": 40}], "$row": 2}"#,
            output: r#"{"value": 30, "band": "3"}"#,
        },
        Example {
            args: r#"{"value": "revenue", "classes": 2, "names": ["tail", "head"]}"#,
            input: r#"{"$products": [{"revenue": 10}, {"revenue": 900}], "$row": 1}"#,
            output: r#"{"value": 900, "band": "head"}"#,
        },
        Example {
            args: r#"{"value": "price"}"#,
            input: r#"{"$product": {}}"#,
            output: r#"{"value": null, "band": null}"#,
        },
    ];
}

impl Label for Quantiles {
    fn inputs(&self) -> Vec<ValueConfig> {
        let survey = SurveyConfig {
            of: "quantile".to_owned(),
            value: Some(Box::new(self.value.clone())),
            by: Some(self.by.clone()),
            only: None,
            arguments: Map::from_iter([("classes".to_owned(), self.classes.get().into())]),
        };
        vec![
            self.value.clone(),
            ValueConfig {
                survey: Some(survey),
                ..ValueConfig::default()
            },
        ]
    }

    fn measure<'a>(&'a self, inputs: &[Value<'a>], _: &Context) -> Measure<'a> {
        let class = match inputs.get(1) {
            Some(Value::Integer(class)) => usize::try_from(*class).ok(),
            _ => None,
        };
        let name = |class: usize| match self.names.get(class - 1) {
            Some(name) => Cow::Borrowed(name.as_str()),
            None => Cow::Owned(class.to_string()),
        };
        let number = inputs.first().and_then(Value::to_decimal);
        Measure {
            value: number.map_or(Value::Missing, Value::Decimal),
            band: class.filter(|class| *class > 0).map(name),
        }
    }

    fn needs(&self) -> Vec<Vec<&ValueConfig>> {
        vec![vec![&self.value]]
    }

    fn bands(&self) -> Vec<String> {
        let name = |class: u16| {
            let name = self.names.get(usize::from(class) - 1);
            name.cloned().unwrap_or_else(|| class.to_string())
        };
        (1..=self.classes.get()).map(name).collect()
    }
}

fn four() -> NonZeroU16 {
    NonZeroU16::MIN.saturating_add(3)
}
