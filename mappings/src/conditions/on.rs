//! `on`: holds for a day.

use super::Condition;
use super::moment::{Moment, moment};
use crate::config::ValueConfig;
use crate::context::Context;
use crate::item::{Example, Item};
use crate::value::Value;
use schemars::JsonSchema;
use serde::Deserialize;

/// Is on
///
/// Holds when the date is on the same calendar day as the other, by the shop's clock.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct On {
    /// A date (`2026-03-01`), `now` for today, or `{ field = "..." }`.
    value: Moment,
}

impl Item for On {
    const NAME: &'static str = "on";
    const ALIASES: &'static [&'static str] = &["same_day", "is_on", "today", "date_equals"];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: r#"{"value": "2026-11-20"}"#,
            input: r#""2026-11-20T23:10:00""#,
            output: "true",
        },
        Example {
            args: r#"{"value": "now"}"#,
            input: r#""2026-11-20""#,
            output: "true",
        },
        Example {
            args: r#"{"value": "now"}"#,
            input: r#""2026-11-21""#,
            output: "false",
        },
    ];
}

impl Condition for On {
    fn inputs(&self, _: &ValueConfig) -> Vec<ValueConfig> {
        self.value.0.input().into_iter().collect()
    }

    fn test(&self, value: &Value<'_>, inputs: &[Value<'_>], context: &Context) -> bool {
        let day = self.value.get(&mut inputs.iter(), context);
        moment(value, context)
            .zip(day)
            .is_some_and(|(date, day)| date.date() == day.date())
    }
}
