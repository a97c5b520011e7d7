//! `size_run`: whether the sizes that people buy are still in stock.

use super::groups::{ByHash, same_kind};
use super::size_order::SizeOrder;
use super::{Answer, Survey, Tally, member};
use crate::context::Context;
use crate::item::{Example, Item};
use crate::value::Value;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use schemars::JsonSchema;
use serde::Deserialize;
use std::any::Any;
use std::borrow::Cow;

/// Size run
///
/// Looks at the sizes of a variant group, from small to large. The surveyed value is a group of `size`, `stock`
/// (pieces) and,
/// where known, `sold` (pieces): `{ group = [["size", "size"], ["stock", "stock"], ["sold", "sold"]] }`.
///
/// The `share` is the percentage of the demand for which a size is in stock. With `n` sizes the demand for size `i`
/// (0 for
/// the smallest) is what was sold of it plus its part of `prior` pieces, which are spread like a bell over the sizes:
///
/// ```text
/// bell(i) = ((i + 1) * (n - i))²     demand(i) = sold(i) + prior * bell(i) / sum of bell
/// share = demand of the sizes in stock / demand of all sizes * 100
/// ```
///
/// The run is `broken` when it has sizes between its smallest and its largest one, and none of those is in stock.
/// Sizes
/// that are not known take no part.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SizeRun {
    /// What is told.
    #[serde(default)]
    gives: Gives,
    /// The sizes from small to large. When left out: XXS to 20XL, numbers with halves and thirds, jeans (28/32), bras
    /// (75B), children's lengths and ages.
    #[serde(default)]
    order: SizeOrder,
    /// How many pieces the bell is worth against what was really sold.
    #[serde(default = "twenty")]
    prior: u32,
}

/// What is told of a size run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Gives {
    /// The percentage of the demand that is in stock.
    #[default]
    Share,
    /// Whether only outer sizes are left.
    Broken,
    /// A group of `share` and `broken`.
    Both,
}

fn twenty() -> u32 {
    20
}

impl Item for SizeRun {
    const NAME: &'static str = "size_run";
    const ALIASES: &'static [&'static str] = &["size_curve", "broken_sizes", "size_completeness"];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: "{}",
            input: r#"{"$products": [
                {"$value": {"size": "S", "stock": 0}}, {"$value": {"size": "M", "stock": 2}}, {"$value": {"size": "L", "stock": 1}}]}"#,
            output: "[73.53, 73.53, 73.53]",
        },
        Example {
            args: r#"{"prior": 0}"#,
            input: r#"{"$products": [
                {"$value": {"size": "40", "stock": 0, "sold": 30}}, {"$value": {"size": "41", "stock": 2, "sold": 10}}]}"#,
            output: "[25, 25]",
        },
        Example {
            args: r#"{"gives": "broken"}"#,
            input: r#"{"$products": [
                {"$value": {"size": "XS", "stock": 3}}, {"$value": {"size": "S", "stock": 0}},
                {"$value": {"size": "M", "stock": 0}}, {"$value": {"size": "L", "stock": 1}}, {"$value": {"size": "?", "stock": 5}}]}"#,
            output: "[true, true, true, true, true]",
        },
        Example {
            args: r#"{"gives": "broken"}"#,
            input: r#"{"$products": [{"$value": {"size": "S", "stock": 0}}, {"$value": {"size": "M", "stock": 0}}]}"#,
            output: "[false, false]",
        },
    ];
}

impl Survey for SizeRun {
    fn tally(&self) -> Box<dyn Tally> {
        Box::new(Sizes {
            survey: self.clone(),
            seen: Vec::new(),
        })
    }
}

struct Sizes {
    survey: SizeRun,
    seen: Vec<Size>,
}

/// One product, kept small because there are millions.
#[derive(Clone, Copy)]
struct Size {
    by: u64,
    rank: i32,
    /// Twice the pieces sold, plus one when in stock.
    sold_and_stock: u32,
}

