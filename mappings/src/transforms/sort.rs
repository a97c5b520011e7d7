//! `sort`: a list in order.

use super::Transform;
use crate::context::Context;
use crate::item::{Example, Item};
use crate::value::Value;
use schemars::JsonSchema;
use serde::Deserialize;
use std::cmp::Ordering;

/// Sort a list
///
/// Sorts the elements of a list: numbers by amount and before texts, texts by alphabet without regard to capitals.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Sort {
    /// The other way round.
    #[serde(default)]
    descending: bool,
}

impl Item for Sort {
    const NAME: &'static str = "sort";
    const ALIASES: &'static [&'static str] = &["sort_list", "sort_values", "order_by"];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: "{}",
            input: r#"["b", "a", 10, "9"]"#,
            output: r#"["9", 10, "a", "b"]"#,
        },
        Example {
            args: r#"{"descending": true}"#,
            input: r#"["a", "C", "b"]"#,
            output: r#"["C", "b", "a"]"#,
        },
        Example {
            args: "{}",
            input: r#""one""#,
            output: r#""one""#,
        },
    ];
}

impl Transform for Sort {
    fn takes_list(&self) -> bool {
        true
    }

    fn apply<'a>(&self, value: Value<'a>, _: &[Value<'a>], _: &Context) -> Value<'a> {
        let Value::List(mut elements) = value else {
            return value;
        };
        elements.sort_by(|one, other| {
            let order = compare(one, other);
            if self.descending {
                order.reverse()
            } else {
                order
            }
        });
        Value::List(elements)
    }
}

fn compare(one: &Value<'_>, other: &Value<'_>) -> Ordering {
    match (one.to_decimal(), other.to_decimal()) {
        (Some(one), Some(other)) => one.cmp(&other),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => one
            .to_text()
            .to_lowercase()
            .cmp(&other.to_text().to_lowercase()),
    }
}
