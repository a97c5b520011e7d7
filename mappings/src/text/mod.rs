//! Text: what several transforms do to text, by topic. Functions return the text they were given, borrowed, when there
//! is nothing to change.

pub mod accents;
pub mod case;
pub(crate) mod garbled;
pub mod html;
pub mod whitespace;

use crate::value::Value;
use std::borrow::Cow;

/// The value with its text rewritten. Numbers, times and the like are rewritten as the text they are written as, and
/// stay what they are when that does not change; groups are passed on.
pub fn rewrite<'a>(
    value: Value<'a>,
    change: impl for<'t> FnOnce(&'t str) -> Cow<'t, str>,
) -> Value<'a> {
    match value {
        Value::Text(Cow::Borrowed(text)) => Value::Text(change(text)),
        Value::Group(_) => value,
        value => {
            let before = value.to_text();
            let after = match change(&before) {
                Cow::Borrowed(after) if after.len() == before.len() => None,
                after => Some(after.into_owned()),
            };
            drop(before);
            after.map_or(value, Value::owned)
        }
    }
}
