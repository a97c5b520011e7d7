//! `filter_list`: some elements of a list.

use super::Transform;
use super::arguments::{Pattern, schema_as, words};
use crate::context::Context;
use crate::item::{Example, Item};
use crate::value::Value;
use regex::Regex;
use schemars::JsonSchema;
use serde::Deserialize;

/// Filter a list
///
/// Keeps the elements of a list that have one of the words in them or match the pattern, or drops those with `drop`.
/// Without words and pattern, the filled elements.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Arguments {
    /// Words to look for in an element, without regard to capitals.
    #[serde(default)]
    words: Vec<String>,
    /// A regular expression to match.
    pattern: Option<Pattern>,
    /// Drop what fits instead of keeping it.
    #[serde(default)]
    drop: bool,
}

/// `filter_list`, ready to run.
#[derive(Debug, Deserialize)]
#[serde(try_from = "Arguments")]
pub struct FilterList {
    any: Vec<Regex>,
    drop: bool,
}

schema_as!(FilterList, Arguments);

impl TryFrom<Arguments> for FilterList {
    type Error = String;

    fn try_from(from: Arguments) -> Result<Self, String> {
        let mut any: Vec<_> = from.pattern.into_iter().map(|pattern| pattern.0).collect();
        if !from.words.is_empty() {
            any.push(words(from.words.iter().map(String::as_str), false, false)?);
        }
        Ok(Self {
            any,
            drop: from.drop,
        })
    }
}

impl Item for FilterList {
    const NAME: &'static str = "filter_list";
    const ALIASES: &'static [&'static str] = &[
        "filter_elements",
        "keep_elements",
        "remove_elements",
        "array_filter",
    ];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: r#"{"words": [".jpg", ".png"]}"#,
            input: r#"["a.JPG", "b.svg", "c.png"]"#,
            output: r#"["a.JPG", "c.png"]"#,
        },
        Example {
            args: r#"{"pattern": "^no-?image", "drop": true}"#,
            input: r#"["noimage.png", "a.png"]"#,
            output: r#"["a.png"]"#,
        },
        Example {
            args: "{}",
            input: r#"["a", "", null]"#,
            output: r#"["a"]"#,
        },
    ];
}

impl Transform for FilterList {
    fn takes_list(&self) -> bool {
        true
    }

    fn apply<'a>(&self, value: Value<'a>, _: &[Value<'a>], _: &Context) -> Value<'a> {
        let Value::List(mut elements) = value else {
            return value;
        };
        elements.retain(|element| {
            let fits = if self.any.is_empty() {
                !element.is_empty()
            } else {
                let text = element.to_text();
                self.any.iter().any(|pattern| pattern.is_match(&text))
            };
            fits != self.drop
        });
        Value::List(elements)
    }
}
