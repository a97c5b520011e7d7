//! `remove_invalid_characters`: takes out what no reader sees and XML may not hold.

use super::Transform;
use crate::context::Context;
use crate::item::{Example, Item};
use crate::text::rewrite;
use crate::value::Value;
use schemars::JsonSchema;
use serde::Deserialize;
use std::borrow::Cow;

/// Remove invalid characters
///
/// Takes out control characters (line breaks and tabs stay), characters that no one can show, and invisible ones such
/// as zero-width spaces, soft hyphens and byte order marks.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RemoveInvalidCharacters {}

impl Item for RemoveInvalidCharacters {
    const NAME: &'static str = "remove_invalid_characters";
    const ALIASES: &'static [&'static str] = &[
        "remove_control_characters",
        "remove_non_printable",
        "clean_text",
        "text_normalization",
    ];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: "{}",
            input: r#""Moab\u0000 3\u200b\ufffd""#,
            output: r#""Moab 3""#,
        },
        Example {
            args: "{}",
            input: r#""line\none""#,
            output: r#""line\none""#,
        },
    ];
}

impl Transform for RemoveInvalidCharacters {
    fn apply<'a>(&self, value: Value<'a>, _: &[Value<'a>], _: &Context) -> Value<'a> {
        rewrite(value, |text| {
            if text.contains(is_invalid) {
                Cow::Owned(text.replace(is_invalid, ""))
            } else {
                Cow::Borrowed(text)
            }
        })
    }
}

/// Controls, noncharacters, private use, and invisible format characters; joiners stay, since emoji and Persian need
/// them. XML 1.0 forbids the controls and the noncharacters U+FFFE and U+FFFF.
fn is_invalid(c: char) -> bool {
    match c {
        '\t' | '\n' | '\r' => false,
        '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{fffd}' => {
            true
        }
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fdd0}'..='\u{fdef}' => true,
        '\u{e000}'..='\u{f8ff}' | '\u{f0000}'.. => true,
        c => c.is_control() || u32::from(c) & 0xfffe == 0xfffe,
    }
}
