//! The hard limits, which hold from the first run on: what no feed may look like, and what no feed may do from one run
//! to the next.

use super::metric::{Family, Measured, Metrics};
use super::words::words;
use super::{Finding, number, percent};
use mappings::config::{GuardConfig, Level};
use mappings::said::Told;

/// A column is missed when it goes from at least this share of the products to none.
const COLUMN: f64 = 0.01;
/// So few products with a price may all change at once.
const FEW: u64 = 20;
/// What no feed changes by from one run to the next: by half of what it was, or of the products.
const HALF: f64 = 0.5;
/// What a person let go is not asked about again, nor what is this little worse.
const SLACK: f64 = 0.05;

/// What is against the limits. `before` has the metrics of the last good feed.
pub(super) fn limits(
    config: &GuardConfig,
    now: &Metrics,
    before: Option<&Metrics>,
) -> Vec<Finding> {
    let mut found = Vec::new();
    let value =
        |metrics: &Metrics, name: &str| metrics.get(name).map_or(0.0, |metric| metric.value());
    let out = value(now, "out");
    let mut hold = |metric: &str,
                    rule: &str,
                    level: Level,
                    value: f64,
                    least: Option<f64>,
                    most: Option<f64>,
                    message: Told| {
        if level > Level::Off {
            found.push(Finding {
                metric: metric.to_owned(),
                rule: rule.to_owned(),
                level,
                value,
                usual: None,
                low: least,
                high: most,
                message: message.english,
                said: message.said,
                cause: String::new(),
                causes: Vec::new(),
                products: Vec::new(),
            });
        }
    };
    let least = config.least_products as f64;
    if out < least {
        let message = match out {
            0.0 => words("none_left", []),
            _ => words(
                "least_products",
                [("out", number(out)), ("least", number(least))],
            ),
        };
        hold(
            "out",
            "least_products",
            Level::Hold,
            out,
            Some(least),
            None,
            message,
        );
    }
    if let Some(before) = before {
        let last = value(before, "out");
        let least = last * f64::from(config.least_percent) / 100.0;
        if out > 0.0 && out < least {
            let (out_told, last) = (("out", number(out)), ("last", number(last)));
            let message = match config.least_percent {
                50 => words("least_half", [out_told, last]),
                percent => {
                    let percent = ("percent", percent.to_string());
                    words("least_percent", [out_told, last, percent])
                }
            };
            hold(
                "out",
                "least_percent",
                Level::Hold,
                out,
                Some(least),
                None,
                message,
            );
        }
        if let Some(repriced @ Measured::Share(_, priced)) = now.get("repriced")
            && *priced >= FEW
            && repriced.value() * 100.0 > f64::from(config.most_repriced_percent)
        {
            let with = [
                ("share", percent(repriced.value())),
                ("most", config.most_repriced_percent.to_string()),
            ];
            let message = words("repriced", with);
            let most = f64::from(config.most_repriced_percent) / 100.0;
            hold(
                "repriced",
                "most_repriced_percent",
                Level::Hold,
                repriced.value(),
                None,
                Some(most),
                message,
            );
        }
        for (name, measured) in now
            .iter()
            .filter(|_| out >= FEW as f64 && last >= FEW as f64)
        {
            let family = Family::of(name).filter(|family| family.most(config) == Level::Hold);
            // How many products there are has a limit of its own; cheap and dear ones follow the middle.
            let other = family.is_none() || matches!(&**name, "out" | "price:p10" | "price:p90");
            let (Some(family), Some(known), false) = (family, before.get(name), other) else {
                continue;
            };
            let (now, was) = (measured.value(), known.value());
            let (low, high) = match measured {
                Measured::Share(..) => (was - HALF, was + HALF),
                Measured::Number(_) => (was * HALF, was / HALF),
            };
            if now < low || now > high {
                let told = |value| match measured {
                    Measured::Share(..) => percent(value),
                    Measured::Number(_) => number(value),
                };
                let with = [
                    ("metric", family.words.to_owned()),
                    ("metric_name", (**name).to_owned()),
                    ("now", told(now)),
                    ("was", told(was)),
                ];
                let message = words("upheaval", with);
                hold(
                    name,
                    "upheaval",
                    config.upheaval,
                    now,
                    Some(low),
                    Some(high),
                    message,
                );
            }
        }
        if let Some(kept @ Measured::Share(_, had)) = now.get("kept_ids")
            && *had >= FEW
            && kept.value() < HALF
        {
            let message = words("other_ids", [("share", percent(1.0 - kept.value()))]);
            let value = kept.value();
            hold(
                "kept_ids",
                "upheaval",
                config.upheaval,
                value,
                Some(HALF),
                None,
                message,
            );
        }
        currencies(config.currency, now, before, &mut hold);
        for (name, last) in before
            .iter()
            .filter(|(name, _)| name.starts_with("column:"))
        {
            let column = name.trim_start_matches("column:");
            // A mapping that no longer has the column is an edit, not a loss.
            let gone = now.get(name).is_some_and(|now| now.value() == 0.0);
            if gone && last.value() >= COLUMN && out > 0.0 {
                let with = [
                    ("column", column.to_owned()),
                    ("share", percent(last.value())),
                ];
                let message = words("column_empty", with);
                hold(
                    name,
                    "column",
                    config.column,
                    0.0,
                    Some(last.value()),
                    None,
                    message,
                );
            }
        }
    }
    let most = f64::from(config.most_faulty_percent) / 100.0;
    for (name, share) in now
        .iter()
        .filter(|(name, _)| name.starts_with("refused:") || name.starts_with("empty:"))
    {
        let share = share.value();
        let known = before.map_or(0.0, |before| value(before, name));
        if share > most && share > known + SLACK {
            let (what, attribute) = name.split_once(':').unwrap_or_default();
            let attribute = ("attribute", attribute.to_owned());
            let part = ("share", percent(share));
            let limit = ("most", config.most_faulty_percent.to_string());
            let message = match (what, share < 1.0) {
                ("empty", false) => words("nobody_has", [attribute]),
                ("empty", true) => words("some_lack", [part, attribute, limit]),
                _ => words("refused", [part, attribute, limit]),
            };
            hold(
                name,
                "most_faulty_percent",
                Level::Hold,
                share,
                None,
                Some(most),
                message,
            );
        }
    }
    found
}

