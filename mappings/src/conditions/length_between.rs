//! `length_between`: holds for text or a list of a certain length.

use super::Condition;
use crate::arguments::NumberOperand;
use crate::config::ValueConfig;
use crate::context::Context;
use crate::item::{Example, Item};
use crate::value::Value;
use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::Deserialize;

/// Has a length between
///
/// Holds when the text has from `min` to `max` characters (or words, bytes, list elements), both included. Missing
/// has none.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LengthBetween {
    /// Fewest.
    #[serde(default)]
    min: Option<NumberOperand>,
    /// Most.
    #[serde(default)]
    max: Option<NumberOperand>,
    /// What is counted.
    #[serde(default)]
    unit: Unit,
}

impl Item for LengthBetween {
    const NAME: &'static str = "length_between";
    const ALIASES: &'static [&'static str] =
        &["length", "length_is", "word_count", "size", "list_size"];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: r#"{"min": 3, "max": 7}"#,
            input: r#""Merrell""#,
            output: "true",
        },
        Example {
            args: r#"{"min": 8}"#,
            input: r#""Merrell""#,
            output: "false",
        },
        Example {
            args: r#"{"min": 2, "max": 2, "unit": "elements"}"#,
            input: r#"["a", "b"]"#,
            output: "true",
        },
    ];
}

impl Condition for LengthBetween {
    fn takes_list(&self) -> bool {
        self.unit == Unit::Elements
    }

    fn inputs(&self, _: &ValueConfig) -> Vec<ValueConfig> {
        [&self.min, &self.max]
            .into_iter()
            .flatten()
            .filter_map(NumberOperand::input)
            .collect()
    }

    fn test(&self, value: &Value<'_>, inputs: &[Value<'_>], _: &Context) -> bool {
        let mut inputs = inputs.iter();
        let length = self.unit.count(value);
        let min = self.min.as_ref().map(|min| min.get(&mut inputs));
        let max = self.max.as_ref().map(|max| max.get(&mut inputs));
        // A bound that the product lacks is no bound that it keeps.
        min.is_none_or(|min| min.is_some_and(|min| length >= min))
            && max.is_none_or(|max| max.is_some_and(|max| length <= max))
    }
}

/// What a length is counted in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Unit {
    /// Unicode code points, as most partners count.
    #[default]
    Characters,
    /// Words between white space.
    Words,
    /// Bytes in UTF-8.
    Bytes,
    /// Elements of a list; a single value is a list of one.
    Elements,
}

impl Unit {
    pub(super) fn count(self, value: &Value<'_>) -> Decimal {
        let text = value.to_text();
        Decimal::from(match self {
            Self::Characters => text.chars().count(),
            Self::Words => text.split_whitespace().count(),
            Self::Bytes => text.len(),
            Self::Elements => crate::compare::elements(value).len(),
        })
    }
}
