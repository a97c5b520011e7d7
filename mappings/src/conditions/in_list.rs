//! `in_list`: holds for a value of a list file.

use super::Condition;
use crate::config::{TableConfig, ValueConfig};
use crate::context::Context;
use crate::item::{Example, Item};
use crate::value::Value;
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::Value as Json;

/// Is in a list file
///
/// Holds when the value is in a column of `tables/NAME.csv`, capitals aside. Cells may use `*` as a wildcard.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct InList {
    /// Name of the file in `tables/` without `.csv`.
    table: String,
    /// Column with the list; the first one when left out.
    #[serde(default)]
    column: Option<String>,
    /// Capitals matter.
    #[serde(default)]
    case_sensitive: bool,
}

impl Item for InList {
    const NAME: &'static str = "in_list";
    const ALIASES: &'static [&'static str] = &[
        "in_file",
        "is_in_list",
        "in_table",
        "whitelist",
        "blacklist",
    ];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: r#"{"table": "outlet"}"#,
            input: r#"{"$tables": {"outlet": ["A1", "A2"]}, "$value": "A2"}"#,
            output: "true",
        },
        Example {
            args: r#"{"table": "outlet"}"#,
            input: r#"{"$tables": {"outlet": ["A1", "A2"]}, "$value": "A3"}"#,
            output: "false",
        },
    ];
}

impl Condition for InList {
    fn inputs(&self, tested: &ValueConfig) -> Vec<ValueConfig> {
        vec![ValueConfig {
            table: Some(TableConfig {
                name: self.table.clone(),
                key: Box::new(tested.clone()),
                key_column: self.column.clone(),
                column: self.column.clone(),
                default: Some(Json::Bool(false)),
                case_sensitive: self.case_sensitive,
            }),
            ..ValueConfig::default()
        }]
    }

    fn test(&self, _: &Value<'_>, inputs: &[Value<'_>], _: &Context) -> bool {
        !matches!(
            inputs.first(),
            None | Some(Value::Missing | Value::Boolean(false))
        )
    }
}
