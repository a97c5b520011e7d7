//! Guessing the shop's settings from what its feed says: addresses tell the country, texts the language, prices the
//! currency. Guesses only: `shop.toml` says them, and a person confirms.

use super::super::{AlertsConfig, RetentionConfig, ShopConfig};
use feeds::types::{ColumnProfile, Type};
use mappings::matching::Suggestion;
use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::Serialize;
use std::iter;
use whatlang::{Detector, Lang};

/// A country: code, the ends of its addresses, language, currency, time zone, and its standard VAT rate in tenths of a
/// percent; 0 where there is none in the whole country (the sales taxes of the United States differ by place). The
/// rates were compared on 2026-11-25 with github.com/vatnode/eu-vat-rates-data, version 2026-04-28, which takes those of
/// the European Union from the Commission's database TEDB; later changes are not in here. Australia's and New Zealand's GST
/// are not in those data: 10 and 15 percent, as ato.gov.au compares them (read 2026-11-26). Canada's taxes differ by province.
struct Country(
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    i64,
);

#[rustfmt::skip]
const COUNTRIES: &[Country] = &[
    Country("NL", "nl", "nl", "EUR", "Europe/Amsterdam", 210), Country("BE", "be", "nl", "EUR", "Europe/Brussels", 210),
    Country("DE", "de", "de", "EUR", "Europe/Berlin", 190), Country("FR", "fr", "fr", "EUR", "Europe/Paris", 200),
    Country("GB", "uk", "en", "GBP", "Europe/London", 200), Country("US", "us", "en", "USD", "America/New_York", 0),
    Country("AT", "at", "de", "EUR", "Europe/Vienna", 200), Country("CH", "ch", "de", "CHF", "Europe/Zurich", 81),
    Country("LU", "lu", "fr", "EUR", "Europe/Luxembourg", 170), Country("IE", "ie", "en", "EUR", "Europe/Dublin", 230),
    Country("IT", "it", "it", "EUR", "Europe/Rome", 220), Country("ES", "es", "es", "EUR", "Europe/Madrid", 210),
    Country("PT", "pt", "pt", "EUR", "Europe/Lisbon", 230), Country("PL", "pl", "pl", "PLN", "Europe/Warsaw", 230),
    Country("CZ", "cz", "cs", "CZK", "Europe/Prague", 210), Country("SK", "sk", "sk", "EUR", "Europe/Bratislava", 230),
    Country("DK", "dk", "da", "DKK", "Europe/Copenhagen", 250), Country("SE", "se", "sv", "SEK", "Europe/Stockholm", 250),
    Country("NO", "no", "nb", "NOK", "Europe/Oslo", 250), Country("FI", "fi", "fi", "EUR", "Europe/Helsinki", 255),
    Country("GR", "gr", "el", "EUR", "Europe/Athens", 240), Country("HU", "hu", "hu", "HUF", "Europe/Budapest", 270),
    Country("RO", "ro", "ro", "RON", "Europe/Bucharest", 210), Country("UA", "ua", "uk", "UAH", "Europe/Kyiv", 200),
    Country("AU", "au", "en", "AUD", "Australia/Sydney", 100), Country("NZ", "nz", "en", "NZD", "Pacific/Auckland", 150),
    Country("CA", "ca", "en", "CAD", "America/Toronto", 0),
];

/// Languages of shops, as they are found in texts.
const LANGUAGES: &[(Lang, &str)] = &[
    (Lang::Nld, "nl"),
    (Lang::Deu, "de"),
    (Lang::Fra, "fr"),
    (Lang::Eng, "en"),
    (Lang::Ita, "it"),
    (Lang::Spa, "es"),
    (Lang::Por, "pt"),
    (Lang::Pol, "pl"),
    (Lang::Ces, "cs"),
    (Lang::Slk, "sk"),
    (Lang::Dan, "da"),
    (Lang::Swe, "sv"),
    (Lang::Nob, "nb"),
    (Lang::Fin, "fi"),
    (Lang::Ell, "el"),
    (Lang::Hun, "hu"),
    (Lang::Ron, "ro"),
    (Lang::Ukr, "uk"),
    (Lang::Bul, "bg"),
    (Lang::Cat, "ca"),
    (Lang::Est, "et"),
    (Lang::Hrv, "hr"),
    (Lang::Lav, "lv"),
    (Lang::Lit, "lt"),
    (Lang::Rus, "ru"),
    (Lang::Slv, "sl"),
    (Lang::Tur, "tr"),
];
/// From so sure on a language is taken; below it the letters fit several.
const SURE: f64 = 0.4;

/// What goes with a country where nothing else is said.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct CountryDefaults {
    /// Two capitals.
    pub country: &'static str,
    /// Currency.
    pub currency: &'static str,
    /// Time zone; of several that of the most people.
    pub time_zone: &'static str,
    /// The standard VAT rate in percent; 0 where there is none in the whole country.
    #[serde(serialize_with = "crate::shop::config::percent::serialize")]
    #[schemars(with = "f64")]
    pub vat_rate: Decimal,
}

/// What goes with each country that is known here.
pub(crate) fn countries() -> Vec<CountryDefaults> {
    let told = COUNTRIES.iter().map(|country| CountryDefaults {
        country: country.0,
        currency: country.3,
        time_zone: country.4,
        vat_rate: rate(country),
    });
    told.collect()
}

fn rate(country: &Country) -> Decimal {
    Decimal::new(country.5, 1).normalize()
}

