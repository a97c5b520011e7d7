//! `lower`: no capitals.

use super::Transform;
use crate::context::Context;
use crate::item::{Example, Item};
use crate::text::{case, rewrite};
use crate::value::Value;
use schemars::JsonSchema;
use serde::Deserialize;

/// Small letters
///
/// Writes all letters as small letters, by the rules of the feed's language.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Lower {}

impl Item for Lower {
    const NAME: &'static str = "lower";
    const ALIASES: &'static [&'static str] = &["lowercase", "lower_case", "strtolower", "to_lower"];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: "{}",
            input: r#""Moab GTX""#,
            output: r#""moab gtx""#,
        },
        Example {
            args: "{}",
            input: r#""ΣΑΣ""#,
            output: r#""σας""#,
        },
    ];
}

impl Transform for Lower {
    fn apply<'a>(&self, value: Value<'a>, _: &[Value<'a>], context: &Context) -> Value<'a> {
        rewrite(value, |text| case::lower(text, &context.language))
    }
}
