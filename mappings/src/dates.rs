//! Dates: read from text where a column's own convention did not make them times already.

use crate::context::Context;
use crate::value::Value;
use jiff::civil::{Date, DateTime};
use jiff::{Timestamp, Zoned};

/// The moment a value tells: a time as it is; text in ISO 8601, or as day, month and year (month first in the United
/// States), or in the given `strptime` format. A text without a zone is in the shop's, one without a time is midnight.
#[must_use]
pub fn read(value: &Value<'_>, format: Option<&str>, context: &Context) -> Option<Zoned> {
    if let Value::Time(time) = value {
        return Some((**time).clone());
    }
    let text = value.to_text();
    let text = text.trim();
    let zone = context.now.time_zone();
    if let Some(format) = format {
        let read = jiff::fmt::strtime::parse(format, text).ok()?;
        return read
            .to_zoned()
            .or_else(|_| read.to_datetime()?.to_zoned(zone.clone()))
            .or_else(|_| read.to_date()?.to_zoned(zone.clone()))
            .ok();
    }
    if let Ok(moment) = text.parse::<Timestamp>() {
        return Some(moment.to_zoned(zone.clone()));
    }
    let local = text
        .parse::<DateTime>()
        .ok()
        .or_else(|| day_month_year(text, context).map(DateTime::from))?;
    local.to_zoned(zone.clone()).ok()
}

fn day_month_year(text: &str, context: &Context) -> Option<Date> {
    let mut parts = text.splitn(3, ['-', '/', '.']);
    let first: i8 = parts.next()?.trim().parse().ok()?;
    let second: i8 = parts.next()?.trim().parse().ok()?;
    let year: i16 = parts.next()?.trim().parse().ok()?;
    let year = if year < 100 { year + 2000 } else { year };
    let (day, month) = if context.country == "US" {
        (second, first)
    } else {
        (first, second)
    };
    Date::new(year, month, day).ok()
}
