//! Amounts of money as partners write them: exact decimals, rounded half away from zero to the currency's decimals.

use crate::value::Value;
use rust_decimal::{Decimal, RoundingStrategy};
use std::borrow::Cow;
use std::fmt::Write as _;

/// An amount and, if the value names one, its currency: a number, `12.95`, `12.95 EUR`, `EUR 12.95`, or a group with
/// `amount` and `currency`.
pub(crate) fn read<'v>(value: &'v Value<'_>) -> Option<(Decimal, Option<Cow<'v, str>>)> {
    match value {
        Value::Text(text) => {
            let (amount, currency) = split(text)?;
            Some((amount, currency.map(Cow::Borrowed)))
        }
        Value::Group(members) => {
            let member = |name: &str| {
                members
                    .iter()
                    .find(|(key, _)| key == name)
                    .map(|(_, value)| value)
            };
            let amount = member("amount")?.to_decimal()?;
            Some((
                amount,
                member("currency")
                    .map(Value::to_text)
                    .filter(|code| !code.is_empty()),
            ))
        }
        number => Some((number.to_decimal()?, None)),
    }
}

/// The same of a text with a decimal point.
pub(crate) fn split(text: &str) -> Option<(Decimal, Option<&str>)> {
    let text = text.trim();
    let code = |code: &str| code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_uppercase());
    let (amount, currency) = match text.split_once(' ') {
        Some((amount, currency)) if code(currency) => (amount, Some(currency)),
        Some((currency, amount)) if code(currency) => (amount, Some(currency)),
        Some(_) => return None,
        None => (text, None),
    };
    Some((Decimal::from_str_exact(amount).ok()?, currency))
}

/// With exactly so many decimals.
pub(crate) fn rounded(amount: Decimal, decimals: u32) -> Decimal {
    let mut amount =
        amount.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero);
    amount.rescale(decimals);
    amount
}

/// In the currency's smallest unit: 12.95 is 1295.
pub(crate) fn minor(amount: Decimal, decimals: u32) -> Decimal {
    let amount = rounded(amount, decimals);
    Decimal::try_from_i128_with_scale(amount.mantissa(), 0).unwrap_or(amount)
}

/// Appends a number with its own decimals.
pub(crate) fn push(number: Decimal, sign: char, out: &mut String) {
    let start = out.len();
    // Writing to a String cannot fail.
    let _ = write!(out, "{number}");
    if sign != '.'
        && let Some(point) = out[start..].find('.')
    {
        out.replace_range(start + point..=start + point, sign.encode_utf8(&mut [0; 4]));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(number: Decimal, sign: char) -> String {
        let mut out = String::new();
        push(number, sign, &mut out);
        out
    }

    #[test]
    fn amounts_are_rounded_half_away_from_zero() {
        let amount = |text: &str| Decimal::from_str_exact(text).unwrap();
        assert_eq!(text(rounded(amount("12.345"), 2), '.'), "12.35");
        assert_eq!(text(rounded(amount("12"), 2), ','), "12,00");
        assert_eq!(text(rounded(amount("12.5"), 0), '.'), "13");
        assert_eq!(text(minor(amount("12.9"), 2), '.'), "1290");
    }

    #[test]
    fn a_currency_may_stand_on_either_side() {
        assert_eq!(split("12.95 EUR").unwrap().1, Some("EUR"));
        assert_eq!(split("EUR 12.95").unwrap().0, Decimal::new(1295, 2));
        assert_eq!(split("12,95"), None);
        assert_eq!(split("twelve EUR"), None);
    }
}
