//! `format_boolean`: yes and no in the words of a partner.

use super::Transform;
use crate::context::Context;
use crate::item::{Example, Item};
use crate::value::Value;
use schemars::JsonSchema;
use serde::Deserialize;
/// Write yes or no
///
/// Reads yes or no in several languages (`true`, `1`, `ja`, `oui`) and writes it in a partner's words. What is neither is
/// passed on.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FormatBoolean {
    /// What to write for yes.
    #[serde(default = "yes_word")]
    yes: String,
    /// What to write for no.
    #[serde(default = "no_word")]
    no: String,
}

fn yes_word() -> String {
    "yes".to_owned()
}

fn no_word() -> String {
    "no".to_owned()
}

impl Item for FormatBoolean {
    const NAME: &'static str = "format_boolean";
    const ALIASES: &'static [&'static str] =
        &["boolean_words", "yes_no", "true_false", "to_boolean"];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: "{}",
            input: "true",
            output: r#""yes""#,
        },
        Example {
            args: r#"{"yes": "TRUE", "no": "FALSE"}"#,
            input: r#"" Nee""#,
            output: r#""FALSE""#,
        },
        Example {
            args: r#"{"yes": "ja"}"#,
            input: "1",
            output: r#""ja""#,
        },
        Example {
            args: "{}",
            input: r#""perhaps""#,
            output: r#""perhaps""#,
        },
    ];
}

impl Transform for FormatBoolean {
    fn apply<'a>(&self, value: Value<'a>, _: &[Value<'a>], _: &Context) -> Value<'a> {
        let yes = match value.to_text().trim().to_lowercase().as_str() {
            "true" | "yes" | "y" | "1" | "on" | "ja" | "j" | "oui" | "sí" | "si" | "sì" | "tak"
            | "ano" | "waar" => true,
            "false" | "no" | "n" | "0" | "off" | "nee" | "nein" | "non" | "nej" | "não" | "nie"
            | "ne" | "onwaar" => false,
            _ => return value,
        };
        Value::owned(if yes {
            self.yes.clone()
        } else {
            self.no.clone()
        })
    }
}
