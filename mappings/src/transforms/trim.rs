//! `trim`: takes characters off the ends.

use super::Transform;
use crate::context::Context;
use crate::item::{Example, Item};
use crate::text::rewrite;
use crate::value::Value;
use schemars::JsonSchema;
use serde::Deserialize;
use std::borrow::Cow;

/// Trim
///
/// Takes white space off both ends, or the given characters.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Trim {
    /// Characters to take off instead of white space: `"-, "`.
    #[serde(default)]
    characters: String,
}

impl Item for Trim {
    const NAME: &'static str = "trim";
    const ALIASES: &'static [&'static str] = &["strip", "trim_whitespace"];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: "{}",
            input: r#""  Moab 3 \n""#,
            output: r#""Moab 3""#,
        },
        Example {
            args: r#"{"characters": "-, "}"#,
            input: r#""- Moab, ""#,
            output: r#""Moab""#,
        },
        Example {
            args: "{}",
            input: r#""   ""#,
            output: r#""""#,
        },
    ];
}

impl Transform for Trim {
    fn apply<'a>(&self, value: Value<'a>, _: &[Value<'a>], _: &Context) -> Value<'a> {
        rewrite(value, |text| {
            Cow::Borrowed(if self.characters.is_empty() {
                text.trim()
            } else {
                text.trim_matches(|c| self.characters.contains(c))
            })
        })
    }
}
