//! `truncate`: cuts text to a length.

use super::Transform;
use crate::context::Context;
use crate::item::{Example, Item};
use crate::value::Value;
use schemars::JsonSchema;
use serde::Deserialize;

/// Shorten
///
/// Cuts text to at most `max` characters, after the last whole word that fits unless `words` is off.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Truncate {
    /// Longest allowed length, in characters (Unicode code points).
    #[schemars(range(min = 1))]
    max: usize,
    /// Cut between words; a single word that is too long is cut anyway.
    #[serde(default = "yes")]
    words: bool,
}

fn yes() -> bool {
    true
}

impl Item for Truncate {
    const NAME: &'static str = "truncate";
    const ALIASES: &'static [&'static str] = &["shorten", "limit"];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: r#"{"max": 12}"#,
            input: r#""Merrell Moab 3""#,
            output: r#""Merrell Moab""#,
        },
        Example {
            args: r#"{"max": 3, "words": false}"#,
            input: r#""abcdef""#,
            output: r#""abc""#,
        },
    ];
}

impl Transform for Truncate {
    fn apply<'a>(&self, value: Value<'a>, _: &[Value<'a>], _: &Context) -> Value<'a> {
        let text = value.to_text();
        let Some((end, next)) = text.char_indices().nth(self.max) else {
            return value;
        };
        let kept = &text[..end];
        let cut = if !self.words || next.is_whitespace() {
            end
        } else {
            kept.rfind(char::is_whitespace).unwrap_or(end)
        };
        Value::owned(text[..cut].trim_end().to_owned())
    }
}
