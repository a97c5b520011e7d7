//! `in_bottom`: holds for the products with the lowest values.

use super::Condition;
use super::in_top::{place, placed};
use crate::arguments::Number;
use crate::config::ValueConfig;
use crate::context::Context;
use crate::item::{Example, Item};
use crate::value::Value;
use schemars::JsonSchema;
use serde::Deserialize;

/// Is in the bottom
///
/// Holds for the products with the lowest values: so many of them, or so many percent (rounded up) of those that have
/// a value.
/// Of equal values the earlier product in the catalog goes first.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct InBottom {
    /// How many products.
    #[serde(default)]
    count: Option<u64>,
    /// How many percent of the products.
    #[serde(default)]
    percent: Option<Number>,
    /// Only products with the same values here are compared, such as `["item_group_id"]` for the variants; all when
    /// left
    /// out.
    #[serde(default)]
    within: Vec<ValueConfig>,
}

impl Item for InBottom {
    const NAME: &'static str = "in_bottom";
    const ALIASES: &'static [&'static str] = &["lowest", "in_lowest", "bottom", "bottom_percent"];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: r#"{"count": 1}"#,
            input: r#"{"$products": [{"$value": 5}, {"$value": 9}, {"$value": 7}, {"$value": 1}], "$row": 3}"#,
            output: "true",
        },
        Example {
            args: r#"{"count": 1}"#,
            input: r#"{"$products": [{"$value": 5}, {"$value": 9}, {"$value": 7}, {"$value": 1}], "$row": 0}"#,
            output: "false",
        },
        Example {
            args: r#"{"percent": 50}"#,
            input: r#"{"$products": [{"$value": 5}, {"$value": 9}, {"$value": 7}, {"$value": 1}], "$row": 0}"#,
            output: "true",
        },
        Example {
            args: r#"{"percent": 50}"#,
            input: r#"{"$products": [{"$value": 5}, {"$value": 9}, {"$value": 7}, {"$value": 1}], "$row": 2}"#,
            output: "false",
        },
    ];
}

impl Condition for InBottom {
    fn inputs(&self, tested: &ValueConfig) -> Vec<ValueConfig> {
        place(tested, &self.within, "ascending")
    }

    fn test(&self, _: &Value<'_>, inputs: &[Value<'_>], _: &Context) -> bool {
        placed(inputs, self.count, self.percent.map(|percent| percent.0))
    }
}
