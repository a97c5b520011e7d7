//! Words that mean yes, no, or nothing, in the languages and programs that write feeds.

/// Words for yes, in small letters.
pub(super) const YES: &[&str] = &[
    "1",
    "true",
    "yes",
    "y",
    "ja",
    "j",
    "oui",
    "o",
    "si",
    "sí",
    "sì",
    "s",
    "sim",
    "tak",
    "t",
    "ano",
    "áno",
    "igen",
    "da",
    "да",
    "так",
    "ναι",
    "evet",
    "kyllä",
    "on",
    "x",
    "waar",
    "wahr",
    "vrai",
    "vero",
    "verdadero",
    "prawda",
    "истина",
    // Shopify of what is sold when it is out of stock, and below of what is not.
    "continue",
];

/// Words for no, in small letters.
pub(super) const NO: &[&str] = &[
    "0", "false", "no", "n", "nee", "nein", "non", "não", "nao", "nie", "ne", "nem", "nu", "нет",
    "ні", "όχι", "hayır", "ei", "nej", "nei", "off", "f", "onwaar", "falsch", "faux", "falso",
    "fałsz", "ложь", "deny",
];

/// What programs and people write where there is no value, in small letters. The errors of spreadsheets are among
/// them, in English, German, Dutch and French.
const MISSING: &[&str] = &[
    "null",
    "(null)",
    "[null]",
    "<null>",
    "\\n",
    "n/a",
    "#n/a",
    "n.v.t.",
    "nvt",
    "nan",
    "undefined",
    "[leer]",
    "(leer)",
    "[leeg]",
    "(leeg)",
    "[empty]",
    "(empty)",
    "[blank]",
    "(blank)",
    "[vide]",
    "(vide)",
    "-",
    "--",
    "---",
    "\u{2013}",
    "\u{2014}",
    "#ref!",
    "#value!",
    "#name?",
    "#div/0!",
    "#null!",
    "#num!",
    "#nv",
    "#wert!",
    "#bezug!",
    "#n/b",
    "#waarde!",
    "#naam?",
    "#deel/0!",
    "#verw!",
    // What Shopify writes for the one variant of a product that has none.
    "default title",
    "#valeur!",
    "#nom?",
];

/// Whether a text is one of the words, whatever its capitals.
pub(super) fn is_one_of<W: AsRef<str>>(text: &str, words: &[W]) -> bool {
    words.iter().any(|word| same(word.as_ref(), text))
}

/// Whether two words differ in nothing but capitals.
pub(super) fn same(word: &str, text: &str) -> bool {
    if word.is_ascii() && text.is_ascii() {
        return word.eq_ignore_ascii_case(text);
    }
    word.chars()
        .flat_map(char::to_lowercase)
        .eq(text.chars().flat_map(char::to_lowercase))
}

/// Whether a text stands for a missing value in most feeds: `NULL`, `N/A`, `[leer]`, `#REF!`, and Python's `None`.
pub(super) fn means_missing(text: &str) -> bool {
    text.len() <= 13 && (text == "None" || is_one_of(text, MISSING))
}

/// Yes, no, or neither.
pub(super) fn boolean(text: &str) -> Option<bool> {
    // The longest word has 18 bytes; titles need not be compared.
    if text.len() > 18 {
        return None;
    }
    if is_one_of(text, YES) {
        Some(true)
    } else if is_one_of(text, NO) {
        Some(false)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_compared_whatever_their_capitals() {
        assert_eq!(boolean("JA"), Some(true));
        assert_eq!(boolean("Não"), Some(false));
        assert_eq!(boolean("НЕТ"), Some(false));
        assert_eq!(boolean("maybe"), None);
        assert!(means_missing("Null") && means_missing("[LEER]") && means_missing("None"));
        assert!(!means_missing("none") && !means_missing("0") && !means_missing(""));
    }

    #[test]
    fn no_word_means_two_things() {
        for word in YES {
            assert!(!NO.contains(word) && !MISSING.contains(word), "{word}");
        }
        for word in NO {
            assert!(!MISSING.contains(word), "{word}");
        }
        assert!(YES.iter().chain(NO).all(|word| word.len() <= 18));
        assert!(MISSING.iter().all(|word| word.len() <= 13));
    }
}
