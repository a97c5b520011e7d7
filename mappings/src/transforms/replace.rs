//! `replace`: one text by another.

use super::Transform;
use super::arguments::{Text, schema_as, words};
use crate::config::ValueConfig;
use crate::context::Context;
use crate::item::{Example, Item};
use crate::text::rewrite;
use crate::value::Value;
use regex::{NoExpand, Regex};
use schemars::JsonSchema;
use serde::Deserialize;

/// Replace text
///
/// Replaces every occurrence of a text by another, which may name fields: `{brand}`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Arguments {
    /// The text to look for.
    #[schemars(length(min = 1))]
    find: String,
    /// What to put there; nothing when left out.
    #[serde(default)]
    with: Text,
    /// Capitals matter.
    #[serde(default)]
    case_sensitive: bool,
    /// Only where no letter or digit is right beside it: `red` is not in `tired`.
    #[serde(default)]
    whole_words: bool,
}

/// `replace`, ready to run.
#[derive(Debug, Deserialize)]
#[serde(try_from = "Arguments")]
pub struct Replace {
    find: Regex,
    with: Text,
}

schema_as!(Replace, Arguments);

impl TryFrom<Arguments> for Replace {
    type Error = String;

    fn try_from(from: Arguments) -> Result<Self, String> {
        let find = words([&*from.find], from.case_sensitive, from.whole_words)?;
        Ok(Self {
            find,
            with: from.with,
        })
    }
}

impl Item for Replace {
    const NAME: &'static str = "replace";
    const ALIASES: &'static [&'static str] = &[
        "find_and_replace",
        "search_and_replace",
        "str_replace",
        "replace_value",
        "substitute",
    ];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: r#"{"find": "gore-tex", "with": "GTX"}"#,
            input: r#""Moab Gore-Tex""#,
            output: r#""Moab GTX""#,
        },
        Example {
            args: r#"{"find": "red", "with": "{color}", "whole_words": true}"#,
            input: r#"{"$product": {"color": "rood"}, "$value": "red, tired"}"#,
            output: r#""rood, tired""#,
        },
        Example {
            args: r#"{"find": "A", "with": "$1", "case_sensitive": true}"#,
            input: r#""aAa""#,
            output: r#""a$1a""#,
        },
        Example {
            args: r#"{"find": "", "with": "x"}"#,
            input: r#""abc""#,
            output: r#""abc""#,
        },
    ];
}

impl Transform for Replace {
    fn inputs(&self) -> Vec<ValueConfig> {
        self.with.input().into_iter().collect()
    }

    fn apply<'a>(&self, value: Value<'a>, inputs: &[Value<'a>], _: &Context) -> Value<'a> {
        let with = self.with.text(&mut inputs.iter());
        rewrite(value, |text| self.find.replace_all(text, NoExpand(&with)))
    }
}
