//! The `[guard]` of a mapping: when a new feed of this partner must not go out by itself. The guard itself is not here.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize, Serializer, ser};
use serde_json::{Map, Value as Json};

/// What a finding of the guard leads to.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// It is not looked at.
    Off,
    /// It is told.
    Warn,
    /// The new feed waits for a person; the last good one stays.
    Hold,
}

/// `[guard]`: hard limits, which hold from the first run on, and control charts, which begin when there is history. What
/// is left out is as in the default.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct GuardConfig {
    /// Off: every feed goes out, whatever it looks like.
    pub on: bool,
    /// Fewest products of a feed: 1.
    pub least_products: u64,
    /// Fewest products in percent of the last good feed: 50.
    #[schemars(range(max = 100))]
    pub least_percent: u8,
    /// Most products, in percent, that may lack a required value or have a value that the partner refuses, by
    /// attribute: 50. What a person has let go once is not held for again.
    #[schemars(range(max = 100))]
    pub most_faulty_percent: u8,
    /// Most products, in percent of those in this feed and the last good one, whose price may change at once: 95.
    #[schemars(range(max = 100))]
    pub most_repriced_percent: u8,
    /// A currency appears or goes: `hold`.
    pub currency: Level,
    /// A column that was filled is empty in all products: `hold`.
    pub column: Level,
    /// The usual price or the bytes of a product are twice or half of those in the last good feed, or a share (in stock,
    /// left out, with errors, with garbled signs) differs by more than half of the products, or more than half of the last
    /// feed's ids are others: `hold`.
    pub upheaval: Level,
    /// One value beyond three standard deviations: `hold`.
    pub rule_1: Level,
    /// Nine in a row on one side of the mean: `off`, as a shop whose level drifts would hear of it every day.
    pub rule_2: Level,
    /// Six in a row rising or falling: `warn`.
    pub rule_3: Level,
    /// Fourteen in a row alternating up and down: `off`.
    pub rule_4: Level,
    /// Two of three beyond two standard deviations on one side: `warn`.
    pub rule_5: Level,
    /// Four of five beyond one standard deviation on one side: `off`, as `rule_2`.
    pub rule_6: Level,
    /// Fifteen in a row within one standard deviation: `off`.
    pub rule_7: Level,
    /// Eight in a row beyond one standard deviation, on either side: `off`.
    pub rule_8: Level,
    /// A larger step from one value to the next than is usual (the moving range chart): `warn`.
    pub jump: Level,
    /// The gravest level of a metric, by its name before the colon (`out`, `price`, `label`, ...). `label`, `brand`,
    /// `category` and `reason` warn at most unless they are named here.
    pub metrics: IndexMap<String, Level>,
}

impl Default for GuardConfig {
    fn default() -> Self {
        Self {
            on: true,
            least_products: 1,
            least_percent: 50,
            most_faulty_percent: 50,
            most_repriced_percent: 95,
            currency: Level::Hold,
            column: Level::Hold,
            upheaval: Level::Hold,
            rule_1: Level::Hold,
            rule_2: Level::Off,
            rule_3: Level::Warn,
            rule_4: Level::Off,
            rule_5: Level::Warn,
            rule_6: Level::Off,
            rule_7: Level::Off,
            rule_8: Level::Off,
            jump: Level::Warn,
            metrics: IndexMap::new(),
        }
    }
}

/// Writes only what is not as in the default: a file says what a person decided.
pub(super) fn decided<S: Serializer>(
    guard: &Option<GuardConfig>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let json = |config: &GuardConfig| serde_json::to_value(config).map_err(ser::Error::custom);
    let Some(guard) = guard else {
        return serializer.serialize_none();
    };
    let usual = json(&GuardConfig::default())?;
    let mut said = match json(guard)? {
        Json::Object(members) => members,
        _ => Map::new(),
    };
    said.retain(|name, value| usual[name.as_str()] != *value);
    said.serialize(serializer)
}
