//! Conditions: predicates on one value. One file each; `ALL` lists them and a test names a file missing from it.

pub mod after;
pub mod always;
pub mod before;
pub mod between;
pub mod contains;
pub mod contains_all;
pub mod contains_any;
pub mod duplicate;
pub mod empty;
pub mod ends_with;
pub mod equals;
pub mod equals_any;
pub mod filled;
pub mod greater_or_equal;
pub mod greater_than;
pub mod in_bottom;
pub mod in_list;
pub mod in_season;
pub mod in_top;
pub mod length_between;
pub mod less_or_equal;
pub mod less_than;
pub mod longer_than;
pub mod matches;
pub mod missing;
pub(crate) mod moment;
pub mod on;
pub mod shorter_than;
pub mod starts_with;
#[cfg(test)]
mod tests;
pub mod valid_gtin;
pub mod valid_image_url;
pub mod valid_url;
pub mod within_last;
pub mod within_next;
pub mod yes;

use crate::config::ValueConfig;
use crate::context::Context;
use crate::item::{Entry, Item};
use crate::value::Value;

/// A condition, ready to test. Negation, lists (`any`/`all`/`none`) and variant groups are handled by the engine.
pub trait Condition: Send + Sync {
    /// Other values the condition needs, such as the field it compares with; given to `test` in the same order.
    /// An input may be a survey (`duplicate`, `rank`) or a table lookup of the tested value, so that conditions can
    /// look
    /// at other products and at list files.
    fn inputs(&self, tested: &ValueConfig) -> Vec<ValueConfig> {
        let _ = tested;
        Vec::new()
    }

    /// Whether the condition wants a list as a whole. Otherwise it is tested on the elements.
    fn takes_list(&self) -> bool {
        false
    }

    /// Whether it holds.
    fn test(&self, value: &Value<'_>, inputs: &[Value<'_>], context: &Context) -> bool;
}

/// The entry of a condition.
pub(crate) const fn entry<I: Item + Condition>() -> Entry<dyn Condition> {
    Entry {
        name: I::NAME,
        aliases: I::ALIASES,
        examples: I::EXAMPLES,
        schema: crate::item::schema::<I>,
        build: |arguments| Ok(Box::new(crate::item::read::<I>(arguments)?)),
    }
}

/// All conditions, by name.
pub const ALL: &[Entry<dyn Condition>] = &[
    entry::<after::After>(),
    entry::<always::Always>(),
    entry::<before::Before>(),
    entry::<between::Between>(),
    entry::<contains::Contains>(),
    entry::<contains_all::ContainsAll>(),
    entry::<contains_any::ContainsAny>(),
    entry::<duplicate::Duplicate>(),
    entry::<empty::Empty>(),
    entry::<ends_with::EndsWith>(),
    entry::<equals::Equals>(),
    entry::<equals_any::EqualsAny>(),
    entry::<filled::Filled>(),
    entry::<greater_or_equal::GreaterOrEqual>(),
    entry::<greater_than::GreaterThan>(),
    entry::<in_bottom::InBottom>(),
    entry::<in_list::InList>(),
    entry::<in_season::InSeason>(),
    entry::<in_top::InTop>(),
    entry::<length_between::LengthBetween>(),
    entry::<less_or_equal::LessOrEqual>(),
    entry::<less_than::LessThan>(),
    entry::<longer_than::LongerThan>(),
    entry::<matches::Matches>(),
    entry::<missing::Missing>(),
    entry::<on::On>(),
    entry::<shorter_than::ShorterThan>(),
    entry::<starts_with::StartsWith>(),
    entry::<valid_gtin::ValidGtin>(),
    entry::<valid_image_url::ValidImageUrl>(),
    entry::<valid_url::ValidUrl>(),
    entry::<within_last::WithinLast>(),
    entry::<within_next::WithinNext>(),
    entry::<yes::Yes>(),
];

/// The condition of that name.
#[must_use]
pub fn find(name: &str) -> Option<&'static Entry<dyn Condition>> {
    crate::item::find(ALL, name)
}
