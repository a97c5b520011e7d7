//! The shape of a partner spec file: what a partner accepts, as data. One TOML file per partner; nothing here is run.

use super::attribute::{Attribute, Severity};
use super::style::StyleConfig;
use super::when::When;
use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value as Json};

/// A partner spec: `mappings/partners/ID.toml`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PartnerSpec {
    /// The file's name without ending: `google-shopping`.
    #[serde(skip)]
    pub id: String,
    /// The file as whoever read it named it, for messages.
    #[serde(skip)]
    pub file: String,
    /// What people call the partner.
    pub name: String,
    /// What kind of partner it is.
    pub kind: Kind,
    /// One or two sentences: what the feed is for.
    pub about: String,
    /// Where the facts come from.
    pub source: Source,
    /// Countries the partner serves (ISO 3166-1); empty for any.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub countries: Vec<String>,
    /// Currencies the partner takes (ISO 4217); empty for any.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub currencies: Vec<String>,
    /// Off: a new mapping for the partner is made but not run until its owner turns it on, as where it is not proven
    /// that the partner still reads feeds.
    #[serde(default = "on", skip_serializing_if = "is_on")]
    pub on: bool,
    /// Attributes that are those of another spec.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub inherit: Option<Inherit>,
    /// A mapping may add attributes that are not listed here.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub open: bool,
    /// The partner's own categories.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub taxonomy: Option<TaxonomySpec>,
    /// How values are written, unless a format or an attribute says otherwise.
    #[serde(default)]
    pub write: StyleConfig,
    /// How the feed reaches the partner.
    #[serde(default)]
    pub delivery: Delivery,
    /// Whether and how the partner takes bids.
    #[serde(default)]
    pub bid: Bid,
    /// The formats the partner reads; the first is the usual one.
    #[serde(rename = "format")]
    pub formats: Vec<FormatSpec>,
    /// The attributes, in the order in which they are written.
    #[serde(rename = "attribute", default)]
    pub attributes: Vec<Attribute>,
    /// Rules over several attributes or several products.
    #[serde(rename = "rule", default, skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<RuleSpec>,
    /// Examples, run as tests.
    #[serde(rename = "example")]
    pub examples: Vec<SpecExample>,
    /// The sentences of this file in Dutch, by what they are here.
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    pub dutch: IndexMap<String, String>,
}

fn on() -> bool {
    true
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde passes a reference"
)]
fn is_on(on: &bool) -> bool {
    *on
}

/// Attributes taken from a built-in spec, before the spec's own; an own attribute of the same name replaces one of them
/// in its place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Inherit {
    /// Id of the spec they come from. It must not inherit itself.
    pub from: String,
    /// Which, in this order; all of them when left out. The list of categories comes along with its attribute.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attributes: Vec<String>,
    /// Those of them that are required here; the others become optional. When left out, each stays what it is there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub required: Option<Vec<String>>,
    /// The rules of that spec hold too, where all attributes they name were taken.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub rules: bool,
    /// How sure these attributes are here, where it differs from the spec they come from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confidence: Option<Confidence>,
}

/// Kinds of partners.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A search engine's shopping listings.
    Search,
    /// A comparison site.
    Comparison,
    /// A marketplace: the order is placed there.
    Marketplace,
    /// An affiliate network.
    Affiliate,
    /// Social media.
    Social,
    /// Advertising networks: retargeting, classified advertisements.
    Advertising,
    /// Travel.
    Travel,
    /// Vacancies.
    Vacancies,
    /// No partner in particular: a format.
    Generic,
}

/// Where facts come from and how sure they are.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Where the facts were read: the partner's own page where there is one.
    pub address: String,
    /// Further addresses.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub more: Vec<String>,
    /// Day a person last compared this file with the source (`2026-11-22`).
    pub checked: String,
    /// How sure the facts are.
    pub confidence: Confidence,
    /// What is not known or contradicts itself.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub gaps: String,
}

/// How sure a fact is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Confidence {
    /// The partner's own specification.
    Official,
    /// The partner's own specification, of which a part was seen.
    Partial,
    /// Seen only in the partner's programming interface.
    Interface,
    /// Help pages and articles of others about the partner.
    SecondHand,
    /// Templates of other tools.
    Template,
    /// General knowledge; to be verified before relying on it.
    Unverified,
}

