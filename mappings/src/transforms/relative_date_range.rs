//! `relative_date_range`: a period around the run.

use super::Transform;
use crate::context::Context;
use crate::item::{Example, Item};
use crate::value::Value;
use jiff::ToSpan as _;
use schemars::JsonSchema;
use serde::Deserialize;

/// Write a period
///
/// Writes a period that begins and ends some days from today, from the first minute to the last: what Google's
/// `sale_price_effective_date` takes. The value before does not matter.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RelativeDateRange {
    /// First day: 0 is today.
    #[serde(default)]
    from: i16,
    /// Last day, counted from today.
    to: i16,
}

impl Item for RelativeDateRange {
    const NAME: &'static str = "relative_date_range";
    const ALIASES: &'static [&'static str] =
        &["sale_period", "date_range", "sale_price_effective_date"];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: r#"{"to": 6}"#,
            input: "null",
            output: r#""2026-11-20T00:00+0100/2026-11-26T23:59+0100""#,
        },
        Example {
            args: r#"{"from": -1, "to": 0}"#,
            input: r#""x""#,
            output: r#""2026-11-19T00:00+0100/2026-11-20T23:59+0100""#,
        },
    ];
}

impl Transform for RelativeDateRange {
    fn takes_list(&self) -> bool {
        true
    }

    fn takes_missing(&self) -> bool {
        true
    }

    fn apply<'a>(&self, value: Value<'a>, _: &[Value<'a>], context: &Context) -> Value<'a> {
        let moment = |days: i16, hour, minute| {
            let day = context
                .now
                .date()
                .checked_add(i64::from(days).days())
                .ok()?;
            let time = day
                .at(hour, minute, 0, 0)
                .to_zoned(context.now.time_zone().clone())
                .ok()?;
            Some(time.strftime("%Y-%m-%dT%H:%M%z").to_string())
        };
        match (moment(self.from, 0, 0), moment(self.to, 23, 59)) {
            (Some(start), Some(end)) => Value::owned(start + "/" + &end),
            _ => value,
        }
    }
}
