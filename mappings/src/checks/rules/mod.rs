//! Checks of several attributes of one product. One file each; a spec's `[[rule]]` names them.

mod any_of;
mod at_most_one;
mod between;
mod less_than;
mod must_be;
mod must_be_empty;
mod needs;
mod no_overlap;
mod positive;
mod same_site;
mod same_unit;
mod together;

use super::finding::{About, Found};
use super::product::{Product, Slot};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value as Json};

/// A check of several attributes, its arguments read.
pub(super) trait RuleCheck: Send + Sync {
    /// The attributes it looks at; the first is the one a finding is shown at.
    fn slots(&mut self) -> Vec<&mut Slot>;
    /// What is wrong, if anything, and with which attribute.
    fn find<'a>(&'a self, product: &Product<'a>) -> Option<(&'a Slot, Found<'a>)>;
}

/// Reads the arguments of a rule.
pub(super) type Read = fn(Map<String, Json>) -> Result<Box<dyn RuleCheck>, String>;

fn read<C: RuleCheck + DeserializeOwned + 'static>(
    arguments: Map<String, Json>,
) -> Result<Box<dyn RuleCheck>, String> {
    let check: C =
        serde_json::from_value(Json::Object(arguments)).map_err(|error| error.to_string())?;
    Ok(Box::new(check))
}

/// All checks of several attributes.
pub(super) const ALL: &[(&About, Read)] = &[
    (&any_of::ABOUT, read::<any_of::AnyOf>),
    (&at_most_one::ABOUT, read::<at_most_one::AtMostOne>),
    (&between::ABOUT, read::<between::Between>),
    (&less_than::ABOUT, read::<less_than::LessThan>),
    (&must_be::ABOUT, read::<must_be::MustBe>),
    (&must_be_empty::ABOUT, read::<must_be_empty::MustBeEmpty>),
    (&needs::ABOUT, read::<needs::Needs>),
    (&no_overlap::ABOUT, read::<no_overlap::NoOverlap>),
    (&positive::ABOUT, read::<positive::Positive>),
    (&same_site::ABOUT, read::<same_site::SameSite>),
    (&same_unit::ABOUT, read::<same_unit::SameUnit>),
    (&together::ABOUT, read::<together::Together>),
];
