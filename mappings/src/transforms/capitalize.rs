//! `capitalize`: a capital first.

use super::Transform;
use crate::context::Context;
use crate::item::{Example, Item};
use crate::text::{case, rewrite};
use crate::value::Value;
use schemars::JsonSchema;
use serde::Deserialize;

/// First letter as capital
///
/// Writes the first letter as a capital and leaves the rest.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Capitalize {}

impl Item for Capitalize {
    const NAME: &'static str = "capitalize";
    const ALIASES: &'static [&'static str] = &["ucfirst", "capitalise", "first_letter_uppercase"];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: "{}",
            input: r#""waterproof GTX""#,
            output: r#""Waterproof GTX""#,
        },
        Example {
            args: "{}",
            input: r#""ijsmuts""#,
            output: r#""IJsmuts""#,
        },
        Example {
            args: "{}",
            input: r#""""#,
            output: r#""""#,
        },
    ];
}

impl Transform for Capitalize {
    fn apply<'a>(&self, value: Value<'a>, _: &[Value<'a>], context: &Context) -> Value<'a> {
        rewrite(value, |text| case::capitalize(text, &context.language))
    }
}
