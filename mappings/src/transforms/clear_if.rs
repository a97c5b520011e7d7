//! `clear_if`: nothing instead of a placeholder.

use super::Transform;
use crate::context::Context;
use crate::item::{Example, Item};
use crate::value::Value;
use schemars::JsonSchema;
use serde::Deserialize;
/// Clear placeholders
///
/// Makes a value missing when it is one of some texts, without regard to capitals and white space at the ends: what
/// shops write where they have nothing.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ClearIf {
    /// The texts.
    #[serde(default = "placeholders")]
    values: Vec<String>,
}

fn placeholders() -> Vec<String> {
    [
        "",
        "-",
        "n/a",
        "na",
        "nan",
        "none",
        "null",
        "nvt",
        "n.v.t.",
        "unknown",
        "onbekend",
        "unbekannt",
    ]
    .map(str::to_owned)
    .to_vec()
}

impl Item for ClearIf {
    const NAME: &'static str = "clear_if";
    const ALIASES: &'static [&'static str] =
        &["clear", "empty_if", "remove_placeholder", "null_if"];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: "{}",
            input: r#"" N/A ""#,
            output: "null",
        },
        Example {
            args: r#"{"values": ["0"]}"#,
            input: "0",
            output: "null",
        },
        Example {
            args: "{}",
            input: r#""Merrell""#,
            output: r#""Merrell""#,
        },
    ];
}

impl Transform for ClearIf {
    fn apply<'a>(&self, value: Value<'a>, _: &[Value<'a>], _: &Context) -> Value<'a> {
        let text = value.to_text();
        let bare = text.trim();
        let same = |other: &String| {
            other.eq_ignore_ascii_case(bare) || other.to_lowercase() == bare.to_lowercase()
        };
        if self.values.iter().any(same) {
            Value::Missing
        } else {
            value
        }
    }
}
