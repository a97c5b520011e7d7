//! Dates and times as shops write them, in a known order of day, month and year.

use super::convention::DateOrder;
use jiff::civil::{Date, Time};
use jiff::tz::{Offset, TimeZone};
use jiff::{Timestamp, Zoned};

/// A date as written: with a time of day and an offset only where the text has them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Written {
    pub(super) date: Date,
    pub(super) time: Option<Time>,
    pub(super) offset: Option<Offset>,
}

/// Longest text that is looked at: `Wednesday, 24 September 2025 12:00:00 +0000` has 43.
const LONGEST: usize = 48;

/// Reads a text in the given order. Dates without a time are midnight in `zone`; times without an offset are in `zone`.
pub(super) fn read(text: &str, order: DateOrder, zone: &TimeZone) -> Option<Zoned> {
    let text = text.trim();
    match order {
        DateOrder::Unix => {
            let seconds = Timestamp::from_second(text.parse().ok()?).ok()?;
            return Some(seconds.to_zoned(zone.clone()));
        }
        DateOrder::UnixMs => {
            let moment = Timestamp::from_millisecond(text.parse().ok()?).ok()?;
            return Some(moment.to_zoned(zone.clone()));
        }
        DateOrder::Ymd | DateOrder::Dmy | DateOrder::Mdy => {}
    }
    let written = written(text, order)?;
    let moment = written
        .date
        .to_datetime(written.time.unwrap_or(Time::midnight()));
    match written.offset {
        Some(offset) => Some(offset.to_timestamp(moment).ok()?.to_zoned(zone.clone())),
        None => zone.to_zoned(moment).ok(),
    }
}

/// Reads the parts of a date. ISO 8601 dates and names of months are the same in every order.
pub(super) fn written(text: &str, order: DateOrder) -> Option<Written> {
    if text.len() > LONGEST || !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    if text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        let year: i16 = text[..4]
            .parse()
            .ok()
            .filter(|year| (1990..2100).contains(year))?;
        return Some(Written {
            date: Date::new(year, text[4..6].parse().ok()?, text[6..].parse().ok()?).ok()?,
            time: None,
            offset: None,
        });
    }
    // `Mon, 06 May 2024 10:00:00 +0200`: the weekday says nothing new.
    let text = match text.split_once(", ") {
        Some((weekday, rest)) if weekday.chars().all(char::is_alphabetic) => rest,
        _ => text,
    };
    let (first, text) = number(text)?;
    let (mark, text) = mark(text)?;
    let (date, rest) = match number(text) {
        Some((second, text)) => {
            let text = text.strip_prefix(mark)?;
            let (third, text) = number(text)?;
            (numeric(first, second, third, order)?, text)
        }
        None => {
            // `6 May 2024`, `6-mei-2024`.
            let end = text
                .find(|c: char| !c.is_alphabetic())
                .filter(|end| *end > 0)?;
            let month = month(&text[..end])?;
            let (year, text) = number(text[end..].trim_start_matches(['.', ',', ' ', '-', '/']))?;
            (date(year, month, first)?, text)
        }
    };
    let rest = rest.trim_start_matches([',', ' ']);
    if rest.is_empty() {
        return Some(Written {
            date,
            time: None,
            offset: None,
        });
    }
    let (time, rest) = clock(rest.strip_prefix(['T', 't']).unwrap_or(rest))?;
    Some(Written {
        date,
        time: Some(time),
        offset: zone(rest.trim())?,
    })
}

fn number(text: &str) -> Option<(u32, &str)> {
    let end = text.bytes().take_while(u8::is_ascii_digit).count();
    let number = (1..=4).contains(&end).then(|| text[..end].parse().ok())??;
    // Two digits of a year and the year 24 are told apart by their length, which `date` does by value: fine, since no
    // feed speaks of the first century.
    Some((number, &text[end..]))
}

fn mark(text: &str) -> Option<(char, &str)> {
    let mark = text
        .chars()
        .next()
        .filter(|mark| matches!(mark, '-' | '/' | '.' | ' '))?;
    Some((mark, text[1..].trim_start()))
}

fn numeric(first: u32, second: u32, third: u32, order: DateOrder) -> Option<Date> {
    if first > 31 || order == DateOrder::Ymd {
        return (first > 31).then(|| date(first, second, third))?;
    }
    match order {
        DateOrder::Mdy => date(third, first, second),
        _ => date(third, second, first),
    }
}

fn date(year: u32, month: u32, day: u32) -> Option<Date> {
    let year = match year {
        // Two digits: feeds speak of now, give or take some decades (the rule of POSIX strptime).
        0..=68 => year + 2000,
        69..=99 => year + 1900,
        1900..=9999 => year,
        _ => return None,
    };
    Date::new(
        year.try_into().ok()?,
        month.try_into().ok()?,
        day.try_into().ok()?,
    )
    .ok()
}

fn clock(text: &str) -> Option<(Time, &str)> {
    let (hour, rest) = number(text)?;
    let (minute, rest) = number(rest.strip_prefix(':')?)?;
    let (second, rest) = match rest.strip_prefix(':') {
        Some(rest) => number(rest)?,
        None => (0, rest),
    };
    // Fractions of a second decide nothing in a feed.
    let rest = match rest.strip_prefix(['.', ',']) {
        Some(rest) => rest.trim_start_matches(|c: char| c.is_ascii_digit()),
        None => rest,
    };
    let half = rest.trim_start();
    let (hour, rest) = match half.get(..2).map(str::to_ascii_lowercase).as_deref() {
        Some("am") if (1..=12).contains(&hour) => (hour % 12, &half[2..]),
        Some("pm") if (1..=12).contains(&hour) => (hour % 12 + 12, &half[2..]),
        _ => (hour, rest),
    };
    let time = Time::new(
        hour.try_into().ok()?,
        minute.try_into().ok()?,
        second.try_into().ok()?,
        0,
    );
    Some((time.ok()?, rest))
}

