//! Rules and segments: IF conditions THEN actions ELSE actions, run from top to bottom.

use super::{ConditionConfig, ItemConfig, ValueConfig};
use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// `rules.toml`: segments and the shared rules, applied before any mapping.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RulesFile {
    /// Saved sets of conditions, by name.
    #[serde(skip_serializing_if = "IndexMap::is_empty")]
    pub segments: IndexMap<String, ConditionConfig>,
    /// The rules, in order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<RuleConfig>,
}

/// One rule.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RuleConfig {
    /// What the rule is called on screen and in reports.
    pub name: String,
    /// Why it is there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Colour tags.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// Off: the rule is kept but does nothing.
    #[serde(default = "on", skip_serializing_if = "is_on")]
    pub on: bool,
    /// First day (`2026-11-27`, in the shop's time zone) on which the rule works.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// Last day on which the rule works.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<String>,
    /// When; always, when left out.
    #[serde(rename = "if", default, skip_serializing_if = "Option::is_none")]
    pub condition: Option<ConditionConfig>,
    /// What happens to products for which the condition holds.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub then: Vec<ActionConfig>,
    /// What happens to the others.
    #[serde(rename = "else", default, skip_serializing_if = "Vec::is_empty")]
    pub otherwise: Vec<ActionConfig>,
}

/// One action: exactly one of `set`, `clear`, `exclude`, `include` and `comment`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ActionConfig {
    /// The field that gets a value: `to`, or its own value changed by the transforms of `use`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub set: Option<String>,
    /// With `set`: the value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<ValueConfig>,
    /// With `set` and no `to`: transforms of the field's own value.
    #[serde(rename = "use", skip_serializing_if = "Vec::is_empty")]
    pub transforms: Vec<ItemConfig>,
    /// With `set`: only where the field is empty.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub when_empty: bool,
    /// The field that becomes missing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub clear: Option<String>,
    /// Leaves the product out; the text is the reason, shown wherever the product is missed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exclude: Option<String>,
    /// Keeps the product in against exclusions of the same or a lower priority; the text is the reason.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub include: Option<String>,
    /// With `exclude` and `include`: the higher number wins, and `include` wins over `exclude` at the same number.
    #[serde(skip_serializing_if = "is_zero")]
    pub priority: i32,
    /// Does nothing; counts the products, for a rule that only checks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
}

impl RuleConfig {
    /// A rule that is on and does nothing yet.
    #[must_use]
    pub fn new(name: &str, condition: ConditionConfig) -> Self {
        Self {
            name: name.to_owned(),
            note: None,
            tags: Vec::new(),
            on: true,
            from: None,
            until: None,
            condition: Some(condition),
            then: Vec::new(),
            otherwise: Vec::new(),
        }
    }
}

pub(super) fn on() -> bool {
    true
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde passes a reference"
)]
pub(super) fn is_on(on: &bool) -> bool {
    *on
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde passes a reference"
)]
fn is_zero(number: &i32) -> bool {
    *number == 0
}
