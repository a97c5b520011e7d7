//! `quantile`: in which of several equally filled classes a number falls.

use super::groups::{ByHash, same_kind, with_room};
use super::{Answer, Survey, Tally};
use crate::context::Context;
use crate::item::{Example, Item};
use crate::value::Value;
use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::Deserialize;
use std::any::Any;
/// Quantile
///
/// In which of `classes` equally filled classes the number falls when the numbers of the group are put in order: 1
/// for the lowest. With `n`
/// numbers of which `less` are smaller it is `1 + classes * less / n`, rounded down, so equal numbers are always in
/// the same class.
/// A product without a number is in none.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Quantile {
    /// How many classes: 4 for quartiles, 10 for deciles, 100 for percentiles.
    #[schemars(range(min = 1))]
    classes: std::num::NonZeroU16,
}

impl Item for Quantile {
    const NAME: &'static str = "quantile";
    const ALIASES: &'static [&'static str] = &["quartile", "percentile", "decile", "ntile"];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: r#"{"classes": 4}"#,
            input: r#"{"$products": [{"$value": 40}, {"$value": 10}, {"$value": 30}, {"$value": 20}]}"#,
            output: "[4, 1, 3, 2]",
        },
        Example {
            args: r#"{"classes": 2}"#,
            input: r#"{"$products": [{"$value": 1}, {"$value": 1}, {"$value": 1}, {"$value": 2}]}"#,
            output: "[1, 1, 1, 2]",
        },
        Example {
            args: r#"{"classes": 10}"#,
            input: r#"{"$products": [{"$value": 5}, {"$value": null}]}"#,
            output: "[1, null]",
        },
    ];
}

impl Survey for Quantile {
    fn tally(&self) -> Box<dyn Tally> {
        Box::new(Numbers {
            classes: usize::from(self.classes.get()),
            seen: ByHash::default(),
        })
    }
}

struct Numbers {
    classes: usize,
    seen: ByHash<Vec<Decimal>>,
}

impl Tally for Numbers {
    fn see(&mut self, _: u64, by: u64, value: &Value<'_>, _: &Context) {
        if let Some(number) = value.to_decimal() {
            self.seen.entry(by).or_default().push(number);
        }
    }

    fn merge(&mut self, later: Box<dyn Tally>) {
        for (by, numbers) in with_room(&mut self.seen, same_kind::<Self>(later).seen) {
            self.seen.entry(by).or_default().extend(numbers);
        }
    }

    fn finish(self: Box<Self>) -> Box<dyn Answer> {
        let classes = self.classes;
        let edges = self
            .seen
            .into_iter()
            .map(|(by, numbers)| (by, edges(numbers, classes)));
        Box::new(Edges(edges.collect()))
    }

    fn into_any(self: Box<Self>) -> Box<dyn Any> {
        self
    }
}

/// For each class after the first, the smallest number that is in it or in a higher one. A class that stays empty
/// shares
/// its edge with the next.
fn edges(mut numbers: Vec<Decimal>, classes: usize) -> Box<[Decimal]> {
    numbers.sort_unstable();
    let mut edges = Vec::new();
    let mut less = 0;
    while less < numbers.len() {
        let number = numbers[less];
        let class = classes * less / numbers.len();
        edges.resize(class, number);
        less += numbers[less..].partition_point(|&other| other == number);
    }
    edges.into()
}

struct Edges(ByHash<Box<[Decimal]>>);

impl Answer for Edges {
    fn of(&self, _: u64, by: u64, value: &Value<'_>) -> Value<'static> {
        match value.to_decimal().zip(self.0.get(&by)) {
            Some((number, edges)) => {
                let class = 1 + edges.partition_point(|&edge| edge <= number);
                Value::Integer(i64::try_from(class).unwrap_or(i64::MAX))
            }
            None => Value::Missing,
        }
    }
}
