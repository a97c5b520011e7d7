//! Checks: what a partner spec asks of the written values. One file each, listed in `ALL`: those of one value in
//! `values`, of several attributes in `rules`, of all products in `catalog`, of presence and number in `present`.

pub(crate) mod amount;
mod catalog;
mod checker;
mod compile;
mod condition;
mod finding;
mod occurrences;
mod pixels;
mod present;
mod product;
mod rules;
mod score;
mod values;
mod words;

#[cfg(test)]
pub(crate) mod peers;
#[cfg(test)]
mod tests;

pub use checker::{Checker, Tally};
pub use finding::{About, Detail, Finding, Fix, Proposal};
pub use pixels::least_pixels;
pub use score::{Worst, score};
pub use words::{DETAILS, Words};

use crate::partners::RuleSpec;
use product::Slot;

/// Checks of a text that an attribute can name.
pub(crate) const OF_TEXT: &[&str] = &["plain_text", "capitals", "promotional", "image"];

/// All checks, for help and documentation.
pub fn all() -> impl Iterator<Item = &'static About> {
    let present = [
        &present::PRESENT,
        &present::RECOMMENDED,
        &present::TOO_FEW,
        &present::TOO_MANY,
        &present::HALF_PERIOD,
    ];
    present
        .into_iter()
        .chain(values::ALL.iter().copied())
        .chain(rules::ALL.iter().map(|(about, _)| *about))
        .chain(catalog::ALL.iter().map(|(about, _)| *about))
}

/// What is wrong with a rule of a spec; `known` tells whether there is such an attribute.
pub(crate) fn rule(rule: &RuleSpec, known: &dyn Fn(&str) -> bool) -> Result<(), String> {
    let (within, arguments) = compile::arguments(rule);
    let name = |slot: &Slot| match &within {
        Some(group) => format!("{group}/{}", slot.name),
        None => slot.name.clone(),
    };
    let names: Vec<String> =
        if let Some((_, check)) = compile::find(rules::ALL, &rule.check, &arguments) {
            check?.slots().into_iter().map(|slot| name(slot)).collect()
        } else if let Some((_, check)) = compile::find(catalog::ALL, &rule.check, &arguments) {
            check?.slots().into_iter().map(|slot| name(slot)).collect()
        } else {
            return Err(format!("there is no check `{}`", rule.check));
        };
    match names.iter().find(|name| !known(name)) {
        Some(name) => Err(format!("`{name}` is no attribute")),
        None => Ok(()),
    }
}
