//! What is not as usual: every metric of a feed on its control chart. Pure.

use super::chart::{Chart, Point, chart};
use super::metric::{Family, Measured, Metrics};
use super::words::words;
use super::{Finding, number, percent};
use jiff::civil::Date;
use mappings::config::{GuardConfig, Level};

/// What the control charts say of every metric. Pure.
pub(super) fn charted(
    config: &GuardConfig,
    history: &[(Date, Metrics)],
    now: &Metrics,
    today: Date,
) -> Vec<Finding> {
    let mut found = Vec::new();
    let known = history.last().map(|(_, metrics)| metrics);
    let names = now.keys().chain(
        known
            .into_iter()
            .flat_map(Metrics::keys)
            .filter(|name| !now.contains_key(*name)),
    );
    for name in names {
        let Some(family) = Family::of(name) else {
            continue;
        };
        let most = family.most(config);
        // A share that was not measured was nil, as a reason that left nothing out; a number was not there.
        let of = |metrics: &Metrics| metrics.get(name).copied().or_else(|| nil(name, metrics));
        let points: Vec<Point> = history
            .iter()
            .filter_map(|(day, metrics)| {
                Some(Point {
                    day: *day,
                    value: of(metrics)?,
                })
            })
            .collect();
        let Some(value) = of(now).filter(|_| most > Level::Off) else {
            continue;
        };
        let newest = Point { day: today, value };
        let Some(chart) = chart(&points, newest, family.floor) else {
            continue;
        };
        let worst = broken(&chart, config, most);
        // One finding for a metric: the gravest, and of those the first.
        let Some((rule, seen, level)) = worst
            .into_iter()
            .min_by_key(|(.., level)| std::cmp::Reverse(*level))
        else {
            continue;
        };
        let told = |value: f64| match newest.value {
            Measured::Share(..) => percent(value),
            Measured::Number(_) => number(value),
        };
        let what = match name.split_once(':') {
            Some((_, of)) => format!("{} {of}", family.words),
            None => family.words.to_owned(),
        };
        let with = [
            ("metric", what),
            ("metric_name", name.clone()),
            ("now", told(value.value())),
            ("low", told(chart.low)),
            ("high", told(chart.high)),
            ("rule", seen.to_owned()),
            ("rule_name", rule.clone()),
        ];
        let message = words("unusual", with);
        found.push(Finding {
            metric: name.clone(),
            rule,
            level,
            value: value.value(),
            usual: Some(chart.usual),
            low: Some(chart.low),
            high: Some(chart.high),
            message: message.english,
            said: message.said,
            cause: String::new(),
            causes: Vec::new(),
            products: Vec::new(),
        });
    }
    found
}

/// The rules that the newest value of a chart breaks, with their words and levels; without those that are off.
pub(super) fn broken(
    chart: &Chart,
    config: &GuardConfig,
    most: Level,
) -> Vec<(String, &'static str, Level)> {
    let jump = chart
        .jump
        .then_some(("jump".to_owned(), "a larger step than usual", config.jump));
    let rules = chart.broken.iter().map(|rule| {
        (
            format!("rule_{}", rule.number),
            rule.words,
            rule.level(config),
        )
    });
    rules
        .chain(jump)
        .map(|(rule, words, level)| (rule, words, level.min(most)))
        .filter(|(.., level)| *level > Level::Off)
        .collect()
}

/// None of the products, for a metric that counts some of them.
pub(super) fn nil(name: &str, metrics: &Metrics) -> Option<Measured> {
    let of = match name.split_once(':')?.0 {
        "reason" => "in",
        "empty" | "refused" | "label" | "brand" | "category" => "out",
        _ => return None,
    };
    Some(Measured::Share(0, metrics.get(of)?.value() as u64))
}
