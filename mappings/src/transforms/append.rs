//! `append`: adds text at the end.

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

/// Add at the end
///
/// Adds text after the value, such as a fixed suffix or other fields: `{brand}`. Nothing is added to an empty value, or
/// when the text comes out empty; `separator` goes between the two only when both are there.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Append {
    /// The text; `{placeholders}` name fields.
    text: Text,
    /// Between the value and the text.
    #[serde(default)]
    separator: String,
}

impl Item for Append {
    const NAME: &'static str = "append";
    const ALIASES: &'static [&'static str] = &[
        "suffix",
        "add_suffix",
        "append_value",
        "append_column",
        "add_to_end",
    ];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: r#"{"text": " (new)"}"#,
            input: r#""Moab 3""#,
            output: r#""Moab 3 (new)""#,
        },
        Example {
            args: r#"{"text": "{color}", "separator": " - "}"#,
            input: r#"{"$product": {"color": "Red"}, "$value": "Moab 3"}"#,
            output: r#""Moab 3 - Red""#,
        },
        Example {
            args: r#"{"text": "{color}", "separator": " - "}"#,
            input: r#"{"$product": {"color": ""}, "$value": "Moab 3"}"#,
            output: r#""Moab 3""#,
        },
        Example {
            args: r#"{"text": " EUR"}"#,
            input: "12.5",
            output: r#""12.5 EUR""#,
        },
        Example {
            args: r#"{"text": "!"}"#,
            input: r#"["a", "", "b"]"#,
            output: r#"["a!", "", "b!"]"#,
        },
        Example {
            args: r#"{"text": "!"}"#,
            input: "null",
            output: "null",
        },
    ];
}

impl Transform for Append {
    fn inputs(&self) -> Vec<ValueConfig> {
        self.text.input().into_iter().collect()
    }

    fn apply<'a>(&self, value: Value<'a>, inputs: &[Value<'a>], _: &Context) -> Value<'a> {
        let added = self.text.text(&mut inputs.iter());
        rewrite(value, |text| {
            if text.is_empty() || added.is_empty() {
                return Cow::Borrowed(text);
            }
            Cow::Owned([text, &self.separator, &added].concat())
        })
    }
}
