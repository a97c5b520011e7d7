//! Delivery times: read from what shops write (`1-3 werkdagen`, `24 uur`, `Morgen in huis`, `2 Wochen`), written in words
//! of the feed's language. Days are whole; hours are rounded up, a week is seven. Working days and calendar days are not
//! told apart: what is written is never shorter than what was promised.

use super::shape::Shaped;
use super::words::{fold, vocabulary};
use crate::value::Value;
use std::fmt::Write as _;

/// Fewest and most days; `None` when the text promises none.
pub(crate) fn read(text: &str) -> Option<(u32, u32)> {
    let phrases = vocabulary("delivery_days")?;
    let folded = fold(text);
    if let Some(days) = phrases.get(&folded).and_then(|days| days.parse().ok()) {
        return Some((days, days));
    }
    let numbers = numbers(text);
    match numbers.as_slice() {
        [(number, "")] => Some((*number, *number)),
        [(number, unit)] => {
            let days = days(*number, unit)?;
            Some((days, days))
        }
        // bol's codes: 24 hours when ordered before 21:00.
        [(number, unit), (_, "")] if !matches!(*unit, "" | "-") => {
            let days = days(*number, unit)?;
            Some((days, days))
        }
        [(from, "" | "-"), (to, unit)] => {
            let unit = if unit.is_empty() { "d" } else { unit };
            let (from, to) = (days(*from, unit)?, days(*to, unit)?);
            (from <= to).then_some((from, to))
        }
        // `Besteld voor 23:59, morgen in huis`: the longest phrase in it.
        _ => phrases
            .iter()
            .filter(|(phrase, _)| phrase.len() > 5 && folded.contains(&***phrase))
            .max_by_key(|(phrase, _)| (phrase.len(), *phrase))
            .and_then(|(_, days)| days.parse().ok())
            .map(|days| (days, days)),
    }
}

/// The numbers of a text, each with the word that follows; words that say `until` are a hyphen.
fn numbers(text: &str) -> Vec<(u32, &str)> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(|sign: char| sign.is_ascii_digit()) {
        rest = &rest[start..];
        let end = rest
            .find(|sign: char| !sign.is_ascii_digit())
            .unwrap_or(rest.len());
        let Ok(number) = rest[..end].parse() else {
            return Vec::new();
        };
        rest = rest[end..].trim_start();
        let end = rest
            .find(|sign: char| !sign.is_alphabetic())
            .unwrap_or(rest.len());
        let mut word = &rest[..end];
        if word.is_empty() && rest.starts_with(['-', '–', '—']) || UNTIL.contains(&word) {
            word = "-";
        } else if word.is_empty() && rest.starts_with([':', '.', ',', '/']) {
            // A time of day, a date or a fraction.
            return Vec::new();
        }
        found.push((number, word));
        rest = &rest[end..];
    }
    found
}

const UNTIL: &[&str] = &["tot", "t", "bis", "to", "à", "a", "until", "do", "al"];

fn days(number: u32, unit: &str) -> Option<u32> {
    match vocabulary("time_unit")?.get(&fold(unit))?.as_str() {
        "hour" => Some(number.div_ceil(24)),
        "week" => number.checked_mul(7),
        _ => Some(number),
    }
}

/// The words for a day, for several and for a range, in a language (ISO 639-1); English for one that is not known.
pub(crate) fn words(language: &str) -> (String, String, String) {
    let (one, many) = match language {
        "nl" => ("1 werkdag", "werkdagen"),
        "de" => ("1 Werktag", "Werktage"),
        "fr" => ("1 jour ouvré", "jours ouvrés"),
        "it" => ("1 giorno lavorativo", "giorni lavorativi"),
        "es" => ("1 día laborable", "días laborables"),
        "pl" => ("1 dzień roboczy", "dni roboczych"),
        "da" => ("1 hverdag", "hverdage"),
        "sv" => ("1 arbetsdag", "arbetsdagar"),
        _ => ("1 working day", "working days"),
    };
    (
        one.to_owned(),
        format!("{{max}} {many}"),
        format!("{{min}}-{{max}} {many}"),
    )
}

/// Appends a delivery time in words. The same day is written as one day.
pub(crate) fn push((min, max): (u32, u32), words: &(String, String, String), out: &mut String) {
    let (one, several, range) = words;
    let text = match (min, max) {
        (_, 0 | 1) => one,
        (min, max) if min == max => several,
        _ => range,
    };
    let text = text.replace("{min}", &min.to_string());
    out.push_str(&text.replace("{max}", &max.to_string()));
}

impl Shaped {
    /// A code of the partner's, whole days, or words. What is no delivery time stays as it is.
    pub(super) fn delivery_time(&self, value: &Value<'_>, out: &mut String) {
        let text = value.to_text();
        let text = text.trim();
        if let Some(own) = self.spellings.get(&fold(text)) {
            return out.push_str(own);
        }
        let Some((min, max)) = read(text) else {
            return out.push_str(text);
        };
        if !self.steps.is_empty() {
            let step = self.steps.iter().find(|(days, _)| *days >= max);
            return out.push_str(step.map_or(text, |(_, code)| code));
        }
        match &self.style.delivery_words {
            Some(words) if !self.style.delivery_days => {
                push((min, max), words, out);
            }
            _ => drop(write!(out, "{max}")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_shops_write_is_read() {
        for (text, days) in [
            ("1-3 werkdagen", (1, 3)),
            ("1 tot 3 werkdagen", (1, 3)),
            ("3 - 5 days", (3, 5)),
            ("24 uur", (1, 1)),
            ("24uurs-21", (1, 1)),
            ("48h", (2, 2)),
            ("1-2d", (1, 2)),
            ("2 Wochen", (14, 14)),
            ("3", (3, 3)),
            ("Morgen in huis", (1, 1)),
            ("Besteld voor 23:59, morgen in huis", (1, 1)),
            ("Vandaag", (0, 0)),
        ] {
            assert_eq!(read(text), Some(days), "{text}");
        }
        for text in [
            "op aanvraag",
            "vanaf 12-05-2026",
            "",
            "3 stuks",
            "5-3 dagen",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn it_is_written_in_the_feeds_language() {
        let text = |days, language| {
            let mut out = String::new();
            push(days, &words(language), &mut out);
            out
        };
        assert_eq!(text((1, 3), "de"), "1-3 Werktage");
        assert_eq!(text((0, 1), "nl"), "1 werkdag");
        assert_eq!(text((2, 2), "nl"), "2 werkdagen");
    }
}
