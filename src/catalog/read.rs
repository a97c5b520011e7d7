//! Texts to values: reads one text of a source by its column's convention into a column under construction.

use super::column::Column;
use super::field::{DECIMAL_PRECISION, DECIMAL_SCALE, Kind};
use feeds::types::Convention;
use jiff::tz::TimeZone;
use rust_decimal::Decimal;

/// Appends a text, or what its convention splits it into, to the list of `row`; see [`Column::list`] for `place`.
pub(super) fn put_list(
    column: &mut Column,
    row: usize,
    place: Option<u32>,
    convention: &Convention,
    text: &str,
) {
    let place = place.map(|place| place as usize);
    if convention.list_separator.is_none() {
        column.list(row, place, text);
        return;
    }
    let mut whole = false;
    for part in convention.list(text) {
        whole = part.len() == text.len();
        column.list(row, place, part);
    }
    if !whole && column.len() > row {
        column.raw(row, text);
    }
}

/// Reads a text that is neither text nor list into the column. Returns the code of the issue, if there is one.
pub(super) fn put_typed(
    column: &mut Column,
    row: usize,
    kind: Kind,
    convention: &Convention,
    text: &str,
    zone: &TimeZone,
) -> Option<&'static str> {
    let mut issue = None;
    let (read, plain) = match kind {
        Kind::Decimal => {
            let number = convention.decimal(text).and_then(millionths);
            if let Some((number, rounded)) = number {
                column.decimal(number);
                issue = rounded.then_some("rounded_value");
            }
            let point = convention
                .decimal
                .map_or(convention.thousands != Some('.'), |mark| mark == '.');
            (number.is_some(), issue.is_none() && is_plain(text, point))
        }
        Kind::Integer => {
            let number = convention.integer(text);
            number.into_iter().for_each(|number| column.whole(number));
            (number.is_some(), is_plain(text, false))
        }
        Kind::Boolean => {
            let answer = convention.boolean(text);
            answer.into_iter().for_each(|answer| column.boolean(answer));
            (answer.is_some(), text == "yes" || text == "no")
        }
        Kind::Time => {
            let moment = convention
                .time(text, zone)
                .map(|time| time.timestamp().as_microsecond());
            moment.into_iter().for_each(|moment| column.whole(moment));
            (moment.is_some(), false)
        }
        Kind::Text | Kind::List => (true, true),
    };
    if !read {
        column.pad(row + 1);
        issue = Some("unreadable_value");
    }
    if !read || !plain {
        column.raw(row, text);
    }
    issue
}

/// A number in millionths, and whether it had to be rounded (half to even). `None` when it is too large for the catalog.
fn millionths(number: Decimal) -> Option<(i128, bool)> {
    let scale = DECIMAL_SCALE as u32;
    let rounded = number.scale() > scale && number.normalize().scale() > scale;
    let number = if number.scale() > scale {
        number.round_dp(scale)
    } else {
        number
    };
    let value = number
        .mantissa()
        .checked_mul(10_i128.pow(scale - number.scale()))?;
    let most = 10_i128.pow(u32::from(DECIMAL_PRECISION));
    (value.abs() < most).then_some((value, rounded))
}

/// Whether a text that was read as a number is how that number is written by default: digits without leading zeros,
/// and, where `point` says that a point marks decimals, decimals that do not end in zero.
fn is_plain(text: &str, point: bool) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, decimals) = match digits.split_once('.') {
        Some((whole, decimals)) if point => (whole, Some(decimals)),
        Some(_) => return false,
        None => (digits, None),
    };
    let all_digits =
        |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    all_digits(whole)
        && (whole == "0" || !whole.starts_with('0'))
        && decimals.is_none_or(|decimals| all_digits(decimals) && !decimals.ends_with('0'))
        && text != "-0"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_rounded_half_to_even_and_refused_when_too_large() {
        let read = |text: &str| millionths(text.parse().unwrap());
        assert_eq!(read("12.50"), Some((12_500_000, false)));
        assert_eq!(read("0.0000005"), Some((0, true)));
        assert_eq!(read("0.0000015"), Some((2, true)));
        assert_eq!(read("-0.10000000"), Some((-100_000, false)));
        assert_eq!(
            read("9999999999999999999999"),
            Some((9_999_999_999_999_999_999_999_000_000, false))
        );
        assert_eq!(read("10000000000000000000000"), None);
    }

    #[test]
    fn a_text_is_plain_only_when_its_number_is_written_just_so() {
        for text in ["0", "12", "-3", "12.5", "0.05"] {
            assert!(is_plain(text, true), "{text}");
        }
        for text in [
            "", "-", "-0", "012", "12.50", "12.", ".5", "1,5", "+1", "1e3", " 1",
        ] {
            assert!(!is_plain(text, true), "{text}");
        }
        assert!(!is_plain("1.299", false), "the point marks thousands");
    }
}
