//! `resolve_url`: a whole address of a part of one.

use super::Transform;
use crate::context::Context;
use crate::item::{Example, Item};
use crate::text::rewrite;
use crate::value::Value;
use schemars::JsonSchema;
use serde::Deserialize;
use serde::de::{Deserializer, Error as _};
use std::borrow::Cow;
use url::Url;

/// Complete an address
///
/// Completes an address that lacks its beginning, as a link on a page of the shop would be. Whole addresses and empty
/// ones stay as they are.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ResolveUrl {
    /// The page it is relative to: `https://www.shop.nl/`.
    #[serde(deserialize_with = "address")]
    #[schemars(with = "String")]
    base: Url,
}

fn address<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Url, D::Error> {
    let text = String::deserialize(deserializer)?;
    Url::parse(&text).map_err(|error| D::Error::custom(format!("{text}: {error}")))
}

impl Item for ResolveUrl {
    const NAME: &'static str = "resolve_url";
    const ALIASES: &'static [&'static str] = &["absolute_url", "add_domain", "base_url"];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: r#"{"base": "https://a.nl/shop/"}"#,
            input: r#""/media/1.jpg""#,
            output: r#""https://a.nl/media/1.jpg""#,
        },
        Example {
            args: r#"{"base": "https://a.nl/shop/"}"#,
            input: r#""boots?id=1""#,
            output: r#""https://a.nl/shop/boots?id=1""#,
        },
        Example {
            args: r#"{"base": "https://a.nl/"}"#,
            input: r#""http://b.nl/x""#,
            output: r#""http://b.nl/x""#,
        },
        Example {
            args: r#"{"base": "https://a.nl/"}"#,
            input: r#""""#,
            output: r#""""#,
        },
    ];
}

impl Transform for ResolveUrl {
    fn apply<'a>(&self, value: Value<'a>, _: &[Value<'a>], _: &Context) -> Value<'a> {
        rewrite(value, |address| {
            if address.is_empty() || address.contains("://") {
                return Cow::Borrowed(address);
            }
            self.base
                .join(address)
                .map_or(Cow::Borrowed(address), |whole| Cow::Owned(whole.into()))
        })
    }
}
