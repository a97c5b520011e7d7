//! `normalize_gtin`: a GTIN as partners want it.

use super::Transform;
use crate::context::Context;
use crate::item::{Example, Item};
use crate::text::rewrite;
use crate::value::Value;
use feeds::types::gtin::is_valid;
use schemars::JsonSchema;
use serde::Deserialize;
use std::borrow::Cow;

/// Tidy a GTIN
///
/// Takes spaces and hyphens out, makes an ISBN-13 of an ISBN-10, and puts back leading zeros that a spreadsheet ate
/// where that makes the check digit right. What is no GTIN even so stays as it was.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NormalizeGtin {}

impl Item for NormalizeGtin {
    const NAME: &'static str = "normalize_gtin";
    const ALIASES: &'static [&'static str] = &[
        "normalise_gtin",
        "clean_ean",
        "format_gtin",
        "isbn10_to_isbn13",
    ];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: "{}",
            input: r#""4 006381-333931""#,
            output: r#""4006381333931""#,
        },
        Example {
            args: "{}",
            input: r#""0-306-40615-2""#,
            output: r#""9780306406157""#,
        },
        Example {
            args: "{}",
            input: "36000291452",
            output: r#""036000291452""#,
        },
        Example {
            args: "{}",
            input: r#""unknown""#,
            output: r#""unknown""#,
        },
    ];
}

impl Transform for NormalizeGtin {
    fn apply<'a>(&self, value: Value<'a>, _: &[Value<'a>], _: &Context) -> Value<'a> {
        rewrite(value, |text| {
            if is_valid(text) {
                return Cow::Borrowed(text);
            }
            let bare: String = text
                .chars()
                .filter(|c| !c.is_whitespace() && *c != '-')
                .collect();
            if let Some(isbn) = isbn_13(&bare) {
                return Cow::Owned(isbn);
            }
            // Shorter numbers would be right too often by chance.
            let digits = bare.bytes().all(|c| c.is_ascii_digit());
            let lengths = if digits && bare.len() > 8 {
                &[0, 12, 13, 14][..]
            } else {
                &[0]
            };
            lengths
                .iter()
                .map(|length| format!("{bare:0>length$}"))
                .find(|number| is_valid(number))
                .map_or(Cow::Borrowed(text), Cow::Owned)
        })
    }
}

/// The ISBN-13 of an ISBN-10 with a right check digit: digits weigh 10 to 1, X is ten, and the sum is a multiple of 11
/// (ISO 2108).
fn isbn_13(isbn: &str) -> Option<String> {
    let digits: Vec<u32> = isbn
        .chars()
        .enumerate()
        .map(|(at, c)| {
            if at == 9 && c.eq_ignore_ascii_case(&'x') {
                Some(10)
            } else {
                c.to_digit(10)
            }
        })
        .collect::<Option<_>>()?;
    let sum: u32 = digits
        .iter()
        .zip((1..=10).rev())
        .map(|(digit, weight)| digit * weight)
        .sum();
    if digits.len() != 10 || !sum.is_multiple_of(11) || sum == 0 {
        return None;
    }
    let start = format!("978{}", &isbn[..9]);
    (0..10)
        .map(|check| format!("{start}{check}"))
        .find(|number| is_valid(number))
}
