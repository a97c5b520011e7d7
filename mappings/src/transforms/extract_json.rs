//! `extract_json`: a value out of JSON in a cell.

use super::Transform;
use crate::arguments::literal;
use crate::context::Context;
use crate::item::{Example, Item};
use crate::value::Value;
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::Value as Json;

/// Extract from JSON
///
/// Reads a text as JSON and takes the value at a path: `variants/0/sku`. Missing when it is no JSON or has nothing there.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ExtractJson {
    /// Member names and places (from 0) with `/` between them; all of it when empty.
    #[serde(default)]
    path: String,
}

impl Item for ExtractJson {
    const NAME: &'static str = "extract_json";
    const ALIASES: &'static [&'static str] = &["json_extract", "json_path", "parse_json"];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: r#"{"path": "sizes/0"}"#,
            input: r#""{\"sizes\": [\"S\", \"M\"]}""#,
            output: r#""S""#,
        },
        Example {
            args: r#"{"path": "price"}"#,
            input: r#""{\"price\": 12.50}""#,
            output: "12.5",
        },
        Example {
            args: "{}",
            input: r#""[1, 2]""#,
            output: "[1, 2]",
        },
        Example {
            args: r#"{"path": "a"}"#,
            input: r#""not JSON""#,
            output: "null",
        },
    ];
}

impl Transform for ExtractJson {
    fn apply<'a>(&self, value: Value<'a>, _: &[Value<'a>], _: &Context) -> Value<'a> {
        let Ok(json) = serde_json::from_str::<Json>(&value.to_text()) else {
            return Value::Missing;
        };
        let found = self
            .path
            .split('/')
            .filter(|step| !step.is_empty())
            .try_fold(&json, |at, step| match at {
                Json::Object(members) => members.get(step),
                Json::Array(values) => values.get(step.parse::<usize>().ok()?),
                _ => None,
            });
        found
            .and_then(|json| literal(json).ok())
            .unwrap_or_default()
    }
}
