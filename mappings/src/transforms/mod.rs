//! Transforms: verbs that turn one value into another. One file each; `ALL` lists them and a test names a file that is
//! missing from it.

pub mod truncate;

use crate::config::ValueConfig;
use crate::context::Context;
use crate::item::{Entry, Item};
use crate::value::Value;

/// A transform, ready to run. It never fails: a value it can do nothing with is passed on as it is (or becomes missing
/// where its documentation says so), and checks find what is wrong with the result.
pub trait Transform: Send + Sync {
    /// Other values the transform needs, such as the field it appends; given to `apply` in the same order.
    fn inputs(&self) -> Vec<ValueConfig> {
        Vec::new()
    }

    /// Whether the transform wants a list as a whole. Otherwise it is applied to each element of a list.
    fn takes_list(&self) -> bool {
        false
    }

    /// Whether the transform wants missing values too. Otherwise missing stays missing without a call.
    fn takes_missing(&self) -> bool {
        false
    }

    /// The value after.
    fn apply<'a>(&self, value: Value<'a>, inputs: &[Value<'a>], context: &Context) -> Value<'a>;
}

const fn entry<I: Item + Transform>() -> Entry<dyn Transform> {
    Entry {
        name: I::NAME,
        aliases: I::ALIASES,
        examples: I::EXAMPLES,
        schema: crate::item::schema::<I>,
        build: |arguments| Ok(Box::new(crate::item::read::<I>(arguments)?)),
    }
}

/// All transforms, by name.
pub const ALL: &[Entry<dyn Transform>] = &[entry::<truncate::Truncate>()];
