//! How the values of a source's columns are spread: the most frequent ones, and for numbers a histogram. Read anew from the
//! source, in one pass and bounded memory.

use super::source::{SourceRequest, config};
use super::{ApiError, App, sessions};
use crate::fetch;
use crate::inspect;
use feeds::types::{Convention, Type};
use rapidhash::v3::rapidhash_v3;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::HashMap;
use std::sync::Arc;

/// Different values of a column that are counted; what comes later is not.
const COUNTED: usize = 2_000;
/// Most frequent values told.
const TOLD: usize = 8;
/// Characters of a value.
const LENGTH: usize = 80;
/// Numbers kept of a column: when there are more, half of them go, and so on.
const NUMBERS: usize = 1 << 14;
/// Bars of a histogram.
const BARS: usize = 16;

/// How the values of a column are spread.
#[derive(Serialize, JsonSchema)]
pub(super) struct Distribution {
    /// The column.
    pub column: String,
    /// The most frequent values, shortened; those that stand once are left out.
    pub common: Vec<Common>,
    /// Bars of its numbers, from the lowest to the highest; empty where it has no numbers, or only one.
    pub bars: Vec<Bar>,
}

/// A frequent value.
#[derive(Serialize, JsonSchema)]
pub(super) struct Common {
    /// The value, shortened.
    pub value: String,
    /// Records that have it.
    pub count: u64,
}

/// A bar of a histogram.
#[derive(Serialize, JsonSchema)]
pub(super) struct Bar {
    /// Where it begins, with a decimal point.
    pub from: f64,
    /// Where it ends.
    pub to: f64,
    /// Its part of all numbers, 0 to 1.
    pub share: f64,
}

#[derive(Default)]
struct Spread {
    counts: HashMap<String, u64>,
    /// Numbers, with how many zeros the hash of their place ends in.
    numbers: Vec<(u32, Decimal)>,
    /// Only numbers with so many zeros are kept.
    zeros: u32,
    seen: u64,
    /// The lowest and the highest of all numbers.
    ends: Option<(Decimal, Decimal)>,
}

impl Spread {
    fn see(&mut self, text: &str, convention: Option<&Convention>) {
        let short: String = text.chars().take(LENGTH).collect();
        if let Some(count) = self.counts.get_mut(&short) {
            *count += 1;
        } else if self.counts.len() < COUNTED {
            self.counts.insert(short, 1);
        }
        let Some(number) = convention.and_then(|convention| convention.decimal(text)) else {
            return;
        };
        let (low, high) = self.ends.unwrap_or((number, number));
        self.ends = Some((low.min(number), high.max(number)));
        // By a hash: every second one of a list of variants may be the same size.
        let zeros = rapidhash_v3(&self.seen.to_le_bytes()).trailing_zeros();
        self.seen += 1;
        if zeros >= self.zeros {
            self.numbers.push((zeros, number));
        }
        while self.numbers.len() > NUMBERS {
            self.zeros += 1;
            let least = self.zeros;
            self.numbers.retain(|(zeros, _)| *zeros >= least);
        }
    }

    fn told(self, column: String) -> Distribution {
        let mut common: Vec<(String, u64)> = self.counts.into_iter().collect();
        common.retain(|(_, count)| *count > 1);
        common.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        common.truncate(TOLD);
        let common = common
            .into_iter()
            .map(|(value, count)| Common { value, count });
        Distribution {
            column,
            common: common.collect(),
            bars: bars(&self.numbers, self.ends),
        }
    }
}

/// Only drawn: no amount of money is made of these.
fn bars(numbers: &[(u32, Decimal)], ends: Option<(Decimal, Decimal)>) -> Vec<Bar> {
    let Some((low, high)) = ends.and_then(|(low, high)| Some((low.to_f64()?, high.to_f64()?)))
    else {
        return Vec::new();
    };
    let width = (high - low) / BARS as f64;
    if width <= 0.0 {
        return Vec::new();
    }
    let mut counts = [0_usize; BARS];
    for number in numbers.iter().filter_map(|(_, number)| number.to_f64()) {
        // The highest number is in the last bar.
        counts[(((number - low) / width) as usize).min(BARS - 1)] += 1;
    }
    let bars = counts.iter().enumerate().map(|(place, count)| Bar {
        from: low + width * place as f64,
        to: low + width * (place + 1) as f64,
        share: *count as f64 / numbers.len() as f64,
    });
    bars.collect()
}

pub(super) fn distributions(
    _: &Arc<App>,
    request: SourceRequest,
) -> Result<Vec<Distribution>, ApiError> {
    let shop = sessions::shop(&request.shop)?;
    let config = config(&shop, &request.source)?;
    let fetched = fetch::source(&shop, &request.source, config)?;
    let profiled = inspect::profile(&fetched, &config.read)?;
    let conventions: Vec<Option<Convention>> = profiled
        .columns
        .iter()
        .map(|column| {
            let own = config.columns.get(&column.name);
            let own = own.map(|own| &own.convention);
            // One that only names its field says nothing of its notation.
            let own = own.filter(|own| **own != Convention::default());
            let convention = own.unwrap_or(&column.convention);
            let numbers = matches!(
                convention.kind,
                Type::Integer | Type::Decimal | Type::Percent
            );
            numbers.then(|| convention.clone())
        })
        .collect();
    let mut opened = feeds::open::open(&fetched.path, &fetched.name, &config.read)
        .map_err(crate::error::Error::from)?;
    let mut spreads: Vec<Spread> = Vec::new();
    spreads.resize_with(profiled.columns.len(), Spread::default);
    opened
        .reader
        .batches(&mut |batch, _| {
            for record in batch.iter() {
                for cell in record.cells() {
                    let column = cell.column as usize;
                    let text = record.text(cell).trim();
                    if let Some(spread) = spreads.get_mut(column).filter(|_| !text.is_empty()) {
                        spread.see(text, conventions[column].as_ref());
                    }
                }
            }
        })
        .map_err(crate::error::Error::from)?;
    let columns = profiled.columns.into_iter().zip(spreads);
    Ok(columns
        .map(|(column, spread)| spread.told(column.name))
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frequent_values_and_bars_tell_how_a_column_is_spread() {
        let mut spread = Spread::default();
        let convention = Convention {
            decimal: Some(','),
            ..Convention::of(Type::Decimal)
        };
        for number in 0..100_000_u32 {
            spread.see(&format!("{},5", number % 10), Some(&convention));
        }
        spread.see("no number", Some(&convention));
        let told = spread.told("price".into());
        assert_eq!((told.common.len(), told.common[0].count), (TOLD, 10_000));
        assert_eq!((told.bars[0].from, told.bars[15].to), (0.5, 9.5));
        let sum: f64 = told.bars.iter().map(|bar| bar.share).sum();
        assert!(
            (sum - 1.0).abs() < 1e-9 && told.bars[0].share > 0.05,
            "{sum}"
        );
    }

    #[test]
    fn what_stands_once_is_not_frequent_and_one_number_has_no_bars() {
        let mut spread = Spread::default();
        spread.see("7", Some(&Convention::of(Type::Integer)));
        let told = spread.told("stock".into());
        assert!(told.common.is_empty() && told.bars.is_empty());
    }
}
