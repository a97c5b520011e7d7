//! Written numbers: reading one in a known notation, and looking at one to learn the notation.

use super::currency::{Currency, currency};
use rust_decimal::Decimal;

/// Longest text that is looked at as a number, in bytes: a sign, 29 digits with marks, and a currency.
const LONGEST: usize = 64;

/// Most digits that are read: any number of so many fits an `i128`, and decimals have fewer.
const MOST_DIGITS: u32 = 38;

/// Whether a written mark is the mark of the convention: all blanks are one mark, and both apostrophes.
fn same(mark: char, written: char) -> bool {
    mark == written
        || (is_blank(mark) && is_blank(written))
        || (mark == '\'' && written == '\u{2019}')
}

pub(super) fn is_blank(mark: char) -> bool {
    // A blank, a no-break space, a thin space and a narrow no-break space.
    matches!(mark, ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}')
}

/// Reads digits with a decimal mark and thousands marks in the right places. `None` when anything else is in the text
/// or the groups are not groups: `12.34` is no number where the point marks thousands.
pub(super) fn read(text: &str, decimal: char, thousands: Option<char>) -> Option<Decimal> {
    let (negative, text) = match text.strip_prefix(['-', '\u{2212}']) {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (mut number, mut digits, mut scale) = (0_i128, 0_u32, 0_u32);
    let (mut run, mut grouped, mut fraction) = (0_u32, false, false);
    for character in text.chars() {
        if let Some(digit) = character.to_digit(10) {
            if digits == MOST_DIGITS {
                return None;
            }
            number = number * 10 + i128::from(digit);
            digits += 1;
            scale += u32::from(fraction);
            run += u32::from(!fraction);
        } else if fraction {
            return None;
        } else if character == decimal {
            if grouped && run != 3 {
                return None;
            }
            fraction = true;
        } else if thousands.is_some_and(|mark| same(mark, character)) {
            // India groups by two before the last three: 1,00,000.
            let group = if grouped { 2..=3 } else { 1..=3 };
            if !group.contains(&run) {
                return None;
            }
            (grouped, run) = (true, 0);
        } else {
            return None;
        }
    }
    if digits == 0 || (grouped && !fraction && run != 3) {
        return None;
    }
    let number = if negative { -number } else { number };
    Decimal::try_from_i128_with_scale(number, scale).ok()
}

/// A number without what stands around it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Stripped<'a> {
    /// First to last digit.
    pub(super) body: &'a str,
    pub(super) negative: bool,
    pub(super) currency: Option<Currency>,
    pub(super) percent: bool,
}

/// Takes a currency before or after, a sign, `%`, and the `,-` of whole amounts off a number. `None` when anything
/// else stands around it: `45.000 h` is no number.
pub(super) fn strip(text: &str) -> Option<Stripped<'_>> {
    if text.len() > LONGEST {
        return None;
    }
    let first = text.bytes().position(|byte| byte.is_ascii_digit())?;
    let last = text.bytes().rposition(|byte| byte.is_ascii_digit())?;
    let (before, body, after) = (&text[..first], &text[first..=last], &text[last + 1..]);
    let mut negative = false;
    let minus = ['-', '\u{2212}'];
    let mut before = before.trim();
    if let Some(rest) = before.strip_prefix(minus).or(before.strip_suffix(minus)) {
        (negative, before) = (true, rest.trim());
    }
    let mut after = after.trim_end();
    // `50,-` `50.--` `50,—` are whole amounts; a minus alone after the digits is a sign.
    if let Some(rest) = after.strip_prefix([',', '.']) {
        after = rest.trim_start_matches(['-', '\u{2013}', '\u{2014}']);
    } else if let Some(rest) = after.strip_prefix(minus) {
        (negative, after) = (true, rest);
    }
    let after = after.trim_start();
    let (percent, after) = match after.strip_prefix('%') {
        Some(rest) => (true, rest.trim_start()),
        None => (false, after),
    };
    let known = |affix: &str| (!affix.is_empty()).then(|| currency(affix.trim_end_matches(':')));
    let currency = match (known(before), known(after)) {
        (None, None) => None,
        (Some(found), None) | (None, Some(found)) => Some(found?),
        // Twice is fine when it is the same one: `€ 12,00 EUR`.
        (Some(one), Some(two)) => Some(one.filter(|one| two.as_ref() == Some(one))?),
    };
    Some(Stripped {
        body,
        negative,
        currency,
        percent,
    })
}

/// What the marks of a number tell about its notation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Marks {
    /// Certainly the decimal mark.
    pub(super) decimal: Option<char>,
    /// Certainly the thousands mark.
    pub(super) thousands: Option<char>,
    /// Either: one mark before exactly three digits.
    pub(super) either: Option<char>,
}