impl Size {
    fn in_stock(self) -> bool {
        self.sold_and_stock & 1 == 1
    }

    fn sold(self) -> u128 {
        u128::from(self.sold_and_stock >> 1)
    }
}

impl Tally for Sizes {
    fn see(&mut self, _: u64, by: u64, value: &Value<'_>, _: &Context) {
        let size = member(value, "size")
            .map(Value::to_text)
            .unwrap_or_default();
        let Some(rank) = self.survey.order.rank(&size) else {
            return;
        };
        let pieces = |name| {
            member(value, name)
                .and_then(Value::to_decimal)
                .unwrap_or_default()
        };
        let sold = pieces("sold")
            .max(Decimal::ZERO)
            .to_u32()
            .unwrap_or(u32::MAX)
            .min(u32::MAX >> 1);
        let in_stock = pieces("stock") > Decimal::ZERO;
        self.seen.push(Size {
            by,
            rank,
            sold_and_stock: sold << 1 | u32::from(in_stock),
        });
    }

    fn merge(&mut self, later: Box<dyn Tally>) {
        self.seen.extend(same_kind::<Self>(later).seen);
    }

    fn finish(mut self: Box<Self>) -> Box<dyn Answer> {
        self.seen.sort_unstable_by_key(|size| (size.by, size.rank));
        let groups = self.seen.chunk_by(|one, other| one.by == other.by);
        let prior = u128::from(self.survey.prior);
        Box::new(Runs {
            gives: self.survey.gives,
            runs: groups
                .map(|sizes| (sizes[0].by, Run::of(sizes, prior)))
                .collect(),
        })
    }

    fn into_any(self: Box<Self>) -> Box<dyn Any> {
        self
    }
}

/// What is known of a group.
#[derive(Clone, Copy)]
struct Run {
    /// Hundredths of a percent of the demand.
    share: u16,
    broken: bool,
}

impl Run {
    /// Of the products of a group, by rank.
    fn of(products: &[Size], prior: u128) -> Self {
        let sizes = || products.chunk_by(|one, other| one.rank == other.rank);
        let in_stock = |size: &[Size]| size.iter().any(|product| product.in_stock());
        let sold = |size: &[Size]| size.iter().map(|product| product.sold()).sum::<u128>();
        let count = sizes().count();
        let bell = |i: usize| ((i as u128 + 1) * (count - i) as u128).pow(2);
        let bells: u128 = (0..count).map(bell).sum();
        // Without sales and without a prior the bell is all there is to go by.
        let prior = if prior == 0 && sizes().all(|size| sold(size) == 0) {
            1
        } else {
            prior
        };
        let (mut all, mut stocked) = (0, 0);
        for (i, size) in sizes().enumerate() {
            let demand = sold(size) * bells + prior * bell(i);
            all += demand;
            stocked += if in_stock(size) { demand } else { 0 };
        }
        let inner = || sizes().skip(1).take(count.saturating_sub(2));
        Self {
            share: u16::try_from((stocked * 20_000 + all) / (2 * all).max(1)).unwrap_or(10_000),
            broken: inner().next().is_some() && !inner().any(in_stock),
        }
    }
}

struct Runs {
    gives: Gives,
    runs: ByHash<Run>,
}

impl Answer for Runs {
    fn takes_value(&self) -> bool {
        false
    }

    fn of(&self, _: u64, by: u64, _: &Value<'_>) -> Value<'static> {
        let run = self.runs.get(&by);
        let share = run.map_or(Value::Missing, |run| {
            Value::Decimal(Decimal::new(run.share.into(), 2))
        });
        let broken = Value::Boolean(run.is_some_and(|run| run.broken));
        match self.gives {
            Gives::Share => share,
            Gives::Broken => broken,
            Gives::Both => Value::Group(vec![
                (Cow::Borrowed("share"), share),
                (Cow::Borrowed("broken"), broken),
            ]),
        }
    }
}
