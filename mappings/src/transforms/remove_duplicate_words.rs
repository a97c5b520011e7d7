//! `remove_duplicate_words`: each word once.

use super::Transform;
use crate::context::Context;
use crate::item::{Example, Item};
use crate::text::rewrite;
use crate::value::Value;
use hashbrown::HashSet;
use schemars::JsonSchema;
use serde::Deserialize;
use std::borrow::Cow;

/// Remove duplicate words
///
/// Keeps the first of words that occur more than once, without regard to capitals and the punctuation around them.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RemoveDuplicateWords {
    /// Only words right after each other: `Nike Nike shoes`.
    #[serde(default)]
    adjacent: bool,
}

impl Item for RemoveDuplicateWords {
    const NAME: &'static str = "remove_duplicate_words";
    const ALIASES: &'static [&'static str] = &["remove_double_words", "unique_words"];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: "{}",
            input: r#""Nike shoes nike, red""#,
            output: r#""Nike shoes red""#,
        },
        Example {
            args: r#"{"adjacent": true}"#,
            input: r#""Nike Nike shoes by Nike""#,
            output: r#""Nike shoes by Nike""#,
        },
        Example {
            args: "{}",
            input: r#""a - b - c""#,
            output: r#""a - b - c""#,
        },
    ];
}

impl Transform for RemoveDuplicateWords {
    fn apply<'a>(&self, value: Value<'a>, _: &[Value<'a>], _: &Context) -> Value<'a> {
        rewrite(value, |text| {
            let mut seen = HashSet::new();
            let mut words = Vec::new();
            let mut dropped = false;
            for word in text.split_whitespace() {
                let bare = word
                    .trim_matches(|c: char| !c.is_alphanumeric())
                    .to_lowercase();
                if self.adjacent && !seen.contains(&bare) {
                    seen.clear();
                }
                if bare.is_empty() || seen.insert(bare) {
                    words.push(word);
                } else {
                    dropped = true;
                }
            }
            if dropped {
                Cow::Owned(words.join(" "))
            } else {
                Cow::Borrowed(text)
            }
        })
    }
}
