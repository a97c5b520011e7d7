//! What a monitor shows: every metric of a partner over its last feeds, each with the limits that held for it and what
//! it broke. Judged as the guard judges a new feed, with the settings of today.

use super::chart::{Point, chart, thinned};
use super::metric::{FAMILIES, Family, Measured, Metrics};
use super::{Finding, kept, unusual};
use crate::error::Error;
use crate::report::Report;
use crate::shop::Shop;
use crate::state::{Fate, Output, State};
use jiff::Timestamp;
use jiff::civil::Date;
use mappings::config::{GuardConfig, Level};
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeSet;

/// Feeds before the first one that is told: a chart looks so far back.
const BEFORE: usize = 60;

/// Metrics that are told without limits: what they mean follows from others, or they have hard limits only.
const OTHERS: [(&str, &str); 5] = [
    ("in", "products looked at"),
    ("bytes", "bytes of the feed"),
    ("score", "score"),
    ("changed", "changed products"),
    ("repriced", "products with another price"),
];

/// A metric of a partner over its last feeds.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Series {
    /// Its name: `out`, `price:p50`, `brand:Merrell`.
    pub metric: String,
    /// What is measured, in words.
    pub words: String,
    /// The slice, band, attribute or reason it is of; empty when it is of the whole feed.
    pub of: String,
    /// Whether its values are shares, from 0 to 1.
    pub share: bool,
    /// The gravest that a rule on it leads to: `off` when it has no chart.
    pub most: Level,
    /// One value for each feed in which it was measured, the oldest first.
    pub moments: Vec<Moment>,
}

/// The value of a metric in one feed.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Moment {
    /// Number of the run.
    pub run: i64,
    /// When the run began (RFC 3339).
    pub at: String,
    /// What became of the feed.
    pub fate: Fate,
    /// A new phase begins with this feed: what was before is no longer what is usual.
    pub phase: bool,
    /// The value.
    pub value: f64,
    /// What was usual for it; none while there was too little history.
    pub usual: Option<f64>,
    /// The least that was believed.
    pub low: Option<f64>,
    /// The most that was believed.
    pub high: Option<f64>,
    /// The rules of its chart that it breaks, with the settings of today.
    pub broken: Vec<Broken>,
    /// What the guard said of it when it was made, hard limits included.
    pub findings: Vec<Finding>,
}

/// A rule that a value breaks.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Broken {
    /// Its name in `[guard]`: `rule_1` to `rule_8`, or `jump`.
    pub rule: String,
    /// What is seen, in words.
    pub words: String,
    /// `warn` or `hold`.
    pub level: Level,
}

/// A feed with all that was measured of it.
struct Feed {
    output: Output,
    at: Timestamp,
    day: Date,
    metrics: Metrics,
    findings: Vec<Finding>,
    /// The feeds that it is compared with, by their places in the list.
    against: Vec<usize>,
}

/// The series of a partner over its last `most` feeds, the charted metrics first.
pub fn series(
    shop: &Shop,
    state: &State,
    partner: &str,
    most: usize,
) -> Result<Vec<Series>, Error> {
    let config = shop
        .mappings
        .get(partner)
        .and_then(|mapping| mapping.guard.clone());
    let config = config.unwrap_or_default();
    let feeds = feeds(shop, state, partner, most)?;
    let first = feeds.len().saturating_sub(most);
    let names: BTreeSet<&String> = feeds[first..]
        .iter()
        .flat_map(|feed| feed.metrics.keys())
        .collect();
    let mut all: Vec<(usize, Series)> = names
        .into_iter()
        .filter_map(|name| one(name, &config, &feeds, first))
        .collect();
    all.sort_by_key(|(place, _)| *place);
    Ok(all.into_iter().map(|(_, series)| series).collect())
}

