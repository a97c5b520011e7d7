//! `valid_gtin`: holds for a GTIN that a partner accepts.

use super::Condition;
use crate::context::Context;
use crate::item::{Example, Item};
use crate::value::Value;
use feeds::types::gtin;
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
        gtin::is_valid(&text)
            && (self.restricted || gtin::kept_for(&text).is_none())
            && (self.prefixes.is_empty() || {
                let number = without_packaging(&text);
                self.prefixes
                    .iter()
                    .any(|prefix| number.starts_with(prefix))
            })
    }
}

/// The number as 13 digits: a UPC gets its leading zero, a GTIN-14 loses the digit of its packaging level.
fn without_packaging(gtin: &str) -> Cow<'_, str> {
    match gtin.len() {
        12 => Cow::Owned(format!("0{gtin}")),
        14 => Cow::Borrowed(&gtin[1..]),
        _ => Cow::Borrowed(gtin),
    }
}
