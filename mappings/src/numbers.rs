//! Numbers: exact arithmetic on values, rounding, and how numbers are read and written in text.

use crate::value::Value;
use rust_decimal::{Decimal, RoundingStrategy};
use schemars::JsonSchema;
use serde::Deserialize;

/// The value with its number changed. What is no number is passed on; where the change has no answer (a missing operand,
/// a division by zero, more than 28 digits) the value becomes missing, since a wrong price is worse than none.
pub fn change<'a>(value: Value<'a>, change: impl FnOnce(Decimal) -> Option<Decimal>) -> Value<'a> {
    match value.to_decimal() {
        Some(number) => change(number).map(Value::Decimal).unwrap_or_default(),
        None => value,
    }
}

/// How to round.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Rounding {
    /// To the nearest; a half away from zero, as in shops: 0.125 to 0.13.
    #[default]
    HalfUp,
    /// To the nearest; a half to the even digit, as in banks: 0.125 to 0.12.
    HalfEven,
    /// To the higher number.
    Up,
    /// To the lower number.
    Down,
}

impl Rounding {
    fn strategy(self) -> RoundingStrategy {
        match self {
            Self::HalfUp => RoundingStrategy::MidpointAwayFromZero,
            Self::HalfEven => RoundingStrategy::MidpointNearestEven,
            Self::Up => RoundingStrategy::ToPositiveInfinity,
            Self::Down => RoundingStrategy::ToNegativeInfinity,
        }
    }

    /// The number with at most so many decimals.
    #[must_use]
    pub fn round(self, number: Decimal, decimals: u32) -> Decimal {
        number.round_dp_with_strategy(decimals, self.strategy())
    }
}

/// Appends a number with exactly so many decimals (28 at most), a half rounded away from zero, with these signs. The
/// thousands sign may be empty. Zero has no minus.
pub fn write(
    number: Decimal,
    decimals: u32,
    decimal_sign: &str,
    thousands: &str,
    out: &mut String,
) {
    let decimals = decimals.min(28);
    let number = Rounding::HalfUp.round(number, decimals);
    let digits = number.mantissa().unsigned_abs().to_string();
    let scale = number.scale() as usize;
    let (whole, fraction) = digits.split_at(digits.len().saturating_sub(scale));
    if number.is_sign_negative() && !number.is_zero() {
        out.push('-');
    }
    if whole.is_empty() {
        out.push('0');
    }
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            out.push_str(thousands);
        }
        out.push(digit);
    }
    if decimals == 0 {
        return;
    }
    out.push_str(decimal_sign);
    out.extend(std::iter::repeat_n('0', scale - fraction.len()));
    out.push_str(fraction);
    out.extend(std::iter::repeat_n('0', decimals as usize - scale));
}

/// Which sign stands before the decimals.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
pub enum DecimalSign {
    /// Told from the number itself, and from the language where that does not tell: `1.299` is a thousand and more in
    /// Dutch, a little more than one in English.
    #[default]
    #[serde(rename = "auto")]
    Auto,
    /// A point.
    #[serde(rename = ".")]
    Point,
    /// A comma.
    #[serde(rename = ",")]
    Comma,
}

/// The first number in a text, with the text after it: `€ 1.299,00 incl.` is 1299.00 and ` incl.`.
#[must_use]
pub fn read<'t>(text: &'t str, sign: DecimalSign, language: &str) -> Option<(Decimal, &'t str)> {
    let start = text.find(|c: char| c.is_ascii_digit())?;
    let before = text[..start].trim_end_matches(['.', ',']);
    let negative = match before.char_indices().next_back() {
        // A minus right after a letter or digit is a hyphen: `A-4`.
        Some((at, '-' | '−')) => !before[..at].ends_with(char::is_alphanumeric),
        _ => false,
    };
    let start = match text[..start].chars().next_back() {
        Some('.' | ',') if before.len() + 1 == start => start - 1,
        _ => start,
    };
    let end = end_of_number(&text[start..]) + start;
    let written = &text[start..end];
    let decimal_at = decimal_sign_at(written, sign, language);
    let mut plain = String::with_capacity(written.len() + 1);
    if negative {
        plain.push('-');
    }
    for (at, c) in written.char_indices() {
        if Some(at) == decimal_at {
            plain.push('.');
        } else if c.is_ascii_digit() {
            plain.push(c);
        }
    }
    let plain = plain.replace("-.", "-0.");
    let number = Decimal::from_str_exact(
        plain
            .strip_prefix('.')
            .map_or(plain.clone(), |fraction| format!("0.{fraction}"))
            .as_str(),
    );
    Some((number.ok()?, &text[end..]))
}

