//! `slugify`: text for use in an address.

use super::Transform;
use crate::context::Context;
use crate::item::{Example, Item};
use crate::text::{accents, rewrite};
use crate::value::Value;
use schemars::JsonSchema;
use serde::Deserialize;
use std::borrow::Cow;

/// Make a slug
///
/// Small letters and digits with hyphens between words, without accents, for addresses and keys.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Slugify {}

impl Item for Slugify {
    const NAME: &'static str = "slugify";
    const ALIASES: &'static [&'static str] = &["slug", "url_key", "sanitize_title"];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: "{}",
            input: r#""Crème brûlée, 4 st.""#,
            output: r#""creme-brulee-4-st""#,
        },
        Example {
            args: "{}",
            input: r#"" --- ""#,
            output: r#""""#,
        },
    ];
}

impl Transform for Slugify {
    fn apply<'a>(&self, value: Value<'a>, _: &[Value<'a>], context: &Context) -> Value<'a> {
        rewrite(value, |text| {
            let plain = accents::fold(text, &context.language).to_lowercase();
            let words = plain.split(|c: char| !c.is_alphanumeric());
            let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
            Cow::Owned(words.join("-"))
        })
    }
}
