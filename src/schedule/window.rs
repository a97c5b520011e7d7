//! The time of day in which a partner fetches its feed.

use jiff::civil::Time;
use jiff::{ToSpan, Zoned};

/// From one time of day to another, also across midnight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    from: Time,
    to: Time,
}

impl Window {
    /// Reads `03:00-05:00`; `None` when it is no window.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let (from, to) = text.split_once('-')?;
        let time = |text: &str| Time::strptime("%H:%M", text.trim()).ok();
        let (from, to) = (time(from)?, time(to)?);
        (from != to).then_some(Self { from, to })
    }

    /// The end of the window that a moment is in.
    #[must_use]
    pub fn end(&self, at: &Zoned) -> Option<Zoned> {
        let (from, to) = self.before(at, true)?;
        (*at >= from && *at < to).then_some(to)
    }

    /// The last window that is over: when it began and ended.
    #[must_use]
    pub fn last(&self, now: &Zoned) -> Option<(Zoned, Zoned)> {
        self.before(now, false)
    }

    /// The last window that has begun, or that is over.
    fn before(&self, now: &Zoned, begun: bool) -> Option<(Zoned, Zoned)> {
        (0..3).find_map(|days: i64| {
            let day = now.date().checked_sub(days.days()).ok()?;
            let zoned = |date: jiff::civil::Date, time| {
                date.to_datetime(time)
                    .to_zoned(now.time_zone().clone())
                    .ok()
            };
            let last = if self.to > self.from {
                day
            } else {
                day.tomorrow().ok()?
            };
            let (from, to) = (zoned(day, self.from)?, zoned(last, self.to)?);
            let past = if begun { &from } else { &to };
            (past <= now).then_some((from, to))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Zoned {
        format!("{text}[Europe/Amsterdam]").parse().unwrap()
    }

    #[test]
    fn a_window_knows_its_end_and_the_one_before_also_across_midnight() {
        let night = Window::read("03:00-05:00").unwrap();
        assert_eq!(
            night.end(&at("2026-11-22T03:00")),
            Some(at("2026-11-22T05:00"))
        );
        assert_eq!(night.end(&at("2026-11-22T05:00")), None);
        let last = (at("2026-11-21T03:00"), at("2026-11-21T05:00"));
        assert_eq!(night.last(&at("2026-11-22T04:00")), Some(last));
        let across = Window::read("23:30 - 00:30").unwrap();
        assert_eq!(
            across.end(&at("2026-11-22T00:10")),
            Some(at("2026-11-22T00:30"))
        );
        assert_eq!(
            across.end(&at("2026-11-22T23:40")),
            Some(at("2026-11-23T00:30"))
        );
        assert_eq!(across.end(&at("2026-11-22T12:00")), None);
        for wrong in ["", "03:00", "25:00-26:00", "03:00-03:00"] {
            assert_eq!(Window::read(wrong), None, "{wrong}");
        }
        // The hour that is not there in spring: the window begins when the clock has jumped.
        assert_eq!(
            Window::read("02:30-04:00")
                .unwrap()
                .end(&at("2026-03-29T03:45")),
            Some(at("2026-03-29T04:00"))
        );
    }
}
