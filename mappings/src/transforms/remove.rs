//! `remove`: takes words out.

use super::Transform;
use super::arguments::{schema_as, words, yes};
use crate::context::Context;
use crate::item::{Example, Item};
use crate::text::{rewrite, whitespace};
use crate::value::Value;
use regex::Regex;
use schemars::JsonSchema;
use serde::Deserialize;
use std::borrow::Cow;

/// Remove words
///
/// Takes words or phrases out of a text and closes the gap.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Arguments {
    /// The words or phrases.
    words: Vec<String>,
    /// Capitals matter.
    #[serde(default)]
    case_sensitive: bool,
    /// Only where no letter or digit is right beside it.
    #[serde(default = "yes")]
    whole_words: bool,
}

/// `remove`, ready to run.
#[derive(Debug, Deserialize)]
#[serde(try_from = "Arguments")]
pub struct Remove {
    find: Regex,
}

schema_as!(Remove, Arguments);

impl TryFrom<Arguments> for Remove {
    type Error = String;

    fn try_from(from: Arguments) -> Result<Self, String> {
        let list = from.words.iter().map(String::as_str);
        let find = words(list, from.case_sensitive, from.whole_words)?;
        Ok(Self { find })
    }
}

impl Item for Remove {
    const NAME: &'static str = "remove";
    const ALIASES: &'static [&'static str] = &[
        "remove_words",
        "remove_text",
        "blacklist_words",
        "remove_promotional_text",
    ];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: r#"{"words": ["sale", "free shipping"]}"#,
            input: r#""SALE Moab 3 free shipping wholesale""#,
            output: r#""Moab 3 wholesale""#,
        },
        Example {
            args: r#"{"words": ["-"], "whole_words": false}"#,
            input: r#""a-b""#,
            output: r#""ab""#,
        },
        Example {
            args: r#"{"words": []}"#,
            input: r#""a  b""#,
            output: r#""a  b""#,
        },
    ];
}

impl Transform for Remove {
    fn apply<'a>(&self, value: Value<'a>, _: &[Value<'a>], _: &Context) -> Value<'a> {
        rewrite(value, |text| match self.find.replace_all(text, "") {
            Cow::Borrowed(same) => Cow::Borrowed(same),
            Cow::Owned(shorter) => Cow::Owned(whitespace::collapse(&shorter).into_owned()),
        })
    }
}
