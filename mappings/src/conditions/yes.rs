//! `yes`: holds for yes.

use super::Condition;
use crate::compare;
use crate::context::Context;
use crate::item::{Example, Item};
use crate::value::Value;
use schemars::JsonSchema;
use serde::Deserialize;

/// Is yes
///
/// Holds for a yes/no field that is yes, and for the words of files: yes, true, 1, ja, oui, wahr.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Yes {}

impl Item for Yes {
    const NAME: &'static str = "yes";
    const ALIASES: &'static [&'static str] = &[
        "is_true",
        "true",
        "checked",
        "is_yes",
        "changed_since_last_run",
    ];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: "{}",
            input: "true",
            output: "true",
        },
        Example {
            args: "{}",
            input: r#""ja""#,
            output: "true",
        },
        Example {
            args: "{}",
            input: r#""no""#,
            output: "false",
        },
        Example {
            args: "{}",
            input: "null",
            output: "false",
        },
    ];
}

impl Condition for Yes {
    fn test(&self, value: &Value<'_>, _: &[Value<'_>], _: &Context) -> bool {
        compare::truth(value) == Some(true)
    }
}
