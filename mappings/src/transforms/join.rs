//! `join`: a list to one text.

use super::Transform;
use crate::context::Context;
use crate::item::{Example, Item};
use crate::value::Value;
use schemars::JsonSchema;
use serde::Deserialize;
use std::borrow::Cow;

/// Join a list
///
/// Makes one text of a list. Empty elements are left out.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Join {
    /// What to put between the elements.
    #[serde(default = "comma")]
    with: Cow<'static, str>,
}

fn comma() -> Cow<'static, str> {
    Cow::Borrowed(", ")
}

impl Item for Join {
    const NAME: &'static str = "join";
    const ALIASES: &'static [&'static str] = &[
        "join_list",
        "list_to_text",
        "array_to_string",
        "implode",
        "concatenate_list",
    ];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: r#"{"with": " > "}"#,
            input: r#"["Shoes", "", "Boots"]"#,
            output: r#""Shoes > Boots""#,
        },
        Example {
            args: "{}",
            input: r#""one""#,
            output: r#""one""#,
        },
        Example {
            args: "{}",
            input: "[]",
            output: r#""""#,
        },
    ];
}

impl Transform for Join {
    fn takes_list(&self) -> bool {
        true
    }

    fn apply<'a>(&self, value: Value<'a>, _: &[Value<'a>], _: &Context) -> Value<'a> {
        let Value::List(elements) = value else {
            return value;
        };
        let mut out = String::new();
        for element in elements.iter().filter(|element| !element.is_empty()) {
            if !out.is_empty() {
                out.push_str(&self.with);
            }
            element.write_text(&mut out);
        }
        Value::owned(out)
    }
}
