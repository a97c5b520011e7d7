//! `contains_any`: holds for text with one of several parts.

use super::Condition;
use crate::arguments::Operands;
use crate::compare;
use crate::config::ValueConfig;
use crate::context::Context;
use crate::item::{Example, Item};
use crate::value::Value;
use schemars::JsonSchema;
use serde::Deserialize;

/// Contains any of
///
/// Holds when the text has at least one of the given texts somewhere in it.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ContainsAny {
    /// The values; a `{ field = "..." }` that holds a list stands for its elements.
    #[serde(alias = "value")]
    values: Operands,
    /// Capitals matter.
    #[serde(default)]
    case_sensitive: bool,
}

impl Item for ContainsAny {
    const NAME: &'static str = "contains_any";
    const ALIASES: &'static [&'static str] = &["includes_any", "contains_one_of", "has_any"];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: r#"{"values": ["gtx", "gore-tex"]}"#,
            input: r#""Moab 3 GTX""#,
            output: "true",
        },
        Example {
            args: r#"{"values": ["gtx", "gore-tex"]}"#,
            input: r#""Moab 3""#,
            output: "false",
        },
        Example {
            args: r#"{"values": []}"#,
            input: r#""Moab 3""#,
            output: "false",
        },
    ];
}

impl Condition for ContainsAny {
    fn inputs(&self, _: &ValueConfig) -> Vec<ValueConfig> {
        self.values.inputs()
    }

    fn test(&self, value: &Value<'_>, inputs: &[Value<'_>], _: &Context) -> bool {
        let text = value.to_text();
        let mut inputs = inputs.iter();
        self.values
            .0
            .iter()
            .flat_map(|operand| compare::elements(operand.get(&mut inputs)))
            .filter(|part| !part.is_empty())
            .any(|part| compare::contains(&text, &part.to_text(), self.case_sensitive))
    }
}
