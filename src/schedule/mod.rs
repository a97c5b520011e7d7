//! Schedules: when a job is due, from what the user wrote, in the shop's time zone. Pure: the moment is passed in. Running
//! what is due is done by `watch`.

mod window;
mod words;

pub use window::Window;

use crate::troubles::trouble;
use croner::Cron;
use croner::parser::CronParser;
use jiff::{SignedDuration, Timestamp, ToSpan, Zoned};
use mappings::config::ScheduleConfig;
use mappings::said::Told;
use rapidhash::v3::rapidhash_v3;

/// Later than this, a planned run was missed: the machine was off or asleep.
const LATE: SignedDuration = SignedDuration::from_mins(5);
/// Most missed times that are counted.
const COUNTED: u64 = 1000;

/// Times at which something is due.
#[derive(Clone, Debug)]
pub struct Schedule {
    lines: Vec<Cron>,
    /// Seconds.
    jitter: u64,
    seed: String,
    avoid: Option<Window>,
}

/// A line that is neither cron nor words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unclear {
    /// What is wrong.
    pub message: Told,
    /// What would be right.
    pub hint: Told,
}

/// Whether a job is due.
#[derive(Clone, Debug, PartialEq)]
pub enum Due {
    /// Now.
    Now {
        /// The planned time, without jitter; of several that passed the last.
        planned: Zoned,
        /// Earlier planned times that passed without a run, which this one makes up for.
        missed: u64,
        /// Why the job runs, in words.
        reason: String,
    },
    /// Not before this moment, jitter included.
    At(Zoned),
    /// Never again.
    Never,
}

impl Schedule {
    /// Reads what the user wrote. `seed` is what the jitter depends on: the shop.
    pub fn new(config: &ScheduleConfig, seed: &str) -> Result<Self, Unclear> {
        let mut lines = Vec::new();
        for line in config.lines() {
            lines.extend(read(line)?);
        }
        if lines.is_empty() {
            return Err(Unclear {
                message: trouble("no_times", []),
                hint: trouble("write_times", []),
            });
        }
        Ok(Self {
            lines,
            jitter: u64::from(config.jitter()) * 60,
            seed: seed.to_owned(),
            avoid: None,
        })
    }

    /// Puts off what falls into a window of the day to its end.
    #[must_use]
    pub fn avoiding(self, window: Option<Window>) -> Self {
        Self {
            avoid: window,
            ..self
        }
    }

    /// The first planned time after a moment, in the moment's zone and without jitter.
    fn planned(&self, after: &Zoned) -> Option<Zoned> {
        let next = |line: &Cron| line.find_next_occurrence(after, false).ok();
        self.lines.iter().filter_map(next).min()
    }

    /// A planned time with its jitter, out of the window that is avoided.
    fn jittered(&self, planned: &Zoned) -> Zoned {
        let at = match self.jitter {
            0 => planned.clone(),
            jitter => {
                let text = format!("{} {}", self.seed, planned.timestamp());
                let late = rapidhash_v3(text.as_bytes()) % (jitter + 1);
                planned.saturating_add((late as i64).seconds())
            }
        };
        let end = self.avoid.and_then(|window| window.end(&at));
        end.unwrap_or(at)
    }

    /// The next moments at which the job will be due, jitter included.
    pub fn upcoming(&self, after: &Zoned) -> impl Iterator<Item = Zoned> {
        let mut at = after.clone();
        std::iter::from_fn(move || {
            at = self.planned(&at)?;
            Some(self.jittered(&at))
        })
    }

    /// Whether the job is due now. `handled` is the planned time up to which the schedule was followed, or the moment
    /// from which on it is to be followed; `now` is in the shop's zone.
    ///
    /// Times that passed without a run are made up for once. A clock that was set back makes nothing due twice.
    #[must_use]
    pub fn due(&self, handled: Timestamp, now: &Zoned) -> Due {
        let handled = handled.to_zoned(now.time_zone().clone());
        let mut last: Option<Zoned> = None;
        let mut passed = 0;
        let mut at = handled.clone();
        while let Some(next) = self.planned(&at) {
            if self.jittered(&next) > *now {
                break;
            }
            if passed == COUNTED {
                // After so many the number says nothing any more; the last one is all that is needed.
                let close = now.saturating_sub(2.days());
                if next < close {
                    at = close;
                    continue;
                }
            }
            passed = (passed + 1).min(COUNTED);
            last = Some(next.clone());
            at = next;
        }
        if let Some(planned) = last {
            let missed = passed - 1;
            let told = planned.strftime("%Y-%m-%d %H:%M %Z");
            let late = now.duration_since(&self.jittered(&planned)) > LATE;
            let reason = match (late, missed) {
                (false, 0)
                    if self
                        .avoid
                        .is_some_and(|window| window.end(&planned).is_some()) =>
                {
                    format!("planned for {told}, after the window in which the partner fetches")
                }
                (false, 0) => format!("planned for {told}"),
                (true, 0) => format!("planned for {told} and missed: nobody was watching then"),
                (_, missed) => format!(
                    "planned for {told}; {missed} earlier planned runs were missed and are made up for by this one"
                ),
            };
            return Due::Now {
                planned,
                missed,
                reason,
            };
        }
        // With the clock set back, the last planned time lies ahead; the schedule goes on from now.
        let from = if handled > *now { now } else { &handled };
        let next = self.upcoming(from).find(|next| next > now);
        next.map_or(Due::Never, Due::At)
    }
}

/// The cron lines of one line: itself, or what its words say.
fn read(line: &str) -> Result<Vec<Cron>, Unclear> {
    let unclear = |message| Unclear {
        message,
        hint: trouble("write_times", []),
    };
    let cron = |line: &str| -> Result<Cron, Unclear> {
        // A day of the month and a weekday mean either, as in every cron since Vixie's.
        let parser = CronParser::builder().dom_and_dow(false).build();
        let cron = parser.parse(line);
        cron.map_err(|error| {
            let with = [("line", line.to_owned()), ("error", error.to_string())];
            unclear(trouble("no_cron", with))
        })
    };
    let line = line.trim();
    let looks_like_cron = line.starts_with('@')
        || line.split_whitespace().next().is_some_and(|first| {
            first
                .chars()
                .all(|c| c.is_ascii_digit() || "*/,-?".contains(c))
        });
    if looks_like_cron {
        return Ok(vec![cron(line)?]);
    }
    let lines = words::cron(line).map_err(|word| {
        unclear(match word.as_str() {
            "" => trouble("empty_line", []),
            word => trouble(
                "time_unclear",
                [("line", line.to_owned()), ("word", word.to_owned())],
            ),
        })
    })?;
    lines.iter().map(|line| cron(line)).collect()
}

#[cfg(test)]
mod tests;
