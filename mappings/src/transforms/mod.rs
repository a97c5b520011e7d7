//! Transforms: verbs that turn one value into another. One file each; `ALL` lists them and a test names a file that is
//! missing from it.

pub mod append;
pub mod arguments;
pub mod capitalize;
pub mod collapse_whitespace;
pub mod decode_html;
pub mod encode_html;
pub mod lower;
pub mod prepend;
pub mod remove_whitespace;
pub mod sentence_case;
pub mod strip_html;
pub mod title_case;
pub mod trim;
pub mod truncate;
pub mod truncate_bytes;
pub mod upper;

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

/// The transform of that name.
#[must_use]
pub fn find(name: &str) -> Option<&'static Entry<dyn Transform>> {
    crate::item::find(ALL, name)
}

/// The transform that was probably meant.
#[must_use]
pub fn suggest(name: &str) -> Option<&'static str> {
    crate::item::suggest(ALL, name)
}

/// Runs a transform as rules and mappings do: on each element of a list unless it takes lists, and not on missing
/// values unless it takes those.
pub fn run<'a>(
    transform: &dyn Transform,
    value: Value<'a>,
    inputs: &[Value<'a>],
    context: &Context,
) -> Value<'a> {
    match value {
        Value::Missing if !transform.takes_missing() => Value::Missing,
        Value::List(values) if !transform.takes_list() => Value::List(
            values
                .into_iter()
                .map(|value| match value {
                    Value::Missing if !transform.takes_missing() => Value::Missing,
                    value => transform.apply(value, inputs, context),
                })
                .collect(),
        ),
        value => transform.apply(value, inputs, context),
    }
}

/// All transforms, by name.
pub const ALL: &[Entry<dyn Transform>] = &[
    entry::<append::Append>(),
    entry::<capitalize::Capitalize>(),
    entry::<collapse_whitespace::CollapseWhitespace>(),
    entry::<decode_html::DecodeHtml>(),
    entry::<encode_html::EncodeHtml>(),
    entry::<lower::Lower>(),
    entry::<prepend::Prepend>(),
    entry::<remove_whitespace::RemoveWhitespace>(),
    entry::<sentence_case::SentenceCase>(),
    entry::<strip_html::StripHtml>(),
    entry::<title_case::TitleCase>(),
    entry::<trim::Trim>(),
    entry::<truncate::Truncate>(),
    entry::<truncate_bytes::TruncateBytes>(),
    entry::<upper::Upper>(),
];

#[cfg(test)]
mod tests;