fn currencies(
    level: Level,
    now: &Metrics,
    before: &Metrics,
    hold: &mut impl FnMut(&str, &str, Level, f64, Option<f64>, Option<f64>, Told),
) {
    let of = |metrics: &Metrics| -> Vec<String> {
        let names = metrics
            .keys()
            .filter_map(|name| name.strip_prefix("currency:"));
        names.map(str::to_owned).collect()
    };
    let (now_has, had) = (of(now), of(before));
    if now_has.is_empty() || had.is_empty() {
        return;
    }
    for currency in had.iter().filter(|currency| !now_has.contains(currency)) {
        let with = [
            ("currency", currency.clone()),
            ("others", now_has.join(", ")),
        ];
        let message = words("currency_gone", with);
        hold(
            &format!("currency:{currency}"),
            "currency",
            level,
            0.0,
            None,
            None,
            message,
        );
    }
    for currency in now_has.iter().filter(|currency| !had.contains(currency)) {
        let with = [("currency", currency.clone()), ("others", had.join(", "))];
        let message = words("currency_new", with);
        hold(
            &format!("currency:{currency}"),
            "currency",
            level,
            1.0,
            None,
            None,
            message,
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn metrics(pairs: &[(&str, Measured)]) -> Metrics {
        pairs
            .iter()
            .map(|(name, measured)| ((*name).to_owned(), *measured))
            .collect()
    }

    fn broken(now: &[(&str, Measured)], before: &[(&str, Measured)]) -> Vec<String> {
        let before = metrics(before);
        let before = (!before.is_empty()).then_some(&before);
        limits(&GuardConfig::default(), &metrics(now), before)
            .into_iter()
            .map(|finding| format!("{} {}", finding.rule, finding.metric))
            .collect()
    }

    use Measured::{Number, Share};

    #[test]
    fn the_limits_hold_from_the_first_feed_on() {
        assert_eq!(broken(&[("out", Number(0.0))], &[]), ["least_products out"]);
        let empty = [("out", Number(100.0)), ("empty:link", Share(51, 100))];
        assert_eq!(broken(&empty, &[]), ["most_faulty_percent empty:link"]);
        assert!(
            broken(
                &[("out", Number(100.0)), ("empty:link", Share(50, 100))],
                &[]
            )
            .is_empty()
        );
    }

    #[test]
    fn other_ids_for_most_products_are_an_upheaval() {
        let before = [("out", Number(100.0))];
        let feed = |out, kept| [("out", Number(out)), ("kept_ids", Share(kept, 100))];
        assert_eq!(broken(&feed(100.0, 49), &before), ["upheaval kept_ids"]);
        assert!(broken(&feed(100.0, 50), &before).is_empty());
    }

    #[test]
    fn what_a_person_let_go_is_not_held_again() {
        let refused = |part| [("out", Number(100.0)), ("refused:gtin", Share(part, 100))];
        assert!(broken(&refused(62), &refused(60)).is_empty());
        assert_eq!(broken(&refused(70), &refused(60)).len(), 1);
    }

    #[test]
    fn prices_times_a_hundred_and_no_stock_are_an_upheaval_from_the_second_feed_on() {
        let feed = |price, stock| {
            [
                ("out", Number(90.0)),
                ("price:p50", Number(price)),
                ("in_stock", Share(stock, 90)),
            ]
        };
        assert!(broken(&feed(39.0, 40), &feed(20.0, 80)).is_empty());
        assert_eq!(
            broken(&feed(2000.0, 80), &feed(20.0, 80)),
            ["upheaval price:p50"]
        );
        assert_eq!(
            broken(&feed(20.0, 0), &feed(20.0, 80)),
            ["upheaval in_stock"]
        );
    }

    #[test]
    fn less_than_half_all_prices_a_currency_and_a_column_are_missed() {
        let before = [
            ("out", Number(101.0)),
            ("currency:EUR", Number(101.0)),
            ("column:brand", Share(90, 101)),
            ("column:mpn", Share(0, 101)),
        ];
        assert_eq!(
            broken(&[("out", Number(50.0))], &before),
            ["least_percent out"]
        );
        assert!(broken(&[("out", Number(51.0))], &before).is_empty());
        let repriced = |part, whole| {
            broken(
                &[("out", Number(101.0)), ("repriced", Share(part, whole))],
                &before,
            )
        };
        assert_eq!(repriced(100, 100), ["most_repriced_percent repriced"]);
        assert!(repriced(95, 100).is_empty() && repriced(5, 5).is_empty());
        let other = [("out", Number(101.0)), ("currency:USD", Number(101.0))];
        assert_eq!(
            broken(&other, &before),
            ["currency currency:EUR", "currency currency:USD"]
        );
        let gone = [
            ("out", Number(101.0)),
            ("column:brand", Share(0, 101)),
            ("column:mpn", Share(0, 101)),
        ];
        assert_eq!(broken(&gone, &before), ["column column:brand"]);
        // The mapping no longer sends it: that is an edit.
        assert!(broken(&[("out", Number(101.0))], &before).is_empty());
    }
}
