//! Findings: what a check has to say about one product, in pieces, so that a million of them cost no text until one is
//! shown.

use super::words::{DETAILS, Words};
use crate::partners::Severity;
use crate::said::Said;
use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;

/// What is known of a check without a product.
#[derive(Clone, Copy, Debug)]
pub struct About {
    /// Name in issues, files and counts.
    pub name: &'static str,
    /// What is wrong, in a few words.
    pub title: &'static str,
    /// What is checked and why.
    pub about: &'static str,
    /// How bad it is unless a spec says otherwise.
    pub severity: Severity,
    /// Page or standard of the rule; empty when it is the spec's own.
    pub source: &'static str,
}

/// One finding on one product.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding<'a> {
    /// Name of the check.
    pub check: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// The attribute, or `attribute/part` of a group.
    pub attribute: &'a str,
    /// The value as written; empty when there is none.
    pub value: &'a str,
    /// What is wrong with it.
    pub detail: Detail<'a>,
    /// Why the partner minds, where the spec says so.
    pub why: &'a str,
    /// What would help.
    pub fix: Option<Fix<'a>>,
}

/// What is wrong, in pieces. Its text is for a person.
#[derive(Clone, Debug, PartialEq)]
pub enum Detail<'a> {
    /// The check's title says it all.
    Plain,
    /// A fixed sentence.
    Text(Words),
    /// A number of characters, values or days, and its limit.
    Limit {
        /// What was found.
        has: usize,
        /// The most or fewest allowed.
        limit: i64,
    },
    /// The least and the most that is taken.
    Range {
        /// The least.
        min: Option<Decimal>,
        /// The most.
        max: Option<Decimal>,
    },
    /// What is allowed instead.
    Allowed(&'a [String]),
    /// Other attributes that are concerned.
    With(Vec<&'a str>),
    /// Another attribute and its value.
    Other {
        /// The attribute.
        attribute: &'a str,
        /// Its value.
        value: &'a str,
    },
    /// The currency of an amount, and those that are taken.
    Currency {
        /// That of the amount.
        has: &'a str,
        /// Those that are taken.
        taken: &'a str,
    },
    /// Another product, by its number in the output from 0.
    SameAs(u64),
}

/// What would help.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Fix<'a> {
    /// Add this transform to the mapping of the attribute.
    Transform {
        /// Its name.
        name: &'static str,
        /// An argument and its value.
        argument: Option<(&'static str, i64)>,
    },
    /// Let another field fill the attribute, which tells products apart.
    OtherField,
    /// Fill this attribute.
    Fill(&'a str),
    /// Leave the attribute empty.
    Clear(&'a str),
    /// Say in the mapping which of the partner's values is meant.
    MapValue,
    /// Map the category.
    MapCategory,
    /// Convert the amount to another currency.
    Convert,
    /// Correct the product in the shop.
    Correct,
}

/// What would help, kept: for a program that offers it, and for words in another language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Proposal {
    /// Add a transform to what fills the attribute.
    Transform {
        /// Its name.
        name: String,
        /// Its arguments.
        arguments: BTreeMap<String, i64>,
    },
    /// Let another field fill the attribute, which tells products apart: cut short, several could become one.
    OtherField,
    /// Fill an attribute.
    Fill {
        /// Which.
        attribute: String,
    },
    /// Leave an attribute empty.
    Clear {
        /// Which.
        attribute: String,
    },
    /// Say which of the partner's values is meant.
    MapValue,
    /// Map the category.
    MapCategory,
    /// Convert the amount to another currency.
    Convert,
    /// Correct the product in the shop.
    Correct,
}

impl From<Fix<'_>> for Proposal {
    fn from(fix: Fix<'_>) -> Self {
        match fix {
            Fix::Transform { name, argument } => Self::Transform {
                name: name.to_owned(),
                arguments: argument
                    .into_iter()
                    .map(|(name, value)| (name.to_owned(), value))
                    .collect(),
            },
            Fix::OtherField => Self::OtherField,
            Fix::Fill(attribute) => Self::Fill {
                attribute: attribute.to_owned(),
            },
            Fix::Clear(attribute) => Self::Clear {
                attribute: attribute.to_owned(),
            },
            Fix::MapValue => Self::MapValue,
            Fix::MapCategory => Self::MapCategory,
            Fix::Convert => Self::Convert,
            Fix::Correct => Self::Correct,
        }
    }
}

impl Detail<'_> {
    /// The same as a message with an id of [`DETAILS`]; none where the check's title says it all.
    #[must_use]
    pub fn said(&self) -> Option<Said> {
        Some(match self {
            Self::Plain => return None,
            Self::Text(words) => Said::new(words.id(), []),
            Self::Limit { has, limit } => Said::new(
                "limit",
                [("has", has.to_string()), ("limit", limit.to_string())],
            ),
            Self::Range { min, max } => match (min, max) {
                (Some(min), Some(max)) => Said::new(
                    "between",
                    [("min", min.to_string()), ("max", max.to_string())],
                ),
                (Some(min), None) => Said::new("from", [("min", min.to_string())]),
                (None, Some(max)) => Said::new("up_to", [("max", max.to_string())]),
                (None, None) => return None,
            },
            Self::Allowed(values) => {
                const SHOWN: usize = 8;
                let shown = values
                    .iter()
                    .take(SHOWN)
                    .map(String::as_str)
                    .collect::<Vec<_>>()
                    .join(", ");
                let more = if values.len() > SHOWN { ", ..." } else { "" };
                Said::new("allowed", [("values", format!("{shown}{more}"))])
            }
            Self::With(attributes) => Said::new("with", [("attributes", attributes.join(", "))]),
            Self::Other { attribute, value } => Said::new(
                "other",
                [
                    ("attribute", (*attribute).to_owned()),
                    ("value", (*value).to_owned()),
                ],
            ),
            Self::Currency { has, taken } => Said::new(
                "currency",
                [("has", (*has).to_owned()), ("taken", (*taken).to_owned())],
            ),
            Self::SameAs(product) => Said::new("same_as", [("product", (product + 1).to_string())]),
        })
    }
}

