//! The shape of an attribute in a partner spec: what it takes, how much of it, when it must be there, and what usually
//! fills it.

use super::spec::Confidence;
use super::style::StyleConfig;
use super::when::When;
use crate::config::ValueConfig;
use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// An attribute or a part of a group.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Attribute {
    /// Name in mappings; also the column and the element where nothing else is said.
    pub name: String,
    /// Its place in the spec's own file, from 0; none when it was taken over from another spec.
    #[serde(skip)]
    pub place: Option<usize>,
    /// What it is, in our words.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub about: String,
    /// Topic under which it is shown.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub topic: String,
    /// Whether it must be there.
    pub requirement: Requirement,
    /// The condition of a requirement, for a person.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub condition: String,
    /// When a `required` or `conditional` attribute must be there, for the check.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub required_when: Option<When>,
    /// When it should be there, for the check.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recommended_when: Option<When>,
    /// How bad it is when a required one is missing; `error` when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub missing: Option<Severity>,
    /// What kind of value it takes.
    #[serde(rename = "type")]
    pub kind: Type,
    /// XML: path of its element within the item, a last step with `@` for an attribute; `.` for the text of the group
    /// itself. Taken as it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub element: Option<String>,
    /// Delimited text and JSON: its column. Taken as it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<String>,
    /// Fewest characters (Unicode code points) of a value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min_length: Option<u32>,
    /// Most characters (Unicode code points) of a value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_length: Option<u32>,
    /// Most bytes of a value in UTF-8, where a partner counts those.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_bytes: Option<u32>,
    /// Length that partners advise not to pass, in characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub advised_length: Option<u32>,
    /// Fewest pixels of a picture, wide and high; for the live check.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min_pixels: Option<[u32; 2]>,
    /// More pixels that some pictures need, or all from a day on; for the live check. The most of those that hold count.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub min_pixels_when: Vec<PixelsWhen>,
    /// Smallest number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min: Option<i64>,
    /// Largest number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max: Option<i64>,
    /// Smallest number is itself not allowed.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub above_min: bool,
    /// Highest amount of money, by currency.
    #[serde(skip_serializing_if = "IndexMap::is_empty")]
    pub max_amount: IndexMap<String, i64>,
    /// Most days that a moment may lie ahead of the run.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_days_ahead: Option<u32>,
    /// Fewest values.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub min_count: Option<u32>,
    /// Most values; 1 when left out, 0 for as many as there are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_count: Option<u32>,
    /// Allowed values, as the partner spells them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<String>,
    /// Values seen from others that the partner does not want: placeholders. Capitals do not matter.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub refused: Vec<String>,
    /// Shared vocabulary that knows our words for these values: `availability`, `condition`, `gender`, `age_group`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vocabulary: Option<String>,
    /// From a word of the vocabulary to the partner's spelling; not needed for equal words.
    #[serde(skip_serializing_if = "IndexMap::is_empty")]
    pub means: IndexMap<String, String>,
    /// Allowed units of a number with unit; the first is used for a bare number.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub units: Vec<String>,
    /// Regular expression for the whole value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pattern: Option<String>,
    /// The value may be several in one text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parts: Option<Parts>,
    /// Further checks of a value, by name: `plain_text`, `capitals`, `promotional`, `image`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub checks: Vec<String>,
    /// How this attribute is written, where it differs.
    pub write: StyleConfig,
    /// The usual source: fills the attribute when a mapping says nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<ValueConfig>,
    /// Sub-attributes of a group, in the order of text files.
    #[serde(rename = "sub", skip_serializing_if = "Vec::is_empty")]
    pub subs: Vec<Attribute>,
    /// Sub-attributes that a text file joins, in order; all of them when left out.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub joined: Vec<String>,
    /// Countries for which the attribute means something (ISO 3166-1, `EU`, `EFTA`); empty for all.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub countries: Vec<String>,
    /// Product kinds or programmes it belongs to; empty for all.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub applies_to: Vec<String>,
    /// Delivery time as a code: the most days that a code stands for, and the code; ascending. The first that is not
    /// shorter than the product's delivery time is written.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub steps: Vec<(u32, String)>,
    /// How sure this attribute is, where it differs from the spec.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub confidence: Option<Confidence>,
    /// What of it is less sure than the rest: `the codes`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub unverified: String,
    /// Address of the partner's page on this attribute.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub source: String,
    /// A value as the partner wants it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub example: String,
}

/// How many pixels a picture needs, and when it does.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PixelsWhen {
    /// Fewest pixels, wide and high.
    pub pixels: [u32; 2],
    /// The products of which it is asked; all when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<When>,
    /// The day from which on it is asked, as `2027-01-31`; always when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
}

/// A value that is made of several: a colour of up to three.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Parts {
    /// What stands between them.
    pub separator: String,
    /// Most parts.
    pub max: u32,
    /// Most characters of one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_length: Option<u32>,
}

/// Whether an attribute must be there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Requirement {
    /// Always; or when `required_when` holds.
    Required,
    /// When `required_when` holds.
    Conditional,
    /// Products do better with it.
    Recommended,
    /// May be there.
    #[default]
    Optional,
    /// Still read, no longer documented.
    Legacy,
}

/// How bad a finding is.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Could be better.
    Advice,
    /// The partner takes the product, with limits or not for long.
    Warning,
    /// The partner refuses the product or the value.
    Error,
}

/// What kind of value an attribute takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Type {
    /// Text.
    #[default]
    Text,
    /// Absolute http or https address.
    Url,
    /// One of `values`.
    Choice,
    /// Yes or no.
    Boolean,
    /// Whole number.
    Integer,
    /// Number.
    Number,
    /// Number with a unit.
    Measure,
    /// Amount of money.
    Price,
    /// Day.
    Date,
    /// Moment.
    Datetime,
    /// Two moments: from and until.
    Period,
    /// GTIN, EAN, UPC or ISBN.
    Gtin,
    /// A category of the shop: levels from the root.
    Path,
    /// A category of the partner.
    Category,
    /// Country code (ISO 3166-1 alpha-2).
    Country,
    /// How long until it is there: read from words, hours, days or weeks; written in words of the feed's language, as
    /// whole days, or as one of `steps`.
    DeliveryTime,
    /// Price of a kilogramme, a litre or another base measure: a text, or a group with `price`, `measure` and `base`.
    UnitPrice,
    /// Named parts.
    Group,
}
