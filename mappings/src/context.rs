//! What a transform, condition or label may know besides the product: the run's "now" and the shop's language,
//! country, currency and VAT. Passed in, so that the same inputs always give the same bytes.

use rust_decimal::Decimal;

/// The surroundings of a run for one partner.
#[derive(Clone, Debug, PartialEq)]
pub struct Context {
    /// The run's moment, in the shop's time zone.
    pub now: jiff::Zoned,
    /// ISO 639-1 language of the texts, lower case: `nl`.
    pub language: String,
    /// ISO 3166-1 country, upper case: `NL`.
    pub country: String,
    /// ISO 4217 currency, upper case: `EUR`.
    pub currency: String,
    /// The shop's usual VAT rate in percent: 21.
    pub vat_rate: Decimal,
}
