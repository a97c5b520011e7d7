//! Conditions: predicates on one value. One file each; `ALL` lists them and a test names a file missing from it.

use crate::config::ValueConfig;
use crate::context::Context;
use crate::item::{Entry, Item};
use crate::value::Value;

/// A condition, ready to test. Negation, lists (`any`/`all`/`none`) and variant groups are handled by the engine.
pub trait Condition: Send + Sync {
    /// Other values the condition needs, such as the field it compares with; given to `test` in the same order.
    /// An input may be a survey (`duplicate`, `rank`) or a table lookup of the tested value, so that conditions can look
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
pub const ALL: &[Entry<dyn Condition>] = &[];
