//! Surveys: what is known of a product only after a look at the others, such as the stock of its variant group, its
//! rank, or whether its id occurs twice. One file each; `ALL` lists them. The engine takes all surveys of a plan in
//! as
//! few passes over the catalog as their dependencies allow, in parallel.

pub mod average;
pub mod collect;
pub mod count;
pub mod count_filled;
pub mod distinct;
pub mod duplicate;
pub mod first;
mod groups;
pub mod lookup;
pub mod max;
pub mod min;
pub mod quantile;
pub mod rank;
pub mod share;
pub mod shrunk_rate;
pub mod size_order;
pub mod size_run;
pub mod sum;
#[cfg(test)]
mod tests;

use crate::context::Context;
use crate::item::{Entry, Item};
use crate::value::Value;

/// A survey, ready to be taken.
pub trait Survey: Send + Sync {
    /// What is surveyed when the mapping does not say: a field name, or nothing.
    fn default_value(&self) -> Option<&'static str> {
        None
    }

    /// An empty tally.
    fn tally(&self) -> Box<dyn Tally>;
}

/// The state of a survey while products are shown to it. Several tallies of one survey see disjoint, contiguous runs
/// of products, in the catalog's order, and are then merged in that order, so the result never depends on threads.
pub trait Tally: Send {
    /// Shows a product: its row in the catalog, the value of `by` hashed to 64 bits (0 when all products are surveyed
    /// together; a product whose `by` is empty is on its own, so the engine gives it a hash of its own), and the
    /// surveyed
    /// value.
    fn see(&mut self, row: u64, by: u64, value: &Value<'_>, context: &Context);
    /// Takes over a later tally of the same survey.
    fn merge(&mut self, later: Box<dyn Tally>);
    /// The answers.
    fn finish(self: Box<Self>) -> Box<dyn Answer>;
    /// For `merge`.
    fn into_any(self: Box<Self>) -> Box<dyn std::any::Any>;
}

/// The answers of a finished survey.
pub trait Answer: Send + Sync {
    /// Whether `of` looks at the value. Otherwise it gets `Missing`, and the value need not be worked out.
    fn takes_value(&self) -> bool {
        true
    }

    /// The answer for a product, which need not have been seen.
    fn of(&self, row: u64, by: u64, value: &Value<'_>) -> Value<'static>;
}

/// The entry of a survey.
pub(crate) const fn entry<I: Item + Survey>() -> Entry<dyn Survey> {
    Entry {
        name: I::NAME,
        aliases: I::ALIASES,
        examples: I::EXAMPLES,
        schema: crate::item::schema::<I>,
        build: |arguments| Ok(Box::new(crate::item::read::<I>(arguments)?)),
    }
}

/// All surveys, by name.
pub const ALL: &[Entry<dyn Survey>] = &[
    entry::<average::Average>(),
    entry::<collect::Collect>(),
    entry::<count::Count>(),
    entry::<count_filled::CountFilled>(),
    entry::<distinct::Distinct>(),
    entry::<duplicate::Duplicate>(),
    entry::<first::First>(),
    entry::<lookup::Lookup>(),
    entry::<max::Max>(),
    entry::<min::Min>(),
    entry::<quantile::Quantile>(),
    entry::<rank::Rank>(),
    entry::<share::Share>(),
    entry::<shrunk_rate::ShrunkRate>(),
    entry::<size_run::SizeRun>(),
    entry::<sum::Sum>(),
];

/// The survey of that name.
#[must_use]
pub fn find(name: &str) -> Option<&'static Entry<dyn Survey>> {
    crate::item::find(ALL, name)
}

/// A member of a surveyed group.
fn member<'v, 'a>(value: &'v Value<'a>, name: &str) -> Option<&'v Value<'a>> {
    match value {
        Value::Group(members) => members
            .iter()
            .find(|(member, _)| member == name)
            .map(|(_, value)| value),
        _ => None,
    }
}
