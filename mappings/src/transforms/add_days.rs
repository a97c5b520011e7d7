//! `add_days`: a date some days on.

use super::Transform;
use crate::arguments::Operand;
use crate::config::ValueConfig;
use crate::context::Context;
use crate::dates;
use crate::item::{Example, Item};
use crate::value::Value;
use jiff::Span;
use rust_decimal::prelude::ToPrimitive as _;
use schemars::JsonSchema;
use serde::Deserialize;

/// Add days
///
/// Moves a date by some days, at the same time of day. Missing when it is no date, or the number of days is missing.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AddDays {
    /// How many days: 7 for a week later, -1 for the day before.
    days: Operand,
}

impl Item for AddDays {
    const NAME: &'static str = "add_days";
    const ALIASES: &'static [&'static str] = &["shift_date", "date_maths", "add_to_date"];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: r#"{"days": 7}"#,
            input: r#""2026-12-28""#,
            output: r#""2027-01-04T00:00:00+01:00""#,
        },
        Example {
            args: r#"{"days": {"field": "delivery_days"}}"#,
            input: r#"{"$product": {"delivery_days": -1}, "$value": "2026-03-01"}"#,
            output: r#""2026-02-28T00:00:00+01:00""#,
        },
        Example {
            args: r#"{"days": 1}"#,
            input: r#""soon""#,
            output: "null",
        },
    ];
}

impl Transform for AddDays {
    fn inputs(&self) -> Vec<ValueConfig> {
        self.days.input().into_iter().collect()
    }

    fn apply<'a>(&self, value: Value<'a>, inputs: &[Value<'a>], context: &Context) -> Value<'a> {
        let days = self.days.get(&mut inputs.iter()).to_decimal();
        let moved = days.and_then(|days| days.to_i32()).and_then(|days| {
            let time = dates::read(&value, None, context)?;
            time.checked_add(Span::new().try_days(days).ok()?).ok()
        });
        moved
            .map(|time| Value::Time(Box::new(time)))
            .unwrap_or_default()
    }
}
