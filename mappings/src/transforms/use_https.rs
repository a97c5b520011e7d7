//! `use_https`: a safe address.

use super::Transform;
use crate::context::Context;
use crate::item::{Example, Item};
use crate::text::rewrite;
use crate::value::Value;
use schemars::JsonSchema;
use serde::Deserialize;
use std::borrow::Cow;

/// Use https
///
/// Makes an address begin with `https://` where it began with `http://` or `//`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct UseHttps {}

impl Item for UseHttps {
    const NAME: &'static str = "use_https";
    const ALIASES: &'static [&'static str] =
        &["to_https", "urltosecure", "set_url_scheme", "http_to_https"];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: "{}",
            input: r#""http://a.nl/p""#,
            output: r#""https://a.nl/p""#,
        },
        Example {
            args: "{}",
            input: r#""//cdn.a.nl/i.jpg""#,
            output: r#""https://cdn.a.nl/i.jpg""#,
        },
        Example {
            args: "{}",
            input: r#""/p""#,
            output: r#""/p""#,
        },
    ];
}

impl Transform for UseHttps {
    fn apply<'a>(&self, value: Value<'a>, _: &[Value<'a>], _: &Context) -> Value<'a> {
        rewrite(value, |address| {
            let insecure = address
                .get(..7)
                .is_some_and(|start| start.eq_ignore_ascii_case("http://"));
            let rest = if insecure {
                Some(&address[7..])
            } else {
                address.strip_prefix("//")
            };
            rest.map_or(Cow::Borrowed(address), |rest| {
                Cow::Owned(["https://", rest].concat())
            })
        })
    }
}
