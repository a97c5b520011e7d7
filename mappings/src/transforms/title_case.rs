//! `title_case`: A Capital For Each Word.

use super::Transform;
use crate::context::Context;
use crate::item::{Example, Item};
use crate::text::{case, rewrite};
use crate::value::Value;
use schemars::JsonSchema;
use serde::Deserialize;

/// Title Case
///
/// Writes each word with a first capital and the rest in small letters.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TitleCase {
    /// Words to write as they are here: `["GTX", "USB", "and"]`.
    #[serde(default)]
    keep: Vec<String>,
}

impl Item for TitleCase {
    const NAME: &'static str = "title_case";
    const ALIASES: &'static [&'static str] =
        &["ucwords", "capitalize_words", "proper_case", "recapitalize"];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: "{}",
            input: r#""MERRELL moab""#,
            output: r#""Merrell Moab""#,
        },
        Example {
            args: r#"{"keep": ["GTX", "en"]}"#,
            input: r#""moab gtx EN ijsmuts""#,
            output: r#""Moab GTX en IJsmuts""#,
        },
        Example {
            args: "{}",
            input: r#""men's t-shirt""#,
            output: r#""Men's T-Shirt""#,
        },
    ];
}

impl Transform for TitleCase {
    fn apply<'a>(&self, value: Value<'a>, _: &[Value<'a>], context: &Context) -> Value<'a> {
        rewrite(value, |text| {
            case::title(text, &context.language, &self.keep)
        })
    }
}
