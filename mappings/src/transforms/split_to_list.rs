//! `split_to_list`: a text to the list of its parts.

use super::Transform;
use crate::context::Context;
use crate::item::{Example, Item};
use crate::value::Value;
use schemars::JsonSchema;
use serde::Deserialize;
/// Split to a list
///
/// Makes a list of the parts of a text, without white space around them and without empty ones. The parts of a list's
/// elements become one list.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SplitToList {
    /// What stands between the parts.
    #[serde(default = "comma")]
    #[schemars(length(min = 1))]
    by: String,
}

fn comma() -> String {
    ",".to_owned()
}

impl Item for SplitToList {
    const NAME: &'static str = "split_to_list";
    const ALIASES: &'static [&'static str] =
        &["split_text_to_list", "text_to_list", "text_to_array"];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: "{}",
            input: r#""S, M,, L""#,
            output: r#"["S", "M", "L"]"#,
        },
        Example {
            args: r#"{"by": "|"}"#,
            input: r#"["a|b", "c"]"#,
            output: r#"["a", "b", "c"]"#,
        },
        Example {
            args: "{}",
            input: r#""""#,
            output: "[]",
        },
    ];
}

impl Transform for SplitToList {
    fn takes_list(&self) -> bool {
        true
    }

    fn apply<'a>(&self, value: Value<'a>, _: &[Value<'a>], _: &Context) -> Value<'a> {
        let mut parts = Vec::new();
        for element in value.into_elements() {
            let text = element.to_text();
            let separator = if self.by.is_empty() { "," } else { &self.by };
            let filled = text
                .split(separator)
                .map(str::trim)
                .filter(|part| !part.is_empty());
            parts.extend(filled.map(|part| Value::owned(part.to_owned())));
        }
        Value::List(parts)
    }
}
