//! When jobs are due: cron suites of others, summer and winter time, leap days, and clocks that jump.

use super::*;
use jiff::civil::DateTime;
use std::path::{Path, PathBuf};

fn schedule(line: &str) -> Schedule {
    Schedule::new(&ScheduleConfig::One(line.to_owned()), "shop").unwrap()
}

fn amsterdam(text: &str) -> Zoned {
    format!("{text}[Europe/Amsterdam]").parse().unwrap()
}

fn next(line: &str, after: &str) -> String {
    let next = schedule(line).upcoming(&amsterdam(after)).next().unwrap();
    next.strftime("%Y-%m-%d %H:%M %Z").to_string()
}

#[test]
fn summer_and_winter_time_neither_skip_nor_repeat_a_daily_run() {
    // On 29 March 2026 the clock goes from 2 to 3, on 25 October from 3 back to 2.
    assert_eq!(
        next("30 2 * * *", "2026-03-28T12:00"),
        "2026-03-29 03:00 CEST"
    );
    assert_eq!(
        next("every day at 6:00", "2026-03-28T12:00"),
        "2026-03-29 06:00 CEST"
    );
    let autumn: Vec<String> = schedule("30 2 * * *")
        .upcoming(&amsterdam("2026-10-24T12:00"))
        .take(2)
        .map(|at| at.strftime("%d %H:%M %Z").to_string())
        .collect();
    assert_eq!(autumn, ["25 02:30 CEST", "26 02:30 CET"]);
    // Every half hour stays every half hour.
    let half: Vec<String> = schedule("every 30 minutes")
        .upcoming(&amsterdam("2026-10-25T01:45"))
        .take(5)
        .map(|at| at.strftime("%H:%M %Z").to_string())
        .collect();
    assert_eq!(
        half,
        [
            "02:00 CEST",
            "02:30 CEST",
            "02:00 CET",
            "02:30 CET",
            "03:00 CET"
        ]
    );
}

#[test]
fn leap_days_come_when_they_come() {
    assert_eq!(
        next("0 6 29 2 *", "2026-03-01T00:00"),
        "2028-02-29 06:00 CET"
    );
    assert_eq!(
        next("0 6 L * *", "2028-02-01T00:00"),
        "2028-02-29 06:00 CET"
    );
}

fn due(line: &str, handled: &str, now: &str) -> Due {
    schedule(line).due(amsterdam(handled).timestamp(), &amsterdam(now))
}

#[test]
fn a_time_is_due_once_and_told() {
    let line = "every day at 06:00";
    assert_eq!(
        due(line, "2026-11-22T06:00", "2026-11-23T05:59:59"),
        Due::At(amsterdam("2026-11-23T06:00"))
    );
    let now = due(line, "2026-11-22T06:00", "2026-11-23T06:00:10");
    let planned = amsterdam("2026-11-23T06:00");
    assert_eq!(
        now,
        Due::Now {
            planned,
            missed: 0,
            reason: "planned for 2026-11-23 06:00 CET".into()
        }
    );
    assert_eq!(
        due(line, "2026-11-23T06:00", "2026-11-23T06:00:20"),
        Due::At(amsterdam("2026-11-24T06:00"))
    );
}

#[test]
fn what_was_missed_is_made_up_for_once() {
    let Due::Now {
        planned,
        missed,
        reason,
    } = due("every day at 06:00", "2026-11-20T06:00", "2026-11-23T11:00")
    else {
        panic!("it is due");
    };
    assert_eq!((planned, missed), (amsterdam("2026-11-23T06:00"), 2));
    assert!(
        reason.contains("2 earlier planned runs were missed"),
        "{reason}"
    );
    let Due::Now { reason, .. } = due("every day at 06:00", "2026-11-22T06:00", "2026-11-23T11:00")
    else {
        panic!("it is due");
    };
    assert!(reason.contains("missed: nobody was watching"), "{reason}");
    // A year of minutes is not counted one by one.
    let Due::Now {
        planned, missed, ..
    } = due("* * * * *", "2025-11-23T06:00", "2026-11-23T06:00:30")
    else {
        panic!("it is due");
    };
    assert_eq!((planned, missed), (amsterdam("2026-11-23T06:00"), 999));
}

#[test]
fn a_clock_that_is_set_back_repeats_nothing_and_stops_nothing() {
    let line = "every 30 minutes";
    // Handled at 12:00, and then the clock says 10:10 again.
    assert_eq!(
        due(line, "2026-11-23T12:00", "2026-11-23T10:10"),
        Due::At(amsterdam("2026-11-23T10:30"))
    );
}

#[test]
fn jitter_is_the_same_every_time_and_differs_between_shops() {
    let with = |shop: &str| {
        let table = mappings::config::ScheduleTable {
            at: vec!["every day at 06:00".into()],
            jitter: 20,
        };
        Schedule::new(&ScheduleConfig::Table(table), shop).unwrap()
    };
    let after = amsterdam("2026-11-22T12:00");
    let of = |shop: &str| with(shop).upcoming(&after).next().unwrap();
    let planned = amsterdam("2026-11-23T06:00");
    assert_eq!(of("one"), of("one"));
    assert_ne!(of("one"), of("two"));
    let late = of("one").duration_since(&planned);
    assert!(
        !late.is_negative() && late <= SignedDuration::from_mins(20),
        "{late}"
    );
    let handled = amsterdam("2026-11-22T06:00").timestamp();
    assert_eq!(with("one").due(handled, &planned), Due::At(of("one")));
    assert!(matches!(
        with("one").due(handled, &of("one")),
        Due::Now { missed: 0, .. }
    ));
}

