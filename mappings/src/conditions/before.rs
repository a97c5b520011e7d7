//! `before`: holds for a moment before another.

use super::Condition;
use super::moment::{Moment, moment, side};
use crate::config::ValueConfig;
use crate::context::Context;
use crate::item::{Example, Item};
use crate::value::Value;
use schemars::JsonSchema;
use serde::Deserialize;
use std::cmp::Ordering;

/// Is before
///
/// Holds when the date is before the other. A date without a time is the whole day: nothing on that day is before it.
/// The clock is the shop's.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Before {
    /// A date (`2026-03-01`), a date with a time, `now`, or `{ field = "..." }`.
    value: Moment,
    /// The same day (or moment) is good too.
    #[serde(default)]
    or_on: bool,
}

impl Item for Before {
    const NAME: &'static str = "before";
    const ALIASES: &'static [&'static str] = &["earlier_than", "is_before", "date_before", "until"];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: r#"{"value": "2026-11-20"}"#,
            input: r#""2026-11-19T23:59:00""#,
            output: "true",
        },
        Example {
            args: r#"{"value": "2026-11-20"}"#,
            input: r#""2026-11-20""#,
            output: "false",
        },
        Example {
            args: r#"{"value": "2026-11-20", "or_on": true}"#,
            input: r#""2026-11-20T08:00:00""#,
            output: "true",
        },
        Example {
            args: r#"{"value": "now"}"#,
            input: r#""2026-11-20T12:00:01""#,
            output: "false",
        },
        Example {
            args: r#"{"value": {"field": "sale_end"}}"#,
            input: r#"{"$product": {"sale_end": "2027-01-01"}, "$value": "now"}"#,
            output: "true",
        },
    ];
}

impl Condition for Before {
    fn inputs(&self, _: &ValueConfig) -> Vec<ValueConfig> {
        self.value.0.input().into_iter().collect()
    }

    fn test(&self, value: &Value<'_>, inputs: &[Value<'_>], context: &Context) -> bool {
        let limit = self.value.get(&mut inputs.iter(), context);
        match moment(value, context).zip(limit) {
            Some((date, limit)) => match side(date, limit) {
                Ordering::Less => true,
                Ordering::Equal => self.or_on,
                Ordering::Greater => false,
            },
            None => false,
        }
    }
}
