//! How values compare: equality, order and text within text. Capitals count only where an item says so.

use crate::value::Value;
use memchr::{memchr2_iter, memmem};
use std::borrow::Cow;
use std::cmp::Ordering;

/// Whether two values are the same: as numbers where one of them is a number, as yes or no where one of them is, as
/// moments where both are, as text otherwise. Missing is the same as nothing.
pub(crate) fn same(one: &Value<'_>, other: &Value<'_>, case_sensitive: bool) -> bool {
    match (one, other) {
        (Value::Missing, _) | (_, Value::Missing) => false,
        (Value::Text(one), Value::Text(other)) => same_text(one, other, case_sensitive),
        (Value::Boolean(yes), word) | (word, Value::Boolean(yes)) => truth(word) == Some(*yes),
        (Value::Time(one), Value::Time(other)) => one.timestamp() == other.timestamp(),
        (Value::Decimal(_) | Value::Integer(_), _) | (_, Value::Decimal(_) | Value::Integer(_)) => {
            one.to_decimal()
                .is_some_and(|number| other.to_decimal() == Some(number))
        }
        _ => same_text(&one.to_text(), &other.to_text(), case_sensitive),
    }
}

/// The order of two numbers or of two moments; `None` for anything else.
pub(crate) fn order(one: &Value<'_>, other: &Value<'_>) -> Option<Ordering> {
    if let (Value::Time(one), Value::Time(other)) = (one, other) {
        return Some(one.timestamp().cmp(&other.timestamp()));
    }
    Some(one.to_decimal()?.cmp(&other.to_decimal()?))
}

/// Yes or no, in the words of files: `yes`, `true`, `1`, `y`, `ja`, `wahr`, `oui` and their opposites.
pub(crate) fn truth(value: &Value<'_>) -> Option<bool> {
    match value {
        Value::Boolean(yes) => Some(*yes),
        Value::Decimal(_) | Value::Integer(_) => match value.to_decimal()?.try_into() {
            Ok(1_i64) => Some(true),
            Ok(0_i64) => Some(false),
            _ => None,
        },
        Value::Text(text) => {
            let is = |words: &[&str]| {
                words
                    .iter()
                    .any(|word| text.trim().eq_ignore_ascii_case(word))
            };
            if is(&["yes", "true", "1", "y", "ja", "wahr", "oui", "vrai"]) {
                Some(true)
            } else if is(&[
                "no", "false", "0", "n", "nee", "nein", "falsch", "non", "faux",
            ]) {
                Some(false)
            } else {
                None
            }
        }
        _ => None,
    }
}

/// The elements of a list, or the value itself.
pub(crate) fn elements<'v, 'a>(value: &'v Value<'a>) -> &'v [Value<'a>] {
    match value {
        Value::List(values) => values,
        Value::Missing => &[],
        other => std::slice::from_ref(other),
    }
}

/// Lower case, borrowed where it is already.
pub(crate) fn fold(text: &str) -> Cow<'_, str> {
    if text
        .bytes()
        .any(|byte| byte.is_ascii_uppercase() || !byte.is_ascii())
    {
        Cow::Owned(text.to_lowercase())
    } else {
        Cow::Borrowed(text)
    }
}

/// Appends a text in lower case, letter by letter.
pub(crate) fn push_lower(text: &str, out: &mut String) {
    if text.is_ascii() {
        let start = out.len();
        out.push_str(text);
        out[start..].make_ascii_lowercase();
    } else {
        out.extend(lower(text));
    }
}

/// Whether two texts are the same.
pub(crate) fn same_text(one: &str, other: &str, case_sensitive: bool) -> bool {
    if case_sensitive || (one.is_ascii() && other.is_ascii()) {
        one == other || (!case_sensitive && one.eq_ignore_ascii_case(other))
    } else {
        lower(one).eq(lower(other))
    }
}

/// Whether `text` has `part` somewhere in it.
pub(crate) fn contains(text: &str, part: &str, case_sensitive: bool) -> bool {
    if case_sensitive {
        return memmem::find(text.as_bytes(), part.as_bytes()).is_some();
    }
    let Some(&first) = part.as_bytes().first() else {
        return true;
    };
    if !part.is_ascii() {
        return text.to_lowercase().contains(&part.to_lowercase());
    }
    let (low, high) = (first.to_ascii_lowercase(), first.to_ascii_uppercase());
    memchr2_iter(low, high, text.as_bytes()).any(|start| {
        text.as_bytes()
            .get(start..start + part.len())
            .is_some_and(|found| found.eq_ignore_ascii_case(part.as_bytes()))
    })
}

/// Whether `text` begins with `part`.
pub(crate) fn starts_with(text: &str, part: &str, case_sensitive: bool) -> bool {
    if case_sensitive {
        return text.starts_with(part);
    }
    let mut letters = lower(text);
    lower(part).all(|letter| letters.next() == Some(letter))
}

/// Whether `text` ends with `part`.
pub(crate) fn ends_with(text: &str, part: &str, case_sensitive: bool) -> bool {
    if case_sensitive {
        return text.ends_with(part);
    }
    let mut letters = lower(text).rev();
    lower(part)
        .rev()
        .all(|letter| letters.next() == Some(letter))
}

fn lower(text: &str) -> impl DoubleEndedIterator<Item = char> {
    text.chars().flat_map(char::to_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rust_decimal::Decimal;

    #[test]
    fn a_number_is_the_same_in_any_notation() {
        let price = Value::Decimal(Decimal::new(1000, 2));
        assert!(same(&price, &Value::text("10.0"), true));
        assert!(same(&Value::Integer(10), &price, true));
        assert!(!same(&Value::text("10.0"), &Value::text("10"), true));
    }

    #[test]
    fn capitals_with_accents_are_the_same_letters() {
        assert!(same_text("JOGGÉ", "joggé", false));
        assert!(contains("Blauwe JOGGÉRS", "joggé", false));
        assert!(starts_with("ÉTÉ 2026", "été", false));
        assert!(ends_with("Mode ÉTÉ", "été", false));
        assert!(!contains("Blauwe JOGGÉRS", "joggé", true));
    }

    #[test]
    fn a_part_at_the_very_end_is_found_and_one_beyond_it_is_not() {
        assert!(contains("Moab 3 GTX", "gtx", false));
        assert!(!contains("Moab 3 GT", "gtx", false));
        assert!(!starts_with("Mo", "Moab", false));
    }
}
