//! `parse_date`: a text to the moment it tells.

use super::Transform;
use crate::context::Context;
use crate::dates;
use crate::item::{Example, Item};
use crate::value::Value;
use schemars::JsonSchema;
use serde::Deserialize;

/// Read a date
///
/// Reads a date, with or without a time: ISO 8601, day-month-year (month first in the United States), or a given format.
/// Missing when it is no date.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ParseDate {
    /// How it is written, in `strptime` codes: `%d %b %Y`. Told from the text when left out.
    format: Option<String>,
}

impl Item for ParseDate {
    const NAME: &'static str = "parse_date";
    const ALIASES: &'static [&'static str] = &["text_to_date", "to_date", "strtotime"];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: "{}",
            input: r#""24-12-2026""#,
            output: r#""2026-12-24T00:00:00+01:00""#,
        },
        Example {
            args: r#"{"format": "%Y%m%d"}"#,
            input: "20260701",
            output: r#""2026-07-01T00:00:00+02:00""#,
        },
        Example {
            args: "{}",
            input: r#""2026-07-01T10:00:00Z""#,
            output: r#""2026-07-01T12:00:00+02:00""#,
        },
        Example {
            args: "{}",
            input: r#""soon""#,
            output: "null",
        },
    ];
}

impl Transform for ParseDate {
    fn apply<'a>(&self, value: Value<'a>, _: &[Value<'a>], context: &Context) -> Value<'a> {
        dates::read(&value, self.format.as_deref(), context)
            .map(|time| Value::Time(Box::new(time)))
            .unwrap_or_default()
    }
}
