//! `truncate`: cuts text to a length.

use super::Transform;
use super::arguments::yes;
use crate::context::Context;
use crate::item::{Example, Item};
use crate::text::rewrite;
use crate::value::Value;
use schemars::JsonSchema;
use serde::Deserialize;
use std::borrow::Cow;
use unicode_segmentation::GraphemeCursor;

/// Shorten
///
/// Cuts text to at most `max` characters, after the last whole word that fits unless `words` is off. What looks like
/// one character (an emoji of several, a letter with its accent) is never cut in two.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Truncate {
    /// Longest allowed length, in characters (Unicode code points).
    #[schemars(range(min = 1))]
    max: usize,
    /// Cut between words; a single word that is too long is cut anyway.
    #[serde(default = "yes")]
    words: bool,
    /// Written after a text that was cut, and counted in `max`: `…`.
    #[serde(default)]
    ending: String,
}

impl Item for Truncate {
    const NAME: &'static str = "truncate";
    const ALIASES: &'static [&'static str] =
        &["shorten", "limit_length", "max_length", "shorten_text"];
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
        Example {
            args: r#"{"max": 10, "ending": "…"}"#,
            input: r#""Waterproof hiking boots""#,
            output: r#""Waterproo…""#,
        },
        Example {
            args: r#"{"max": 14}"#,
            input: r#""Boots - black, 42""#,
            output: r#""Boots - black""#,
        },
        Example {
            args: r#"{"max": 3, "words": false}"#,
            input: r#""ab👩‍👧""#,
            output: r#""ab""#,
        },
        Example {
            args: r#"{"max": 5}"#,
            input: r#"["Leather", "Suede"]"#,
            output: r#"["Leath", "Suede"]"#,
        },
    ];
}

impl Transform for Truncate {
    fn apply<'a>(&self, value: Value<'a>, _: &[Value<'a>], _: &Context) -> Value<'a> {
        rewrite(value, |text| self.cut(text))
    }
}

impl Truncate {
    fn cut<'t>(&self, text: &'t str) -> Cow<'t, str> {
        // No text has more characters than bytes.
        if text.len() <= self.max || text.chars().nth(self.max).is_none() {
            return Cow::Borrowed(text);
        }
        let room = self.max.saturating_sub(self.ending.chars().count());
        let kept = whole_characters(text, byte_of(text, room));
        let kept = if self.words && !text[kept.len()..].starts_with(char::is_whitespace) {
            kept.rfind(char::is_whitespace)
                .map_or(kept, |at| &kept[..at])
        } else {
            kept
        };
        let kept = kept.trim_end();
        let kept = if self.words {
            kept.trim_end_matches([',', ';', ':', '-', '–', '|', '/', '(', ' '])
        } else {
            kept
        };
        if self.ending.is_empty() {
            return Cow::Borrowed(kept);
        }
        let ending = &self.ending[..byte_of(&self.ending, self.max)];
        Cow::Owned([kept, ending].concat())
    }
}

/// The byte at which the character of that number starts.
fn byte_of(text: &str, character: usize) -> usize {
    text.char_indices()
        .nth(character)
        .map_or(text.len(), |(at, _)| at)
}

/// The text before `end`, or less when `end` is inside of what looks like one character; but not nothing, since one of
/// those can be longer than any limit.
pub(super) fn whole_characters(text: &str, end: usize) -> &str {
    let mut cursor = GraphemeCursor::new(end, text.len(), true);
    let end = match cursor.is_boundary(text, 0) {
        Ok(false) => match cursor.prev_boundary(text, 0) {
            Ok(Some(before)) if before > 0 => before,
            _ => end,
        },
        _ => end,
    };
    &text[..end]
}
