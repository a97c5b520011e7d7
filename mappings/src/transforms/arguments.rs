//! Arguments that several transforms take: exact numbers, texts with placeholders, regular expressions, words to look
//! for, replacement tables.

use crate::arguments::literal;
use crate::config::ValueConfig;
use crate::value::Value;
use regex::{Regex, RegexBuilder};
use rust_decimal::Decimal;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{self, Deserializer, MapAccess, Visitor};
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use std::borrow::Cow;
use std::fmt;

/// Most memory a compiled regular expression may take, in bytes. A pattern of a page is far below it; `(a{999}){999}`
/// is above.
const PATTERN_LIMIT: usize = 4 << 20;

/// Gives an item that is compiled from its arguments the JSON Schema of those.
macro_rules! schema_as {
    ($item:ty, $arguments:ty) => {
        impl JsonSchema for $item {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                <$arguments as JsonSchema>::schema_name()
            }

            fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
                <$arguments as JsonSchema>::json_schema(generator)
            }
        }
    };
}
pub(super) use schema_as;

/// Serde's default for an option that is on.
pub(super) fn yes() -> bool {
    true
}

/// A decimal as written; through text, because a binary float is only how JSON brings it.
fn decimal_of(json: &Json) -> Option<Decimal> {
    literal(json).ok()?.to_decimal()
}

/// An exact number, written as a number or as text.
#[derive(Clone, Copy, Debug)]
pub struct Number(pub Decimal);

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let json = Json::deserialize(deserializer)?;
        decimal_of(&json)
            .map(Self)
            .ok_or_else(|| de::Error::custom(format!("{json} is not a number")))
    }
}

impl JsonSchema for Number {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Number".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": ["number", "string"]})
    }
}

/// Text, with `{placeholders}` for fields: `by {brand}`. `{{` and `}}` stand for braces.
#[derive(Clone, Debug)]
pub enum Text {
    /// Always this text.
    Fixed(String),
    /// Text with placeholders, filled by the engine.
    Template(String),
}

impl Text {
    /// What to return from `inputs`.
    pub fn input(&self) -> Option<ValueConfig> {
        match self {
            Self::Fixed(_) => None,
            Self::Template(text) => Some(ValueConfig {
                text: Some(text.clone()),
                ..ValueConfig::default()
            }),
        }
    }

    /// The text, taking the next input when it has placeholders.
    pub fn text<'v, 'a: 'v>(
        &'v self,
        inputs: &mut impl Iterator<Item = &'v Value<'a>>,
    ) -> Cow<'v, str> {
        match self {
            Self::Fixed(text) => Cow::Borrowed(text),
            Self::Template(_) => inputs.next().map(Value::to_text).unwrap_or_default(),
        }
    }
}

impl Default for Text {
    fn default() -> Self {
        Self::Fixed(String::new())
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let plain = text.replace("{{", "").replace("}}", "");
        Ok(if plain.contains(['{', '}']) {
            Self::Template(text)
        } else {
            Self::Fixed(text.replace("{{", "{").replace("}}", "}"))
        })
    }
}

impl JsonSchema for Text {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Text".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": "string", "format": "template"})
    }
}

/// A regular expression, in the syntax of the `regex` crate: linear time, so no look-around and no back-references.
#[derive(Clone, Debug)]
pub struct Pattern(pub Regex);

impl<'de> Deserialize<'de> for Pattern {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let pattern = String::deserialize(deserializer)?;
        RegexBuilder::new(&pattern)
            .size_limit(PATTERN_LIMIT)
            .build()
            .map(Self)
            .map_err(de::Error::custom)
    }
}

impl JsonSchema for Pattern {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Pattern".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": "string", "format": "regex"})
    }
}

/// A finder of any of these words, the longest that fits first. A whole word has no letter or digit right beside it.
pub(super) fn words<'w>(
    words: impl IntoIterator<Item = &'w str>,
    case_sensitive: bool,
    whole_words: bool,
) -> Result<Regex, String> {
    let mut words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    let escaped: Vec<String> = words.into_iter().map(regex::escape).collect();
    let mut pattern = escaped.join("|");
    if escaped.is_empty() {
        pattern = "[^\\s\\S]".to_owned();
    } else if whole_words {
        pattern = format!("\\b{{start-half}}(?:{pattern})\\b{{end-half}}");
    }
    RegexBuilder::new(&pattern)
        .case_insensitive(!case_sensitive)
        .size_limit(16 * PATTERN_LIMIT)
        .build()
        .map_err(|error| error.to_string())
}

/// Texts and what they become, in the order they are written: `{ S = "Small", M = "Medium" }`.
#[derive(Clone, Debug, Default)]
pub struct Replacements(pub Vec<(String, String)>);

impl<'de> Deserialize<'de> for Replacements {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Seen;
        impl<'de> Visitor<'de> for Seen {
            type Value = Replacements;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a table such as { from = \"to\" }")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Replacements, A::Error> {
                let mut pairs = Vec::new();
                while let Some(pair) = map.next_entry()? {
                    pairs.push(pair);
                }
                Ok(Replacements(pairs))
            }
        }
        deserializer.deserialize_map(Seen)
    }
}

impl JsonSchema for Replacements {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Replacements".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": "object", "additionalProperties": {"type": "string"}})
    }
}

/// Which part to take when several fit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Side {
    /// At the start.
    Left,
    /// At the end.
    #[default]
    Right,
}