#[test]
fn what_is_no_schedule_is_refused_with_a_hint() {
    for line in ["61 * * * *", "every day at dawn", "", "0 6 * *"] {
        let unclear = Schedule::new(&ScheduleConfig::One(line.into()), "").unwrap_err();
        assert!(
            !unclear.message.is_empty() && unclear.hint.contains("every day at"),
            "{unclear:?}"
        );
    }
    assert!(Schedule::new(&ScheduleConfig::Several(Vec::new()), "").is_err());
}

fn fixture(path: &str) -> Option<serde_json::Value> {
    let shared = std::env::var_os("FEEDMILL_SHARED").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared"),
        PathBuf::from,
    );
    match std::fs::read_to_string(shared.join("fixtures").join(path)) {
        Ok(text) => Some(serde_json::from_str(&text).unwrap()),
        Err(_) => {
            eprintln!("skipped: there are no shared fixtures");
            None
        }
    }
}

/// The next time by our schedule, as the suites write it.
fn ours(line: &str, from: &str) -> Option<String> {
    let from: DateTime = from.replace(' ', "T").parse().unwrap();
    let from = from.to_zoned(jiff::tz::TimeZone::UTC).unwrap();
    let schedule = Schedule::new(&ScheduleConfig::One(line.to_owned()), "").ok()?;
    let next = schedule.upcoming(&from).next()?;
    Some(next.strftime("%Y-%m-%d %H:%M:%S").to_string())
}

/// Lines of five fields, which is what people write; seconds and years are other dialects.
fn usual(line: &str) -> bool {
    line.split_whitespace().count() == 5
}

#[test]
fn cron_lines_mean_what_gronx_says() {
    // Ranges over the end of the week and steps without a range are refused; Sunday as 7 ends a range; a day of the
    // month that begins with a star does not narrow the weekdays.
    const OTHERWISE: &[&str] = &[
        "0 0 * * 7-4",
        "0 0 * * 7-3",
        "0 0 * * 3-7",
        "0 0 * * 2-7",
        "5/0 * * * *",
        "5/20 * * * *",
        "0/4 * * * *",
        "3-59/15 6-12 */15 1 2-5",
    ];
    let Some(file) = fixture("cron-gronx/cron_gronx.json") else {
        return;
    };
    let (mut agreed, mut differ) = (0, Vec::new());
    for case in file["cases"].as_array().unwrap() {
        let (line, from) = (
            case["expr"].as_str().unwrap(),
            case["ref"].as_str().unwrap(),
        );
        if !usual(line) || OTHERWISE.contains(&line) {
            continue;
        }
        match ours(line, from) == case["next"].as_str().map(str::to_owned) {
            true => agreed += 1,
            false => differ.push(format!(
                "{line} from {from}: {:?}, theirs {}",
                ours(line, from),
                case["next"]
            )),
        }
    }
    assert!(
        differ.is_empty() && agreed > 50,
        "{agreed} agree\n{}",
        differ.join("\n")
    );
}

#[test]
fn cron_lines_mean_what_cronexpr_says() {
    // Weekdays are written with three letters.
    const OTHERWISE: &[&str] = &["0 0 * * friday"];
    let Some(file) = fixture("cron-cronexpr/cron_cronexpr.json") else {
        return;
    };
    let (mut agreed, mut differ) = (0, Vec::new());
    for case in file.as_array().unwrap() {
        let line = case["expr"].as_str().unwrap();
        if !usual(line) || OTHERWISE.contains(&line) {
            continue;
        }
        for time in case["times"].as_array().unwrap() {
            let from = time["from"].as_str().unwrap();
            let theirs = time["next"].as_str().unwrap();
            // Some of the tables have no seconds, or a weekday besides.
            let theirs = theirs.trim_start_matches(|c: char| !c.is_ascii_digit());
            match ours(line, from).is_some_and(|ours| ours.starts_with(theirs)) {
                true => agreed += 1,
                false => differ.push(format!(
                    "{line} from {from}: {:?}, theirs {theirs}",
                    ours(line, from)
                )),
            }
        }
    }
    assert!(
        differ.is_empty() && agreed > 10,
        "{agreed} agree\n{}",
        differ.join("\n")
    );
}

#[test]
fn what_falls_into_the_window_of_a_partner_waits_for_its_end() {
    let at = |text: &str| -> Zoned { format!("{text}[Europe/Amsterdam]").parse().unwrap() };
    let config = ScheduleConfig::One("every hour".into());
    let schedule = Schedule::new(&config, "")
        .unwrap()
        .avoiding(Window::read("03:30-05:30"));
    let handled = at("2026-11-22T03:00").timestamp();
    assert_eq!(
        schedule.due(handled, &at("2026-11-22T05:10")),
        Due::At(at("2026-11-22T05:30"))
    );
    // Two planned times fell into it; one run is for both.
    let Due::Now {
        planned, missed, ..
    } = schedule.due(handled, &at("2026-11-22T05:30"))
    else {
        panic!("it is due");
    };
    assert_eq!((planned, missed), (at("2026-11-22T05:00"), 1));
    let handled = at("2026-11-22T05:00").timestamp();
    assert_eq!(
        schedule.due(handled, &at("2026-11-22T05:31")),
        Due::At(at("2026-11-22T06:00"))
    );
}
