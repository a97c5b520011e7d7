//! `map`: a value to another by a table.

use super::Transform;
use super::arguments::{Replacements, schema_as};
use crate::context::Context;
use crate::item::{Example, Item};
use crate::text::case;
use crate::value::Value;
use hashbrown::HashMap;
use schemars::JsonSchema;
use serde::Deserialize;

/// Map values
///
/// Replaces a whole value by what a table says: `{ new = "nieuw", used = "gebruikt" }`. Without regard to capitals
/// unless told so. A value that is not in the table stays, or becomes `otherwise`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Arguments {
    /// The values and what they become.
    table: Replacements,
    /// What other values become. Without it, they stay.
    otherwise: Option<String>,
    /// Capitals matter.
    #[serde(default)]
    case_sensitive: bool,
}

/// `map`, ready to run.
#[derive(Debug, Deserialize)]
#[serde(from = "Arguments")]
pub struct Map {
    table: HashMap<String, String>,
    otherwise: Option<String>,
    case_sensitive: bool,
}

schema_as!(Map, Arguments);

impl From<Arguments> for Map {
    fn from(from: Arguments) -> Self {
        let mut table = HashMap::new();
        for (value, to) in from.table.0 {
            let value = if from.case_sensitive {
                value
            } else {
                value.to_lowercase()
            };
            table.entry(value).or_insert(to);
        }
        Self {
            table,
            otherwise: from.otherwise,
            case_sensitive: from.case_sensitive,
        }
    }
}

impl Item for Map {
    const NAME: &'static str = "map";
    const ALIASES: &'static [&'static str] = &[
        "map_values",
        "value_mapping",
        "lookup",
        "bulk_rewriting_by_value",
        "translate_values",
    ];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: r#"{"table": {"new": "nieuw", "used": "gebruikt"}}"#,
            input: r#""New""#,
            output: r#""nieuw""#,
        },
        Example {
            args: r#"{"table": {"1": "in stock"}, "otherwise": "out of stock"}"#,
            input: "0",
            output: r#""out of stock""#,
        },
        Example {
            args: r#"{"table": {"S": "Small"}}"#,
            input: r#"["S", "XL"]"#,
            output: r#"["Small", "XL"]"#,
        },
        Example {
            args: r#"{"table": {"S": "Small"}, "case_sensitive": true}"#,
            input: r#""s""#,
            output: r#""s""#,
        },
    ];
}

impl Transform for Map {
    fn apply<'a>(&self, value: Value<'a>, _: &[Value<'a>], _: &Context) -> Value<'a> {
        let text = value.to_text();
        let found = if self.case_sensitive {
            self.table.get(&*text)
        } else {
            self.table.get(&*case::lower(&text, ""))
        };
        match found.or(self.otherwise.as_ref()) {
            Some(to) => Value::owned(to.clone()),
            None => value,
        }
    }
}
