//! `remove_query`: an address without parameters.

use super::Transform;
use crate::context::Context;
use crate::item::{Example, Item};
use crate::text::rewrite;
use crate::value::Value;
use schemars::JsonSchema;
use serde::Deserialize;
use std::borrow::Cow;

/// Remove parameters from an address
///
/// Takes the parameters out of an address: all of them, or those named. What follows a `#` stays.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RemoveQuery {
    /// Names of the parameters; a name may end in `*`, as `utm_*` does. All when left out.
    #[serde(default)]
    names: Vec<String>,
}

impl Item for RemoveQuery {
    const NAME: &'static str = "remove_query";
    const ALIASES: &'static [&'static str] = &[
        "remove_url_parameters",
        "strip_query",
        "clean_url",
        "remove_tracking",
    ];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: "{}",
            input: r#""https://a.nl/p?id=1#top""#,
            output: r#""https://a.nl/p#top""#,
        },
        Example {
            args: r#"{"names": ["utm_*"]}"#,
            input: r#""https://a.nl/p?utm_source=x&id=1""#,
            output: r#""https://a.nl/p?id=1""#,
        },
        Example {
            args: r#"{"names": ["a"]}"#,
            input: r#""https://a.nl/p""#,
            output: r#""https://a.nl/p""#,
        },
    ];
}

impl Transform for RemoveQuery {
    fn apply<'a>(&self, value: Value<'a>, _: &[Value<'a>], _: &Context) -> Value<'a> {
        rewrite(value, |address| {
            let (before, fragment) = address.split_at(address.find('#').unwrap_or(address.len()));
            let Some((path, query)) = before.split_once('?') else {
                return Cow::Borrowed(address);
            };
            let kept: Vec<&str> = query
                .split('&')
                .filter(|parameter| !self.names(parameter))
                .collect();
            let sign = if kept.is_empty() { "" } else { "?" };
            Cow::Owned([path, sign, &kept.join("&"), fragment].concat())
        })
    }
}

impl RemoveQuery {
    fn names(&self, parameter: &str) -> bool {
        let name = parameter.split('=').next().unwrap_or_default();
        self.names.is_empty()
            || self
                .names
                .iter()
                .any(|named| match named.strip_suffix('*') {
                    Some(start) => name.starts_with(start),
                    None => name == named,
                })
    }
}