/// Where the number at the start of a text ends: signs and spaces belong to it only between digits, spaces and
/// apostrophes only before groups of three.
fn end_of_number(text: &str) -> usize {
    let mut end = 0;
    for (at, c) in text.char_indices() {
        let after = &text[at + c.len_utf8()..];
        let digits = after.bytes().take_while(u8::is_ascii_digit).count();
        match c {
            '0'..='9' => end = at + 1,
            '.' | ',' if digits > 0 => {}
            ' ' | '\u{a0}' | '\u{202f}' | '\'' | '’' if digits == 3 && at > 0 => {}
            _ => break,
        }
    }
    end
}

/// The byte at which the decimal sign stands.
fn decimal_sign_at(written: &str, sign: DecimalSign, language: &str) -> Option<usize> {
    match sign {
        DecimalSign::Point => return written.rfind('.'),
        DecimalSign::Comma => return written.rfind(','),
        DecimalSign::Auto => {}
    }
    let last = written.rfind(['.', ','])?;
    let mark = &written[last..=last];
    let other = if mark == "." { ',' } else { '.' };
    if written[..last].contains(other) || written.contains([' ', '\u{a0}', '\u{202f}', '\'', '’'])
    {
        return Some(last);
    }
    if written[..last].contains(mark) {
        return None;
    }
    let three_follow = written.len() - last == 4;
    let leads = (1..=3).contains(&last) && !written.starts_with('0');
    let mine = if has_decimal_point(language) {
        "."
    } else {
        ","
    };
    (!(three_follow && leads) || mark == mine).then_some(last)
}

/// Languages that write a decimal point (Unicode CLDR, number symbols); the others of Europe and South America write a
/// comma.
fn has_decimal_point(language: &str) -> bool {
    matches!(
        language,
        "en" | "zh" | "ja" | "ko" | "th" | "he" | "hi" | "ga" | "mt" | "cy"
    )
}

/// Decimals of an amount in a currency (ISO 4217, the minor unit): 2 but for these. Compared on 2026-11-25 with the
/// table of the crate iso_currency 0.7.1; the units of account in it (CLF, UYI, UYW), in which nothing is priced, are
/// left out.
#[must_use]
pub fn minor_units(currency: &str) -> u32 {
    match currency {
        "BIF" | "CLP" | "DJF" | "GNF" | "ISK" | "JPY" | "KMF" | "KRW" | "PYG" | "RWF" | "UGX"
        | "VND" | "VUV" | "XAF" | "XOF" | "XPF" => 0,
        "BHD" | "IQD" | "JOD" | "KWD" | "LYD" | "OMR" | "TND" => 3,
        _ => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn written(number: Decimal, decimals: u32) -> String {
        let mut out = String::new();
        write(number, decimals, ",", ".", &mut out);
        out
    }

    #[test]
    fn numbers_are_read_as_their_language_writes_them() {
        for (text, language, number) in [
            ("1.299", "nl", "1299"),
            ("1.299", "en", "1.299"),
            ("1,299", "en", "1299"),
            ("1,299", "nl", "1.299"),
            ("12,5", "en", "12.5"),
            ("1.234.567", "en", "1234567"),
            ("1'299.50", "de", "1299.50"),
            ("1 299,00 kr", "sv", "1299.00"),
            ("0.125", "nl", "0.125"),
            (".5", "en", "0.5"),
            ("-3 °C", "nl", "-3"),
            ("A-4", "nl", "4"),
            ("€12.-", "nl", "12"),
            ("12.95.", "nl", "12.95"),
            ("3 for 10", "en", "3"),
        ] {
            let read =
                read(text, DecimalSign::Auto, language).map(|(number, _)| number.to_string());
            assert_eq!(read.as_deref(), Some(number), "{text} in {language}");
        }
    }

    #[test]
    fn numbers_are_written_with_the_asked_signs() {
        assert_eq!(written(Decimal::new(-1_234_567_895, 3), 2), "-1.234.567,90");
        assert_eq!(written(Decimal::new(5, 3), 2), "0,01");
        assert_eq!(written(Decimal::new(-1, 3), 2), "0,00");
        assert_eq!(written(Decimal::new(999, 0), 0), "999");
        assert_eq!(written(Decimal::new(1, 0), 3), "1,000");
    }

    proptest! {
        #[test]
        fn a_written_number_reads_back(mantissa in any::<i64>(), scale in 0..18_u32) {
            let number = Decimal::new(mantissa, scale);
            let text = written(number, scale);
            let read = read(&text, DecimalSign::Comma, "nl").map(|(number, _)| number);
            prop_assert_eq!(read, Some(number), "{}", text);
        }
    }
}
