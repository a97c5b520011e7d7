//! `sentence_case`: capitals as in a sentence.

use super::Transform;
use crate::context::Context;
use crate::item::{Example, Item};
use crate::text::{case, rewrite};
use crate::value::Value;
use schemars::JsonSchema;
use serde::Deserialize;
use std::borrow::Cow;

/// Sentence case
///
/// Small letters with a capital at the start of each sentence. Made for texts that SHOUT: others are left alone unless
/// `always` is on.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SentenceCase {
    /// Words to write as they are here: `["GTX", "Merrell"]`.
    #[serde(default)]
    keep: Vec<String>,
    /// Also when fewer than half of the letters are capitals.
    #[serde(default)]
    always: bool,
}

impl Item for SentenceCase {
    const NAME: &'static str = "sentence_case";
    const ALIASES: &'static [&'static str] = &["fix_all_caps", "remove_excessive_capitals"];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: "{}",
            input: r#""FREE RETURNS! NOW IN STOCK.""#,
            output: r#""Free returns! Now in stock.""#,
        },
        Example {
            args: r#"{"keep": ["GTX"]}"#,
            input: r#""WATERPROOF GTX BOOTS""#,
            output: r#""Waterproof GTX boots""#,
        },
        Example {
            args: "{}",
            input: r#""Merrell Moab""#,
            output: r#""Merrell Moab""#,
        },
        Example {
            args: r#"{"always": true}"#,
            input: r#""Merrell Moab""#,
            output: r#""Merrell moab""#,
        },
    ];
}

impl Transform for SentenceCase {
    fn apply<'a>(&self, value: Value<'a>, _: &[Value<'a>], context: &Context) -> Value<'a> {
        rewrite(value, |text| {
            let capitals = text.chars().filter(|c| c.is_uppercase()).count();
            let letters = text.chars().filter(|c| c.is_alphabetic()).count();
            if self.always || capitals * 2 > letters {
                case::sentence(text, &context.language, &self.keep)
            } else {
                Cow::Borrowed(text)
            }
        })
    }
}