/// Looks at the marks between the digits. `None` when these cannot be those of a number (a date, a version).
pub(super) fn marks(body: &str) -> Option<Marks> {
    let mut found = Marks::default();
    // Marks so far, the mark and the digits of the group since it, and whether all groups so far are groups.
    let (mut count, mut last, mut run) = (0_u32, '\0', 0_u32);
    let (mut groups, mut whole) = (true, 0_u32);
    for character in body.chars() {
        if character.is_ascii_digit() {
            run += 1;
            continue;
        }
        let mark = if is_blank(character) {
            ' '
        } else if matches!(character, '\'' | '\u{2019}') {
            '\''
        } else {
            character
        };
        if !matches!(mark, '.' | ',' | ' ' | '\'') || run == 0 || found.decimal.is_some() {
            return None;
        }
        if count == 0 {
            whole = run;
            groups = run <= 3;
        } else if mark == last {
            groups &= (2..=3).contains(&run);
        } else {
            // A second kind of mark: the first kind was for thousands, this one is the decimal mark.
            if !groups || run != 3 || matches!(mark, ' ' | '\'') {
                return None;
            }
            (found.thousands, found.decimal) = (Some(last), Some(mark));
        }
        (count, last, run) = (count + 1, mark, 0);
    }
    if count == 0 || found.decimal.is_some() {
        return Some(found);
    }
    let thousands = groups && run == 3;
    let blank = matches!(last, ' ' | '\'');
    if count > 1 || blank {
        found.thousands = Some(last);
        return thousands.then_some(found);
    }
    if thousands && whole > 0 && !body.starts_with('0') {
        found.either = Some(last);
    } else {
        found.decimal = Some(last);
    }
    Some(found)
}

/// Whether the text is a number as a spreadsheet shows one that is too wide: `5,06011E+12`. The digits are gone.
pub(super) fn is_scientific(text: &str) -> bool {
    let Some((mantissa, exponent)) = text.split_once(['E', 'e']) else {
        return false;
    };
    let Some(exponent) = exponent.strip_prefix('+') else {
        return false;
    };
    let mut digits = mantissa.bytes();
    digits.next().is_some_and(|byte| byte.is_ascii_digit())
        && digits.next().is_none_or(|byte| matches!(byte, b'.' | b','))
        && digits.all(|byte| byte.is_ascii_digit())
        && matches!(exponent.len(), 1..=3)
        && exponent.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn number(text: &str) -> Option<Decimal> {
        Decimal::from_str_exact(text).ok()
    }

    #[test]
    fn numbers_are_read_in_their_notation_only() {
        assert_eq!(read("12.34", '.', None), number("12.34"));
        assert_eq!(read("-1.299,00", ',', Some('.')), number("-1299.00"));
        assert_eq!(read("1\u{a0}299,5", ',', Some(' ')), number("1299.5"));
        assert_eq!(read("1’049.95", '.', Some('\'')), number("1049.95"));
        assert_eq!(read("1,00,000", '.', Some(',')), number("100000"));
        for text in [
            "12.34", "1.29.00", "1.2999", "1,299.00", "", "-", ",", "12 34", "1e3",
        ] {
            let read = read(text, ',', Some('.'));
            assert_eq!(read, None, "{text}");
        }
        assert_eq!(read(&"9".repeat(40), '.', None), None);
    }

    #[test]
    fn what_stands_around_a_number_must_be_known() {
        let body = |text| strip(text).map(|found| (found.body, found.negative, found.percent));
        assert_eq!(body("€ 12,50"), Some(("12,50", false, false)));
        assert_eq!(body("12,50 EUR"), Some(("12,50", false, false)));
        assert_eq!(body("-€12"), Some(("12", true, false)));
        assert_eq!(body("50,- Kč"), Some(("50", false, false)));
        assert_eq!(body("21 %"), Some(("21", false, true)));
        assert_eq!(body("12.00-"), Some(("12.00", true, false)));
        for text in ["45.000 h", "12 kg", "3 x 4", "ab 12", "EUR", "€ 12 $"] {
            // `3 x 4` has a body that is refused later, by its marks.
            assert!(
                strip(text).is_none_or(|found| marks(found.body).is_none()),
                "{text}"
            );
        }
    }

    #[test]
    fn marks_are_decided_alone_where_they_can_be() {
        let look = |text| marks(text).map(|found| (found.decimal, found.thousands, found.either));
        assert_eq!(look("1299"), Some((None, None, None)));
        assert_eq!(look("1.299,00"), Some((Some(','), Some('.'), None)));
        assert_eq!(look("1,299.5"), Some((Some('.'), Some(','), None)));
        assert_eq!(look("1.299"), Some((None, None, Some('.'))));
        assert_eq!(look("0.299"), Some((Some('.'), None, None)));
        assert_eq!(look("1299.000"), Some((Some('.'), None, None)));
        assert_eq!(look("1.299.000"), Some((None, Some('.'), None)));
        assert_eq!(look("12 500"), Some((None, Some(' '), None)));
        for text in ["6.5.2024", "1.2.3", "12 50", "1,2.3,4", "12:30"] {
            assert_eq!(look(text), None, "{text}");
        }
    }

    #[test]
    fn numbers_destroyed_by_a_spreadsheet_are_seen() {
        assert!(is_scientific("5,06011E+12"));
        assert!(is_scientific("8E+12"));
        for text in ["5.06011", "E+12", "12E5", "LE+12", "1.5e-3", "5,E+"] {
            assert!(!is_scientific(text), "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_survived(text in ".*", decimal in any::<char>(), thousands in any::<Option<char>>()) {
            let _ = (read(&text, decimal, thousands), marks(&text), is_scientific(&text));
            if let Some(found) = strip(&text) {
                prop_assert!(text.contains(found.body));
            }
        }

        #[test]
        fn what_is_written_with_marks_is_read_back(units in 0_i64..10_000_000_000, cents in 0_u32..100) {
            let mut whole = units.to_string();
            for at in (1..whole.len()).rev() {
                if (whole.len() - whole[at..].len()) > 0 && (units.to_string().len() - at) % 3 == 0 {
                    whole.insert(at, '.');
                }
            }
            let text = format!("{whole},{cents:02}");
            let expected = Decimal::new(units * 100 + i64::from(cents), 2);
            prop_assert_eq!(read(&text, ',', Some('.')), Some(expected));
        }
    }
}
