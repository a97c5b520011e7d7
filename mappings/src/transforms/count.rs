//! `count`: how many elements.

use super::Transform;
use crate::context::Context;
use crate::item::{Example, Item};
use crate::value::Value;
use schemars::JsonSchema;
use serde::Deserialize;
/// Count elements
///
/// The number of filled elements of a list: 0 when there is nothing, 1 for a single value.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Count {}

impl Item for Count {
    const NAME: &'static str = "count";
    const ALIASES: &'static [&'static str] = &["count_items", "list_size", "array_length"];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: "{}",
            input: r#"["a", "", "b"]"#,
            output: "2",
        },
        Example {
            args: "{}",
            input: r#""a""#,
            output: "1",
        },
        Example {
            args: "{}",
            input: "null",
            output: "0",
        },
    ];
}

impl Transform for Count {
    fn takes_list(&self) -> bool {
        true
    }

    fn takes_missing(&self) -> bool {
        true
    }

    fn apply<'a>(&self, value: Value<'a>, _: &[Value<'a>], _: &Context) -> Value<'a> {
        let filled = value
            .into_elements()
            .iter()
            .filter(|element| !element.is_empty())
            .count();
        Value::Integer(i64::try_from(filled).unwrap_or(i64::MAX))
    }
}
