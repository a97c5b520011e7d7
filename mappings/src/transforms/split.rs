//! `split`: one part of a text.

use super::Transform;
use super::element::pick;
use crate::context::Context;
use crate::item::{Example, Item};
use crate::value::Value;
use schemars::JsonSchema;
use serde::Deserialize;

/// Split and take a part
///
/// Splits a text and takes one part, without white space around it. Missing when there is no such part.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Split {
    /// What stands between the parts: `>`, ` - `.
    #[schemars(length(min = 1))]
    by: String,
    /// Which part: 1 is the first, -1 the last.
    part: i64,
}

impl Item for Split {
    const NAME: &'static str = "split";
    const ALIASES: &'static [&'static str] =
        &["split_text", "split_and_choose", "explode", "pick_part"];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: r#"{"by": ">", "part": -1}"#,
            input: r#""Shoes > Men > Boots""#,
            output: r#""Boots""#,
        },
        Example {
            args: r#"{"by": "-", "part": 1}"#,
            input: r#""Red""#,
            output: r#""Red""#,
        },
        Example {
            args: r#"{"by": "-", "part": 3}"#,
            input: r#""Red - 42""#,
            output: "null",
        },
    ];
}

impl Transform for Split {
    fn apply<'a>(&self, value: Value<'a>, _: &[Value<'a>], _: &Context) -> Value<'a> {
        let text = value.to_text();
        let parts: Vec<&str> = if self.by.is_empty() {
            vec![&text]
        } else {
            text.split(&*self.by).collect()
        };
        pick(parts.len(), self.part)
            .map(|at| Value::owned(parts[at].trim().to_owned()))
            .unwrap_or_default()
    }
}