fn feeds(shop: &Shop, state: &State, partner: &str, most: usize) -> Result<Vec<Feed>, Error> {
    let zone = shop.zone()?;
    let outputs = state.outputs_of(partner, most + BEFORE)?;
    let told = outputs.len().saturating_sub(most);
    let mut feeds = Vec::with_capacity(outputs.len());
    // The live feeds of the phase so far, by place.
    let mut phase: Vec<(usize, Date)> = Vec::new();
    for (place, (output, at)) in outputs.into_iter().enumerate() {
        let day = at.to_zoned(zone.clone()).date();
        let against = thinned(&phase);
        if output.phase {
            phase.clear();
        }
        if matches!(output.fate, Fate::Live | Fate::Released) {
            phase.push((place, day));
        }
        let findings = match place >= told {
            true => said(state, output.run, partner)?,
            false => Vec::new(),
        };
        feeds.push(Feed {
            metrics: kept(state, output.run, partner)?,
            against: against.into_iter().map(|(place, _)| place).collect(),
            output,
            at,
            day,
            findings,
        });
    }
    Ok(feeds)
}

/// What the guard said of a partner's feed in a run.
fn said(state: &State, run: i64, partner: &str) -> Result<Vec<Finding>, Error> {
    let report = state.run(run)?.and_then(|run| run.report);
    let report: Option<Report> = report.and_then(|report| serde_json::from_value(report).ok());
    let partners = report.into_iter().flat_map(|report| report.partners);
    Ok(partners
        .filter(|told| told.partner == partner)
        .flat_map(|told| told.guard)
        .collect())
}

/// The series of a metric with its place among the others; `None` when it is not told.
fn one(name: &str, config: &GuardConfig, feeds: &[Feed], first: usize) -> Option<(usize, Series)> {
    let (kind, of) = name.split_once(':').unwrap_or((name, ""));
    let family = Family::of(name);
    let (place, words) = match family {
        Some(family) => {
            let place = FAMILIES.iter().position(|one| one.name == kind)?;
            (place, family.words)
        }
        None => {
            let place = OTHERS.iter().position(|(other, _)| *other == name)?;
            (FAMILIES.len() + place, OTHERS[place].1)
        }
    };
    let most = family.map_or(Level::Off, |family| family.most(config));
    let value = |feed: &Feed| {
        let measured = feed.metrics.get(name).copied();
        measured.or_else(|| unusual::nil(name, &feed.metrics))
    };
    let moments = feeds[first..].iter().filter_map(|feed| {
        let newest = Point {
            day: feed.day,
            value: value(feed)?,
        };
        let against: Vec<Point> = feed
            .against
            .iter()
            .filter_map(|place| {
                let feed = &feeds[*place];
                Some(Point {
                    day: feed.day,
                    value: value(feed)?,
                })
            })
            .collect();
        let chart = family.and_then(|family| chart(&against, newest, family.floor));
        let broken = chart
            .as_ref()
            .map_or_else(Vec::new, |chart| unusual::broken(chart, config, most));
        let of_metric = feed
            .findings
            .iter()
            .filter(|finding| finding.metric == name);
        Some(Moment {
            run: feed.output.run,
            at: feed.at.to_string(),
            fate: feed.output.fate,
            phase: feed.output.phase,
            value: newest.value.value(),
            usual: chart.as_ref().map(|chart| chart.usual),
            low: chart.as_ref().map(|chart| chart.low),
            high: chart.as_ref().map(|chart| chart.high),
            broken: broken
                .into_iter()
                .map(|(rule, words, level)| Broken {
                    rule,
                    words: words.to_owned(),
                    level,
                })
                .collect(),
            findings: of_metric.cloned().collect(),
        })
    });
    let share = feeds.iter().rev().find_map(value);
    Some((
        place,
        Series {
            metric: name.to_owned(),
            words: words.to_owned(),
            of: of.to_owned(),
            share: matches!(share, Some(Measured::Share(..))),
            most,
            moments: moments.collect(),
        },
    ))
}
