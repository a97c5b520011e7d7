//! How often the guard is wrong: made-up histories of many shops, on which every alarm is a false one, and faults put
//! into them, which it must find. The figures are in docs/reliability.md; this keeps them fresh and holds a floor.

use super::metric::{Measured, Metrics};
use super::{limits, unusual};
use jiff::ToSpan;
use jiff::civil::{Date, date};
use mappings::config::{GuardConfig, Level};
use std::fmt::Write as _;

/// Made-up shops of each kind.
const SHOPS: u64 = 20;
/// Days that each is looked at: from the first feed on, so the start counts too.
const DAYS: usize = 150;

/// Numbers by chance, the same on every machine (SplitMix64).
struct Chance(u64);

impl Chance {
    fn uniform(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// Normally distributed, well enough: the sum of twelve.
    fn normal(&mut self) -> f64 {
        (0..12).map(|_| self.uniform()).sum::<f64>() - 6.0
    }
}

/// How a shop lives.
#[derive(Clone, Copy)]
struct Life {
    name: &'static str,
    /// Standard deviation of a day, relative.
    noise: f64,
    /// How far the level walks in a day, relative.
    walk: f64,
    /// How much less there is on Saturdays and Sundays.
    weekend: f64,
    /// How far the assortment swells and shrinks over a year, and its prices against it.
    season: f64,
}

const LIVES: [Life; 4] = [
    Life {
        name: "stable",
        noise: 0.01,
        walk: 0.0,
        weekend: 0.0,
        season: 0.0,
    },
    Life {
        name: "drifting (1 % a day, at random)",
        noise: 0.005,
        walk: 0.01,
        weekend: 0.0,
        season: 0.0,
    },
    Life {
        name: "weekends with 20 % less",
        noise: 0.01,
        walk: 0.0,
        weekend: 0.2,
        season: 0.0,
    },
    Life {
        name: "seasons of 30 %, drift and weekends",
        noise: 0.01,
        walk: 0.003,
        weekend: 0.1,
        season: 0.3,
    },
];

/// A shop on its way.
struct Shop {
    life: Life,
    chance: Chance,
    level: f64,
    price: f64,
    stock: f64,
}

impl Shop {
    fn new(life: Life, number: u64) -> Self {
        let mut chance = Chance(number.wrapping_mul(7919) + 17);
        let level = 500.0 + 20_000.0 * chance.uniform();
        Self {
            life,
            level,
            price: 20.0 + 80.0 * chance.uniform(),
            stock: 0.6 + 0.3 * chance.uniform(),
            chance,
        }
    }

