//! Distributions: how many products are in each band of a label, and how the measured values are spread. Gathered in
//! one
//! pass, in parts that merge to the same whatever their order.

use super::Measure;
use crate::value::Value;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// Digits that tell values apart: 1,234 counts as 1,230, so a picture of any spread needs few numbers.
const DIGITS: u32 = 3;

/// Counts per band and per value.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Distribution {
    bands: BTreeMap<String, u64>,
    without_band: u64,
    values: BTreeMap<Decimal, u64>,
}

/// One column of a histogram.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bin {
    /// Values from this one on, in the unit of the label,
    pub from: Decimal,
    /// and below this one; up to and including it in the last bin.
    pub to: Decimal,
    /// How many products.
    pub count: u64,
}

impl Distribution {
    /// Takes in one product.
    pub fn add(&mut self, measure: &Measure<'_>) {
        match &measure.band {
            Some(band) => match self.bands.get_mut(&**band) {
                Some(count) => *count += 1,
                None => drop(self.bands.insert(band.clone().into_owned(), 1)),
            },
            None => self.without_band += 1,
        }
        let number = match &measure.value {
            Value::Decimal(_) | Value::Integer(_) => measure.value.to_decimal(),
            _ => None,
        };
        if let Some(number) = number.and_then(|number| number.round_sf(DIGITS)) {
            *self.values.entry(number.normalize()).or_default() += 1;
        }
    }

    /// Takes in what another part of the catalog gave.
    pub fn merge(&mut self, other: Self) {
        for (band, count) in other.bands {
            *self.bands.entry(band).or_default() += count;
        }
        for (value, count) in other.values {
            *self.values.entry(value).or_default() += count;
        }
        self.without_band += other.without_band;
    }

    /// How many products each band has: first the label's own bands in their order, empty ones too, then others by
    /// name.
    #[must_use]
    pub fn bands(&self, order: &[String]) -> Vec<(String, u64)> {
        let known = order
            .iter()
            .map(|band| (band, self.bands.get(band).copied().unwrap_or(0)));
        let others = self.bands.iter().filter(|(band, _)| !order.contains(band));
        known
            .chain(others.map(|(band, count)| (band, *count)))
            .map(|(band, count)| (band.clone(), count))
            .collect()
    }

    /// How many products have no band.
    #[must_use]
    pub fn without_band(&self) -> u64 {
        self.without_band
    }