/// The offset after a time: none, `Z`, `GMT`, `+0200`, `+02:00` or `+02`. `None` when it is something else.
#[expect(
    clippy::option_option,
    reason = "no offset and no valid text are different answers"
)]
fn zone(text: &str) -> Option<Option<Offset>> {
    if text.is_empty() {
        return Some(None);
    }
    if matches!(text, "Z" | "z" | "UTC" | "GMT") {
        return Some(Some(Offset::UTC));
    }
    let sign = match text.as_bytes()[0] {
        b'+' => 1,
        b'-' => -1,
        _ => return None,
    };
    let (hours, minutes) = match text[1..].split_once(':') {
        Some(parts) => parts,
        None => text[1..].split_at_checked(2)?,
    };
    let hours: i32 = hours.parse().ok()?;
    let minutes: i32 = if minutes.is_empty() {
        0
    } else {
        minutes.parse().ok()?
    };
    if !(0..=15).contains(&hours) || !(0..60).contains(&minutes) {
        return None;
    }
    Some(Some(
        Offset::from_seconds(sign * (hours * 3600 + minutes * 60)).ok()?,
    ))
}

/// The month of a name in English, Dutch, German or French, or of its first letters.
fn month(name: &str) -> Option<u32> {
    const STARTS: [&[&str]; 12] = [
        &["jan", "jän"],
        &["feb", "fév", "fev"],
        &["mar", "mrt", "maa", "mär"],
        &["apr", "avr"],
        &["may", "mei", "mai"],
        &["jun", "juin"],
        &["jul", "juil"],
        &["aug", "aoû", "aou"],
        &["sep"],
        &["oct", "okt"],
        &["nov"],
        &["dec", "dez", "déc"],
    ];
    let name = name.to_lowercase();
    let month = STARTS
        .iter()
        .position(|starts| starts.iter().any(|start| name.starts_with(start)))?;
    (name.chars().count() <= 9).then_some(month as u32 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn moment(text: &str, order: DateOrder) -> String {
        let zone = TimeZone::get("Europe/Amsterdam").expect("a zone of the database");
        read(text, order, &zone).map_or_else(String::new, |time| {
            time.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
        })
    }

    #[test]
    fn dates_are_read_in_their_order() {
        assert_eq!(
            moment("2024-07-06", DateOrder::Ymd),
            "2024-07-06T00:00:00+02:00"
        );
        assert_eq!(
            moment("20240106", DateOrder::Ymd),
            "2024-01-06T00:00:00+01:00"
        );
        assert_eq!(
            moment("06/07/2024", DateOrder::Dmy),
            "2024-07-06T00:00:00+02:00"
        );
        assert_eq!(
            moment("06/07/2024", DateOrder::Mdy),
            "2024-06-07T00:00:00+02:00"
        );
        assert_eq!(
            moment("6.7.24 9:05", DateOrder::Dmy),
            "2024-07-06T09:05:00+02:00"
        );
        assert_eq!(
            moment("7/6/2024 9:05:00 PM", DateOrder::Mdy),
            "2024-07-06T21:05:00+02:00"
        );
        assert_eq!(
            moment("6 mei 2024", DateOrder::Dmy),
            "2024-05-06T00:00:00+02:00"
        );
        for text in [
            "31/02/2024",
            "2024",
            "06/07",
            "6/7/2024/8",
            "12:30",
            "2024-13-01",
            "v1.2.3",
        ] {
            assert_eq!(moment(text, DateOrder::Dmy), "", "{text}");
        }
        assert_eq!(moment("06/07/2024", DateOrder::Ymd), "");
    }

    #[test]
    fn offsets_are_kept_as_moments() {
        assert_eq!(
            moment("2024-07-06T10:00:00Z", DateOrder::Ymd),
            "2024-07-06T12:00:00+02:00"
        );
        assert_eq!(
            moment("2024-07-06T10:00:00.123+0000", DateOrder::Ymd),
            "2024-07-06T12:00:00+02:00"
        );
        assert_eq!(
            moment("Mon, 06 May 2024 10:00:00 +02:00", DateOrder::Dmy),
            "2024-05-06T10:00:00+02:00"
        );
        assert_eq!(
            moment("1720252800", DateOrder::Unix),
            "2024-07-06T10:00:00+02:00"
        );
        assert_eq!(
            moment("1720252800000", DateOrder::UnixMs),
            "2024-07-06T10:00:00+02:00"
        );
        assert_eq!(moment("2024-07-06T10:00:00 CEST", DateOrder::Ymd), "");
    }

    proptest! {
        #[test]
        fn any_text_is_survived(text in ".*", dated in "[0-9]{1,4}[-/. ][0-9a-zé]{1,9}[-/. ][0-9]{1,4}.{0,12}") {
            for order in [DateOrder::Ymd, DateOrder::Dmy, DateOrder::Mdy, DateOrder::Unix, DateOrder::UnixMs] {
                let _ = (read(&text, order, &TimeZone::UTC), read(&dated, order, &TimeZone::UTC));
            }
        }
    }
}
