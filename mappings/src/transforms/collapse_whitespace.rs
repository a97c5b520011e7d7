//! `collapse_whitespace`: one space between words.

use super::Transform;
use crate::context::Context;
use crate::item::{Example, Item};
use crate::text::{rewrite, whitespace};
use crate::value::Value;
use schemars::JsonSchema;
use serde::Deserialize;

/// Tidy white space
///
/// Every run of white space (spaces, line breaks, tabs, no-break spaces) becomes one space; none is left at the ends.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CollapseWhitespace {}

impl Item for CollapseWhitespace {
    const NAME: &'static str = "collapse_whitespace";
    const ALIASES: &'static [&'static str] = &[
        "remove_consecutive_whitespace",
        "normalize_whitespace",
        "remove_line_breaks",
        "squish",
    ];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: "{}",
            input: r#"" Moab  3\n GTX""#,
            output: r#""Moab 3 GTX""#,
        },
        Example {
            args: "{}",
            input: r#""320\u00a0g""#,
            output: r#""320 g""#,
        },
    ];
}

impl Transform for CollapseWhitespace {
    fn apply<'a>(&self, value: Value<'a>, _: &[Value<'a>], _: &Context) -> Value<'a> {
        rewrite(value, whitespace::collapse)
    }
}
