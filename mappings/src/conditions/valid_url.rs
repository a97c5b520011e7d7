//! `valid_url`: holds for a web address.

use super::Condition;
use crate::context::Context;
use crate::item::{Example, Item};
use crate::value::Value;
use schemars::JsonSchema;
use serde::Deserialize;
use url::Url;

/// Is a valid URL
///
/// Holds for a whole web address: http or https, a host with a dot, no white space or other characters that must be
/// encoded.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ValidUrl {
    /// Only https is good.
    #[serde(default)]
    https: bool,
}

impl Item for ValidUrl {
    const NAME: &'static str = "valid_url";
    const ALIASES: &'static [&'static str] = &["url", "is_url", "valid_link"];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: "{}",
            input: r#""https://shop.example/p/1?a=b""#,
            output: "true",
        },
        Example {
            args: "{}",
            input: r#""/p/1""#,
            output: "false",
        },
        Example {
            args: "{}",
            input: r#""https://shop.example/blue shoe""#,
            output: "false",
        },
        Example {
            args: "{}",
            input: r#""https://localhost/p""#,
            output: "false",
        },
        Example {
            args: r#"{"https": true}"#,
            input: r#""http://shop.example/p/1""#,
            output: "false",
        },
        Example {
            args: "{}",
            input: r#""ftp://shop.example/p""#,
            output: "false",
        },
    ];
}

impl Condition for ValidUrl {
    fn test(&self, value: &Value<'_>, _: &[Value<'_>], _: &Context) -> bool {
        web_address(&value.to_text()).is_some_and(|url| !self.https || url.scheme() == "https")
    }
}

/// The parsed address, when it is one that a browser of another site can open as it is written.
pub(super) fn web_address(text: &str) -> Option<Url> {
    if text.contains(|c: char| c.is_whitespace() || c.is_control() || "<>\"{}|\\^`".contains(c)) {
        return None;
    }
    let url = Url::parse(text).ok()?;
    let host = url.host_str()?;
    (matches!(url.scheme(), "http" | "https") && host.contains(['.', ':'])).then_some(url)
}
