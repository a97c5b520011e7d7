//! `matches`: holds for text that a regular expression finds.

use super::Condition;
use crate::context::Context;
use crate::item::{Example, Item};
use crate::value::Value;
use regex::{Regex, RegexBuilder};
use schemars::JsonSchema;
use serde::Deserialize;

/// Matches
///
/// Holds when the regular expression finds something in the text. `^` and `$` stand for its beginning and end.
/// Look-around and
/// back-references are not supported, so that no expression can take forever.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Matches {
    /// The regular expression.
    pattern: Pattern,
}

impl Item for Matches {
    const NAME: &'static str = "matches";
    const ALIASES: &'static [&'static str] = &["regex", "matches_regex", "regexp"];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: r#"{"pattern": "^moab [0-9]"}"#,
            input: r#""Moab 3 GTX""#,
            output: "true",
        },
        Example {
            args: r#"{"pattern": "(?-i)^moab"}"#,
            input: r#""Moab 3 GTX""#,
            output: "false",
        },
        Example {
            args: r#"{"pattern": "[0-9]{13}"}"#,
            input: "null",
            output: "false",
        },
    ];
}

impl Condition for Matches {
    fn test(&self, value: &Value<'_>, _: &[Value<'_>], _: &Context) -> bool {
        !value.is_missing() && self.pattern.0.is_match(&value.to_text())
    }
}

/// A regular expression; capitals do not matter unless it says `(?-i)`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
#[schemars(with = "String")]
pub struct Pattern(Regex);

impl TryFrom<String> for Pattern {
    type Error = String;

    fn try_from(pattern: String) -> Result<Self, String> {
        RegexBuilder::new(&pattern)
            .case_insensitive(true)
            .build()
            .map(Self)
            .map_err(|error| error.to_string())
    }
}
