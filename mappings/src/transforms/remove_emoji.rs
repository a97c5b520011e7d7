//! `remove_emoji`: takes pictures out of text.

use super::Transform;
use crate::context::Context;
use crate::item::{Example, Item};
use crate::text::{rewrite, whitespace};
use crate::value::Value;
use regex::Regex;
use schemars::JsonSchema;
use serde::Deserialize;
use std::borrow::Cow;
use std::sync::LazyLock;

/// Remove emoji
///
/// Takes emoji and pictographs out and closes the gap. ©, ®, ™ and arrows stay.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RemoveEmoji {}

/// One emoji with all that belongs to it: skin tone, joined parts, keycap, flag tags (Unicode Technical Standard 51).
static EMOJI: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?:[\p{Emoji_Presentation}\p{Extended_Pictographic}--[©®™‼⁉ℹ↔-↪]]|[0-9#*]\x{FE0F}?\x{20E3})",
        r"[\p{Emoji_Modifier}\x{FE0F}\x{20E3}\x{200D}\x{E0020}-\x{E007F}]*"
    ))
    .expect("a constant pattern")
});

impl Item for RemoveEmoji {
    const NAME: &'static str = "remove_emoji";
    const ALIASES: &'static [&'static str] =
        &["strip_emoji", "remove_emojis", "remove_pictographs"];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: "{}",
            input: r#""🔥 Sale 👩🏽‍🚀 now 1️⃣""#,
            output: r#""Sale now""#,
        },
        Example {
            args: "{}",
            input: r#""Gore-Tex® 100% 🇳🇱""#,
            output: r#""Gore-Tex® 100%""#,
        },
        Example {
            args: "{}",
            input: r#""Moab  3""#,
            output: r#""Moab  3""#,
        },
    ];
}

impl Transform for RemoveEmoji {
    fn apply<'a>(&self, value: Value<'a>, _: &[Value<'a>], _: &Context) -> Value<'a> {
        rewrite(value, |text| {
            if text.is_ascii() {
                return Cow::Borrowed(text);
            }
            match EMOJI.replace_all(text, "") {
                Cow::Borrowed(same) => Cow::Borrowed(same),
                Cow::Owned(shorter) => Cow::Owned(whitespace::collapse(&shorter).into_owned()),
            }
        })
    }
}
