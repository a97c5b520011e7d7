//! Labels and mappings: what is computed for every product, and how this shop fills one partner's attributes.

use super::guard::decided;
use super::rule::{is_on, on};
use super::{
    BidConfig, CaseConfig, DeliveryConfig, GuardConfig, HostingConfig, RuleConfig, ScheduleConfig,
    ValueConfig,
};
use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value as Json};

/// `labels.toml`: the labels by name, shared by all partners. A label `margin` gives the fields `label/margin` (its
/// band) and `label/margin/value` (what was measured).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct LabelsFile {
    /// The labels.
    pub labels: IndexMap<String, LabelConfig>,
}

/// One label.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct LabelConfig {
    /// `season`, `margin`, `discount`, `stock`, `returns`, `size_run`, `performance`, `bands`, `quantiles`.
    pub kind: String,
    /// Arguments of the label: its bands and the fields it measures.
    #[serde(flatten)]
    pub arguments: Map<String, Json>,
}

/// `mappings/NAME.toml`: one partner feed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MappingFile {
    /// Id of the partner spec: `google-shopping`.
    pub partner: String,
    /// Off: the feed is kept but not run.
    #[serde(default = "on", skip_serializing_if = "is_on")]
    pub on: bool,
    /// Which of the partner's formats; its first when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub format: Option<String>,
    /// Name of the file in `out/`; the mapping's name with the format's ending when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// Other names for columns or elements, by attribute: for partners that agree them with each shop.
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    pub rename: IndexMap<String, String>,
    /// Other options of the file than the partner spec's, such as `delimiter` or `compression`.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub options: Map<String, Json>,
    /// Country of the feed (ISO 3166-1), where it is not the shop's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// Language of the feed (ISO 639-1), where it is not the shop's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// Currency of the feed (ISO 4217), where it is not the shop's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
    /// Title, link and description of the feed itself, where the format has them.
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    pub feed: IndexMap<String, String>,
    /// The partner's attributes and what fills them. What is not named here is filled as the partner spec says.
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    pub fields: IndexMap<String, ValueConfig>,
    /// Private product fields (`cost`, ...) that this feed may send. Without being named here they never leave.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub send_private: Vec<String>,
    /// What is paid for a click, by attribute or any other name.
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    pub bids: IndexMap<String, BidConfig>,
    /// From own categories to the partner's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub categories: Option<CategoriesConfig>,
    /// Which products the feed is made of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub products: Option<ProductsConfig>,
    /// The partner's own rules, after the shared ones.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<RuleConfig>,
    /// When the feed is made, where it is not made with all others at the times of the shop.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub schedule: Option<ScheduleConfig>,
    /// When a new feed must not go out by itself.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        serialize_with = "decided"
    )]
    #[schemars(with = "Option<GuardConfig>")]
    pub guard: Option<GuardConfig>,
    /// Where a feed that went live is brought to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub delivery: Vec<DeliveryConfig>,
    /// Who may fetch the feed from its hosted address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hosting: Option<HostingConfig>,
    /// When the partner fetches the feed each day, in the shop's time zone: `03:00-05:00`. No run that a schedule begins
    /// replaces the feed in that time, and when the feed has a hosted address, a day without a fetch is told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fetch_window: Option<String>,
}

/// How own categories become the partner's. The first of these that gives one wins: `cases`, the map, `default`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct CategoriesConfig {
    /// The own category; the field `category` when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<ValueConfig>,
    /// Name of the map in `tables/` without `.csv`: columns `source_category` and `partner_category`. An exact row
    /// wins over a row for a parent category; the deepest parent wins.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub map: Option<String>,
    /// Categories by condition.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub cases: Vec<CaseConfig>,
    /// The category of all others.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default: Option<String>,
    /// A file of the partner's taxonomy to be used instead of its public address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub taxonomy: Option<String>,
}

impl CategoriesConfig {
    /// The partner's categories that stand in it: those of its cases and its default. What a case takes from a field or
    /// from another table is not known before a product is.
    #[must_use]
    pub fn given(&self) -> Vec<&str> {
        fn fixed<'v>(value: &'v ValueConfig, found: &mut Vec<&'v str>) {
            found.extend(value.value.as_ref().and_then(Json::as_str));
            let plain = |text: &&String| !text.contains(['{', '}']);
            found.extend(value.text.as_ref().filter(plain).map(String::as_str));
            let cases = value.cases.iter().flatten().map(|case| &case.then);
            let further = value.first.iter().flatten().chain(cases);
            for value in further.chain(value.otherwise.as_deref()) {
                fixed(value, found);
            }
        }
        let mut found = Vec::new();
        for case in &self.cases {
            fixed(&case.then, &mut found);
        }
        found.extend(self.default.as_deref());
        found
    }
}

/// Which products a feed is made of, beyond what rules exclude.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ProductsConfig {
    /// A list field: each of its elements becomes a product of its own, in which the field holds that element.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub explode: Option<String>,
    /// One product of each variant group.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pick: Option<PickConfig>,
    /// Fields that a variant takes from its parent where it has none itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent: Option<ParentConfig>,
    /// Most products that the partner takes; the best by `order`, or the first ones.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub most: Option<u64>,
    /// What `most` looks at; the highest are kept.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub order: Option<ValueConfig>,
}

/// Which product of a group is kept.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PickConfig {
    /// What makes a group; `item_group_id` when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<ValueConfig>,
    /// What is compared; catalog order when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub order: Option<ValueConfig>,
    /// The highest is kept instead of the lowest.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub highest: bool,
}

/// Where the parent is found and what is taken from it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ParentConfig {
    /// The field that holds the parent's id.
    pub key: String,
    /// The fields that are taken over where they are empty.
    pub fields: Vec<String>,
}
