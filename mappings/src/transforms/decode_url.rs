//! `decode_url`: what was encoded for an address.

use super::Transform;
use crate::context::Context;
use crate::item::{Example, Item};
use crate::text::rewrite;
use crate::value::Value;
use percent_encoding::percent_decode_str;
use schemars::JsonSchema;
use serde::Deserialize;

/// Decode from an address
///
/// Turns `%C3%A9` and the like back into characters; bytes that are no UTF-8 become `�`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DecodeUrl {}

impl Item for DecodeUrl {
    const NAME: &'static str = "decode_url";
    const ALIASES: &'static [&'static str] = &["url_decode", "urldecode", "percent_decode"];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: "{}",
            input: r#""caf%C3%A9%20bar""#,
            output: r#""café bar""#,
        },
        Example {
            args: "{}",
            input: r#""100% wool""#,
            output: r#""100% wool""#,
        },
    ];
}

impl Transform for DecodeUrl {
    fn apply<'a>(&self, value: Value<'a>, _: &[Value<'a>], _: &Context) -> Value<'a> {
        rewrite(value, |text| percent_decode_str(text).decode_utf8_lossy())
    }
}
