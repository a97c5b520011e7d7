//! `in_top`: holds for the products with the highest values.

use super::Condition;
use crate::arguments::Number;
use crate::config::{SurveyConfig, ValueConfig};
use crate::context::Context;
use crate::item::{Example, Item};
use crate::value::Value;
use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::Map;

/// Is in the top
///
/// Holds for the products with the highest values: so many of them, or so many percent (rounded up) of those that
/// have a value.
/// Of equal values the earlier product in the catalog goes first.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct InTop {
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

impl Item for InTop {
    const NAME: &'static str = "in_top";
    const ALIASES: &'static [&'static str] = &["highest", "in_highest", "top", "top_percent"];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: r#"{"count": 2}"#,
            input: r#"{"$products": [{"$value": 5}, {"$value": 9}, {"$value": 7}, {"$value": 1}], "$row": 2}"#,
            output: "true",
        },
        Example {
            args: r#"{"count": 2}"#,
            input: r#"{"$products": [{"$value": 5}, {"$value": 9}, {"$value": 7}, {"$value": 1}], "$row": 0}"#,
            output: "false",
        },
        Example {
            args: r#"{"percent": 25}"#,
            input: r#"{"$products": [{"$value": 5}, {"$value": 9}, {"$value": 7}, {"$value": 1}], "$row": 1}"#,
            output: "true",
        },
        Example {
            args: r#"{"percent": 26}"#,
            input: r#"{"$products": [{"$value": 5}, {"$value": 9}, {"$value": 7}, {"$value": 1}], "$row": 2}"#,
            output: "true",
        },
        Example {
            args: r#"{"percent": 25}"#,
            input: r#"{"$products": [{"$value": 5}, {"$value": 9}, {"$value": 7}, {"$value": 1}], "$row": 2}"#,
            output: "false",
        },
    ];
}

impl Condition for InTop {
    fn inputs(&self, tested: &ValueConfig) -> Vec<ValueConfig> {
        place(tested, &self.within, "descending")
    }

    fn test(&self, _: &Value<'_>, inputs: &[Value<'_>], _: &Context) -> bool {
        placed(inputs, self.count, self.percent.map(|percent| percent.0))
    }
}

/// The surveys that tell a product's place and how many products have one.
pub(super) fn place(tested: &ValueConfig, within: &[ValueConfig], order: &str) -> Vec<ValueConfig> {
    let survey = |of: &str, arguments| ValueConfig {
        survey: Some(SurveyConfig {
            of: of.to_owned(),
            value: Some(Box::new(tested.clone())),
            by: Some(within.to_vec()),
            only: None,
            arguments,
        }),
        ..ValueConfig::default()
    };
    vec![
        survey("rank", Map::from_iter([("order".to_owned(), order.into())])),
        survey("count_filled", Map::new()),
    ]
}

/// Whether a place is among the first `count`, or the first `percent` of all; among both, where both are given.
pub(super) fn placed(inputs: &[Value<'_>], count: Option<u64>, percent: Option<Decimal>) -> bool {
    let mut numbers = inputs.iter().map(Value::to_decimal);
    let (Some(Some(place)), Some(Some(all))) = (numbers.next(), numbers.next()) else {
        return false;
    };
    let within_count = count.is_none_or(|count| place <= Decimal::from(count));
    // The place before this one must leave room, which rounds the number of products up.
    let room = |percent: Decimal| {
        let before = place
            .checked_sub(Decimal::ONE)?
            .checked_mul(Decimal::ONE_HUNDRED)?;
        Some(before < percent.checked_mul(all)?)
    };
    let within_percent = percent.is_none_or(|percent| room(percent) == Some(true));
    (count.is_some() || percent.is_some()) && within_count && within_percent
}
