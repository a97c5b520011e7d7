//! `replace_words`: many words by a table.

use super::Transform;
use super::arguments::{Replacements, schema_as, words, yes};
use crate::context::Context;
use crate::item::{Example, Item};
use crate::text::{case, rewrite};
use crate::value::Value;
use hashbrown::HashMap;
use regex::{Captures, Regex};
use schemars::JsonSchema;
use serde::Deserialize;

/// Replace words
///
/// Replaces words in a text by a table, all at once: what was put there is not replaced again, and the longest fit wins.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Arguments {
    /// The words and what they become: `{ ladies = "women's", "t shirt" = "T-shirt" }`.
    table: Replacements,
    /// Capitals matter.
    #[serde(default)]
    case_sensitive: bool,
    /// Only where no letter or digit is right beside it.
    #[serde(default = "yes")]
    whole_words: bool,
}

/// `replace_words`, ready to run.
#[derive(Debug, Deserialize)]
#[serde(try_from = "Arguments")]
pub struct ReplaceWords {
    find: Regex,
    case_sensitive: bool,
    table: HashMap<String, String>,
}

schema_as!(ReplaceWords, Arguments);

impl TryFrom<Arguments> for ReplaceWords {
    type Error = String;

    fn try_from(from: Arguments) -> Result<Self, String> {
        let Arguments {
            table,
            case_sensitive,
            whole_words,
        } = from;
        let find = words(
            table.0.iter().map(|(word, _)| &**word),
            case_sensitive,
            whole_words,
        )?;
        let table = table.0.into_iter().map(|(word, to)| {
            (
                if case_sensitive {
                    word
                } else {
                    word.to_lowercase()
                },
                to,
            )
        });
        Ok(Self {
            find,
            case_sensitive,
            table: table.collect(),
        })
    }
}

impl Item for ReplaceWords {
    const NAME: &'static str = "replace_words";
    const ALIASES: &'static [&'static str] = &[
        "bulk_replace",
        "replace_multiple",
        "replace_via_table",
        "translate_words",
    ];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: r#"{"table": {"ladies": "women's", "t shirt": "T-shirt"}}"#,
            input: r#""Ladies t shirt""#,
            output: r#""women's T-shirt""#,
        },
        Example {
            args: r#"{"table": {"a": "b", "b": "a"}}"#,
            input: r#""a b ab""#,
            output: r#""b a ab""#,
        },
        Example {
            args: r#"{"table": {}}"#,
            input: r#""abc""#,
            output: r#""abc""#,
        },
    ];
}

impl Transform for ReplaceWords {
    fn apply<'a>(&self, value: Value<'a>, _: &[Value<'a>], _: &Context) -> Value<'a> {
        rewrite(value, |text| {
            self.find.replace_all(text, |found: &Captures<'_>| {
                let word = &found[0];
                let to = if self.case_sensitive {
                    self.table.get(word)
                } else {
                    self.table.get(&*case::lower(word, ""))
                };
                to.map_or_else(|| word.to_owned(), String::clone)
            })
        })
    }
}
