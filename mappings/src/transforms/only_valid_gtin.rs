//! `only_valid_gtin`: a right GTIN or nothing.

use super::Transform;
use crate::context::Context;
use crate::item::{Example, Item};
use crate::value::Value;
use feeds::types::gtin;
use schemars::JsonSchema;
use serde::Deserialize;

/// Only valid GTINs
///
/// Makes a GTIN missing when its length or check digit is wrong, or when its range is for use within a shop. Better none
/// than a wrong one: partners refuse the product.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OnlyValidGtin {
    /// Let ranges for use within a shop and for coupons pass.
    #[serde(default)]
    restricted: bool,
}

impl Item for OnlyValidGtin {
    const NAME: &'static str = "only_valid_gtin";
    const ALIASES: &'static [&'static str] = &["remove_invalid_gtin", "validate_gtin", "valid_ean"];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: "{}",
            input: r#""4006381333931""#,
            output: r#""4006381333931""#,
        },
        Example {
            args: "{}",
            input: r#""4006381333932""#,
            output: "null",
        },
        Example {
            args: "{}",
            input: r#""2012345678903""#,
            output: "null",
        },
        Example {
            args: r#"{"restricted": true}"#,
            input: r#""2012345678903""#,
            output: r#""2012345678903""#,
        },
    ];
}

impl Transform for OnlyValidGtin {
    fn apply<'a>(&self, value: Value<'a>, _: &[Value<'a>], _: &Context) -> Value<'a> {
        let text = value.to_text();
        if gtin::is_valid(&text) && (self.restricted || gtin::kept_for(&text).is_none()) {
            value
        } else {
            Value::Missing
        }
    }
}
