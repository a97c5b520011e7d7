//! Metrics: what the guard remembers of a partner's feed in a run, by name. A name is a family (`out`, `price`,
//! `label`) and, after a colon, what it is of: `price:p50`, `label:margin/good`, `brand:Merrell`.

use mappings::config::{GuardConfig, Level};
use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

/// One measured value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Measured {
    /// A count, a size or an amount, above zero or zero.
    Number(f64),
    /// So many of so many, written `12/345`.
    Share(u64, u64),
}

/// The metrics of one feed by name.
pub type Metrics = BTreeMap<String, Measured>;

impl Measured {
    /// The number, or the share from 0 to 1; 0 of nothing is 0.
    #[must_use]
    pub fn value(self) -> f64 {
        match self {
            Self::Number(number) => number,
            Self::Share(_, 0) => 0.0,
            Self::Share(part, whole) => part as f64 / whole as f64,
        }
    }
}

impl fmt::Display for Measured {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => write!(f, "{number}"),
            Self::Share(part, whole) => write!(f, "{part}/{whole}"),
        }
    }
}

impl FromStr for Measured {
    type Err = std::num::ParseFloatError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if let Some((part, whole)) = text.split_once('/')
            && let (Ok(part), Ok(whole)) = (part.parse(), whole.parse())
        {
            return Ok(Self::Share(part, whole));
        }
        text.parse().map(Self::Number)
    }
}

/// How a family of metrics is charted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Family {
    /// Its name: what stands before the colon.
    pub(super) name: &'static str,
    /// What a person calls it.
    pub(super) words: &'static str,
    /// The smallest standard deviation that is believed: relative for numbers, absolute for shares. A feed that hardly
    /// ever moves is not held for a handful of products.
    pub(super) floor: f64,
    /// The gravest level, unless the settings say otherwise.
    level: Level,
}

const fn family(name: &'static str, words: &'static str, floor: f64, level: Level) -> Family {
    Family {
        name,
        words,
        floor,
        level,
    }
}

/// The families that are charted; others are only remembered. The floors are judgements, not measurements: what an
/// advertiser would call the same.
pub(super) const FAMILIES: [Family; 12] = [
    family("out", "products in the feed", 0.03, Level::Hold),
    family("price", "price", 0.03, Level::Hold),
    family("weight", "bytes per product", 0.03, Level::Hold),
    family("left_out", "products left out", 0.02, Level::Hold),
    family("in_stock", "products in stock", 0.03, Level::Hold),
    family("faulty", "products with an error", 0.02, Level::Hold),
    family(
        "empty",
        "products without a required value",
        0.02,
        Level::Hold,
    ),
    family("garbled", "products with garbled signs", 0.005, Level::Hold),
    family("label", "products with the label", 0.03, Level::Warn),
    family("brand", "products of the brand", 0.03, Level::Warn),
    family("category", "products of the category", 0.03, Level::Warn),
    family(
        "reason",
        "products left out for one reason",
        0.02,
        Level::Warn,
    ),
];

/// The families by name, with the gravest level that a finding on each has unless the settings say otherwise.
pub fn charted() -> impl Iterator<Item = (&'static str, Level)> {
    FAMILIES.iter().map(|family| (family.name, family.level))
}

impl Family {
    /// The family of a metric.
    pub(super) fn of(metric: &str) -> Option<&'static Self> {
        let name = metric.split(':').next().unwrap_or_default();
        FAMILIES.iter().find(|family| family.name == name)
    }

    /// The gravest level that a finding on this family may have.
    pub(super) fn most(&self, config: &GuardConfig) -> Level {
        config.metrics.get(self.name).copied().unwrap_or(self.level)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_read_back() {
        for measured in [
            Measured::Number(2484.0),
            Measured::Number(0.123_456_789),
            Measured::Share(12, 345),
            Measured::Share(0, 0),
        ] {
            assert_eq!(measured.to_string().parse(), Ok(measured));
        }
        assert!("many".parse::<Measured>().is_err());
    }
}
