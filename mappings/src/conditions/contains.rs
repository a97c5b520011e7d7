//! `contains`: holds for text with a part.

use super::Condition;
use crate::arguments::Operand;
use crate::compare;
use crate::config::ValueConfig;
use crate::context::Context;
use crate::item::{Example, Item};
use crate::value::Value;
use schemars::JsonSchema;
use serde::Deserialize;

/// Contains
///
/// Holds when the text has the given text somewhere in it.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Contains {
    /// The text to look for; `{ field = "..." }` for another field.
    value: Operand,
    /// Capitals matter.
    #[serde(default)]
    case_sensitive: bool,
}

impl Item for Contains {
    const NAME: &'static str = "contains";
    const ALIASES: &'static [&'static str] = &["includes", "has", "like"];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: r#"{"value": "moab"}"#,
            input: r#""Merrell Moab 3""#,
            output: "true",
        },
        Example {
            args: r#"{"value": "moab", "case_sensitive": true}"#,
            input: r#""Merrell Moab 3""#,
            output: "false",
        },
        Example {
            args: r#"{"value": {"field": "brand"}}"#,
            input: r#"{"$product": {"brand": "merrell"}, "$value": "Merrell Moab 3"}"#,
            output: "true",
        },
        Example {
            args: r#"{"value": {"field": "brand"}}"#,
            input: r#"{"$product": {}, "$value": "Merrell Moab 3"}"#,
            output: "false",
        },
    ];
}

impl Condition for Contains {
    fn inputs(&self, _: &ValueConfig) -> Vec<ValueConfig> {
        self.value.input().into_iter().collect()
    }

    fn test(&self, value: &Value<'_>, inputs: &[Value<'_>], _: &Context) -> bool {
        let part = self.value.get(&mut inputs.iter());
        !part.is_empty()
            && compare::contains(&value.to_text(), &part.to_text(), self.case_sensitive)
    }
}
