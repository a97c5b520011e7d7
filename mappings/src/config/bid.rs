//! Bids: what this shop pays a partner for a click on a product.

use super::rule::{is_on, on};
use super::{ConditionConfig, ValueConfig};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

/// A bid: a base amount, multiplied by what speaks for and against the product, kept between a floor and a ceiling. Its
/// name in `[bids]` is the attribute it fills where the partner takes bids in the feed; any name for a sheet by category
/// or for labels, where `bid/NAME` is a field like any other.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BidConfig {
    /// What is bid before any factor, in the feed's currency: an amount, or a value of the product. A product without one
    /// gets no bid.
    #[schemars(with = "Amount")]
    pub base: Json,
    /// The lowest bid, such as the partner's own floor.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<Amount>")]
    pub floor: Option<Json>,
    /// The highest bid. It wins when it is below the floor.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<Amount>")]
    pub ceiling: Option<Json>,
    /// Bids are multiples of this; 0.01 when left out. Halves are rounded up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<f64>")]
    pub step: Option<Json>,
    /// What changes the bid, from top to bottom.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<BidRuleConfig>,
}

/// One reason to bid more or less: exactly one of `times`, `set` and `none`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BidRuleConfig {
    /// What it is called on screen and in explanations.
    pub name: String,
    /// Why it is there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Off: it is kept but does nothing.
    #[serde(default = "on", skip_serializing_if = "is_on")]
    pub on: bool,
    /// First day (`2026-11-27`, in the shop's time zone) on which it works.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// Last day on which it works.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<String>,
    /// When; always, when left out. The same conditions as in rules.
    #[serde(rename = "if", default, skip_serializing_if = "Option::is_none")]
    pub condition: Option<ConditionConfig>,
    /// The bid is multiplied by this; a product without such a value keeps its bid.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<Amount>")]
    pub times: Option<Json>,
    /// The bid becomes this.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<Amount>")]
    pub set: Option<Json>,
    /// No bid for the product.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub none: bool,
}

/// A number, or where the product has it.
#[derive(JsonSchema)]
#[schemars(untagged)]
#[expect(dead_code, reason = "only its schema is used")]
enum Amount {
    /// Always this.
    Number(f64),
    /// The product's own.
    Value(Box<ValueConfig>),
}
