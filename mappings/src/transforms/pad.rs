//! `pad`: fills text up to a length.

use super::Transform;
use super::arguments::Side;
use crate::context::Context;
use crate::item::{Example, Item};
use crate::text::rewrite;
use crate::value::Value;
use schemars::JsonSchema;
use serde::Deserialize;
use std::borrow::Cow;

/// Pad
///
/// Fills a text up to a length with a character: leading zeros that a spreadsheet ate. Empty text stays empty.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Pad {
    /// The length to reach, in characters.
    length: u16,
    /// The character to fill with.
    #[serde(default = "zero")]
    with: char,
    /// Where to fill.
    #[serde(default = "left")]
    side: Side,
}

fn zero() -> char {
    '0'
}

fn left() -> Side {
    Side::Left
}

impl Item for Pad {
    const NAME: &'static str = "pad";
    const ALIASES: &'static [&'static str] =
        &["pad_left", "pad_right", "leading_zeros", "zero_fill"];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: r#"{"length": 5}"#,
            input: "42",
            output: r#""00042""#,
        },
        Example {
            args: r#"{"length": 4, "with": ".", "side": "right"}"#,
            input: r#""é""#,
            output: r#""é...""#,
        },
        Example {
            args: r#"{"length": 2}"#,
            input: r#""abc""#,
            output: r#""abc""#,
        },
        Example {
            args: r#"{"length": 3}"#,
            input: r#""""#,
            output: r#""""#,
        },
    ];
}

impl Transform for Pad {
    fn apply<'a>(&self, value: Value<'a>, _: &[Value<'a>], _: &Context) -> Value<'a> {
        rewrite(value, |text| {
            let short = usize::from(self.length).saturating_sub(text.chars().count());
            if short == 0 || text.is_empty() {
                return Cow::Borrowed(text);
            }
            let fill: String = std::iter::repeat_n(self.with, short).collect();
            Cow::Owned(match self.side {
                Side::Left => fill + text,
                Side::Right => text.to_owned() + &fill,
            })
        })
    }
}
