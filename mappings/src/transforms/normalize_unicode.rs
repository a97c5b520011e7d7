//! `normalize_unicode`: one way to write each character.

use super::Transform;
use crate::context::Context;
use crate::item::{Example, Item};
use crate::text::rewrite;
use crate::value::Value;
use schemars::JsonSchema;
use serde::Deserialize;
use std::borrow::Cow;
use unicode_normalization::{IsNormalized, UnicodeNormalization as _, is_nfc_quick, is_nfkc_quick};

/// Normalize Unicode
///
/// Writes an accented letter as one character (NFC), so that texts that look the same are the same.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NormalizeUnicode {
    /// Also write ligatures, full-width letters, raised digits and the like as plain ones (NFKC): `ﬁ` as `fi`, `²` as `2`.
    #[serde(default)]
    plain: bool,
}

impl Item for NormalizeUnicode {
    const NAME: &'static str = "normalize_unicode";
    const ALIASES: &'static [&'static str] = &["normalise_unicode", "nfc", "nfkc"];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: "{}",
            input: r#""cafe\u0301""#,
            output: r#""café""#,
        },
        Example {
            args: r#"{"plain": true}"#,
            input: r#""ﬁt ５㎏""#,
            output: r#""fit 5kg""#,
        },
    ];
}

impl Transform for NormalizeUnicode {
    fn apply<'a>(&self, value: Value<'a>, _: &[Value<'a>], _: &Context) -> Value<'a> {
        rewrite(value, |text| {
            let quick = if self.plain {
                is_nfkc_quick
            } else {
                is_nfc_quick
            };
            if text.is_ascii() || quick(text.chars()) == IsNormalized::Yes {
                Cow::Borrowed(text)
            } else if self.plain {
                Cow::Owned(text.nfkc().collect())
            } else {
                Cow::Owned(text.nfc().collect())
            }
        })
    }
}
