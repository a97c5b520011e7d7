//! `encode_html`: characters to entities.

use super::Transform;
use crate::context::Context;
use crate::item::{Example, Item};
use crate::text::rewrite;
use crate::value::Value;
use schemars::JsonSchema;
use serde::Deserialize;
use std::borrow::Cow;

/// Encode as HTML
///
/// Writes `&`, `<`, `>` and quotes as entities, for partners that show a text as HTML.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EncodeHtml {}

impl Item for EncodeHtml {
    const NAME: &'static str = "encode_html";
    const ALIASES: &'static [&'static str] = &["htmlentities", "escape_html", "html_entity_encode"];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: "{}",
            input: r#""Black & \"white\"""#,
            output: r#""Black &amp; &quot;white&quot;""#,
        },
        Example {
            args: "{}",
            input: r#""café""#,
            output: r#""café""#,
        },
    ];
}

impl Transform for EncodeHtml {
    fn apply<'a>(&self, value: Value<'a>, _: &[Value<'a>], _: &Context) -> Value<'a> {
        rewrite(value, |text| {
            if !text.contains(['&', '<', '>', '"', '\'']) {
                return Cow::Borrowed(text);
            }
            let mut out = String::with_capacity(text.len() + 16);
            for c in text.chars() {
                match c {
                    '&' => out.push_str("&amp;"),
                    '<' => out.push_str("&lt;"),
                    '>' => out.push_str("&gt;"),
                    '"' => out.push_str("&quot;"),
                    '\'' => out.push_str("&#39;"),
                    c => out.push(c),
                }
            }
            Cow::Owned(out)
        })
    }
}
