//! `dedupe`: each element once.

use super::Transform;
use crate::context::Context;
use crate::item::{Example, Item};
use crate::value::Value;
use hashbrown::HashSet;
use schemars::JsonSchema;
use serde::Deserialize;

/// Remove duplicates
///
/// Keeps the first of elements that are the same, without regard to capitals and white space at the ends.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Dedupe {}

impl Item for Dedupe {
    const NAME: &'static str = "dedupe";
    const ALIASES: &'static [&'static str] = &[
        "remove_duplicates",
        "unique",
        "unique_values",
        "array_unique",
    ];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: "{}",
            input: r#"["Red", "red ", "Blue"]"#,
            output: r#"["Red", "Blue"]"#,
        },
        Example {
            args: "{}",
            input: r#""one""#,
            output: r#""one""#,
        },
    ];
}

impl Transform for Dedupe {
    fn takes_list(&self) -> bool {
        true
    }

    fn apply<'a>(&self, value: Value<'a>, _: &[Value<'a>], _: &Context) -> Value<'a> {
        let Value::List(mut elements) = value else {
            return value;
        };
        let mut seen = HashSet::new();
        elements.retain(|element| seen.insert(element.to_text().trim().to_lowercase()));
        Value::List(elements)
    }
}
