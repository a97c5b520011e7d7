//! `size_run`: whether the sizes that people buy are still there.

use super::scale::Scale;
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

/// Size run
///
/// The percentage of the demand of a variant group for which a size is in stock, and whether only outer sizes are
/// left; see the survey
/// `size_run` for the formula. `value` is the percentage. A run without any inner size in stock is in the band
/// `broken`, whatever its percentage.
/// A group without known sizes has neither.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SizeRun {
    /// Size.
    #[serde(default = "size")]
    size: ValueConfig,
    /// Pieces in stock.
    #[serde(default = "stock")]
    stock: ValueConfig,
    /// Pieces sold, where known.
    #[serde(default = "sold")]
    sold: ValueConfig,
    /// Products with the same value here are one group.
    #[serde(default = "group")]
    by: Vec<ValueConfig>,
    /// The sizes from small to large; see the survey for the built-in order.
    #[serde(default)]
    order: Vec<String>,
    /// How many pieces the usual spread of sizes is worth against what was really sold.
    #[serde(default = "twenty")]
    prior: u32,
    /// Name of the band of broken runs.
    #[serde(default = "broken")]
    broken: String,
    /// The bands from low to high; the last one takes the rest.
    #[serde(default = "bands")]
    bands: Scale,
}

impl Item for SizeRun {
    const NAME: &'static str = "size_run";
    const ALIASES: &'static [&'static str] = &["size_curve", "broken_sizes", "sizes"];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: "{}",
            input: r#"{"$products": [{"item_group_id": 1, "size": "S", "stock": 0}, {"item_group_id": 1, "size": "M", "stock": 2}, {"item_group_id": 1, "size": "L", "stock": 1}]}"#,
            output: r#"{"value": 73.53, "band": "mid"}"#,
        },
        Example {
            args: "{}",
            input: r#"{"$products": [{"item_group_id": 1, "size": "S", "stock": 1}, {"item_group_id": 1, "size": "M", "stock": 0}, {"item_group_id": 1, "size": "L", "stock": 1}]}"#,
            output: r#"{"value": 52.94, "band": "broken"}"#,
        },
        Example {
            args: "{}",
            input: r#"{"$products": [{"item_group_id": 1, "size": "S", "stock": 1}, {"item_group_id": 1, "size": "M", "stock": 1}, {"item_group_id": 1, "size": "L", "stock": 1}]}"#,
            output: r#"{"value": 100, "band": "high"}"#,
        },
        Example {
            args: "{}",
            input: r#"{"$product": {"item_group_id": 1, "stock": 3}}"#,
            output: r#"{"value": null, "band": null}"#,
        },
    ];
}

impl Label for SizeRun {
    fn inputs(&self) -> Vec<ValueConfig> {
        let member = |name: &str, value: &ValueConfig| (name.to_owned(), value.clone());
        let value = ValueConfig {
            group: Some(vec![
                member("size", &self.size),
                member("stock", &self.stock),
                member("sold", &self.sold),
            ]),
            ..ValueConfig::default()
        };
        let arguments = Map::from_iter([
            ("gives".to_owned(), "both".into()),
            ("order".to_owned(), self.order.clone().into()),
            ("prior".to_owned(), self.prior.into()),
        ]);
        vec![ValueConfig {
            survey: Some(SurveyConfig {
                of: "size_run".to_owned(),
                value: Some(Box::new(value)),
                by: Some(self.by.clone()),
                only: None,
                arguments,
            }),
            ..ValueConfig::default()
        }]
    }

    fn measure<'a>(&'a self, inputs: &[Value<'a>], _: &Context) -> Measure<'a> {
        let Some(Value::Group(members)) = inputs.first() else {
            return Measure::default();
        };
        let told = |name: &str| members.iter().find(|(member, _)| member == name);
        let mut measure = self
            .bands
            .measure(told("share").and_then(|(_, share)| share.to_decimal()));
        if told("broken").is_some_and(|(_, broken)| *broken == Value::Boolean(true)) {
            measure.band = Some(Cow::Borrowed(&self.broken));
        }
        measure
    }

    fn needs(&self) -> Vec<Vec<&ValueConfig>> {
        let mut all = vec![vec![&self.size], vec![&self.stock]];
        all.extend(self.by.iter().map(|by| vec![by]));
        all
    }

    fn bands(&self) -> Vec<String> {
        let mut names = self.bands.names();
        names.insert(0, self.broken.clone());
        names
    }

    fn edges(&self) -> Option<&Scale> {
        Some(&self.bands)
    }
}

fn size() -> ValueConfig {
    "size".into()
}

fn stock() -> ValueConfig {
    "stock".into()
}

fn sold() -> ValueConfig {
    "sold".into()
}

fn group() -> Vec<ValueConfig> {
    vec!["item_group_id".into()]
}

fn twenty() -> u32 {
    20
}

fn broken() -> String {
    "broken".to_owned()
}

fn bands() -> Scale {
    Scale::of(&[("low", 50), ("mid", 80)], "high")
}