impl fmt::Display for Detail<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.said() {
            Some(said) => f.write_str(&said.english(DETAILS)),
            None => Ok(()),
        }
    }
}

impl fmt::Display for Fix<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Transform {
                name,
                argument: None,
            } => write!(f, "add the transform {name}"),
            Self::Transform {
                name,
                argument: Some((argument, value)),
            } => {
                write!(
                    f,
                    "add the transform {{ do = \"{name}\", {argument} = {value} }}"
                )
            }
            Self::OtherField => f.write_str(
                "let another field fill it: cut short, different products could become one",
            ),
            Self::Fill(attribute) => write!(f, "fill {attribute}"),
            Self::Clear(attribute) => write!(f, "leave {attribute} empty"),
            Self::MapValue => {
                f.write_str("say in the mapping which of the partner's values is meant")
            }
            Self::MapCategory => f.write_str("map the category"),
            Self::Convert => f.write_str(
                "convert it with convert_currency, and let `currency` of the mapping be that one",
            ),
            Self::Correct => f.write_str("correct the product in the shop"),
        }
    }
}

/// What a check returns; the rest of a finding is known to the caller.
#[derive(Clone, Debug)]
pub(super) struct Found<'a> {
    pub(super) detail: Detail<'a>,
    pub(super) fix: Option<Fix<'a>>,
}

impl<'a> Found<'a> {
    pub(super) fn new(detail: Detail<'a>, fix: Fix<'a>) -> Self {
        Self {
            detail,
            fix: Some(fix),
        }
    }

    /// Wrong at its source: nothing a mapping could do.
    pub(super) fn correct(detail: Detail<'a>) -> Self {
        Self::new(detail, Fix::Correct)
    }
}
