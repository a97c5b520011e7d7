//! `upper`: all capitals.

use super::Transform;
use crate::context::Context;
use crate::item::{Example, Item};
use crate::text::{case, rewrite};
use crate::value::Value;
use schemars::JsonSchema;
use serde::Deserialize;

/// Capitals
///
/// Writes all letters as capitals, by the rules of the feed's language.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Upper {}

impl Item for Upper {
    const NAME: &'static str = "upper";
    const ALIASES: &'static [&'static str] = &["uppercase", "upper_case", "strtoupper", "to_upper"];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: "{}",
            input: r#""Moab gtx""#,
            output: r#""MOAB GTX""#,
        },
        Example {
            args: "{}",
            input: r#""straße""#,
            output: r#""STRASSE""#,
        },
    ];
}

impl Transform for Upper {
    fn apply<'a>(&self, value: Value<'a>, _: &[Value<'a>], context: &Context) -> Value<'a> {
        rewrite(value, |text| case::upper(text, &context.language))
    }
}
