//! `filled`: holds for a value with something in it.

use super::Condition;
use super::empty::is_blank;
use crate::context::Context;
use crate::item::{Example, Item};
use crate::value::Value;
use schemars::JsonSchema;
use serde::Deserialize;

/// Is filled
///
/// Holds when there is a value with something other than spaces in it.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Filled {}

impl Item for Filled {
    const NAME: &'static str = "filled";
    const ALIASES: &'static [&'static str] = &["is_not_empty", "not_empty", "has_value", "exists"];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: "{}",
            input: r#""x""#,
            output: "true",
        },
        Example {
            args: "{}",
            input: r#"["", "x"]"#,
            output: "true",
        },
        Example {
            args: "{}",
            input: r#""  ""#,
            output: "false",
        },
        Example {
            args: "{}",
            input: "null",
            output: "false",
        },
    ];
}

impl Condition for Filled {
    fn takes_list(&self) -> bool {
        true
    }

    fn test(&self, value: &Value<'_>, _: &[Value<'_>], _: &Context) -> bool {
        !is_blank(value)
    }
}
