//! `season`: which season a product is of.

use super::season_words::{Season, Words};
use super::{Label, Measure};
use crate::conditions::moment::moment;
use crate::config::ValueConfig;
use crate::context::Context;
use crate::item::{Example, Item};
use crate::value::Value;
use jiff::civil::DateTime;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// Season
///
/// Which season a product is of, from the first of `from` that tells: a field with words (`zomer 2026`), a collection
/// code
/// (`SS26`, `FW25`, `AW25`, `HW25`, `VZ26`), words in the title, a date. Words are read in Dutch, English, German and
/// French.
/// Spring is March to May, summer June to August, autumn September to November, winter December to February.
///
/// The band is the season with its year, such as `summer 2026`; a code stands for half a year, `spring-summer 2026`.
/// With
/// `relative` it is `past`, `current` or `coming` at the run's moment. `value` is how many seasons (quarters) ahead
/// it begins: 0 for
/// the current one, -1 for the last, 1 for the next. A season without a year is the nearest one, up to two seasons
/// ahead.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SeasonLabel {
    /// Where to look, in order.
    #[serde(default = "from")]
    from: Vec<ValueConfig>,
    /// The band is past, current or coming.
    #[serde(default)]
    relative: bool,
    /// Seasons are half years: spring-summer and autumn-winter.
    #[serde(default)]
    halves: bool,
    /// Which year a winter has in January and February.
    #[serde(default)]
    winter_year: WinterYear,
    /// Names of the bands that are relative.
    #[serde(default)]
    names: Names,
}

/// Names of the relative bands.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Names {
    /// Over already.
    past: String,
    /// On now.
    current: String,
    /// Still to begin.
    coming: String,
}

impl Default for Names {
    fn default() -> Self {
        let [past, current, coming] = ["past", "current", "coming"].map(str::to_owned);
        Self {
            past,
            current,
            coming,
        }
    }
}

/// The year of a winter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum WinterYear {
    /// That of the date: January 2026 is winter 2026, as December 2026 is.
    #[default]
    Date,
    /// That in which it began: January 2026 is winter 2025.
    Start,
}

fn from() -> Vec<ValueConfig> {
    ["season", "collection", "title", "created_at"]
        .map(ValueConfig::from)
        .to_vec()
}

impl Item for SeasonLabel {
    const NAME: &'static str = "season";
    const ALIASES: &'static [&'static str] = &["collection", "seizoen", "saison"];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: "{}",
            input: r#"{"$product": {"created_at": "2026-08-31T23:00:00"}}"#,
            output: r#"{"value": -1, "band": "summer 2026"}"#,
        },
        Example {
            args: "{}",
            input: r#"{"$product": {"created_at": "2026-01-10"}}"#,
            output: r#"{"value": -3, "band": "winter 2026"}"#,
        },
        Example {
            args: r#"{"winter_year": "start"}"#,
            input: r#"{"$product": {"created_at": "2026-01-10"}}"#,
            output: r#"{"value": -3, "band": "winter 2025"}"#,
        },
        Example {
            args: "{}",
            input: r#"{"$product": {"collection": "SS26"}}"#,
            output: r#"{"value": -2, "band": "spring-summer 2026"}"#,
        },
        Example {
            args: r#"{"relative": true}"#,
            input: r#"{"$product": {"collection": "FW26/27"}}"#,
            output: r#"{"value": 0, "band": "current"}"#,
        },
        Example {
            args: r#"{"relative": true}"#,
            input: r#"{"$product": {"season": "Voorjaar/Zomer 2027"}}"#,
            output: r#"{"value": 2, "band": "coming"}"#,
        },
        Example {
            args: r#"{"relative": true, "names": {"past": "voorbij"}}"#,
            input: r#"{"$product": {"collection": "SS26"}}"#,
            output: r#"{"value": -2, "band": "voorbij"}"#,
        },
        Example {
            args: "{}",
            input: r#"{"$product": {"title": "Robe d'été fleurie", "created_at": "2026-02-01"}}"#,
            output: r#"{"value": -1, "band": "summer"}"#,
        },
        Example {
            args: r#"{"halves": true}"#,
            input: r#"{"$product": {"title": "Merrell Moab 3", "created_at": "2026-04-01"}}"#,
            output: r#"{"value": -2, "band": "spring-summer 2026"}"#,
        },
        Example {
            args: "{}",
            input: r#"{"$product": {"season": "NOS", "collection": "basic"}}"#,
            output: r#"{"value": null, "band": null}"#,
        },
    ];
}

impl Label for SeasonLabel {
    fn inputs(&self) -> Vec<ValueConfig> {
        self.from.clone()
    }

    fn measure<'a>(&'a self, inputs: &[Value<'a>], context: &Context) -> Measure<'a> {
        let (now, year_now) = season_of(context.now.datetime());
        let told = inputs
            .iter()
            .zip(&self.from)
            .filter(|(value, _)| !value.is_empty())
            .find_map(|(value, config)| {
                // In a sentence two capitals may mean anything, so there a code needs its year.
                let words = match config.field.as_deref() {
                    Some("title" | "description") => Words::Sentence,
                    _ => Words::Code,
                };
                match moment(value, context) {
                    Some(date) => Some((season_of(date).0, Some(season_of(date).1), Some(date))),
                    None => Season::read(&value.to_text(), words)
                        .map(|(season, year)| (season, year, None)),
                }
            });
        let Some((mut season, year, date)) = told else {
            return Measure::default();
        };
        if self.halves {
            season = season.half();
        }
        let quarter_now = i32::from(year_now) * 4 + now.first();
        let first = match year {
            Some(year) => i32::from(year) * 4 + season.first(),
            // Between one season back and two ahead.
            None => quarter_now - 1 + (season.first() - now.first() + 1).rem_euclid(4),
        };
        let current = (first..first + season.quarters()).contains(&quarter_now);
        let ahead = if current { 0 } else { first - quarter_now };
        let shown_year = match (self.winter_year, date) {
            (WinterYear::Date, Some(date)) => Some(date.year()),
            _ => year,
        };
        let band = match (self.relative, ahead) {
            (true, ..0) => Cow::Borrowed(self.names.past.as_str()),
            (true, 0) => Cow::Borrowed(self.names.current.as_str()),
            (true, 1..) => Cow::Borrowed(self.names.coming.as_str()),
            (false, _) => match shown_year {
                Some(year) => Cow::Owned(format!("{} {year}", season.name())),
                None => Cow::Borrowed(season.name()),
            },
        };
        Measure {
            value: Value::Integer(ahead.into()),
            band: Some(band),
        }
    }

    fn needs(&self) -> Vec<Vec<&ValueConfig>> {
        vec![self.from.iter().collect()]
    }

    fn bands(&self) -> Vec<String> {
        if !self.relative {
            return Vec::new();
        }
        let names = &self.names;
        [&names.past, &names.current, &names.coming]
            .map(Clone::clone)
            .to_vec()
    }
}

/// The season of a date and the year in which it began.
fn season_of(date: DateTime) -> (Season, i16) {
    match date.month() {
        3..=5 => (Season::Spring, date.year()),
        6..=8 => (Season::Summer, date.year()),
        9..=11 => (Season::Autumn, date.year()),
        12 => (Season::Winter, date.year()),
        _ => (Season::Winter, date.year() - 1),
    }
}
