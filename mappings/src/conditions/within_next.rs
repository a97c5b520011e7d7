//! `within_next`: holds for a date within the next days.

use super::Condition;
use super::moment::days_from_now;
use crate::context::Context;
use crate::item::{Example, Item};
use crate::value::Value;
use schemars::JsonSchema;
use serde::Deserialize;

/// Is within the next
///
/// Holds when the date is at most so many calendar days ahead, by the shop's clock. Today is 0 days ahead; the past
/// is not within.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WithinNext {
    /// How many days.
    #[schemars(range(min = 0))]
    days: u16,
}

impl Item for WithinNext {
    const NAME: &'static str = "within_next";
    const ALIASES: &'static [&'static str] = &["in_next", "in_the_next_days", "coming_days"];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: r#"{"days": 7}"#,
            input: r#""2026-11-27""#,
            output: "true",
        },
        Example {
            args: r#"{"days": 7}"#,
            input: r#""2026-11-28""#,
            output: "false",
        },
        Example {
            args: r#"{"days": 7}"#,
            input: r#""2026-11-19""#,
            output: "false",
        },
    ];
}

impl Condition for WithinNext {
    fn test(&self, value: &Value<'_>, _: &[Value<'_>], context: &Context) -> bool {
        let days = i32::from(self.days);
        days_from_now(value, context).is_some_and(|ahead| (0..=days).contains(&ahead))
    }
}