    fn day(&mut self, day: Date) -> Metrics {
        let Life {
            noise,
            walk,
            weekend,
            season,
            ..
        } = self.life;
        self.level *= 1.0 + walk * self.chance.normal();
        self.price *= 1.0 + walk * 0.3 * self.chance.normal();
        self.stock = (self.stock + walk * 0.5 * self.chance.normal()).clamp(0.3, 0.98);
        let year = f64::from(day.day_of_year()) / 365.0;
        // A triangle over the year: no function that two machines may round differently.
        let swell = 1.0 + season * ((2.0 * year - 1.0).abs() - 0.5);
        let rest = if day.weekday().to_monday_zero_offset() >= 5 {
            1.0 - weekend
        } else {
            1.0
        };
        let out = (self.level * swell * rest * (1.0 + noise * self.chance.normal()))
            .max(1.0)
            .round();
        let mut metrics = Metrics::new();
        let mut number = |name: &str, value: f64| {
            metrics.insert(name.into(), Measured::Number(value));
        };
        number("in", (out * 1.4).round());
        number("out", out);
        number("weight", 900.0 * (1.0 + 0.005 * self.chance.normal()));
        for (name, times) in [("price:p10", 0.4), ("price:p50", 1.0), ("price:p90", 2.5)] {
            number(
                name,
                self.price * times / swell * (1.0 + noise * self.chance.normal()),
            );
        }
        number("currency:EUR", out);
        let mut share = |name: &str, of: f64, whole: f64, chance: &mut Chance| {
            let deviation = (of * (1.0 - of) / whole).sqrt() + noise * 0.5;
            let part = ((of + deviation * chance.normal()).clamp(0.0, 1.0) * whole).round();
            metrics.insert(name.into(), Measured::Share(part as u64, whole as u64));
        };
        share("left_out", 0.28, (out * 1.4).round(), &mut self.chance);
        share("in_stock", self.stock, out, &mut self.chance);
        share("faulty", 0.03, out, &mut self.chance);
        share("empty:image_link", 0.01, out, &mut self.chance);
        share("garbled", 0.001, out, &mut self.chance);
        for (band, of) in [("good", 0.5), ("fair", 0.3), ("bad", 0.2)] {
            share(&format!("label:margin/{band}"), of, out, &mut self.chance);
        }
        for (brand, of) in [("A", 0.3), ("B", 0.15), ("C", 0.1), ("D", 0.05)] {
            share(&format!("brand:{brand}"), of, out, &mut self.chance);
        }
        metrics.insert(
            "column:description".into(),
            Measured::Share(out as u64, out as u64),
        );
        metrics.insert(
            "repriced".into(),
            Measured::Share((out * 0.03) as u64, out as u64),
        );
        metrics
    }
}

/// The gravest level that the guard gives to a feed.
fn worst(config: &GuardConfig, history: &[(Date, Metrics)], now: &Metrics, day: Date) -> Level {
    let mut findings = limits::limits(config, now, history.last().map(|(_, metrics)| metrics));
    let from = history.len().saturating_sub(60);
    findings.extend(unusual::charted(config, &history[from..], now, day));
    findings
        .iter()
        .map(|finding| finding.level)
        .max()
        .unwrap_or(Level::Off)
}

/// Shares of feeds without a fault that are held and that are warned of.
fn false_alarms(life: Life, config: &GuardConfig) -> (f64, f64) {
    let (mut held, mut warned) = (0, 0);
    for number in 0..SHOPS {
        let mut shop = Shop::new(life, number);
        let mut history: Vec<(Date, Metrics)> = Vec::new();
        for day in 0..DAYS as i64 {
            let day = date(2026, 1, 1) + day.days();
            let now = shop.day(day);
            match worst(config, &history, &now, day) {
                Level::Hold => held += 1,
                Level::Warn => warned += 1,
                Level::Off => {}
            }
            // A person looks at a held feed, finds it right, and lets it go.
            history.push((day, now));
        }
    }
    let all = (SHOPS as usize * DAYS) as f64;
    (f64::from(held) / all, f64::from(warned) / all)
}

/// Something that goes wrong in a source, as the metrics show it.
struct Fault {
    name: &'static str,
    strike: fn(&mut Metrics),
}

fn scale(metrics: &mut Metrics, prefix: &str, times: f64) {
    for (_, measured) in metrics
        .iter_mut()
        .filter(|(name, _)| name.starts_with(prefix))
    {
        *measured = match *measured {
            Measured::Number(number) => Measured::Number(number * times),
            Measured::Share(part, whole) => {
                Measured::Share(((part as f64 * times) as u64).min(whole), whole)
            }
        };
    }
}

fn set(metrics: &mut Metrics, prefix: &str, to: f64) {
    for (_, measured) in metrics
        .iter_mut()
        .filter(|(name, _)| name.starts_with(prefix))
    {
        if let Measured::Share(part, whole) = measured {
            *part = (*whole as f64 * to) as u64;
        }
    }
}

const FAULTS: [Fault; 8] = [
    Fault {
        name: "half of the products missing",
        strike: |m| scale(m, "out", 0.499),
    },
    Fault {
        name: "a fifth of the products missing",
        strike: |m| scale(m, "out", 0.8),
    },
    Fault {
        name: "prices times 100",
        strike: |m| {
            scale(m, "price:", 100.0);
            set(m, "repriced", 1.0);
        },
    },
    Fault {
        name: "prices without VAT (divided by 1.21)",
        strike: |m| {
            scale(m, "price:", 1.0 / 1.21);
            set(m, "repriced", 1.0);
        },
    },
    Fault {
        name: "stock zero",
        strike: |m| set(m, "in_stock", 0.0),
    },
    Fault {
        name: "columns shifted by one",
        strike: |m| {
            set(m, "faulty", 0.95);
            m.insert("refused:link".into(), m["faulty"]);
            set(m, "empty:", 0.4);
            scale(m, "weight", 0.97);
        },
    },
    Fault {
        name: "descriptions cut to a third",
        strike: |m| scale(m, "weight", 0.55),
    },
    Fault {
        name: "wrong encoding",
        strike: |m| set(m, "garbled", 0.25),
    },
];

/// The share of shops in which a fault is held, when it strikes after so many good feeds.
fn detected(life: Life, fault: &Fault, after: i64, config: &GuardConfig) -> f64 {
    let mut held = 0;
    for number in 0..SHOPS {
        let mut shop = Shop::new(life, 1000 + number);
        let mut history: Vec<(Date, Metrics)> = Vec::new();
        for day in 0..=after {
            let day = date(2026, 1, 1) + day.days();
            history.push((day, shop.day(day)));
        }
        let Some((day, mut now)) = history.pop() else {
            continue;
        };
        (fault.strike)(&mut now);
        held += u32::from(worst(config, &history, &now, day) == Level::Hold);
    }
    f64::from(held) / SHOPS as f64
}

#[test]
fn the_error_rates_in_docs_are_fresh() {
    let config = GuardConfig::default();
    let mut text = String::from(HEAD);
    for life in LIVES {
        let (held, warned) = false_alarms(life, &config);
        assert!(
            held < 0.01,
            "{}: {held} of the feeds are held for nothing",
            life.name
        );
        let _ = writeln!(
            text,
            "| {} | {:.2} % | {:.1} % |",
            life.name,
            held * 100.0,
            warned * 100.0
        );
    }
    text.push_str(MIDDLE);
    for fault in &FAULTS {
        let _ = write!(text, "| {} |", fault.name);
        for (life, after) in [(0, 3), (0, 14), (0, 60), (1, 60), (3, 60)] {
            let share = detected(LIVES[life], fault, after, &config);
            if after == 60 && !fault.name.contains("VAT") && !fault.name.contains("fifth") {
                assert!(
                    share > 0.95,
                    "{} is found in {share} of {}",
                    fault.name,
                    LIVES[life].name
                );
            }
            let _ = write!(text, " {:.0} % |", share * 100.0);
        }
        text.push('\n');
    }
    text.push_str(TAIL);
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/reliability.md");
    // What follows is written by `make soak`.
    let kept = std::fs::read_to_string(path).unwrap_or_default();
    text.push_str(kept.find(SOAK).map_or("", |at| &kept[at..]));
    if std::env::var_os("FEEDMILL_UPDATE").is_some() {
        std::fs::write(path, &text).expect("docs can be written");
    }
    let kept = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        kept == text,
        "docs/reliability.md is stale: run `make docs`"
    );
}

