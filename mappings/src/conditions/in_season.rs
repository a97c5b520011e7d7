//! `in_season`: holds for a date in a part of the year.

use super::Condition;
use super::moment::moment;
use crate::context::Context;
use crate::item::{Example, Item};
use crate::value::Value;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Deserialize;

/// Is in season
///
/// Holds when the date is in a part of the year that comes back every year, both days included. A part may run past
/// New Year:
/// from `12-01` to `02-28`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct InSeason {
    /// First day, month and day: `03-01`.
    from: Day,
    /// Last day, month and day: `05-31`.
    to: Day,
}

impl Item for InSeason {
    const NAME: &'static str = "in_season";
    const ALIASES: &'static [&'static str] = &["in_season_window", "between_days", "time_of_year"];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: r#"{"from": "03-01", "to": "05-31"}"#,
            input: r#""2026-05-31T23:00:00""#,
            output: "true",
        },
        Example {
            args: r#"{"from": "03-01", "to": "05-31"}"#,
            input: r#""2026-06-01""#,
            output: "false",
        },
        Example {
            args: r#"{"from": "12-01", "to": "02-28"}"#,
            input: r#""2027-01-15""#,
            output: "true",
        },
        Example {
            args: r#"{"from": "11-15", "to": "12-24"}"#,
            input: r#""now""#,
            output: "true",
        },
        Example {
            args: r#"{"from": "11-15", "to": "12-24"}"#,
            input: "null",
            output: "false",
        },
    ];
}

impl Condition for InSeason {
    fn test(&self, value: &Value<'_>, _: &[Value<'_>], context: &Context) -> bool {
        let Some(date) = moment(value, context) else {
            return false;
        };
        let day = (date.month(), date.day());
        let (from, to) = (self.from.0, self.to.0);
        if from <= to {
            (from..=to).contains(&day)
        } else {
            day >= from || day <= to
        }
    }
}

/// A day of any year.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
#[schemars(with = "String")]
pub struct Day((i8, i8));

impl TryFrom<String> for Day {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        // A leap year, so that 02-29 is a day.
        format!("2024-{text}")
            .parse::<Date>()
            .map(|date| Self((date.month(), date.day())))
            .map_err(|_| format!("\"{text}\" is not a day: write month and day, such as 03-01"))
    }
}
