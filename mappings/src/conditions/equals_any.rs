//! `equals_any`: holds for one of several values.

use super::Condition;
use crate::arguments::{Operand, Operands};
use crate::compare;
use crate::config::ValueConfig;
use crate::context::Context;
use crate::item::{Example, Item};
use crate::value::Value;
use schemars::JsonSchema;
use serde::Deserialize;
use std::collections::HashSet;

/// Equals any of
///
/// Holds when the value is the same as one of the given values; see `equals`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EqualsAny {
    /// The values; a `{ field = "..." }` that holds a list stands for its elements.
    #[serde(alias = "value")]
    values: Choices,
    /// Capitals matter.
    #[serde(default)]
    case_sensitive: bool,
}

impl Item for EqualsAny {
    const NAME: &'static str = "equals_any";
    const ALIASES: &'static [&'static str] = &["in", "is_one_of", "one_of", "any_of", "is_any_of"];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: r#"{"values": ["red", "blue"]}"#,
            input: r#""BLUE""#,
            output: "true",
        },
        Example {
            args: r#"{"values": ["red", "blue"]}"#,
            input: r#""green""#,
            output: "false",
        },
        Example {
            args: r#"{"values": ["red"], "case_sensitive": true}"#,
            input: r#""RED""#,
            output: "false",
        },
        Example {
            args: r#"{"values": [19, 21]}"#,
            input: "21.0",
            output: "true",
        },
        Example {
            args: r#"{"values": ["10", "12"]}"#,
            input: "12",
            output: "true",
        },
        Example {
            args: r#"{"values": [{"field": "sizes"}]}"#,
            input: r#"{"$product": {"sizes": ["S", "M"]}, "$value": "m"}"#,
            output: "true",
        },
    ];
}

impl Condition for EqualsAny {
    fn inputs(&self, _: &ValueConfig) -> Vec<ValueConfig> {
        self.values.all.iter().filter_map(Operand::input).collect()
    }

    fn test(&self, value: &Value<'_>, inputs: &[Value<'_>], _: &Context) -> bool {
        if let (Value::Text(text), false) = (value, self.case_sensitive) {
            if self.values.texts.contains(&*compare::fold(text)) {
                return true;
            }
            if self.values.texts.len() == self.values.all.len() {
                return false;
            }
        }
        let mut inputs = inputs.iter();
        self.values
            .all
            .iter()
            .flat_map(|operand| compare::elements(operand.get(&mut inputs)))
            .any(|choice| compare::same(value, choice, self.case_sensitive))
    }
}

/// The values to choose from.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(from = "Operands")]
#[schemars(with = "Operands")]
pub struct Choices {
    all: Vec<Operand>,
    /// The texts among them in lower case, because a list may be long.
    texts: HashSet<String>,
}

impl From<Operands> for Choices {
    fn from(Operands(all): Operands) -> Self {
        let texts = all
            .iter()
            .filter_map(|operand| match operand {
                Operand::Fixed(Value::Text(text)) => Some(compare::fold(text).into_owned()),
                _ => None,
            })
            .collect();
        Self { all, texts }
    }
}
