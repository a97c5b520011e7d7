//! Moments that conditions compare with: a date, a date with a time, `now`, or what the product has. All are compared
//! as
//! clock time in the shop's time zone.

use crate::arguments::Operand;
use crate::context::Context;
use crate::value::Value;
use jiff::civil::{DateTime, Time};
use jiff::{Timestamp, Zoned};
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::Deserialize;
use serde_json::Value as Json;
use std::borrow::Cow;
use std::cmp::Ordering;

/// A date (`2026-03-01`), a date with a time, `now`, or where the product has it (`{ field = "created_at" }`).
#[derive(Clone, Debug, Deserialize)]
#[serde(try_from = "Json")]
pub(super) struct Moment(pub(super) Operand);

impl Moment {
    /// The clock time in the shop's zone.
    pub(super) fn get<'v, 'a: 'v>(
        &'v self,
        inputs: &mut impl Iterator<Item = &'v Value<'a>>,
        context: &Context,
    ) -> Option<DateTime> {
        moment(self.0.get(inputs), context)
    }
}

impl TryFrom<Json> for Moment {
    type Error = String;

    fn try_from(json: Json) -> Result<Self, String> {
        let operand = Operand::try_from(json)?;
        match &operand {
            Operand::Of(_) => {}
            Operand::Fixed(Value::Text(text)) if text == "now" || is_moment(text) => {}
            Operand::Fixed(other) => {
                return Err(format!(
                    "\"{}\" is not a date: write 2026-03-01, 2026-03-01T09:00, now, or {{ field = \"...\" }}",
                    other.to_text()
                ));
            }
        }
        Ok(Self(operand))
    }
}

impl JsonSchema for Moment {
    fn schema_name() -> Cow<'static, str> {
        "Moment".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        Operand::json_schema(generator)
    }
}

fn is_moment(text: &str) -> bool {
    text.parse::<DateTime>().is_ok() || text.parse::<Timestamp>().is_ok()
}

/// The clock time of a value in the shop's zone: a time, text in ISO 8601 with or without a time of day, or `now`.
pub(crate) fn moment(value: &Value<'_>, context: &Context) -> Option<DateTime> {
    let clock = |time: &Zoned| {
        let zone = context.now.time_zone();
        if time.time_zone() == zone {
            time.datetime()
        } else {
            time.with_time_zone(zone.clone()).datetime()
        }
    };
    match value {
        Value::Time(time) => Some(clock(time)),
        Value::Text(text) if text.trim() == "now" => Some(context.now.datetime()),
        Value::Text(text) => {
            let text = text.trim();
            match text.parse::<Timestamp>() {
                Ok(instant) => Some(instant.to_zoned(context.now.time_zone().clone()).datetime()),
                Err(_) => text.parse().ok(),
            }
        }
        _ => None,
    }
}

/// The order of two moments. One at midnight stands for its whole day, as dates without a time do.
pub(super) fn side(one: DateTime, other: DateTime) -> Ordering {
    let days = one.date().cmp(&other.date());
    if [one, other]
        .iter()
        .any(|clock| clock.time() == Time::midnight())
    {
        days
    } else {
        days.then(one.time().cmp(&other.time()))
    }
}

/// Whole days from now until the value, by the calendar: 0 today, 1 tomorrow, -1 yesterday.
pub(super) fn days_from_now(value: &Value<'_>, context: &Context) -> Option<i32> {
    let date = moment(value, context)?.date();
    Some(context.now.date().until(date).ok()?.get_days())
}
