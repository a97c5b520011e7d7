//! `default`: something instead of nothing.

use super::Transform;
use super::arguments::Text;
use crate::config::ValueConfig;
use crate::context::Context;
use crate::item::{Example, Item};
use crate::value::Value;
use schemars::JsonSchema;
use serde::Deserialize;

/// Default value
///
/// Gives a text when the value is missing or empty.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Default {
    /// The text; `{placeholders}` name fields.
    text: Text,
}

impl Item for Default {
    const NAME: &'static str = "default";
    const ALIASES: &'static [&'static str] =
        &["default_value", "set_if_empty", "fallback", "fill_empty"];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: r#"{"text": "new"}"#,
            input: "null",
            output: r#""new""#,
        },
        Example {
            args: r#"{"text": "{brand}"}"#,
            input: r#"{"$product": {"brand": "Merrell"}, "$value": ""}"#,
            output: r#""Merrell""#,
        },
        Example {
            args: r#"{"text": "new"}"#,
            input: r#""used""#,
            output: r#""used""#,
        },
        Example {
            args: r#"{"text": "none"}"#,
            input: "[]",
            output: r#""none""#,
        },
    ];
}

impl Transform for Default {
    fn inputs(&self) -> Vec<ValueConfig> {
        self.text.input().into_iter().collect()
    }

    fn takes_list(&self) -> bool {
        true
    }

    fn takes_missing(&self) -> bool {
        true
    }

    fn apply<'a>(&self, value: Value<'a>, inputs: &[Value<'a>], _: &Context) -> Value<'a> {
        if value.is_empty() {
            Value::owned(self.text.text(&mut inputs.iter()).into_owned())
        } else {
            value
        }
    }
}
