//! `remove_brackets`: takes out what stands in brackets.

use super::Transform;
use crate::context::Context;
use crate::item::{Example, Item};
use crate::text::{rewrite, whitespace};
use crate::value::Value;
use schemars::JsonSchema;
use serde::Deserialize;
use std::borrow::Cow;

/// Remove text in brackets
///
/// Takes out `(...)`, `[...]` and `{...}` with what is in them, and closes the gap. A bracket without its other half
/// stays.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RemoveBrackets {}

impl Item for RemoveBrackets {
    const NAME: &'static str = "remove_brackets";
    const ALIASES: &'static [&'static str] = &["remove_terms_in_brackets", "remove_parentheses"];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: "{}",
            input: r#""Moab 3 (men [wide]) boots""#,
            output: r#""Moab 3 boots""#,
        },
        Example {
            args: "{}",
            input: r#""smile :) and (open""#,
            output: r#""smile :) and (open""#,
        },
    ];
}

impl Transform for RemoveBrackets {
    fn apply<'a>(&self, value: Value<'a>, _: &[Value<'a>], _: &Context) -> Value<'a> {
        rewrite(value, |text| {
            if !text.contains([')', ']', '}']) {
                return Cow::Borrowed(text);
            }
            let mut out = String::with_capacity(text.len());
            let mut open = Vec::new();
            for c in text.chars() {
                match c {
                    '(' => open.push((')', out.len())),
                    '[' => open.push((']', out.len())),
                    '{' => open.push(('}', out.len())),
                    _ => {}
                }
                out.push(c);
                if let Some(&(close, start)) = open.last()
                    && close == c
                {
                    open.pop();
                    out.truncate(start);
                }
            }
            if out.len() == text.len() {
                Cow::Borrowed(text)
            } else {
                Cow::Owned(whitespace::collapse(&out).into_owned())
            }
        })
    }
}
