//! When an attribute is required or a rule applies: a small condition over the product's written values and the run's
//! country. Declarative, so that specs need no code.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// All parts that are given must hold.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct When {
    /// The feed's country is one of these (ISO 3166-1 alpha-2, or `EU` or `EFTA`).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub countries: Vec<String>,
    /// The attributes are all filled.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub filled: Vec<String>,
    /// The attributes are all empty.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub empty: Vec<String>,
    /// The attribute that `one_of`, `not_one_of` and `under` look at.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attribute: Option<String>,
    /// It has one of these values. Capitals do not matter.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub one_of: Vec<String>,
    /// It is empty or has another value than these. Capitals do not matter.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub not_one_of: Vec<String>,
    /// It is one of these categories of the partner (ids or paths), or below one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub under: Vec<String>,
    /// It is none of these categories, nor below one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub not_under: Vec<String>,
    /// At least one of these holds too.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub any: Vec<When>,
    /// All of these hold too.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub all: Vec<When>,
}

/// The European Union's members (ISO 3166-1), as of 2020-02-01.
const EU: &[&str] = &[
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT",
    "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
];
/// The European Free Trade Association's members.
const EFTA: &[&str] = &["CH", "IS", "LI", "NO"];

/// Whether `country` is in a list of codes and groups of countries; an empty list means everywhere.
pub(crate) fn in_countries(list: &[String], country: &str) -> bool {
    list.is_empty()
        || list.iter().any(|entry| match entry.as_str() {
            "EU" => EU.contains(&country),
            "EFTA" => EFTA.contains(&country),
            code => code.eq_ignore_ascii_case(country),
        })
}

impl When {
    /// The attributes it looks at.
    pub(crate) fn attributes(&self) -> Vec<&str> {
        let mut names: Vec<&str> = self
            .filled
            .iter()
            .chain(&self.empty)
            .chain(&self.attribute)
            .map(String::as_str)
            .collect();
        for when in self.any.iter().chain(&self.all) {
            names.extend(when.attributes());
        }
        names
    }
}
