//! Mappings: record to record, pure. Values, transforms, conditions, surveys, labels, rules, checks and partner specs.
//! No clock, no disk, no network, no randomness: "now" is an argument, so a preview is the run.

pub mod arguments;
pub mod categories;
pub mod checks;
mod compare;
pub mod conditions;
pub mod config;
pub mod context;
pub mod dates;
pub mod docs;
#[cfg(test)]
mod examples;
pub mod fields;
pub mod item;
pub mod labels;
pub mod matching;
pub mod numbers;
pub mod partners;
pub mod plan;
pub mod rows;
pub mod surveys;
pub mod text;
pub mod transforms;
pub mod units;
pub mod value;

pub use feeds::said;