    /// How many products have a value.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.values.values().sum()
    }

    /// The smallest value that so many percent of the values (0 to 100) do not exceed, to three digits; `None` when
    /// there are
    /// none.
    #[must_use]
    pub fn quantile(&self, percent: u8) -> Option<Decimal> {
        let wanted = (u128::from(self.count()) * u128::from(percent.min(100))).div_ceil(100);
        let mut seen = 0;
        self.values
            .iter()
            .find(|(_, count)| {
                seen += u128::from(**count);
                seen >= wanted.max(1)
            })
            .map(|(value, _)| *value)
    }

    /// The spread of the values in at most `bins` columns from the smallest to the largest, equally wide: but a few values
    /// that lie far from all others share one column at their end, so that the others can be told apart.
    #[must_use]
    pub fn histogram(&self, bins: u16) -> Vec<Bin> {
        let ends = self
            .values
            .first_key_value()
            .zip(self.values.last_key_value());
        let Some(((&low, _), (&high, _))) = ends else {
            return Vec::new();
        };
        let bins = bins.max(1);
        let (from, to) = self.most(bins).unwrap_or((low, high));
        let cut = u16::from(low < from) + u16::from(to < high);
        let width = to
            .checked_sub(from)
            .and_then(|range| range.checked_div((bins - cut).into()));
        let Some(width) = width.filter(|width| !width.is_zero()) else {
            return vec![Bin {
                from: low,
                to: high,
                count: self.count(),
            }];
        };
        let mut edges = vec![low];
        edges.extend((low < from).then_some(from));
        edges.extend(
            (1..bins - cut).map(|bin| from.saturating_add(width.saturating_mul(bin.into()))),
        );
        edges.extend((to < high).then_some(to));
        edges.push(high);
        let bins = edges.iter().zip(&edges[1..]);
        bins.map(|(&from, &to)| {
            let last = to == high;
            let within = self
                .values
                .range(from..=to)
                .filter(|(value, _)| last || **value < to);
            Bin {
                from,
                to,
                count: within.map(|(_, count)| count).sum(),
            }
        })
        .collect()
    }

    /// Where all but a percent of the values at each end lie, where what lies outside is farther away than that is wide.
    fn most(&self, bins: u16) -> Option<(Decimal, Decimal)> {
        let (&low, &high) = (self.values.keys().next()?, self.values.keys().next_back()?);
        let (first, last) = (self.quantile(1)?, self.quantile(99)?);
        let wide = last.checked_sub(first).filter(|wide| !wide.is_zero())?;
        // A column more, so that none of the many is counted with the few.
        let column = wide.checked_div(bins.into())?;
        let from = match first.checked_sub(low)? > wide {
            true => first.checked_sub(column)?,
            false => low,
        };
        let to = match high.checked_sub(last)? > wide {
            true => last.checked_add(column)?,
            false => high,
        };
        (bins > 4).then_some((from, to))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::borrow::Cow;

    fn of(numbers: impl IntoIterator<Item = i64>) -> Distribution {
        let mut distribution = Distribution::default();
        for number in numbers {
            distribution.add(&Measure {
                value: Value::Integer(number),
                band: (number != 0).then_some(Cow::Borrowed(if number < 50 {
                    "low"
                } else {
                    "high"
                })),
            });
        }
        distribution
    }

    #[test]
    fn bands_keep_the_labels_order_and_show_empty_ones() {
        let order = ["low", "mid"].map(str::to_owned);
        let found = of([0, 10, 90, 20]);
        assert_eq!(
            found.bands(&order),
            [
                ("low".to_owned(), 2),
                ("mid".to_owned(), 0),
                ("high".to_owned(), 1)
            ]
        );
        assert_eq!(found.without_band(), 1);
    }

    #[test]
    fn parts_merge_to_the_whole_in_any_order() {
        let mut one = of(1..=40);
        one.merge(of(41..=100));
        let mut other = of(41..=100);
        other.merge(of(1..=40));
        assert_eq!(one, other);
        assert_eq!(one, of(1..=100));
    }

    #[test]
    fn quantiles_and_bins_count_every_value_once() {
        let found = of(1..=100);
        assert_eq!(found.quantile(50), Some(50.into()));
        assert_eq!(found.quantile(0), Some(1.into()));
        assert_eq!(found.quantile(100), Some(100.into()));
        let bins = found.histogram(9);
        assert_eq!(bins.len(), 9);
        assert_eq!(bins.iter().map(|bin| bin.count).sum::<u64>(), 100);
        assert_eq!(
            of([7, 7]).histogram(5),
            [Bin {
                from: 7.into(),
                to: 7.into(),
                count: 2
            }]
        );
        assert_eq!(of([]).histogram(5), []);
    }

    #[test]
    fn values_far_from_all_others_share_a_column() {
        let found = of((1..=200).chain([100_000]));
        let bins = found.histogram(20);
        assert_eq!(bins.iter().map(|bin| bin.count).sum::<u64>(), 201);
        assert_eq!((bins.len(), bins[19].count), (20, 1));
        assert_eq!(bins[19].to, 100_000.into());
        assert!(bins[18].to < 220.into() && bins[..19].iter().all(|bin| bin.count > 0));
        let both = of((1..=200).chain([100_000, -90_000])).histogram(20);
        assert_eq!((both.len(), both[0].count, both[19].count), (20, 1, 1));
        assert!(both.windows(2).all(|two| two[0].to == two[1].from));
    }
}
