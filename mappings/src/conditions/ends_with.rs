//! `ends_with`: holds for text with an end.

use super::Condition;
use crate::arguments::Operands;
use crate::compare;
use crate::config::ValueConfig;
use crate::context::Context;
use crate::item::{Example, Item};
use crate::value::Value;
use schemars::JsonSchema;
use serde::Deserialize;

/// Ends with
///
/// Holds when the text ends with one of the given texts.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EndsWith {
    /// The values; a `{ field = "..." }` that holds a list stands for its elements.
    #[serde(alias = "value")]
    values: Operands,
    /// Capitals matter.
    #[serde(default)]
    case_sensitive: bool,
}

impl Item for EndsWith {
    const NAME: &'static str = "ends_with";
    const ALIASES: &'static [&'static str] = &["suffix"];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: r#"{"values": [" GTX"]}"#,
            input: r#""Moab 3 gtx""#,
            output: "true",
        },
        Example {
            args: r#"{"values": ["Moab"]}"#,
            input: r#""Moab 3 gtx""#,
            output: "false",
        },
    ];
}

impl Condition for EndsWith {
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
            .any(|part| compare::ends_with(&text, &part.to_text(), self.case_sensitive))
    }
}
