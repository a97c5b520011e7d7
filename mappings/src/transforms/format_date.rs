//! `format_date`: a moment as text.

use super::Transform;
use crate::context::Context;
use crate::dates;
use crate::item::{Example, Item};
use crate::value::Value;
use jiff::fmt::strtime::BrokenDownTime;
use schemars::JsonSchema;
use serde::Deserialize;

/// Write a date
///
/// Writes a date the way a partner wants it, in the shop's time zone. What is no date is passed on.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FormatDate {
    /// How to write it, in `strftime` codes: `%d-%m-%Y`. ISO 8601 with time and zone when left out.
    #[serde(default = "iso")]
    format: String,
}

fn iso() -> String {
    "%Y-%m-%dT%H:%M%:z".to_owned()
}

impl Item for FormatDate {
    const NAME: &'static str = "format_date";
    const ALIASES: &'static [&'static str] = &["date_format", "change_date_format"];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: r#"{"format": "%d-%m-%Y"}"#,
            input: r#""2026-12-24""#,
            output: r#""24-12-2026""#,
        },
        Example {
            args: "{}",
            input: r#""2026-07-01T10:00:00Z""#,
            output: r#""2026-07-01T12:00+02:00""#,
        },
        Example {
            args: "{}",
            input: r#""soon""#,
            output: r#""soon""#,
        },
    ];
}

impl Transform for FormatDate {
    fn apply<'a>(&self, value: Value<'a>, _: &[Value<'a>], context: &Context) -> Value<'a> {
        let Some(time) = dates::read(&value, None, context) else {
            return value;
        };
        match BrokenDownTime::from(&time).to_string(&self.format) {
            Ok(text) => Value::owned(text),
            Err(_) => value,
        }
    }
}
