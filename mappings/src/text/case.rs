//! Capitals by the rules of a language: Turkish and Azeri dotted and dotless i, Dutch ij as one letter. The rest is
//! Unicode's default, which writes ß as SS in capitals and knows the Greek final sigma.

use std::borrow::Cow;
use unicode_segmentation::UnicodeSegmentation as _;

fn turkic(language: &str) -> bool {
    matches!(language, "tr" | "az")
}

/// All capitals.
#[must_use]
pub fn upper<'t>(text: &'t str, language: &str) -> Cow<'t, str> {
    let changed = if turkic(language) && text.contains('i') {
        text.replace('i', "İ").to_uppercase()
    } else {
        if !text.chars().any(changes_in_upper) {
            return Cow::Borrowed(text);
        }
        text.to_uppercase()
    };
    Cow::Owned(changed)
}

fn changes_in_upper(c: char) -> bool {
    if c.is_ascii() {
        c.is_ascii_lowercase()
    } else {
        !c.to_uppercase().eq([c])
    }
}

/// No capitals.
#[must_use]
pub fn lower<'t>(text: &'t str, language: &str) -> Cow<'t, str> {
    let changed = if turkic(language) && text.contains(['I', 'İ']) {
        text.replace('I', "ı").replace('İ', "i").to_lowercase()
    } else {
        if !text.chars().any(changes_in_lower) {
            return Cow::Borrowed(text);
        }
        text.to_lowercase()
    };
    Cow::Owned(changed)
}

fn changes_in_lower(c: char) -> bool {
    if c.is_ascii() {
        c.is_ascii_uppercase()
    } else {
        !c.to_lowercase().eq([c])
    }
}

/// The first letter as a capital, the rest as it is. Dutch `ij` is one letter: `IJsland`.
#[must_use]
pub fn capitalize<'t>(text: &'t str, language: &str) -> Cow<'t, str> {
    let Some((start, first)) = text.char_indices().find(|(_, c)| c.is_alphanumeric()) else {
        return Cow::Borrowed(text);
    };
    let dutch = language == "nl"
        && text
            .get(start..start + 2)
            .is_some_and(|letters| letters.eq_ignore_ascii_case("ij"));
    let end = start + if dutch { 2 } else { first.len_utf8() };
    let letter = &text[start..end];
    let capital = match letter {
        // Title case has a form of its own for these.
        "ß" => Cow::Borrowed("Ss"),
        letter => upper(letter, language),
    };
    if capital == letter {
        return Cow::Borrowed(text);
    }
    Cow::Owned([&text[..start], &capital, &text[end..]].concat())
}

/// Each word with a first capital and the rest in small letters. Words in `keep` are written as they are there.
#[must_use]
pub fn title<'t>(text: &'t str, language: &str, keep: &[String]) -> Cow<'t, str> {
    let mut out = String::with_capacity(text.len());
    for piece in text.split_word_bounds() {
        if let Some(word) = keep.iter().find(|word| same(word, piece)) {
            out.push_str(word);
        } else {
            out.push_str(&capitalize(&lower(piece, language), language));
        }
    }
    unless_same(text, out)
}

/// Small letters but for the first letter of each sentence. Words in `keep` are written as they are there.
#[must_use]
pub fn sentence<'t>(text: &'t str, language: &str, keep: &[String]) -> Cow<'t, str> {
    let mut out = String::with_capacity(text.len());
    let mut at_start = true;
    let mut ended = false;
    for piece in text.split_word_bounds() {
        let letters = piece.chars().any(char::is_alphanumeric);
        if let Some(word) = keep.iter().find(|word| same(word, piece)) {
            out.push_str(word);
        } else if at_start && letters {
            out.push_str(&capitalize(&lower(piece, language), language));
        } else {
            out.push_str(&lower(piece, language));
        }
        if letters {
            at_start = false;
            ended = false;
        } else if piece.chars().all(char::is_whitespace) {
            at_start |= ended || piece.contains('\n');
        } else if piece.contains(['.', '!', '?']) {
            ended = true;
        }
    }
    unless_same(text, out)
}

fn same(one: &str, other: &str) -> bool {
    one == other || (one.len() >= other.len() / 3 && one.to_lowercase() == other.to_lowercase())
}

fn unless_same(before: &str, after: String) -> Cow<'_, str> {
    if before == after {
        Cow::Borrowed(before)
    } else {
        Cow::Owned(after)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_has_its_own_capitals() {
        assert_eq!(capitalize("ijsland", "nl"), "IJsland");
        assert_eq!(capitalize("ijsland", "en"), "Ijsland");
        assert_eq!(title("IJSLAND en ijsmuts", "nl", &[]), "IJsland En IJsmuts");
        assert_eq!(upper("istanbul ılık", "tr"), "İSTANBUL ILIK");
        assert_eq!(lower("IĞDIR İZMİR", "tr"), "ığdır izmir");
        assert_eq!(upper("straße", "de"), "STRASSE");
        assert_eq!(lower("ΟΔΟΣ", "el"), "οδος");
    }

    #[test]
    fn what_is_right_already_is_not_copied() {
        for language in ["nl", "tr"] {
            assert!(matches!(lower("laarzen 42", language), Cow::Borrowed(_)));
            assert!(matches!(upper("ÉÉN 42", language), Cow::Borrowed(_)));
            assert!(matches!(
                title("Één Laars", language, &[]),
                Cow::Borrowed(_)
            ));
        }
    }
}
