//! Seasons in the words and codes of shops, in Dutch, English, German and French.

use crate::compare::fold;

/// A season, or the half year of a fashion collection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
    SpringSummer,
    AutumnWinter,
}

/// What kind of text is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Words {
    /// A season or collection, where `SS` alone is a code.
    Code,
    /// Running text.
    Sentence,
}

const NAMES: &[(Season, &[&str])] = &[
    (
        Season::Spring,
        &[
            "spring",
            "lente",
            "voorjaar",
            "voorjaars",
            "frühling",
            "frühjahr",
            "printemps",
        ],
    ),
    (Season::Summer, &["summer", "zomer", "sommer", "été", "ete"]),
    (
        Season::Autumn,
        &["autumn", "fall", "herfst", "najaar", "herbst", "automne"],
    ),
    (Season::Winter, &["winter", "hiver"]),
];

/// Codes of collections: spring/summer, voorjaar/zomer, Frühjahr/Sommer, printemps/été, and their opposites.
const CODES: &[(Season, &[&str])] = &[
    (Season::SpringSummer, &["ss", "vz", "fs", "pe"]),
    (Season::AutumnWinter, &["fw", "aw", "hw", "nw", "ai", "ah"]),
];

impl Season {
    /// The season that a text names, and the year in which it begins where the text has it.
    pub(super) fn read(text: &str, words: Words) -> Option<(Self, Option<i16>)> {
        let text = fold(text);
        let (mut season, mut year) = (None, None);
        for word in text.split(|c: char| !c.is_alphanumeric()) {
            let letters = word.trim_matches(|c: char| c.is_ascii_digit());
            let digits = word.strip_prefix(letters).filter(|_| !letters.is_empty());
            let digits = digits.or_else(|| word.strip_suffix(letters)).unwrap_or("");
            let own_year = year_of(digits);
            let named = find(NAMES, letters);
            let coded = find(CODES, letters).filter(|_| words == Words::Code || own_year.is_some());
            let found = named.or(coded);
            season = match (season, found) {
                (Some(one), Some(other)) => Some(join(one, other)),
                (one, other) => one.or(other),
            };
            let tells = found.is_some()
                || letters.is_empty() && (words == Words::Code || digits.len() == 4);
            year = year.or(own_year.filter(|_| tells));
        }
        season.map(|season| (season, year))
    }

    /// The quarter in which it begins, 0 for spring.
    pub(super) fn first(self) -> i32 {
        match self {
            Self::Spring | Self::SpringSummer => 0,
            Self::Summer => 1,
            Self::Autumn | Self::AutumnWinter => 2,
            Self::Winter => 3,
        }
    }

    /// How many quarters it lasts.
    pub(super) fn quarters(self) -> i32 {
        match self {
            Self::SpringSummer | Self::AutumnWinter => 2,
            _ => 1,
        }
    }

    /// The half year that it is in.
    pub(super) fn half(self) -> Self {
        if self.first() < 2 {
            Self::SpringSummer
        } else {
            Self::AutumnWinter
        }
    }

    /// Its name.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Spring => "spring",
            Self::Summer => "summer",
            Self::Autumn => "autumn",
            Self::Winter => "winter",
            Self::SpringSummer => "spring-summer",
            Self::AutumnWinter => "autumn-winter",
        }
    }
}

fn find(list: &[(Season, &[&str])], word: &str) -> Option<Season> {
    let found = list.iter().find(|(_, words)| words.contains(&word));
    found.map(|(season, _)| *season)
}

/// Two seasons in one text are a half year when they are neighbours in one; the first one counts otherwise.
fn join(one: Season, other: Season) -> Season {
    if one != other && one.half() == other.half() {
        one.half()
    } else {
        one
    }
}

/// `2026` and `26`; nothing else is a year.
fn year_of(digits: &str) -> Option<i16> {
    let year: i16 = digits.parse().ok()?;
    match digits.len() {
        4 if (2000..2100).contains(&year) => Some(year),
        2 => Some(2000 + year),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_and_words_are_read() {
        use Season::{AutumnWinter, SpringSummer, Summer, Winter};
        for (text, season, year) in [
            ("SS26", SpringSummer, Some(2026)),
            ("26SS", SpringSummer, Some(2026)),
            ("VZ 2026", SpringSummer, Some(2026)),
            ("AW'25", AutumnWinter, Some(2025)),
            ("fw25/26", AutumnWinter, Some(2025)),
            ("Herbst/Winter 2025", AutumnWinter, Some(2025)),
            ("Zomer 2026", Summer, Some(2026)),
            ("winter", Winter, None),
        ] {
            assert_eq!(
                Season::read(text, Words::Code),
                Some((season, year)),
                "{text}"
            );
        }
    }

    #[test]
    fn a_sentence_needs_more_than_two_letters() {
        assert_eq!(Season::read("Camera met AI, 26 mm", Words::Sentence), None);
        assert_eq!(Season::read("Winterbanden 205/55", Words::Sentence), None);
        assert_eq!(
            Season::read("Winter jas 48 uit 2025", Words::Sentence),
            Some((Season::Winter, Some(2025)))
        );
    }
}
