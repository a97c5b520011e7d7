//! Values and conditions of the mapping language: where a value comes from, what is done to it, and when.

use schemars::JsonSchema;
use serde::de::{self, Deserializer, MapAccess, Visitor};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value as Json};
use std::fmt;

/// Where a value comes from. A bare text is a field name: `"price"`. Otherwise a table with exactly one of the sources
/// below, and any number of transforms in `use`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ValueConfig {
    /// A product field, a source column, or a label: `price`, `label/margin`, `label/margin/value`. In a mapping also what
    /// fills an attribute before this one in the partner's spec: `attribute/gtin`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// Text with `{placeholders}`, each a field name: `{brand} {title}`. `{{` and `}}` stand for braces.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Always this value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<Json>,
    /// A calculation over fields: `(price - cost) / price * 100`. `+ - * /`, parentheses, `min`, `max`, `round`, `abs`;
    /// missing when an operand is missing or a divisor is zero. Names with other characters go in brackets: `[my field]`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub calc: Option<String>,
    /// A lookup in `tables/NAME.csv`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub table: Option<TableConfig>,
    /// The first of these that is filled.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first: Option<Vec<ValueConfig>>,
    /// The value of the first case whose condition holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cases: Option<Vec<CaseConfig>>,
    /// With `cases`: the value when none holds.
    #[serde(rename = "else", skip_serializing_if = "Option::is_none")]
    pub otherwise: Option<Box<ValueConfig>>,
    /// A survey: something known only after a look at the other products, such as the stock of the variant group.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub survey: Option<SurveyConfig>,
    /// The partner's category for this product, from the mapping's category map.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub category: Option<bool>,
    /// Several values as one list; empty ones are left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub list: Option<Vec<ValueConfig>>,
    /// Named members as one group, such as `shipping`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<Vec<(String, ValueConfig)>>,
    /// Transforms, in order.
    #[serde(rename = "use", skip_serializing_if = "Vec::is_empty")]
    pub transforms: Vec<ItemConfig>,
}

/// A lookup table.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TableConfig {
    /// Name of the file in `tables/` without `.csv`.
    pub name: String,
    /// The value to look up.
    pub key: Box<ValueConfig>,
    /// Column that is compared with the key; the first one when left out. Cells may use `*` as a wildcard.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key_column: Option<String>,
    /// Column that gives the value; the second one when left out (the only one, where there is only one).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub column: Option<String>,
    /// Value when no row fits; missing when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub default: Option<Json>,
    /// Capitals matter.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub case_sensitive: bool,
}

/// One case of `cases`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CaseConfig {
    /// When.
    #[serde(rename = "if")]
    pub condition: ConditionConfig,
    /// Then this value.
    pub then: ValueConfig,
}

/// A survey of the other products.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SurveyConfig {
    /// Which survey: `count`, `sum`, `min`, `max`, `average`, `share`, `collect`, `duplicate`, `rank`, ...
    pub of: String,
    /// What is surveyed; the survey's own default when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<Box<ValueConfig>>,
    /// Products with the same value here are surveyed together; `item_group_id` when left out, all products together
    /// when it is an empty list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Vec<ValueConfig>>,
    /// Only products for which this holds are surveyed.
    #[serde(rename = "where", default, skip_serializing_if = "Option::is_none")]
    pub only: Option<Box<ConditionConfig>>,
    /// Arguments of the survey.
    #[serde(flatten)]
    pub arguments: Map<String, Json>,
}

/// A transform or other named item with its arguments: `"strip_html"` or `{ do = "truncate", max = 150 }`.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct ItemConfig {
    /// Its name.
    #[serde(rename = "do")]
    pub name: String,
    /// Its arguments.
    #[serde(flatten)]
    pub arguments: Map<String, Json>,
}

/// A condition. Exactly one of `all`, `any`, `none`, `segment`, or a test (`is`) on a value.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct ConditionConfig {
    /// All of these hold; true when empty.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub all: Option<Vec<ConditionConfig>>,
    /// At least one of these holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub any: Option<Vec<ConditionConfig>>,
    /// None of these holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub none: Option<Vec<ConditionConfig>>,
    /// A saved set of conditions of `rules.toml`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub segment: Option<String>,
    /// The tested field.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// The tested value, where it is more than a field.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of: Option<Box<ValueConfig>>,
    /// The test: `equals`, `less_than`, `contains_any`, `empty`, ...
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is: Option<String>,
    /// The test must fail.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub not: bool,
    /// How a list is tested: `any` element (the default), `all` or `none` of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub list: Option<Quantifier>,
    /// Tests the product's variant group instead of the product alone: `any`, `all` or `none` of its products pass.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<Quantifier>,
    /// Arguments of the test.
    #[serde(flatten)]
    pub arguments: Map<String, Json>,
}

/// How many must pass.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Quantifier {
    /// At least one.
    Any,
    /// Every one, and there is one.
    All,
    /// Not a single one.
    None,
}

impl From<&str> for ValueConfig {
    fn from(field: &str) -> Self {
        Self {
            field: Some(field.to_owned()),
            ..Self::default()
        }
    }
}

impl<'de> Deserialize<'de> for ValueConfig {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Table {
            field: Option<String>,
            text: Option<String>,
            value: Option<Json>,
            calc: Option<String>,
            table: Option<TableConfig>,
            first: Option<Vec<ValueConfig>>,
            cases: Option<Vec<CaseConfig>>,
            #[serde(rename = "else")]
            otherwise: Option<Box<ValueConfig>>,
            survey: Option<SurveyConfig>,
            category: Option<bool>,
            list: Option<Vec<ValueConfig>>,
            group: Option<Vec<(String, ValueConfig)>>,
            #[serde(rename = "use", default)]
            transforms: Vec<ItemConfig>,
        }
        struct Seen;
        impl<'de> Visitor<'de> for Seen {
            type Value = ValueConfig;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a field name, or a table with one of field, text, value, calc, table, first, cases, survey, category, list, group")
            }
            fn visit_str<E: de::Error>(self, field: &str) -> Result<ValueConfig, E> {
                Ok(ValueConfig::from(field))
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<ValueConfig, A::Error> {
                let table = Table::deserialize(de::value::MapAccessDeserializer::new(map))?;
                let Table {
                    field,
                    text,
                    value,
                    calc,
                    table,
                    first,
                    cases,
                    otherwise,
                    survey,
                    category,
                    list,
                    group,
                    transforms,
                } = table;
                Ok(ValueConfig {
                    field,
                    text,
                    value,
                    calc,
                    table,
                    first,
                    cases,
                    otherwise,
                    survey,
                    category,
                    list,
                    group,
                    transforms,
                })
            }
        }
        deserializer.deserialize_any(Seen)
    }
}

impl<'de> Deserialize<'de> for ItemConfig {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Seen;
        impl<'de> Visitor<'de> for Seen {
            type Value = ItemConfig;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a name, or a table with `do` and arguments")
            }
            fn visit_str<E: de::Error>(self, name: &str) -> Result<ItemConfig, E> {
                Ok(ItemConfig {
                    name: name.to_owned(),
                    arguments: Map::new(),
                })
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<ItemConfig, A::Error> {
                let mut arguments = Map::deserialize(de::value::MapAccessDeserializer::new(map))?;
                match arguments.remove("do") {
                    Some(Json::String(name)) => Ok(ItemConfig { name, arguments }),
                    _ => Err(de::Error::missing_field("do")),
                }
            }
        }
        deserializer.deserialize_any(Seen)
    }
}
