//! `remove_whitespace`: no spaces at all.

use super::Transform;
use crate::context::Context;
use crate::item::{Example, Item};
use crate::text::rewrite;
use crate::value::Value;
use schemars::JsonSchema;
use serde::Deserialize;
use std::borrow::Cow;

/// Remove white space
///
/// Takes out all white space, as for codes and numbers.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RemoveWhitespace {}

impl Item for RemoveWhitespace {
    const NAME: &'static str = "remove_whitespace";
    const ALIASES: &'static [&'static str] = &["delete_space", "remove_spaces", "strip_spaces"];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: "{}",
            input: r#""87 1234 5678 90""#,
            output: r#""871234567890""#,
        },
        Example {
            args: "{}",
            input: r#""abc""#,
            output: r#""abc""#,
        },
    ];
}

impl Transform for RemoveWhitespace {
    fn apply<'a>(&self, value: Value<'a>, _: &[Value<'a>], _: &Context) -> Value<'a> {
        rewrite(value, |text| {
            if text.contains(char::is_whitespace) {
                Cow::Owned(text.split_whitespace().collect())
            } else {
                Cow::Borrowed(text)
            }
        })
    }
}
