//! `length`: how long a text is.

use super::Transform;
use crate::context::Context;
use crate::item::{Example, Item};
use crate::value::Value;
use schemars::JsonSchema;
use serde::Deserialize;
/// Length
///
/// The length of a text in characters (Unicode code points), words or bytes; 0 when it is missing.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Length {
    /// What to count.
    #[serde(default)]
    of: Unit,
}

#[derive(Clone, Copy, Debug, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
enum Unit {
    #[default]
    Characters,
    Words,
    Bytes,
}

impl Item for Length {
    const NAME: &'static str = "length";
    const ALIASES: &'static [&'static str] =
        &["strlen", "character_count", "word_count", "text_length"];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: "{}",
            input: r#""café""#,
            output: "4",
        },
        Example {
            args: r#"{"of": "words"}"#,
            input: r#""Merrell Moab  3""#,
            output: "3",
        },
        Example {
            args: r#"{"of": "bytes"}"#,
            input: r#""café""#,
            output: "5",
        },
        Example {
            args: "{}",
            input: "null",
            output: "0",
        },
    ];
}

impl Transform for Length {
    fn takes_missing(&self) -> bool {
        true
    }

    fn apply<'a>(&self, value: Value<'a>, _: &[Value<'a>], _: &Context) -> Value<'a> {
        let text = value.to_text();
        let length = match self.of {
            Unit::Characters => text.chars().count(),
            Unit::Words => text.split_whitespace().count(),
            Unit::Bytes => text.len(),
        };
        Value::Integer(i64::try_from(length).unwrap_or(i64::MAX))
    }
}
