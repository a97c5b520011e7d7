//! `replace_regex`: what a regular expression matches by a text.

use super::Transform;
use super::arguments::Pattern;
use crate::context::Context;
use crate::item::{Example, Item};
use crate::text::rewrite;
use crate::value::Value;
use schemars::JsonSchema;
use serde::Deserialize;

/// Replace by pattern
///
/// Replaces everything a regular expression matches. `$1` or `${name}` in the replacement stand for its groups, `$$`
/// for a dollar sign.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReplaceRegex {
    /// The regular expression. `(?i)` at the start ignores capitals.
    pattern: Pattern,
    /// What to put there; nothing when left out.
    #[serde(default)]
    with: String,
}

impl Item for ReplaceRegex {
    const NAME: &'static str = "replace_regex";
    const ALIASES: &'static [&'static str] =
        &["preg_replace", "regex_replace", "regular_expression"];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: r#"{"pattern": "(\\d+)\\s*ml", "with": "${1} ml"}"#,
            input: r#""Shampoo 250ml""#,
            output: r#""Shampoo 250 ml""#,
        },
        Example {
            args: r#"{"pattern": "(?i)\\s*-\\s*sale$"}"#,
            input: r#""Moab 3 - SALE""#,
            output: r#""Moab 3""#,
        },
        Example {
            args: r#"{"pattern": "x*", "with": "-"}"#,
            input: r#""""#,
            output: r#""-""#,
        },
    ];
}

impl Transform for ReplaceRegex {
    fn apply<'a>(&self, value: Value<'a>, _: &[Value<'a>], _: &Context) -> Value<'a> {
        rewrite(value, |text| self.pattern.0.replace_all(text, &*self.with))
    }
}