const SOAK: &str = "\n## Soak";

const HEAD: &str = "\
# Reliability

How often the guard is wrong, and what is left of a shop that everything happens to. What happens when one thing breaks is in
[faults.md](faults.md).

The figures of the guard come from made-up histories, not from shops: a test (`src/guard/simulation.rs`) makes them, writes this
page and fails when a figure gets worse than a floor. Settings are the defaults of `[guard]`.

## False alarms

20 made-up shops of each kind, 150 daily feeds each, from the first feed on; nothing is wrong with any of them. 17 metrics are
charted. *Held* waits for a person, *warned of* goes out.

| The shop is | held | warned of |
|---|---:|---:|
";

const MIDDLE: &str = "
## Faults

The same shops; one feed has a fault. Share of shops in which it is held, by the number of good feeds before it. After 3 only
the hard limits can find it, after 14 the charts are new. The rows say what the metrics of such a feed look like; the test
`tests/e2e/guard.rs` spoils the source of a real run in the same ways.

| Fault | stable, after 3 | after 14 | after 60 | drifting, after 60 | seasons, after 60 |
|---|---:|---:|---:|---:|---:|
";

const TAIL: &str = "
## How it works

Metrics of a feed are compared with the feeds of the present phase that went live: the last of each day, at most 60. Numbers by
their logarithm, shares as they are. The mean is a median; the standard deviation is the larger of two estimates (steps between
neighbours, distances to the median), never smaller than a floor of the metric, and wider while there are few values. Shares of
few products get the limits of a p-chart. Weekdays are taken into account when there are four weeks and they explain a good part
of the variation. A chart begins with the eighth feed. The eight Nelson rules look at the newest value only. A feed that was
held and not released is never part of the history; one that was released as expected begins a new phase.
";
