//! `extract`: what a regular expression matches.

use super::Transform;
use super::arguments::Pattern;
use crate::context::Context;
use crate::item::{Example, Item};
use crate::value::Value;
use schemars::JsonSchema;
use serde::Deserialize;

/// Extract by pattern
///
/// Takes what a regular expression matches: its first group when it has one, all of the match otherwise. Missing when
/// it does not match.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Extract {
    /// The regular expression: `size (\d+)`. `(?i)` at the start ignores capitals.
    pattern: Pattern,
    /// Number of the group to take; 0 is the whole match.
    group: Option<usize>,
    /// Take every match, as a list.
    #[serde(default)]
    all: bool,
}

impl Item for Extract {
    const NAME: &'static str = "extract";
    const ALIASES: &'static [&'static str] = &["regex_extract", "regex_match", "extract_pattern"];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: r#"{"pattern": "(?i)size (\\d+)"}"#,
            input: r#""Boots, Size 42""#,
            output: r#""42""#,
        },
        Example {
            args: r#"{"pattern": "\\d+", "all": true}"#,
            input: r#""10 x 20 cm""#,
            output: r#"["10", "20"]"#,
        },
        Example {
            args: r#"{"pattern": "(\\d+)-(\\d+)", "group": 2}"#,
            input: r#""3-5 days""#,
            output: r#""5""#,
        },
        Example {
            args: r#"{"pattern": "\\d+"}"#,
            input: r#""none""#,
            output: "null",
        },
    ];
}

impl Transform for Extract {
    fn apply<'a>(&self, value: Value<'a>, _: &[Value<'a>], _: &Context) -> Value<'a> {
        let text = value.to_text();
        let pattern = &self.pattern.0;
        let group = self
            .group
            .unwrap_or(usize::from(pattern.captures_len() > 1));
        let mut found = pattern
            .captures_iter(&text)
            .filter_map(|groups| groups.get(group))
            .map(|part| Value::owned(part.as_str().to_owned()));
        if self.all {
            Value::List(found.collect())
        } else {
            found.next().unwrap_or_default()
        }
    }
}
