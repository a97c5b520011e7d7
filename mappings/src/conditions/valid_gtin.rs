//! `valid_gtin`: holds for a GTIN that a partner accepts.

use super::Condition;
use crate::context::Context;
use crate::item::{Example, Item};
use crate::value::Value;
use schemars::JsonSchema;
use serde::Deserialize;
use std::borrow::Cow;

/// Is a valid GTIN
///
/// Holds for 8, 12, 13 or 14 digits (EAN, UPC, ISBN-13) with a right check digit, outside the ranges that GS1 keeps
/// for use within
/// a shop and for coupons. Spaces and hyphens between digits are not valid.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ValidGtin {
    /// Numbers for use within a shop (prefixes 02, 04, 2) and for coupons and refunds (05, 98, 99) are good too.
    #[serde(default)]
    restricted: bool,
    /// The number must begin with one of these, such as the GS1 company prefix of the brand, counted in 13 digits.
    #[serde(default)]
    prefixes: Vec<String>,
}

impl Item for ValidGtin {
    const NAME: &'static str = "valid_gtin";
    const ALIASES: &'static [&'static str] = &["gtin", "valid_ean", "is_valid_gtin", "ean", "upc"];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: "{}",
            input: r#""4006381333931""#,
            output: "true",
        },
        Example {
            args: "{}",
            input: r#""4006381333932""#,
            output: "false",
        },
        Example {
            args: "{}",
            input: r#""036000291452""#,
            output: "true",
        },
        Example {
            args: "{}",
            input: "96385074",
            output: "true",
        },
        Example {
            args: "{}",
            input: r#""2012345678903""#,
            output: "false",
        },
        Example {
            args: r#"{"restricted": true}"#,
            input: r#""2012345678903""#,
            output: "true",
        },
        Example {
            args: r#"{"prefixes": ["400638"]}"#,
            input: r#""4006381333931""#,
            output: "true",
        },
        Example {
            args: r#"{"prefixes": ["871"]}"#,
            input: r#""4006381333931""#,
            output: "false",
        },
        Example {
            args: "{}",
            input: r#""0000000000000""#,
            output: "false",
        },
    ];
}

impl Condition for ValidGtin {
    fn test(&self, value: &Value<'_>, _: &[Value<'_>], _: &Context) -> bool {
        let text = value.to_text();
        is_gtin(&text)
            && (self.restricted || !is_restricted(&text))
            && (self.prefixes.is_empty() || {
                let number = without_packaging(&text);
                self.prefixes
                    .iter()
                    .any(|prefix| number.starts_with(prefix))
            })
    }
}

/// Whether text is a GTIN-8, -12, -13 or -14 with a right check digit: digits weigh 3 and 1 in turn from the right,
/// and
/// the sum is a multiple of ten (GS1 General Specifications, section 7.9). Nothing but zeros is none.
#[must_use]
pub fn is_gtin(text: &str) -> bool {
    let digits = text.as_bytes();
    if !matches!(digits.len(), 8 | 12 | 13 | 14) || !digits.iter().all(u8::is_ascii_digit) {
        return false;
    }
    let sum: u32 = digits
        .iter()
        .rev()
        .zip([1, 3].into_iter().cycle())
        .map(|(digit, weight)| u32::from(digit - b'0') * weight)
        .sum();
    sum > 0 && sum.is_multiple_of(10)
}

/// Whether a GTIN is in a range that is no product's worldwide: circulation restricted to a shop or region (GS1
/// prefixes
/// 02, 04, 20-29), coupons and refund receipts (05, 98, 99); for a GTIN-8 those beginning with 0 or 2 (GS1 General
/// Specifications, section 1.4).
#[must_use]
pub fn is_restricted(gtin: &str) -> bool {
    if gtin.len() == 8 {
        return gtin.starts_with(['0', '2']);
    }
    let number = without_packaging(gtin);
    number.starts_with('2')
        || ["02", "04", "05", "98", "99"]
            .iter()
            .any(|prefix| number.starts_with(prefix))
}

/// The number as 13 digits: a UPC gets its leading zero, a GTIN-14 loses the digit of its packaging level.
fn without_packaging(gtin: &str) -> Cow<'_, str> {
    match gtin.len() {
        12 => Cow::Owned(format!("0{gtin}")),
        14 => Cow::Borrowed(&gtin[1..]),
        _ => Cow::Borrowed(gtin),
    }
}
