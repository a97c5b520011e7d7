//! `clamp`: no lower and no higher.

use super::Transform;
use crate::arguments::Operand;
use crate::config::ValueConfig;
use crate::context::Context;
use crate::item::{Example, Item};
use crate::numbers;
use crate::value::Value;
use schemars::JsonSchema;
use serde::Deserialize;

/// Keep within limits
///
/// Raises a number to a minimum, lowers it to a maximum. A limit that is missing does not limit; what is no number is
/// passed on.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Clamp {
    /// The lowest allowed number.
    min: Option<Operand>,
    /// The highest allowed number; wins when it is below the lowest.
    max: Option<Operand>,
}

impl Item for Clamp {
    const NAME: &'static str = "clamp";
    const ALIASES: &'static [&'static str] =
        &["minimum", "maximum", "at_least", "at_most", "limit_number"];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: r#"{"min": 0, "max": 999}"#,
            input: "1500",
            output: "999",
        },
        Example {
            args: r#"{"min": {"field": "floor"}}"#,
            input: r#"{"$product": {"floor": 12.5}, "$value": "9.95"}"#,
            output: "12.5",
        },
        Example {
            args: r#"{"min": {"field": "floor"}}"#,
            input: r#"{"$product": {}, "$value": -3}"#,
            output: "-3",
        },
    ];
}

impl Transform for Clamp {
    fn inputs(&self) -> Vec<ValueConfig> {
        [&self.min, &self.max]
            .into_iter()
            .flatten()
            .filter_map(Operand::input)
            .collect()
    }

    fn apply<'a>(&self, value: Value<'a>, inputs: &[Value<'a>], _: &Context) -> Value<'a> {
        let mut inputs = inputs.iter();
        let min = self
            .min
            .as_ref()
            .and_then(|min| min.get(&mut inputs).to_decimal());
        let max = self
            .max
            .as_ref()
            .and_then(|max| max.get(&mut inputs).to_decimal());
        numbers::change(value, |number| {
            let raised = min.map_or(number, |min| number.max(min));
            Some(max.map_or(raised, |max| raised.min(max)))
        })
    }
}
