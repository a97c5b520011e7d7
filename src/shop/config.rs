//! `shop.toml`: what is true of the whole shop.

use super::{AlertsConfig, RetentionConfig};
use jiff::tz::TimeZone;
use mappings::config::ScheduleConfig;
use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// `shop.toml`: what is true of the whole shop.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ShopConfig {
    /// What the shop is called on screen and in reports.
    pub name: String,
    /// Country the shop sells in: ISO 3166-1 code of two capitals, `NL`.
    pub country: String,
    /// Language of the product texts: ISO 639-1 code of two small letters, `nl`.
    pub language: String,
    /// Currency of the prices: ISO 4217 code of three capitals, `EUR`.
    pub currency: String,
    /// Time zone of dates without one, and of the schedule: a name of the IANA database, `Europe/Amsterdam`.
    pub time_zone: String,
    /// Usual value added tax in percent, for products that have no rate of their own: `21`.
    #[serde(with = "percent")]
    #[schemars(with = "f64", range(min = 0, max = 100))]
    pub vat_rate: Decimal,
    /// When `feedmill watch` runs the shop, in its time zone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub schedule: Option<ScheduleConfig>,
    /// Under which address the world reaches `feedmill serve`: `https://feeds.shop.example`. Hosted addresses begin with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hosted_at: Option<String>,
    /// Who hears of trouble while nobody looks.
    #[serde(default, skip_serializing_if = "usual")]
    pub alerts: AlertsConfig,
    /// How much of the past is kept.
    #[serde(default, skip_serializing_if = "usual")]
    pub retention: RetentionConfig,
}

fn usual<T: Default + PartialEq>(setting: &T) -> bool {
    *setting == T::default()
}

impl Default for ShopConfig {
    fn default() -> Self {
        Self {
            name: String::new(),
            country: "NL".into(),
            language: "nl".into(),
            currency: "EUR".into(),
            time_zone: "Europe/Amsterdam".into(),
            vat_rate: Decimal::from(21),
            schedule: None,
            hosted_at: None,
            alerts: AlertsConfig::default(),
            retention: RetentionConfig::default(),
        }
    }
}

impl ShopConfig {
    /// The shop's time zone. Fails when the name is not in the IANA database.
    pub fn zone(&self) -> Result<TimeZone, jiff::Error> {
        TimeZone::get(&self.time_zone)
    }

    /// Values that cannot be: the key, what is wrong, what would be right.
    pub(super) fn mistakes(&self) -> impl Iterator<Item = (&'static str, String, &'static str)> {
        let letters = |text: &str, length: usize, upper: bool| {
            text.len() == length
                && text.bytes().all(|byte| {
                    if upper {
                        byte.is_ascii_uppercase()
                    } else {
                        byte.is_ascii_lowercase()
                    }
                })
        };
        let mut mistakes = Vec::new();
        if !letters(&self.country, 2, true) {
            let message = format!("\"{}\" is no country code", self.country);
            mistakes.push(("country", message, "two capitals, such as NL or BE"));
        }
        if !letters(&self.language, 2, false) {
            let message = format!("\"{}\" is no language code", self.language);
            mistakes.push(("language", message, "two small letters, such as nl or fr"));
        }
        if !letters(&self.currency, 3, true) {
            let message = format!("\"{}\" is no currency code", self.currency);
            mistakes.push(("currency", message, "three capitals, such as EUR"));
        }
        if self.zone().is_err() {
            let message = format!("\"{}\" is no known time zone", self.time_zone);
            mistakes.push((
                "time_zone",
                message,
                "a place name such as Europe/Amsterdam",
            ));
        }
        if self.vat_rate < Decimal::ZERO || self.vat_rate > Decimal::ONE_HUNDRED {
            let message = format!("{} is no VAT rate in percent", self.vat_rate);
            mistakes.push(("vat_rate", message, "a number from 0 to 100, such as 21"));
        }
        if let Some(host) = &self.hosted_at
            && !(host.starts_with("https://") || host.starts_with("http://"))
        {
            let message = format!("\"{host}\" is no web address");
            mistakes.push(("hosted_at", message, "such as https://feeds.shop.example"));
        }
        if self.retention.days == 0 {
            let message = "nothing would be kept of a run".to_owned();
            mistakes.push(("retention.days", message, "a number of days, from 1"));
        }
        mistakes.into_iter()
    }
}

/// An exact percentage, written as a plain number.
mod percent {
    use rust_decimal::Decimal;
    use rust_decimal::prelude::ToPrimitive;
    use serde::de::{self, Deserializer, Visitor};
    use serde::ser::Serializer;
    use std::fmt;

    pub(super) fn serialize<S: Serializer>(
        number: &Decimal,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        match number
            .to_i64()
            .filter(|whole| Decimal::from(*whole) == *number)
        {
            Some(whole) => serializer.serialize_i64(whole),
            // The shortest text of the nearest binary number is the decimal again: that is how it is read.
            None => serializer.serialize_f64(number.to_f64().unwrap_or_default()),
        }
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Decimal, D::Error> {
        struct Seen;
        impl Visitor<'_> for Seen {
            type Value = Decimal;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a percentage such as 21 or 5.5")
            }
            fn visit_i64<E: de::Error>(self, number: i64) -> Result<Decimal, E> {
                Ok(Decimal::from(number))
            }
            // JSON has no sign for what is not below zero.
            fn visit_u64<E: de::Error>(self, number: u64) -> Result<Decimal, E> {
                Ok(Decimal::from(number))
            }
            fn visit_f64<E: de::Error>(self, number: f64) -> Result<Decimal, E> {
                Decimal::from_str_exact(&number.to_string())
                    .map_err(|_| E::invalid_value(de::Unexpected::Float(number), &self))
            }
        }
        deserializer.deserialize_any(Seen)
    }
}