/// The settings that a feed suggests, and which of them it really tells.
pub(crate) struct Guess {
    /// All settings; those of the first country where the feed tells none.
    pub(crate) config: ShopConfig,
    /// Whether addresses, currency or language tell the country.
    pub(crate) country: bool,
    /// Whether the texts tell the language.
    pub(crate) language: bool,
    /// Whether the prices tell the currency.
    pub(crate) currency: bool,
}

/// The settings that the feed suggests.
pub(super) fn shop(place: &str, columns: &[ColumnProfile], suggestions: &[Suggestion]) -> Guess {
    let column = |field: &str| {
        let found = suggestions.iter().find(|found| found.field == field)?;
        columns.iter().find(|column| column.name == found.column)
    };
    let link = column("link").and_then(|column| {
        let mut samples = column.samples.iter();
        samples.find(|sample| host(sample).is_some())
    });
    let website = link.and_then(|link| {
        let (scheme, rest) = link.split_once("://")?;
        Some(format!(
            "{scheme}://{}",
            rest.split(['/', '?', '#']).next()?
        ))
    });
    let host = link.and_then(|link| host(link)).or_else(|| host(place));
    let language = language(columns);
    let currency = column("price")
        .and_then(|column| column.convention.currency.clone())
        .or_else(|| code(column("currency")?.samples.first()?));
    let by_address = host.as_deref().and_then(|host| {
        let end = host.rsplit('.').next()?;
        COUNTRIES.iter().find(|country| country.1 == end)
    });
    let told = by_address.or_else(|| by_money_and_words(currency.as_deref(), language));
    let country = told.unwrap_or(&COUNTRIES[0]);
    Guess {
        country: told.is_some(),
        language: language.is_some(),
        currency: currency.is_some(),
        config: ShopConfig {
            name: host.unwrap_or_else(|| stem(place)),
            country: country.0.into(),
            language: language.unwrap_or(country.2).into(),
            currency: currency.unwrap_or_else(|| country.3.into()),
            time_zone: country.4.into(),
            vat_rate: rate(country),
            website,
            schedule: None,
            hosted_at: None,
            alerts: AlertsConfig::default(),
            retention: RetentionConfig::default(),
        },
    }
}

/// The country whose currency and language these are. Neither the euro nor English tells a country by itself.
fn by_money_and_words(currency: Option<&str>, language: Option<&str>) -> Option<&'static Country> {
    let fits = |country: &&Country| {
        currency.is_none_or(|currency| country.3 == currency)
            && language.is_none_or(|language| country.2 == language)
    };
    let tells = language.is_some_and(|language| language != "en")
        || currency.is_some_and(|currency| currency != "EUR");
    COUNTRIES.iter().find(fits).filter(|_| tells)
}

/// The host of an address, without `www.`.
fn host(address: &str) -> Option<String> {
    let (_, rest) = address.split_once("://")?;
    let host = rest.split(['/', '?', '#', ':']).next()?;
    let host = host.rsplit('@').next()?.trim_start_matches("www.");
    (host.contains('.')).then(|| host.to_lowercase())
}

fn code(text: &str) -> Option<String> {
    feeds::types::currency::currency(text)?
        .code
        .map(str::to_owned)
}

fn stem(place: &str) -> String {
    let stem = std::path::Path::new(place).file_stem();
    stem.map_or_else(|| "shop".into(), |stem| stem.to_string_lossy().into_owned())
}

/// The language that the texts and the names of their columns are in; none when that is not clear.
fn language(columns: &[ColumnProfile]) -> Option<&'static str> {
    let texts = columns
        .iter()
        .filter(|column| matches!(column.kind, Type::Text | Type::Html | Type::List));
    let texts = texts.flat_map(|column| iter::once(&column.name).chain(&column.samples));
    let text = texts.map(String::as_str).collect::<Vec<_>>().join(". ");
    let known = LANGUAGES.iter().map(|(known, _)| *known).collect();
    let found = Detector::with_allowlist(known).detect(&text)?;
    let code = LANGUAGES
        .iter()
        .find(|(known, _)| *known == found.lang())?
        .1;
    (found.confidence() >= SURE).then_some(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_are_read_from_addresses() {
        assert_eq!(
            host("https://user:pw@www.Shop.example.nl:8080/p?x").as_deref(),
            None
        );
        assert_eq!(
            host("https://www.Shop.nl/p?x=1").as_deref(),
            Some("shop.nl")
        );
        assert_eq!(host("/exports/feed.csv"), None);
    }

    #[test]
    fn a_country_is_told_by_money_and_words_or_not_at_all() {
        let told = |currency, language| by_money_and_words(currency, language).map(|found| found.0);
        assert_eq!(told(Some("AUD"), Some("en")), Some("AU"));
        assert_eq!(told(Some("USD"), None), Some("US"));
        assert_eq!(told(Some("EUR"), Some("de")), Some("DE"));
        assert_eq!(told(None, Some("nl")), Some("NL"));
        // Not a guess that looks like knowledge.
        assert_eq!(told(None, Some("en")), None);
        assert_eq!(told(Some("EUR"), Some("en")), None);
        assert_eq!(told(Some("EUR"), None), None);
        assert_eq!(told(Some("USD"), Some("nl")), None);
    }

    #[test]
    fn countries_are_complete() {
        for country in COUNTRIES {
            assert!(jiff::tz::TimeZone::get(country.4).is_ok(), "{}", country.4);
            assert_eq!(code(country.3).as_deref(), Some(country.3));
        }
    }
}
