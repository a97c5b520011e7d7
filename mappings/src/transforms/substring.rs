//! `substring`: a text from one place to another.

use super::Transform;
use crate::context::Context;
use crate::item::{Example, Item};
use crate::text::rewrite;
use crate::value::Value;
use schemars::JsonSchema;
use serde::Deserialize;
use std::borrow::Cow;

/// Take characters
///
/// Takes characters of a text by their place: the first three, the last four, or some in the middle.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Substring {
    /// The first character to take: 1 is the first, -4 the fourth from the end.
    #[serde(default = "first")]
    from: i64,
    /// How many characters to take; all that follow when left out.
    length: Option<usize>,
}

fn first() -> i64 {
    1
}

impl Item for Substring {
    const NAME: &'static str = "substring";
    const ALIASES: &'static [&'static str] = &["substr", "left", "right", "middle", "mid"];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: r#"{"length": 3}"#,
            input: r#""NL-4711""#,
            output: r#""NL-""#,
        },
        Example {
            args: r#"{"from": -4}"#,
            input: r#""NL-4711""#,
            output: r#""4711""#,
        },
        Example {
            args: r#"{"from": 2, "length": 2}"#,
            input: r#""ëéè""#,
            output: r#""éè""#,
        },
        Example {
            args: r#"{"from": 9}"#,
            input: r#""abc""#,
            output: r#""""#,
        },
    ];
}

impl Transform for Substring {
    fn apply<'a>(&self, value: Value<'a>, _: &[Value<'a>], _: &Context) -> Value<'a> {
        rewrite(value, |text| {
            let skipped = if self.from < 0 {
                let back = usize::try_from(self.from.unsigned_abs()).unwrap_or(usize::MAX);
                text.chars().count().saturating_sub(back)
            } else {
                usize::try_from(self.from - 1).unwrap_or(0)
            };
            let byte = |text: &str, character: usize| {
                text.char_indices()
                    .nth(character)
                    .map_or(text.len(), |(at, _)| at)
            };
            let rest = &text[byte(text, skipped)..];
            let length = self.length.map_or(rest.len(), |length| byte(rest, length));
            Cow::Borrowed(&rest[..length])
        })
    }
}
