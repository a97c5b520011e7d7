//! `hash`: a fingerprint of a text.

use super::Transform;
use crate::context::Context;
use crate::item::{Example, Item};
use crate::text::rewrite;
use crate::value::Value;
use schemars::JsonSchema;
use serde::Deserialize;
use sha2::{Digest as _, Sha256};
use std::borrow::Cow;
use std::fmt::Write as _;

/// Hash
///
/// Writes the SHA-256 of a text (UTF-8) in hexadecimal, or its first digits as a short key. Not a way to hide e-mail
/// addresses or other texts that can be guessed.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Hash {
    /// Digits to keep; all 64 when left out.
    #[schemars(range(min = 1, max = 64))]
    length: Option<usize>,
}

impl Item for Hash {
    const NAME: &'static str = "hash";
    const ALIASES: &'static [&'static str] = &["sha256", "md5", "unique_id", "fingerprint"];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: "{}",
            input: r#""""#,
            output: r#""e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855""#,
        },
        Example {
            args: r#"{"length": 8}"#,
            input: r#""abc""#,
            output: r#""ba7816bf""#,
        },
    ];
}

impl Transform for Hash {
    fn apply<'a>(&self, value: Value<'a>, _: &[Value<'a>], _: &Context) -> Value<'a> {
        rewrite(value, |text| {
            let mut digits = String::with_capacity(64);
            for byte in Sha256::digest(text.as_bytes()) {
                // Writing to a String cannot fail.
                let _ = write!(digits, "{byte:02x}");
            }
            digits.truncate(self.length.unwrap_or(64));
            Cow::Owned(digits)
        })
    }
}
