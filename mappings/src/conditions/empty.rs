//! `empty`: holds for a value with nothing in it.

use super::Condition;
use crate::context::Context;
use crate::item::{Example, Item};
use crate::value::Value;
use schemars::JsonSchema;
use serde::Deserialize;

/// Is empty
///
/// Holds when the value is missing, an empty text, or a list without filled elements. Spaces alone count as empty
/// too.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Empty {}

impl Item for Empty {
    const NAME: &'static str = "empty";
    const ALIASES: &'static [&'static str] = &["is_empty", "has_no_value", "blank", "null"];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: "{}",
            input: "null",
            output: "true",
        },
        Example {
            args: "{}",
            input: r#"" ""#,
            output: "true",
        },
        Example {
            args: "{}",
            input: "[]",
            output: "true",
        },
        Example {
            args: "{}",
            input: "0",
            output: "false",
        },
    ];
}

impl Condition for Empty {
    fn takes_list(&self) -> bool {
        true
    }

    fn test(&self, value: &Value<'_>, _: &[Value<'_>], _: &Context) -> bool {
        is_blank(value)
    }
}

/// Whether there is nothing to see in a value.
pub(super) fn is_blank(value: &Value<'_>) -> bool {
    match value {
        Value::Text(text) => text.trim().is_empty(),
        Value::List(values) => values.iter().all(is_blank),
        other => other.is_empty(),
    }
}
