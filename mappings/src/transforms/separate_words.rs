//! `separate_words`: spaces where they were lost.

use super::Transform;
use crate::context::Context;
use crate::item::{Example, Item};
use crate::text::rewrite;
use crate::value::Value;
use schemars::JsonSchema;
use serde::Deserialize;
use std::borrow::Cow;

/// Separate sticky words
///
/// Puts a space between words that lost theirs: where a capital follows a small letter (`StickyWords`), or follows a
/// full stop or comma (`light.Waterproof`).
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SeparateWords {
    /// Words to leave whole: `["iPhone", "YouTube"]`.
    #[serde(default)]
    keep: Vec<String>,
}

impl Item for SeparateWords {
    const NAME: &'static str = "separate_words";
    const ALIASES: &'static [&'static str] = &["sticky_words", "split_camel_case"];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: "{}",
            input: r#""Very light.WaterproofBoots""#,
            output: r#""Very light. Waterproof Boots""#,
        },
        Example {
            args: r#"{"keep": ["iPhone"]}"#,
            input: r#""iPhone caseBlack""#,
            output: r#""iPhone case Black""#,
        },
        Example {
            args: "{}",
            input: r#""USB 3.0 GTX""#,
            output: r#""USB 3.0 GTX""#,
        },
    ];
}

impl Transform for SeparateWords {
    fn apply<'a>(&self, value: Value<'a>, _: &[Value<'a>], _: &Context) -> Value<'a> {
        rewrite(value, |text| {
            let mut out = String::new();
            let mut copied = 0;
            let mut before = ' ';
            let mut whole_until = 0;
            for (at, c) in text.char_indices() {
                if let Some(word) = self
                    .keep
                    .iter()
                    .find(|word| text[at..].starts_with(word.as_str()))
                {
                    whole_until = whole_until.max(at + word.len());
                }
                let sticky =
                    before.is_lowercase() || matches!(before, '.' | ',' | '!' | '?' | ';' | ':');
                if sticky && c.is_uppercase() && at >= whole_until {
                    out.push_str(&text[copied..at]);
                    out.push(' ');
                    copied = at;
                }
                before = c;
            }
            if copied == 0 {
                return Cow::Borrowed(text);
            }
            out.push_str(&text[copied..]);
            Cow::Owned(out)
        })
    }
}
