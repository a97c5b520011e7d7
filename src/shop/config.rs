//! `shop.toml`: what is true of the whole shop.

use super::{AlertsConfig, RetentionConfig};
use crate::troubles::trouble;
use jiff::tz::TimeZone;
use mappings::config::ScheduleConfig;
use mappings::said::Told;
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
    /// Home page of the shop, which feeds in RSS and Atom name as their link: `https://www.shop.example`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub website: Option<String>,
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
            website: None,
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
    pub(super) fn mistakes(&self) -> Vec<(&'static str, Told, Told)> {
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
        let mut wrong = |key: &'static str, text: &str, id: &str, help: &str| {
            let with = [("text", text.to_owned())];
            mistakes.push((key, trouble(id, with), trouble(help, [])));
        };
        if !letters(&self.country, 2, true) {
            wrong("country", &self.country, "no_country", "such_country");
        }
        if !letters(&self.language, 2, false) {
            wrong("language", &self.language, "no_language", "such_language");
        }
        if !letters(&self.currency, 3, true) {
            wrong("currency", &self.currency, "no_currency", "such_currency");
        }
        if self.zone().is_err() {
            wrong("time_zone", &self.time_zone, "no_zone", "such_zone");
        }
        if self.vat_rate < Decimal::ZERO || self.vat_rate > Decimal::ONE_HUNDRED {
            let rate = self.vat_rate.to_string();
            wrong("vat_rate", &rate, "no_vat_rate", "such_vat_rate");
        }
        for (key, address) in [("website", &self.website), ("hosted_at", &self.hosted_at)] {
            let web = |text: &str| text.starts_with("https://") || text.starts_with("http://");
            if let Some(address) = address.as_deref().filter(|address| !web(address)) {
                wrong(key, address, "no_web_address", "such_web_address");
            }
        }
        if self.retention.days == 0 {
            wrong("retention.days", "", "nothing_kept", "such_days");
        }
        mistakes
    }
}

/// An exact percentage, written as a plain number.
pub(super) mod percent {
    use rust_decimal::Decimal;
    use rust_decimal::prelude::ToPrimitive;
    use serde::de::{self, Deserializer, Visitor};
    use serde::ser::Serializer;
    use std::fmt;

    pub(in crate::shop) fn serialize<S: Serializer>(
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
