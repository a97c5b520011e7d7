//! `element`: one element of a list.

use super::Transform;
use crate::context::Context;
use crate::item::{Example, Item};
use crate::value::Value;
use schemars::JsonSchema;
use serde::Deserialize;
/// Take an element
///
/// Takes one element of a list. Missing when there is no such element.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Element {
    /// Which element: 1 is the first, -1 the last.
    #[serde(default = "first")]
    at: i64,
}

fn first() -> i64 {
    1
}

impl Item for Element {
    const NAME: &'static str = "element";
    const ALIASES: &'static [&'static str] =
        &["first_element", "last_element", "nth", "pick_from_list"];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: "{}",
            input: r#"["a", "b", "c"]"#,
            output: r#""a""#,
        },
        Example {
            args: r#"{"at": -1}"#,
            input: r#"["a", "b", "c"]"#,
            output: r#""c""#,
        },
        Example {
            args: r#"{"at": 4}"#,
            input: r#"["a"]"#,
            output: "null",
        },
        Example {
            args: "{}",
            input: r#""a""#,
            output: r#""a""#,
        },
    ];
}

impl Transform for Element {
    fn takes_list(&self) -> bool {
        true
    }

    fn apply<'a>(&self, value: Value<'a>, _: &[Value<'a>], _: &Context) -> Value<'a> {
        let mut elements = value.into_elements();
        pick(elements.len(), self.at)
            .map(|at| elements.swap_remove(at))
            .unwrap_or_default()
    }
}

/// The index of a place among `length`: 1 is the first, -1 the last.
pub(super) fn pick(length: usize, place: i64) -> Option<usize> {
    let far = usize::try_from(place.unsigned_abs()).ok()?;
    let index = if place < 0 {
        length.checked_sub(far)?
    } else {
        far.checked_sub(1)?
    };
    (index < length).then_some(index)
}