impl Confidence {
    /// Whether the partner itself said it, in a specification or in its programming interface.
    #[must_use]
    pub fn verified(self) -> bool {
        matches!(self, Self::Official | Self::Partial | Self::Interface)
    }
}

/// Where the partner's category list is and how it is written.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TaxonomySpec {
    /// What it is called.
    pub name: String,
    /// Public address with `{language}` and `{COUNTRY}`; empty when the list is not public.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub address: String,
    /// How a line of the list looks.
    #[serde(default)]
    pub lines: TaxonomyLines,
    /// What stands between two levels in the list.
    #[serde(default = "arrow")]
    pub separator: String,
    /// The attribute that takes the category.
    pub attribute: String,
}

fn arrow() -> String {
    " > ".to_owned()
}

/// How a line of a taxonomy looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum TaxonomyLines {
    /// `1604 - Apparel & Accessories > Clothing`.
    #[default]
    Ids,
    /// `Apparel & Accessories > Clothing`.
    Paths,
}

/// How a feed reaches the partner: advice, not settings.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Delivery {
    /// Ways in which the partner fetches: `https`, `sftp`, ...
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub pull: Vec<String>,
    /// Ways in which a shop sends: `sftp`, `ftp`, `api`, `upload`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub push: Vec<String>,
    /// Server for sending.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub host: String,
    /// Its port.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub port: Option<u16>,
    /// How often the partner reads: `daily`, `hourly`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub every: String,
    /// Most bytes of a file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_bytes: Option<u64>,
    /// Most products of a file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_products: Option<u64>,
    /// What a person should know.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub advice: String,
}

/// How a partner takes bids.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Bid {
    /// Where the bid goes.
    pub by: BidBy,
    /// With `attribute`: the attributes that take a bid. With `label`: those that steer campaigns.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub attributes: Vec<String>,
    /// What a person should know.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub advice: String,
}

/// Where a bid goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum BidBy {
    /// No bids.
    #[default]
    None,
    /// In attributes of the feed.
    Attribute,
    /// In the partner's campaigns; attributes of the feed sort products into them.
    Label,
    /// In a sheet by category in the partner's account.
    Sheet,
    /// In the partner's account or programming interface only.
    Account,
}

/// A format that the partner reads.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FormatSpec {
    /// Name for mappings: `rss`, `tsv`.
    pub name: String,
    /// What it is.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub about: String,
    /// Ending of the file, without the dot.
    pub ending: String,
    /// Which of an attribute's names is used; `element` for XML and `column` for everything else when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub names: Option<Names>,
    /// The attributes of this format, in its order, where it does not have all of them in the spec's order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attributes: Vec<String>,
    /// Stands before every name that the spec does not give in full: `g:`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub prefix: String,
    /// Other names in this format, by attribute or `attribute/sub`.
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    pub rename: IndexMap<String, String>,
    /// How values are written in this format.
    #[serde(default)]
    pub write: StyleConfig,
    /// How the file is written: the keys of `WriteOptions`. Texts in `item_path`, `root_attributes` and `head` may use
    /// `{language}`, `{country}` (`nl`), `{COUNTRY}` (`NL`), `{currency}`, `{now:%Y-%m-%d}` (in the shop's time zone), and
    /// `{title}`, `{link}` and `{description}` of the feed; `{root|shop}` is `shop` where the mapping's `feed` has no `root`.
    /// Names of columns and elements may use the first four.
    pub file: feeds::options::WriteOptions,
}

/// Which of an attribute's names a format uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Names {
    /// `element`.
    Element,
    /// `column`.
    Column,
}

/// A rule over several attributes or products: a check with its arguments.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RuleSpec {
    /// The check: `less_than`, `needs`, `any_of`, `unique`, ...
    pub check: String,
    /// How bad; the check's own when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub severity: Option<Severity>,
    /// When it is tested; always when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<When>,
    /// Why, in our words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub why: String,
    /// Arguments of the check.
    #[serde(flatten)]
    pub arguments: Map<String, Json>,
}

/// An example: product fields, and the values as they must be written.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SpecExample {
    /// Which format; the first when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub format: Option<String>,
    /// Country; `NL` when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// Product fields.
    pub given: Map<String, Json>,
    /// Values by column, as written; several values as a list.
    pub gives: IndexMap<String, Json>,
}
