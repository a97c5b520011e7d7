//! How values look in a feed: decimal signs, currencies, words for yes and no, dates, lists and groups. A partner says
//! it once; a format and an attribute may say it differently.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How values are written. What is left out is taken from the format, then the partner, then the default.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct StyleConfig {
    /// Sign before decimals: `.` (the default) or `,`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decimal_sign: Option<char>,
    /// Decimals of an amount of money; those of the currency (ISO 4217: 2, 0 for JPY) when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decimals: Option<u32>,
    /// Amounts are whole numbers of the smallest unit: cents.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minor_units: Option<bool>,
    /// Where the currency goes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub currency: Option<CurrencyPlace>,
    /// With `currency = "apart"`: the column or element of the currency, beside that of the amount.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub currency_name: Option<String>,
    /// The words for yes and no; `yes` and `no` when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub boolean: Option<(String, String)>,
    /// Days, as in `strftime`; `%Y-%m-%d` when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// Moments, as in `strftime`; `%Y-%m-%dT%H:%M%z` when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub datetime: Option<String>,
    /// Between the two moments of a period; `/` when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub period_separator: Option<String>,
    /// Between a number and its unit; a space when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit_separator: Option<String>,
    /// A price by measure, with `{price}`, `{currency}` and `{base}`; `{price} {currency}/{base}` when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit_price: Option<String>,
    /// Delivery times are whole days, the longest that was promised, instead of words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub delivery_days: Option<bool>,
    /// Delivery times in words: of a day, of several, of a range, with `{min}` and `{max}`; in the feed's language when
    /// left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub delivery_words: Option<(String, String, String)>,
    /// Between the levels of a category; ` > ` when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path_separator: Option<String>,
    /// Stands before every category: `Heureka.{country} | `, with the placeholders of names.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path_prefix: Option<String>,
    /// How several values are written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lists: Option<Lists>,
    /// Between joined values; `,` when left out. Values that contain it are put in double quotes, addresses get it
    /// percent-encoded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub list_separator: Option<String>,
    /// Where a name holds `{n}` (`extra_image_{n}`), each value has a column of its own: the first number, 1 when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_number: Option<u32>,
    /// How a group is written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub groups: Option<Groups>,
    /// Between the joined parts of a group; `:` when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group_separator: Option<String>,
}

/// Where a currency goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum CurrencyPlace {
    /// Not written: the partner knows it.
    #[default]
    None,
    /// `12.95 EUR`.
    Suffix,
    /// `EUR 12.95`.
    Prefix,
    /// In a column, element or XML attribute of its own.
    Apart,
}

/// How several values are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Lists {
    /// Repeated elements; an array in JSON.
    #[default]
    Repeat,
    /// One text.
    Join,
}

/// How a group is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Groups {
    /// Elements within an element; an object in JSON.
    #[default]
    Nested,
    /// One text: `NL:PostNL:4.95 EUR`.
    Join,
    /// One text in JSON: `{"color":"red","size":"M"}`. Empty parts are left out.
    Json,
}

/// A style with nothing left out.
#[derive(Clone, Debug)]
pub(crate) struct Style {
    pub(crate) decimal_sign: char,
    pub(crate) decimals: Option<u32>,
    pub(crate) minor_units: bool,
    pub(crate) currency: CurrencyPlace,
    pub(crate) currency_name: Option<String>,
    pub(crate) boolean: (String, String),
    pub(crate) date: String,
    pub(crate) datetime: String,
    pub(crate) period_separator: String,
    pub(crate) unit_separator: String,
    pub(crate) unit_price: String,
    pub(crate) delivery_days: bool,
    pub(crate) delivery_words: Option<(String, String, String)>,
    pub(crate) path_separator: String,
    pub(crate) path_prefix: String,
    pub(crate) lists: Lists,
    pub(crate) list_separator: String,
    pub(crate) first_number: u32,
    pub(crate) groups: Groups,
    pub(crate) group_separator: String,
}

impl Style {
    /// The style of an attribute: the last of `layers` that says something wins.
    pub(crate) fn new(layers: &[&StyleConfig]) -> Self {
        fn last<T: Clone>(
            layers: &[&StyleConfig],
            get: impl Fn(&StyleConfig) -> Option<T>,
        ) -> Option<T> {
            layers.iter().rev().find_map(|layer| get(layer))
        }
        let text = |get: fn(&StyleConfig) -> Option<String>, default: &str| {
            last(layers, get).unwrap_or_else(|| default.to_owned())
        };
        Self {
            decimal_sign: last(layers, |style| style.decimal_sign).unwrap_or('.'),
            decimals: last(layers, |style| style.decimals),
            minor_units: last(layers, |style| style.minor_units).unwrap_or_default(),
            currency: last(layers, |style| style.currency).unwrap_or_default(),
            currency_name: last(layers, |style| style.currency_name.clone()),
            boolean: last(layers, |style| style.boolean.clone())
                .unwrap_or_else(|| ("yes".to_owned(), "no".to_owned())),
            date: text(|style| style.date.clone(), "%Y-%m-%d"),
            datetime: text(|style| style.datetime.clone(), "%Y-%m-%dT%H:%M%z"),
            period_separator: text(|style| style.period_separator.clone(), "/"),
            unit_separator: text(|style| style.unit_separator.clone(), " "),
            unit_price: text(
                |style| style.unit_price.clone(),
                "{price} {currency}/{base}",
            ),
            delivery_days: last(layers, |style| style.delivery_days).unwrap_or_default(),
            delivery_words: last(layers, |style| style.delivery_words.clone()),
            path_separator: text(|style| style.path_separator.clone(), " > "),
            path_prefix: text(|style| style.path_prefix.clone(), ""),
            lists: last(layers, |style| style.lists).unwrap_or_default(),
            list_separator: text(|style| style.list_separator.clone(), ","),
            first_number: last(layers, |style| style.first_number).unwrap_or(1),
            groups: last(layers, |style| style.groups).unwrap_or_default(),
            group_separator: text(|style| style.group_separator.clone(), ":"),
        }
    }
}
