//! `slice`: part of a list.

use super::Transform;
use crate::context::Context;
use crate::item::{Example, Item};
use crate::value::Value;
use schemars::JsonSchema;
use serde::Deserialize;
/// Part of a list
///
/// Keeps the elements from a place on, and no more than a number of them: ten additional images.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Slice {
    /// The first element to keep: 1 is the first, -2 the last but one.
    #[serde(default = "first")]
    from: i64,
    /// How many to keep at most; all that follow when left out.
    count: Option<usize>,
}

fn first() -> i64 {
    1
}

impl Item for Slice {
    const NAME: &'static str = "slice";
    const ALIASES: &'static [&'static str] =
        &["slice_list", "limit_list", "max_items", "first_items"];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: r#"{"count": 2}"#,
            input: r#"["a", "b", "c"]"#,
            output: r#"["a", "b"]"#,
        },
        Example {
            args: r#"{"from": -2}"#,
            input: r#"["a", "b", "c"]"#,
            output: r#"["b", "c"]"#,
        },
        Example {
            args: r#"{"from": 5}"#,
            input: r#"["a"]"#,
            output: "[]",
        },
        Example {
            args: r#"{"count": 1}"#,
            input: r#""a""#,
            output: r#"["a"]"#,
        },
    ];
}

impl Transform for Slice {
    fn takes_list(&self) -> bool {
        true
    }

    fn apply<'a>(&self, value: Value<'a>, _: &[Value<'a>], _: &Context) -> Value<'a> {
        let elements = value.into_elements();
        let skipped = if self.from < 0 {
            elements
                .len()
                .saturating_sub(usize::try_from(self.from.unsigned_abs()).unwrap_or(usize::MAX))
        } else {
            usize::try_from(self.from - 1).unwrap_or(0)
        };
        let count = self.count.unwrap_or(usize::MAX);
        Value::List(elements.into_iter().skip(skipped).take(count).collect())
    }
}
