//! `add_query`: parameters to an address.

use super::Transform;
use super::arguments::Text;
use crate::config::ValueConfig;
use crate::context::Context;
use crate::item::{Example, Item};
use crate::text::rewrite;
use crate::value::Value;
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use schemars::JsonSchema;
use serde::Deserialize;
use std::borrow::Cow;

/// Add parameters to an address
///
/// Adds tracking or other parameters to an address, after `?` or `&` and before a `#`. What would break the address is
/// encoded. Empty addresses stay empty, parameters that come out empty are left out.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AddQuery {
    /// The parameters as text: `utm_source=google&utm_campaign={brand}`. `{placeholders}` name fields.
    query: Text,
}

/// What cannot stand in a query (WHATWG URL, query percent-encode set), where it is no part of the query's own grammar.
const UNSAFE: &AsciiSet = &CONTROLS.add(b' ').add(b'"').add(b'#').add(b'<').add(b'>');

impl Item for AddQuery {
    const NAME: &'static str = "add_query";
    const ALIASES: &'static [&'static str] = &[
        "utm",
        "utm_tags",
        "add_tracking",
        "url_parameters",
        "optimise_url",
        "append_url_parameter",
    ];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: r#"{"query": "utm_source=beslist"}"#,
            input: r#""https://a.nl/p?id=1#top""#,
            output: r#""https://a.nl/p?id=1&utm_source=beslist#top""#,
        },
        Example {
            args: r#"{"query": "c={color}"}"#,
            input: r#"{"$product": {"color": "dark red"}, "$value": "https://a.nl/"}"#,
            output: r#""https://a.nl/?c=dark%20red""#,
        },
        Example {
            args: r#"{"query": "a=1"}"#,
            input: r#""https://a.nl/p?""#,
            output: r#""https://a.nl/p?a=1""#,
        },
        Example {
            args: r#"{"query": "a=1"}"#,
            input: r#""""#,
            output: r#""""#,
        },
    ];
}

impl Transform for AddQuery {
    fn inputs(&self) -> Vec<ValueConfig> {
        self.query.input().into_iter().collect()
    }

    fn apply<'a>(&self, value: Value<'a>, inputs: &[Value<'a>], _: &Context) -> Value<'a> {
        let query = self.query.text(&mut inputs.iter());
        let query = query.trim_start_matches(['?', '&']);
        rewrite(value, |address| {
            if address.is_empty() || query.is_empty() {
                return Cow::Borrowed(address);
            }
            let end = memchr::memchr(b'#', address.as_bytes()).unwrap_or(address.len());
            let (before, fragment) = address.split_at(end);
            let sign = if !before.contains('?') {
                "?"
            } else if before.ends_with(['?', '&']) {
                ""
            } else {
                "&"
            };
            let mut out = String::with_capacity(address.len() + query.len() + 8);
            out.push_str(before);
            out.push_str(sign);
            out.extend(utf8_percent_encode(query, UNSAFE));
            out.push_str(fragment);
            Cow::Owned(out)
        })
    }
}
