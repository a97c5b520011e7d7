//! `duplicate`: holds for a value that other products have too.

use super::Condition;
use crate::config::{SurveyConfig, ValueConfig};
use crate::context::Context;
use crate::item::{Example, Item};
use crate::value::Value;
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::Map;

/// Is duplicate
///
/// Holds when another product before this one in the catalog has the same value, so that the first one stays.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Duplicate {
    /// Only products with the same values here are compared, such as `["item_group_id"]` for the variants; all when
    /// left
    /// out.
    #[serde(default)]
    within: Vec<ValueConfig>,
    /// The first one counts as a duplicate too, when there are others.
    #[serde(default)]
    all: bool,
}

impl Item for Duplicate {
    const NAME: &'static str = "duplicate";
    const ALIASES: &'static [&'static str] = &["is_duplicate", "not_unique", "occurs_before"];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: "{}",
            input: r#"{"$products": [{"$value": "A"}, {"$value": "B"}, {"$value": "A"}], "$row": 2}"#,
            output: "true",
        },
        Example {
            args: "{}",
            input: r#"{"$products": [{"$value": "A"}, {"$value": "B"}, {"$value": "A"}], "$row": 0}"#,
            output: "false",
        },
        Example {
            args: r#"{"all": true}"#,
            input: r#"{"$products": [{"$value": "A"}, {"$value": "B"}, {"$value": "A"}], "$row": 0}"#,
            output: "true",
        },
        Example {
            args: r#"{"within": ["item_group_id"]}"#,
            input: r#"{"$products": [{"$value": "A", "item_group_id": 1}, {"$value": "A", "item_group_id": 2}], "$row": 1}"#,
            output: "false",
        },
    ];
}

impl Condition for Duplicate {
    fn inputs(&self, tested: &ValueConfig) -> Vec<ValueConfig> {
        vec![ValueConfig {
            survey: Some(SurveyConfig {
                of: "duplicate".to_owned(),
                value: Some(Box::new(tested.clone())),
                by: Some(self.within.clone()),
                only: None,
                arguments: Map::from_iter([("all".to_owned(), self.all.into())]),
            }),
            ..ValueConfig::default()
        }]
    }

    fn test(&self, _: &Value<'_>, inputs: &[Value<'_>], _: &Context) -> bool {
        inputs.first() == Some(&Value::Boolean(true))
    }
}
