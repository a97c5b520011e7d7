//! Global Trade Item Numbers: check digit (GS1 General Specifications, section 7.9, modulo 10), the lengths 8, 12, 13
//! and 14, and the ranges that are no product's worldwide (section 1.4).

/// The check digit that belongs to these digits, which are all but the last of a GTIN. `None` when one is no digit.
#[must_use]
pub fn check_digit(digits: &str) -> Option<u8> {
    let mut sum = 0_u32;
    for (index, byte) in digits.bytes().rev().enumerate() {
        if !byte.is_ascii_digit() {
            return None;
        }
        let weight = if index % 2 == 0 { 3 } else { 1 };
        sum += weight * u32::from(byte - b'0');
    }
    Some(((10 - sum % 10) % 10) as u8)
}

/// Whether the last digit is the check digit of those before it, whatever the length. Leading zeros do not matter, so
/// this also holds for a GTIN that lost them.
#[must_use]
pub fn has_check_digit(digits: &str) -> bool {
    let Some((body, last)) = digits.split_at_checked(digits.len().wrapping_sub(1)) else {
        return false;
    };
    check_digit(body).is_some_and(|digit| last.as_bytes() == [b'0' + digit])
}

/// Whether the text is a GTIN of 8, 12, 13 or 14 digits with a right check digit and not all zeros.
#[must_use]
pub fn is_valid(text: &str) -> bool {
    matches!(text.len(), 8 | 12 | 13 | 14)
        && has_check_digit(text)
        && text.bytes().any(|byte| byte != b'0')
}

/// What a range of numbers is kept for, so that no product has one of them worldwide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// Use within a shop or region: GS1 prefixes 02, 04 and 20 to 29, and a GTIN of 8 digits that begins with 0 or 2.
    Shop,
    /// Coupons and refund receipts: GS1 prefixes 05, 98 and 99.
    Coupons,
}

/// What the range of a GTIN is kept for; `None` when it is a product's.
#[must_use]
pub fn kept_for(gtin: &str) -> Option<Kept> {
    // Prefixes are those of the form with 13 digits: without the indicator of 14, with a 0 before 12.
    let prefix = match gtin.as_bytes() {
        [b'0' | b'2', ..] if gtin.len() == 8 => return Some(Kept::Shop),
        [first, ..] if gtin.len() == 12 => [b'0', *first],
        [first, second, ..] if gtin.len() == 13 => [*first, *second],
        [_, first, second, ..] if gtin.len() == 14 => [*first, *second],
        _ => return None,
    };
    match &prefix {
        b"02" | b"04" | [b'2', _] => Some(Kept::Shop),
        b"05" | b"98" | b"99" => Some(Kept::Coupons),
        _ => None,
    }
}

/// The GTIN with the leading zeros a spreadsheet took: the shortest of 8, 12, 13 and 14 digits that fits. `None` when
/// the digits are too few (fewer than 6), too many, or the check digit is wrong: then nothing was merely lost.
#[must_use]
pub fn restore(text: &str) -> Option<String> {
    let length = match text.len() {
        6..=8 => 8,
        9..=12 => 12,
        13 => 13,
        14 => 14,
        _ => return None,
    };
    has_check_digit(text).then(|| format!("{text:0>length$}"))
}

/// The digits of a GTIN as people write it: without blanks and hyphens. `None` when anything else is in it.
#[must_use]
pub fn digits(text: &str) -> Option<String> {
    let mut digits = String::with_capacity(text.len());
    for character in text.trim().chars() {
        match character {
            '0'..='9' => digits.push(character),
            ' ' | '-' | '\u{a0}' => {}
            _ => return None,
        }
    }
    (!digits.is_empty()).then_some(digits)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn valid_gtins_of_every_length_are_recognised() {
        for text in [
            "73513537",
            "036000291452",
            "4006381333931",
            "00012345600012",
        ] {
            assert!(is_valid(text), "{text}");
        }
        for text in [
            "",
            "4006381333932",
            "0000000000000",
            "400638133393",
            "400638133393x",
        ] {
            assert!(!is_valid(text), "{text}");
        }
    }

    #[test]
    fn lost_zeros_are_restored_only_when_the_check_digit_agrees() {
        assert_eq!(restore("36000291452").as_deref(), Some("036000291452"));
        assert_eq!(restore("36000291453"), None);
        assert_eq!(restore("5"), None);
        assert_eq!(restore(""), None);
    }

    #[test]
    fn ranges_are_those_of_the_form_with_thirteen_digits() {
        for text in [
            "2012345678903",
            "212345678909",
            "10212345678901",
            "02345673",
        ] {
            assert_eq!(kept_for(text), Some(Kept::Shop), "{text}");
        }
        assert_eq!(kept_for("9912345678909"), Some(Kept::Coupons));
        for text in [
            "4006381333931",
            "036000291452",
            "10614141000415",
            "96385074",
        ] {
            assert_eq!(kept_for(text), None, "{text}");
        }
    }

    #[test]
    fn blanks_and_hyphens_are_not_part_of_a_gtin() {
        assert_eq!(
            digits(" 400-6381 333931 ").as_deref(),
            Some("4006381333931")
        );
        assert_eq!(digits("EAN 4006"), None);
    }

    proptest! {
        #[test]
        fn a_computed_check_digit_is_accepted_and_any_other_refused(body in "[0-9]{12}", wrong in 1_u8..10) {
            let digit = check_digit(&body).expect("digits only");
            let right = format!("{}{}", body, digit);
            let other = format!("{}{}", body, (digit + wrong) % 10);
            prop_assert!(has_check_digit(&right));
            prop_assert!(!has_check_digit(&other));
        }

        #[test]
        fn any_text_is_survived(text in ".*") {
            let _ = (is_valid(&text), restore(&text), digits(&text), check_digit(&text));
        }
    }
}
