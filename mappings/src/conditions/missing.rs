//! `missing`: holds where the source has no such value.

use super::Condition;
use crate::context::Context;
use crate::item::{Example, Item};
use crate::value::Value;
use schemars::JsonSchema;
use serde::Deserialize;

/// Is missing
///
/// Holds when the source has no such value at all; an empty text is not missing.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Missing {}

impl Item for Missing {
    const NAME: &'static str = "missing";
    const ALIASES: &'static [&'static str] = &["does_not_exist", "absent", "undefined"];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: "{}",
            input: "null",
            output: "true",
        },
        Example {
            args: "{}",
            input: r#""""#,
            output: "false",
        },
    ];
}

impl Condition for Missing {
    fn takes_list(&self) -> bool {
        true
    }

    fn test(&self, value: &Value<'_>, _: &[Value<'_>], _: &Context) -> bool {
        value.is_missing()
    }
}
