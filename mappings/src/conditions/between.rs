//! `between`: holds for a number within bounds.

use super::Condition;
use crate::arguments::NumberOperand;
use crate::config::ValueConfig;
use crate::context::Context;
use crate::item::{Example, Item};
use crate::value::Value;
use schemars::JsonSchema;
use serde::Deserialize;

/// Is between
///
/// Holds when the value is a number from `min` up to and including `max`. A value that is missing or no number never
/// is.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Between {
    /// Smallest number that is within; `{ field = "..." }` for another field.
    min: NumberOperand,
    /// Largest number that is within.
    max: NumberOperand,
}

impl Item for Between {
    const NAME: &'static str = "between";
    const ALIASES: &'static [&'static str] = &["in_range", "within"];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: r#"{"min": 10, "max": 20}"#,
            input: "10",
            output: "true",
        },
        Example {
            args: r#"{"min": 10, "max": 20}"#,
            input: "20.00",
            output: "true",
        },
        Example {
            args: r#"{"min": 10, "max": 20}"#,
            input: "20.01",
            output: "false",
        },
        Example {
            args: r#"{"min": {"field": "cost"}, "max": {"field": "price"}}"#,
            input: r#"{"$product": {"cost": 5, "price": 9}, "$value": 7}"#,
            output: "true",
        },
        Example {
            args: r#"{"min": 0, "max": 20}"#,
            input: "null",
            output: "false",
        },
    ];
}

impl Condition for Between {
    fn inputs(&self, _: &ValueConfig) -> Vec<ValueConfig> {
        self.min
            .input()
            .into_iter()
            .chain(self.max.input())
            .collect()
    }

    fn test(&self, value: &Value<'_>, inputs: &[Value<'_>], _: &Context) -> bool {
        let mut inputs = inputs.iter();
        let (min, max) = (self.min.get(&mut inputs), self.max.get(&mut inputs));
        match (min, value.to_decimal(), max) {
            (Some(min), Some(number), Some(max)) => min <= number && number <= max,
            _ => false,
        }
    }
}
