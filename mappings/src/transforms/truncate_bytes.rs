//! `truncate_bytes`: cuts text to a size in bytes.

use super::Transform;
use super::truncate::whole_characters;
use crate::context::Context;
use crate::item::{Example, Item};
use crate::text::rewrite;
use crate::value::Value;
use schemars::JsonSchema;
use serde::Deserialize;
use std::borrow::Cow;

/// Shorten to bytes
///
/// Cuts text to at most `max` bytes of UTF-8, for partners that count bytes (Amazon's search terms). A character is
/// never cut in two.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TruncateBytes {
    /// Longest allowed size, in bytes of UTF-8.
    #[schemars(range(min = 1))]
    max: usize,
}

impl Item for TruncateBytes {
    const NAME: &'static str = "truncate_bytes";
    const ALIASES: &'static [&'static str] = &["limit_bytes", "max_bytes"];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: r#"{"max": 5}"#,
            input: r#""laarzen""#,
            output: r#""laarz""#,
        },
        Example {
            args: r#"{"max": 4}"#,
            input: r#""caféine""#,
            output: r#""caf""#,
        },
        Example {
            args: r#"{"max": 4}"#,
            input: r#""""#,
            output: r#""""#,
        },
    ];
}

impl Transform for TruncateBytes {
    fn apply<'a>(&self, value: Value<'a>, _: &[Value<'a>], _: &Context) -> Value<'a> {
        rewrite(value, |text| {
            if text.len() <= self.max {
                return Cow::Borrowed(text);
            }
            let fits = |end: &usize| text.is_char_boundary(*end);
            let end = (0..=self.max).rev().find(fits).unwrap_or(0);
            Cow::Borrowed(whole_characters(text, end).trim_end())
        })
    }
}
