//! `prepend`: adds text at the start.

use super::Transform;
use super::arguments::Text;
use crate::config::ValueConfig;
use crate::context::Context;
use crate::item::{Example, Item};
use crate::text::rewrite;
use crate::value::Value;
use schemars::JsonSchema;
use serde::Deserialize;
use std::borrow::Cow;

/// Add at the start
///
/// Adds text before the value, such as a fixed prefix or other fields: `{brand}`. Nothing is added to an empty value,
/// when the text comes out empty, or (unless `repeat` is on) when the value begins with it already.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Prepend {
    /// The text; `{placeholders}` name fields.
    text: Text,
    /// Between the text and the value.
    #[serde(default)]
    separator: String,
    /// Add the text even when the value begins with it.
    #[serde(default)]
    repeat: bool,
}

impl Item for Prepend {
    const NAME: &'static str = "prepend";
    const ALIASES: &'static [&'static str] = &[
        "prefix",
        "add_prefix",
        "prepend_value",
        "prepend_column",
        "add_to_start",
    ];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: r#"{"text": "{brand}", "separator": " "}"#,
            input: r#"{"$product": {"brand": "Merrell"}, "$value": "Moab 3"}"#,
            output: r#""Merrell Moab 3""#,
        },
        Example {
            args: r#"{"text": "{brand}", "separator": " "}"#,
            input: r#"{"$product": {"brand": "Merrell"}, "$value": "Merrell Moab 3"}"#,
            output: r#""Merrell Moab 3""#,
        },
        Example {
            args: r#"{"text": "0", "repeat": true}"#,
            input: r#""012""#,
            output: r#""0012""#,
        },
        Example {
            args: r#"{"text": "{brand}", "separator": " "}"#,
            input: r#"{"$product": {}, "$value": ""}"#,
            output: r#""""#,
        },
    ];
}

impl Transform for Prepend {
    fn inputs(&self) -> Vec<ValueConfig> {
        self.text.input().into_iter().collect()
    }

    fn apply<'a>(&self, value: Value<'a>, inputs: &[Value<'a>], _: &Context) -> Value<'a> {
        let added = self.text.text(&mut inputs.iter());
        rewrite(value, |text| {
            if text.is_empty() || added.is_empty() || (!self.repeat && text.starts_with(&*added)) {
                return Cow::Borrowed(text);
            }
            Cow::Owned([&*added, &self.separator, text].concat())
        })
    }
}
