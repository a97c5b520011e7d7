//! `encode_url`: text for use in an address.

use super::Transform;
use crate::context::Context;
use crate::item::{Example, Item};
use crate::text::rewrite;
use crate::value::Value;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use schemars::JsonSchema;
use serde::Deserialize;

/// Encode for an address
///
/// Writes all but letters, digits and `-._~` as `%` and digits, so that a text or a whole address fits into a parameter
/// of another.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EncodeUrl {}

/// All but the unreserved characters (RFC 3986, section 2.3).
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

impl Item for EncodeUrl {
    const NAME: &'static str = "encode_url";
    const ALIASES: &'static [&'static str] = &["url_encode", "urlencode", "percent_encode"];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: "{}",
            input: r#""https://a.nl/?q=é b""#,
            output: r#""https%3A%2F%2Fa.nl%2F%3Fq%3D%C3%A9%20b""#,
        },
        Example {
            args: "{}",
            input: r#""Moab-3""#,
            output: r#""Moab-3""#,
        },
    ];
}

impl Transform for EncodeUrl {
    fn apply<'a>(&self, value: Value<'a>, _: &[Value<'a>], _: &Context) -> Value<'a> {
        rewrite(value, |text| utf8_percent_encode(text, RESERVED).into())
    }
}
