//! Measures a feed: from what was counted of its records and what the run tells of it, to metrics by name.

use super::metric::{Measured, Metrics};
use crate::export::Exported;
use crate::report::PartnerReport;
use mappings::partners::Severity;
use mappings::plan::Print;

/// Brands, and categories, that are measured: those with most products, and those that were measured last time.
const SLICES: usize = 8;

/// What is measured of a feed before it is written: what is told of its products and what the checks find.
pub(super) fn told(report: &PartnerReport) -> Metrics {
    let share = |part| Measured::Share(part, report.out);
    let mut metrics = Metrics::new();
    let mut add = |name: String, measured| {
        metrics.insert(name, measured);
    };
    add("in".into(), Measured::Number(report.products as f64));
    add("out".into(), Measured::Number(report.out as f64));
    add("score".into(), Measured::Number(f64::from(report.score)));
    let left_out = report.excluded.iter().map(|excluded| excluded.count).sum();
    add(
        "left_out".into(),
        Measured::Share(left_out, report.products),
    );
    for excluded in &report.excluded {
        add(
            format!("reason:{}", excluded.reason),
            Measured::Share(excluded.count, report.products),
        );
    }
    let errors = report
        .issues
        .iter()
        .filter(|issue| issue.severity == Severity::Error);
    for issue in errors {
        // A product with several wrong values of one attribute counts once for each, so it is at most all of them.
        let count = issue.count.min(report.out);
        let kind = if issue.check == "present" {
            "empty"
        } else {
            "refused"
        };
        let name = format!("{kind}:{}", issue.attribute);
        // Of several checks on one attribute the worst.
        let known = metrics.get(&name).map_or(0.0, |known| known.value());
        if share(count).value() >= known {
            metrics.insert(name, share(count));
        }
    }
    metrics
}

/// What is measured of a feed, but for what needs its prints.
pub(super) fn measured(
    feed: &Exported,
    report: &PartnerReport,
    before: Option<&Metrics>,
) -> Metrics {
    let gauged = &feed.gauged;
    let share = |part| Measured::Share(part, gauged.records);
    let mut metrics = told(report);
    let mut add = |name: String, measured| {
        metrics.insert(name, measured);
    };
    add("bytes".into(), Measured::Number(feed.written as f64));
    if gauged.records > 0 {
        add(
            "weight".into(),
            Measured::Number(feed.written as f64 / gauged.records as f64),
        );
    }
    add("faulty".into(), share(feed.counts.findings.worst.errors));
    if let Some(in_stock) = gauged.in_stock {
        add("in_stock".into(), share(in_stock));
    }
    add("garbled".into(), share(gauged.garbled));
    for (currency, count) in &gauged.currencies {
        add(
            format!("currency:{currency}"),
            Measured::Number(*count as f64),
        );
    }
    for ((label, band), count) in &gauged.labels {
        add(format!("label:{label}/{band}"), share(*count));
    }
    for (column, filled) in feed.columns.iter().zip(&gauged.filled) {
        add(format!("column:{column}"), share(*filled));
    }
    for (kind, slices) in [("brand", &gauged.brands), ("category", &gauged.categories)] {
        let mut top: Vec<(&str, u64)> = slices
            .iter()
            .map(|(name, count)| (name.as_str(), *count))
            .collect();
        top.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
        top.truncate(SLICES);
        let known = before.into_iter().flat_map(Metrics::keys);
        let known = known.filter_map(|name| name.strip_prefix(kind)?.strip_prefix(':'));
        for name in known {
            if !top.iter().any(|(top, _)| *top == name) && !slices.is_empty() {
                top.push((name, slices.get(name).copied().unwrap_or(0)));
            }
        }
        for (name, count) in top {
            add(format!("{kind}:{name}"), share(count));
        }
    }
    metrics
}

/// The price that a tenth, half and nine tenths of the products do not pass.
pub(super) fn price_quantiles(prints: &[Print], metrics: &mut Metrics) {
    let mut prices: Vec<i64> = prints.iter().filter_map(|print| print.price).collect();
    prices.sort_unstable();
    for (name, percent) in [("price:p10", 10), ("price:p50", 50), ("price:p90", 90)] {
        if let Some(price) =
            prices.get((prices.len() * percent / 100).min(prices.len().saturating_sub(1)))
        {
            metrics.insert(name.into(), Measured::Number(*price as f64 / 10_000.0));
        }
    }
}
