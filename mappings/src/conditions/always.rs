//! `always`: holds for every product.

use super::Condition;
use crate::context::Context;
use crate::item::{Example, Item};
use crate::value::Value;
use schemars::JsonSchema;
use serde::Deserialize;

/// Always
///
/// Holds for every product: for an action without an IF, and for a last case.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Always {}

impl Item for Always {
    const NAME: &'static str = "always";
    const ALIASES: &'static [&'static str] = &["everything", "all_products", "otherwise"];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: "{}",
            input: r#""x""#,
            output: "true",
        },
        Example {
            args: "{}",
            input: "null",
            output: "true",
        },
    ];
}

impl Condition for Always {
    fn takes_list(&self) -> bool {
        true
    }

    fn test(&self, _: &Value<'_>, _: &[Value<'_>], _: &Context) -> bool {
        true
    }
}
