//! `search`: the first of a list of words that is in a text.

use super::Transform;
use super::arguments::{Replacements, schema_as, words, yes};
use crate::context::Context;
use crate::item::{Example, Item};
use crate::text::case;
use crate::value::Value;
use hashbrown::HashMap;
use regex::Regex;
use schemars::JsonSchema;
use serde::Deserialize;

/// Search for words
///
/// Looks for words in a text and gives the one found that is first in the list, spelled as in the list; with `table`,
/// what stands beside it. Missing when none is found. Inside a longer word of the list a shorter one does not count:
/// `leather` is not found in `faux leather` when the list has both.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Arguments {
    /// The words to look for, the most wanted first.
    #[serde(default)]
    words: Vec<String>,
    /// Words and what to give for them: `{ red = "Red", crimson = "Red" }`.
    #[serde(default)]
    table: Replacements,
    /// Give all that are found, as a list in the order of the words.
    #[serde(default)]
    all: bool,
    /// Capitals matter.
    #[serde(default)]
    case_sensitive: bool,
    /// Only where no letter or digit is right beside it.
    #[serde(default = "yes")]
    whole_words: bool,
}

/// `search`, ready to run.
#[derive(Debug, Deserialize)]
#[serde(try_from = "Arguments")]
pub struct Search {
    find: Regex,
    places: HashMap<String, usize>,
    answers: Vec<String>,
    all: bool,
    case_sensitive: bool,
}

schema_as!(Search, Arguments);

impl TryFrom<Arguments> for Search {
    type Error = String;

    fn try_from(from: Arguments) -> Result<Self, String> {
        let pairs: Vec<_> = from
            .words
            .into_iter()
            .map(|word| (word.clone(), word))
            .chain(from.table.0)
            .collect();
        let list = pairs.iter().map(|(word, _)| &**word);
        let find = words(list, from.case_sensitive, from.whole_words)?;
        let mut places = HashMap::new();
        for (place, (word, _)) in pairs.iter().enumerate() {
            let word = if from.case_sensitive {
                word.clone()
            } else {
                word.to_lowercase()
            };
            places.entry(word).or_insert(place);
        }
        Ok(Self {
            find,
            places,
            answers: pairs.into_iter().map(|(_, answer)| answer).collect(),
            all: from.all,
            case_sensitive: from.case_sensitive,
        })
    }
}

impl Item for Search {
    const NAME: &'static str = "search";
    const ALIASES: &'static [&'static str] = &[
        "search_for_value",
        "find_value",
        "extract_from_list",
        "extract_keyword",
        "search_in_list",
    ];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: r#"{"words": ["Red", "Blue"]}"#,
            input: r#""Shirt blue/red""#,
            output: r#""Red""#,
        },
        Example {
            args: r#"{"table": {"crimson": "Red", "navy": "Blue"}}"#,
            input: r#""Navy shirt""#,
            output: r#""Blue""#,
        },
        Example {
            args: r#"{"words": ["leather", "faux leather"]}"#,
            input: r#""Faux leather bag""#,
            output: r#""faux leather""#,
        },
        Example {
            args: r#"{"words": ["red", "blue"], "all": true}"#,
            input: r#""Blue, red, BLUE""#,
            output: r#"["red", "blue"]"#,
        },
        Example {
            args: r#"{"words": ["red"]}"#,
            input: r#""tired""#,
            output: "null",
        },
    ];
}

impl Transform for Search {
    fn apply<'a>(&self, value: Value<'a>, _: &[Value<'a>], _: &Context) -> Value<'a> {
        let text = value.to_text();
        let found = self.find.find_iter(&text).filter_map(|found| {
            if self.case_sensitive {
                self.places.get(found.as_str()).copied()
            } else {
                self.places.get(&*case::lower(found.as_str(), "")).copied()
            }
        });
        let answer = |place: usize| Value::owned(self.answers[place].clone());
        if self.all {
            let mut places: Vec<usize> = found.collect();
            places.sort_unstable();
            places.dedup();
            Value::List(places.into_iter().map(answer).collect())
        } else {
            found.min().map(answer).unwrap_or_default()
        }
    }
}
