//! Times in plain words, English or Dutch, to cron lines: "every day at 06:00 and 14:00", "elke werkdag om 7:30", "every 30
//! minutes between 8 and 20", "elke maandag en donderdag om 9 uur".

use std::collections::BTreeMap;

/// Minutes of a day.
const DAY: u32 = 24 * 60;

/// Weekdays by word, from Sunday, as cron counts them.
const WEEKDAYS: [&[&str]; 7] = [
    &["sunday", "sundays", "zondag", "zondags"],
    &["monday", "mondays", "maandag", "maandags"],
    &["tuesday", "tuesdays", "dinsdag", "dinsdags"],
    &["wednesday", "wednesdays", "woensdag", "woensdags"],
    &["thursday", "thursdays", "donderdag", "donderdags"],
    &["friday", "fridays", "vrijdag", "vrijdags"],
    &["saturday", "saturdays", "zaterdag", "zaterdags"],
];

/// The cron lines of a text. `Err` names the word that was not understood.
pub(super) fn cron(text: &str) -> Result<Vec<String>, String> {
    let text = text.to_lowercase().replace(',', " and ");
    let mut words = text.split_whitespace().peekable();
    let mut days: Vec<u32> = Vec::new();
    let mut times: Vec<u32> = Vec::new();
    let mut every: Option<u32> = None;
    let mut between: Option<(u32, u32)> = None;
    // After "at", numbers are times and "uur" only says so.
    let mut at = false;
    while let Some(word) = words.next() {
        if let Some(day) = WEEKDAYS.iter().position(|names| names.contains(&word)) {
            days.push(day as u32);
            continue;
        }
        match word {
            "every" | "each" | "elke" | "elk" | "iedere" | "ieder" | "and" | "en" | "on" | "op"
            | "the" | "day" | "dag" | "daily" | "dagelijks" | "o'clock" => {}
            "weekday" | "weekdays" | "workday" | "workdays" | "werkdag" | "werkdagen" => {
                days.extend(1..=5)
            }
            "weekend" | "weekends" => days.extend([0, 6]),
            "hourly" => every = Some(60),
            "minute" | "minuut" | "minutes" | "minuten" => every = Some(every_unit(&mut times, 1)?),
            "hour" | "hours" | "uur" | "uren" if at => {}
            "hour" | "hours" | "uur" | "uren" => every = Some(every_unit(&mut times, 60)?),
            "at" | "om" => at = true,
            "noon" => times.push(12 * 60),
            "midnight" | "middernacht" => times.push(0),
            "between" | "tussen" | "from" | "van" => {
                let mut bound = || -> Result<u32, String> {
                    loop {
                        match words.next() {
                            Some("and" | "en" | "to" | "tot" | "until" | "uur" | "o'clock") => {}
                            Some(word) => return clock(word).ok_or_else(|| word.to_owned()),
                            None => return Err(word.to_owned()),
                        }
                    }
                };
                between = Some((bound()?, bound()?));
            }
            // A bare number of "every 30 minutes" waits here for its unit.
            _ => match (clock(word), word.parse::<u32>()) {
                (_, Ok(number)) if !at && words.peek().is_some_and(|next| is_unit(next)) => {
                    times.push(number)
                }
                (Some(minute), _) => times.push(minute),
                _ => return Err(word.to_owned()),
            },
        }
    }
    let day_list = match days.is_empty() {
        true => "*".to_owned(),
        false => join(&mut days),
    };
    if let Some(every) = every.filter(|every| (1..=DAY).contains(every)) {
        if !times.is_empty() {
            return Err("at".to_owned());
        }
        if between.is_none() && 60 % every == 0 {
            let minutes = if every == 60 {
                "0".to_owned()
            } else {
                format!("*/{every}")
            };
            return Ok(vec![format!("{minutes} * * * {day_list}")]);
        }
        let (first, last) = between.unwrap_or((0, DAY - 1));
        if first > last {
            return Err("between".to_owned());
        }
        times = (first..=last.min(DAY - 1))
            .step_by(every as usize)
            .collect();
    } else if between.is_some() || times.is_empty() {
        return Err(text
            .split_whitespace()
            .last()
            .unwrap_or_default()
            .to_owned());
    }
    // One line for each minute of the hour, with all its hours.
    let mut by_minute: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    for time in times {
        by_minute.entry(time % 60).or_default().push(time / 60);
    }
    Ok(by_minute
        .into_iter()
        .map(|(minute, mut hours)| format!("{minute} {} * * {day_list}", join(&mut hours)))
        .collect())
}

