//! `remove_accents`: letters without accents.

use super::Transform;
use crate::context::Context;
use crate::item::{Example, Item};
use crate::text::{accents, rewrite};
use crate::value::Value;
use schemars::JsonSchema;
use serde::Deserialize;

/// Remove accents
///
/// Writes accented and special Latin letters with plain ones: `é` as `e`, `ø` as `o`, `ß` as `ss`; in German `ä` as
/// `ae`. Other scripts stay.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RemoveAccents {}

impl Item for RemoveAccents {
    const NAME: &'static str = "remove_accents";
    const ALIASES: &'static [&'static str] = &[
        "to_ascii",
        "fold_accents",
        "remove_diacritics",
        "transliterate",
    ];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: "{}",
            input: r#""Crème brûlée Ærø""#,
            output: r#""Creme brulee AEro""#,
        },
        Example {
            args: "{}",
            input: r#""Łódź 東京 й""#,
            output: r#""Lodz 東京 й""#,
        },
    ];
}

impl Transform for RemoveAccents {
    fn apply<'a>(&self, value: Value<'a>, _: &[Value<'a>], context: &Context) -> Value<'a> {
        rewrite(value, |text| accents::fold(text, &context.language))
    }
}
