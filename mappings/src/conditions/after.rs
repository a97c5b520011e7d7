//! `after`: holds for a moment after another.

use super::Condition;
use super::moment::{Moment, moment, side};
use crate::config::ValueConfig;
use crate::context::Context;
use crate::item::{Example, Item};
use crate::value::Value;
use schemars::JsonSchema;
use serde::Deserialize;
use std::cmp::Ordering;

/// Is after
///
/// Holds when the date is after the other. A date without a time is the whole day: nothing on that day is after it.
/// The clock is the shop's.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct After {
    /// A date (`2026-03-01`), a date with a time, `now`, or `{ field = "..." }`.
    value: Moment,
    /// The same day (or moment) is good too.
    #[serde(default)]
    or_on: bool,
}

impl Item for After {
    const NAME: &'static str = "after";
    const ALIASES: &'static [&'static str] = &["later_than", "is_after", "date_after", "since"];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: r#"{"value": "2026-11-20"}"#,
            input: r#""2026-11-20T00:01:00""#,
            output: "false",
        },
        Example {
            args: r#"{"value": "2026-11-20"}"#,
            input: r#""2026-11-21""#,
            output: "true",
        },
        Example {
            args: r#"{"value": "2026-11-20", "or_on": true}"#,
            input: r#""2026-11-20""#,
            output: "true",
        },
        Example {
            args: r#"{"value": "now"}"#,
            input: r#""2026-11-20T12:00:01""#,
            output: "true",
        },
        Example {
            args: r#"{"value": "now"}"#,
            input: "null",
            output: "false",
        },
    ];
}

impl Condition for After {
    fn inputs(&self, _: &ValueConfig) -> Vec<ValueConfig> {
        self.value.0.input().into_iter().collect()
    }

    fn test(&self, value: &Value<'_>, inputs: &[Value<'_>], context: &Context) -> bool {
        let limit = self.value.get(&mut inputs.iter(), context);
        match moment(value, context).zip(limit) {
            Some((date, limit)) => match side(date, limit) {
                Ordering::Greater => true,
                Ordering::Equal => self.or_on,
                Ordering::Less => false,
            },
            None => false,
        }
    }
}