fn join(numbers: &mut Vec<u32>) -> String {
    numbers.sort_unstable();
    numbers.dedup();
    let texts: Vec<String> = numbers.iter().map(u32::to_string).collect();
    texts.join(",")
}

fn is_unit(word: &str) -> bool {
    matches!(
        word,
        "minute" | "minutes" | "minuut" | "minuten" | "hour" | "hours" | "uur" | "uren"
    )
}

/// The distance in minutes: the number before the unit, or one.
fn every_unit(times: &mut Vec<u32>, unit: u32) -> Result<u32, String> {
    match times.pop().unwrap_or(1) {
        0 => Err("0".to_owned()),
        number => number.checked_mul(unit).ok_or_else(|| number.to_string()),
    }
}

/// The minute of the day: `6`, `06:00`, `14.30`, `6am`, `11:30pm`.
fn clock(word: &str) -> Option<u32> {
    let (word, noon) = match (word.strip_suffix("am"), word.strip_suffix("pm")) {
        (Some(word), _) => (word, Some(0)),
        (_, Some(word)) => (word, Some(12)),
        _ => (word, None),
    };
    let (hour, minute) = word.split_once([':', '.']).unwrap_or((word, "0"));
    let (mut hour, minute): (u32, u32) = (hour.parse().ok()?, minute.parse().ok()?);
    if let Some(noon) = noon {
        if !(1..=12).contains(&hour) {
            return None;
        }
        hour = hour % 12 + noon;
    }
    (hour < 24 && minute < 60).then_some(hour * 60 + minute)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_both_languages_become_cron_lines() {
        for (text, lines) in [
            ("every day at 06:00 and 14:00", &["0 6,14 * * *"][..]),
            ("daily at 6:30", &["30 6 * * *"]),
            ("elke dag om 06:00 en 14:30", &["0 6 * * *", "30 14 * * *"]),
            ("Elke werkdag om 7:30", &["30 7 * * 1,2,3,4,5"]),
            ("elke dag om 9 uur", &["0 9 * * *"]),
            ("every monday and thursday at 9", &["0 9 * * 1,4"]),
            (
                "elke maandag, woensdag en vrijdag om 9:00",
                &["0 9 * * 1,3,5"],
            ),
            ("every 30 minutes", &["*/30 * * * *"]),
            ("elk uur", &["0 * * * *"]),
            ("every 2 hours", &["0 0,2,4,6,8,10,12,14,16,18,20,22 * * *"]),
            ("elke 2 uur tussen 8 en 14", &["0 8,10,12,14 * * *"]),
            (
                "every 30 minutes between 8 and 10",
                &["0 8,9,10 * * *", "30 8,9 * * *"],
            ),
            (
                "elke 45 minuten tussen 8:00 en 10:00 op werkdagen",
                &[
                    "0 8 * * 1,2,3,4,5",
                    "30 9 * * 1,2,3,4,5",
                    "45 8 * * 1,2,3,4,5",
                ],
            ),
            ("every weekend at 11:30pm", &["30 23 * * 0,6"]),
            ("every day at noon and midnight", &["0 0,12 * * *"]),
        ] {
            assert_eq!(
                cron(text).as_deref(),
                Ok(&*lines
                    .iter()
                    .map(|line| (*line).to_owned())
                    .collect::<Vec<_>>()),
                "{text}"
            );
        }
    }

    #[test]
    fn the_word_that_was_not_understood_is_named() {
        for (text, word) in [
            ("every day at dawn", "dawn"),
            ("every day at 25:00", "25:00"),
            ("every 0 minutes", "0"),
            ("every day", "day"),
            ("every 30 minutes between 20 and 8", "between"),
            ("between 8 and 10", "10"),
            ("", ""),
        ] {
            assert_eq!(cron(text), Err(word.to_owned()), "{text}");
        }
    }
}
