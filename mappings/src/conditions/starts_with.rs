//! `starts_with`: holds for text with a beginning.

use super::Condition;
use crate::arguments::Operands;
use crate::compare;
use crate::config::ValueConfig;
use crate::context::Context;
use crate::item::{Example, Item};
use crate::value::Value;
use schemars::JsonSchema;
use serde::Deserialize;

/// Starts with
///
/// Holds when the text begins with one of the given texts.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StartsWith {
    /// The values; a `{ field = "..." }` that holds a list stands for its elements.
    #[serde(alias = "value")]
    values: Operands,
    /// Capitals matter.
    #[serde(default)]
    case_sensitive: bool,
}

impl Item for StartsWith {
    const NAME: &'static str = "starts_with";
    const ALIASES: &'static [&'static str] = &["begins_with", "prefix"];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: r#"{"values": ["mer", "kee"]}"#,
            input: r#""Merrell""#,
            output: "true",
        },
        Example {
            args: r#"{"value": "rell"}"#,
            input: r#""Merrell""#,
            output: "false",
        },
    ];
}

impl Condition for StartsWith {
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
            .any(|part| compare::starts_with(&text, &part.to_text(), self.case_sensitive))
    }
}
