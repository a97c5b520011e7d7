//! `within_last`: holds for a date within the last days.

use super::Condition;
use super::moment::days_from_now;
use crate::context::Context;
use crate::item::{Example, Item};
use crate::value::Value;
use schemars::JsonSchema;
use serde::Deserialize;

/// Is within the last
///
/// Holds when the date is at most so many calendar days ago, by the shop's clock. Today is 0 days ago; the future is
/// not within.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WithinLast {
    /// How many days.
    #[schemars(range(min = 0))]
    days: u16,
}

impl Item for WithinLast {
    const NAME: &'static str = "within_last";
    const ALIASES: &'static [&'static str] =
        &["in_last", "in_the_last_days", "newer_than", "last_days"];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: r#"{"days": 7}"#,
            input: r#""2026-11-13""#,
            output: "true",
        },
        Example {
            args: r#"{"days": 7}"#,
            input: r#""2026-11-12""#,
            output: "false",
        },
        Example {
            args: r#"{"days": 7}"#,
            input: r#""2026-11-21""#,
            output: "false",
        },
        Example {
            args: r#"{"days": 0}"#,
            input: r#""2026-11-20T01:00:00""#,
            output: "true",
        },
    ];
}

impl Condition for WithinLast {
    fn test(&self, value: &Value<'_>, _: &[Value<'_>], context: &Context) -> bool {
        let days = i32::from(self.days);
        days_from_now(value, context).is_some_and(|ahead| (-days..=0).contains(&ahead))
    }
}
