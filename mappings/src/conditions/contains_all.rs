//! `contains_all`: holds for text with all of several parts.

use super::Condition;
use crate::arguments::Operands;
use crate::compare;
use crate::config::ValueConfig;
use crate::context::Context;
use crate::item::{Example, Item};
use crate::value::Value;
use schemars::JsonSchema;
use serde::Deserialize;

/// Contains all of
///
/// Holds when the text has every one of the given texts somewhere in it; empty ones are left out.
/// Missing text contains nothing.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ContainsAll {
    /// The values; a `{ field = "..." }` that holds a list stands for its elements.
    #[serde(alias = "value")]
    values: Operands,
    /// Capitals matter.
    #[serde(default)]
    case_sensitive: bool,
}

impl Item for ContainsAll {
    const NAME: &'static str = "contains_all";
    const ALIASES: &'static [&'static str] = &["includes_all", "has_all"];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: r#"{"values": ["moab", "gtx"]}"#,
            input: r#""Moab 3 GTX""#,
            output: "true",
        },
        Example {
            args: r#"{"values": ["moab", "mid"]}"#,
            input: r#""Moab 3 GTX""#,
            output: "false",
        },
        Example {
            args: r#"{"values": ["moab"]}"#,
            input: "null",
            output: "false",
        },
    ];
}

impl Condition for ContainsAll {
    fn inputs(&self, _: &ValueConfig) -> Vec<ValueConfig> {
        self.values.inputs()
    }

    fn test(&self, value: &Value<'_>, inputs: &[Value<'_>], _: &Context) -> bool {
        let text = value.to_text();
        let mut inputs = inputs.iter();
        !value.is_missing()
            && self
                .values
                .0
                .iter()
                .flat_map(|operand| compare::elements(operand.get(&mut inputs)))
                .filter(|part| !part.is_empty())
                .all(|part| compare::contains(&text, &part.to_text(), self.case_sensitive))
    }
}
