//! `decode_html`: entities to characters.

use super::Transform;
use crate::context::Context;
use crate::item::{Example, Item};
use crate::text::rewrite;
use crate::value::Value;
use schemars::JsonSchema;
use serde::Deserialize;

/// Decode HTML entities
///
/// Turns `&amp;`, `&eacute;`, `&#039;` and the like into the characters they stand for, once. Tags stay.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DecodeHtml {}

impl Item for DecodeHtml {
    const NAME: &'static str = "decode_html";
    const ALIASES: &'static [&'static str] =
        &["html_entity_decode", "unescape_html", "decode_entities"];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: "{}",
            input: r#""Caf&eacute; &amp; bar""#,
            output: r#""Café & bar""#,
        },
        Example {
            args: "{}",
            input: r#""&amp;amp; &unknown; &""#,
            output: r#""&amp; &unknown; &""#,
        },
    ];
}

impl Transform for DecodeHtml {
    fn apply<'a>(&self, value: Value<'a>, _: &[Value<'a>], _: &Context) -> Value<'a> {
        rewrite(value, |text| htmlize::unescape(text))
    }
}
