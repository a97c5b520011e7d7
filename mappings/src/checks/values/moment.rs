//! `moment`: not a day, a moment or a period.

use super::{Setting, ValueCheck};
use crate::checks::finding::{About, Detail, Found};
use crate::checks::words::Words;
use crate::partners::{Severity, Type};

pub(in crate::checks) const ABOUT: About = About {
    name: "moment",
    title: "Not a date",
    about: "The partner takes dates in its own form; a period starts before it ends.",
    severity: Severity::Error,
    source: "https://www.iso.org/iso-8601-date-and-time-format.html",
};

struct Moment {
    kind: Type,
    form: String,
    separator: String,
    offset: i64,
}

pub(super) fn make(setting: &Setting<'_>) -> Option<Box<dyn ValueCheck>> {
    let style = &setting.shaped.style;
    let kind = setting.attribute.kind;
    let form = match kind {
        Type::Date => style.date.clone(),
        Type::Datetime | Type::Period => style.datetime.clone(),
        _ => return None,
    };
    let offset = i64::from(setting.context.now.offset().seconds());
    Some(Box::new(Moment {
        kind,
        form,
        separator: style.period_separator.clone(),
        offset,
    }))
}

impl ValueCheck for Moment {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn find<'a>(&'a self, text: &'a str) -> Option<Found<'a>> {
        if self.kind != Type::Period {
            return self
                .read(text)
                .is_none()
                .then(|| Found::correct(Detail::Plain));
        }
        let ends = text
            .split_once(&*self.separator)
            .and_then(|(start, end)| Some((self.read(start.trim())?, self.read(end.trim())?)));
        match ends {
            None => Some(Found::correct(Detail::Text(Words::TwoMoments))),
            Some((start, end)) if start >= end => {
                Some(Found::correct(Detail::Text(Words::EndsFirst)))
            }
            Some(_) => None,
        }
    }
}

impl Moment {
    fn read(&self, text: &str) -> Option<i64> {
        read(text, &self.form, self.offset)
    }
}

/// Seconds since 1970 of a moment of the given form (as in `strftime`); without an offset of its own it is in that
/// of the run (`offset`, in seconds). ISO 8601 is read without the help of the form.
pub(in crate::checks) fn read(text: &str, form: &str, offset: i64) -> Option<i64> {
    if form.starts_with("%Y-%m-%d") {
        return iso(text, offset);
    }
    let broken = jiff::fmt::strtime::parse(form, text).ok()?;
    if let Ok(moment) = broken.to_timestamp() {
        return Some(moment.as_second());
    }
    let date = broken.to_date().ok()?;
    let time = broken.to_time().unwrap_or_default();
    Some(
        date.to_datetime(time)
            .to_zoned(jiff::tz::TimeZone::UTC)
            .ok()?
            .timestamp()
            .as_second()
            - offset,
    )
}

/// `2026-11-22`, with `T` or a blank and `12:00` or `12:00:59`, then `Z`, `+0100` or `+01:00`.
fn iso(text: &str, offset: i64) -> Option<i64> {
    let bytes = text.as_bytes();
    let number = |from: usize, to: usize| -> Option<i64> {
        bytes.get(from..to)?.iter().try_fold(0, |sum, byte| {
            byte.is_ascii_digit()
                .then(|| sum * 10 + i64::from(byte - b'0'))
        })
    };
    let sign = |at: usize, wanted: &[u8]| {
        bytes
            .get(at)
            .is_some_and(|byte| wanted.contains(byte))
            .then_some(())
    };
    sign(4, b"-")?;
    sign(7, b"-")?;
    let day = jiff::civil::Date::new(
        number(0, 4)? as i16,
        number(5, 7)? as i8,
        number(8, 10)? as i8,
    )
    .ok()?;
    let epoch = jiff::civil::Date::constant(1970, 1, 1);
    let days = i64::from(epoch.until(day).ok()?.get_days());
    if bytes.len() == 10 {
        return Some(days * 86_400 - offset);
    }
    sign(10, b"T ")?;
    sign(13, b":")?;
    let (hour, minute) = (
        number(11, 13).filter(|hour| *hour < 24)?,
        number(14, 16).filter(|minute| *minute < 60)?,
    );
    let (second, mut at) = match sign(16, b":") {
        Some(()) => (number(17, 19).filter(|second| *second < 61)?, 19),
        None => (0, 16),
    };
    let local = days * 86_400 + hour * 3600 + minute * 60 + second;
    let own = match bytes.get(at) {
        None => return Some(local - offset),
        Some(b'Z') if bytes.len() == at + 1 => 0,
        Some(direction @ (b'+' | b'-')) => {
            let hours = number(at + 1, at + 3)?;
            at += if bytes.get(at + 3) == Some(&b':') {
                4
            } else {
                3
            };
            let minutes = number(at, at + 2).filter(|_| bytes.len() == at + 2)?;
            (hours * 3600 + minutes * 60) * if *direction == b'-' { -1 } else { 1 }
        }
        Some(_) => return None,
    };
    Some(local - own)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_compared_across_offsets() {
        let read = |text| iso(text, 3600);
        assert_eq!(read("2026-02-24T11:07+0100"), read("2026-02-24T10:07Z"));
        assert_eq!(read("2026-02-24T11:07"), read("2026-02-24T11:07:00+01:00"));
        assert_eq!(read("1970-01-01T01:00"), Some(0));
        for wrong in [
            "2026-02-30",
            "24-02-2026",
            "2026-02-24T25:00",
            "2026-02-24T11:07+1",
            "2026-2-4",
            "morgen",
        ] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_period_must_go_forward() {
        let period = Moment {
            kind: Type::Period,
            form: "%Y-%m-%dT%H:%M%z".into(),
            separator: "/".into(),
            offset: 0,
        };
        assert!(
            period
                .find("2026-02-24T11:07+0100/2026-02-28T23:07+0100")
                .is_none()
        );
        assert!(
            period
                .find("2026-02-24T11:07+0100/2026-02-24T10:07Z")
                .is_some()
        );
        assert!(period.find("2026-02-24T11:07+0100").is_some());
    }
}
