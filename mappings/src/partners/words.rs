//! Shared vocabularies: the words shops use for the values partners ask for (`words.toml`), so that `op voorraad`
//! becomes `in_stock` for one partner and `in stock` for the next.

use hashbrown::HashMap;
use indexmap::IndexMap;
use std::sync::LazyLock;
use unicode_normalization::char::{decompose_compatible, is_combining_mark};

/// From folded word to the value's name.
pub(crate) type Vocabulary = HashMap<String, String>;

static ALL: LazyLock<IndexMap<String, Vocabulary>> = LazyLock::new(|| {
    let file: IndexMap<String, IndexMap<String, Vec<String>>> =
        toml::from_str(include_str!("words.toml")).expect("words.toml is tested");
    let fold_all = |(name, values): (String, IndexMap<String, Vec<String>>)| {
        let mut words = Vocabulary::new();
        for (value, spellings) in values {
            words.insert(fold(&value), value.clone());
            words.extend(spellings.iter().map(|word| (fold(word), value.clone())));
        }
        (name, words)
    };
    file.into_iter().map(fold_all).collect()
});

/// A vocabulary by name.
pub(crate) fn vocabulary(name: &str) -> Option<&'static Vocabulary> {
    ALL.get(name)
}

/// A word for comparing: lower case, without accents, blanks, hyphens and underscores.
pub(crate) fn fold(word: &str) -> String {
    if word.is_ascii() {
        let mut folded = String::with_capacity(word.len());
        word.split([' ', '-', '_'])
            .for_each(|part| folded.push_str(part));
        folded.make_ascii_lowercase();
        return folded;
    }
    let mut folded = String::with_capacity(word.len());
    let mut push = |sign: char| {
        if !matches!(sign, ' ' | '-' | '_') && !is_combining_mark(sign) {
            folded.extend(sign.to_lowercase());
        }
    };
    for sign in word.chars() {
        if sign.is_ascii() {
            push(sign.to_ascii_lowercase());
        } else {
            // Marks are dropped, so their order does not matter, and letters can be taken apart one by one.
            decompose_compatible(sign, &mut push);
        }
    }
    folded
}

/// Yes or no, in the words of several languages; `None` for anything else.
pub(crate) fn boolean(word: &str) -> Option<bool> {
    match word {
        "yes" | "true" | "1" => Some(true),
        "no" | "false" | "0" => Some(false),
        other => Some(ALL.get("boolean")?.get(&fold(other))? == "yes"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_shops_are_known() {
        let availability = vocabulary("availability").unwrap();
        assert_eq!(availability[&fold("Op voorraad")], "in_stock");
        assert_eq!(availability[&fold("Vorbestellung")], "preorder");
        assert_eq!(
            vocabulary("condition").unwrap()[&fold("Tweedehands")],
            "used"
        );
        assert_eq!(boolean("Ja"), Some(true));
        assert_eq!(boolean("misschien"), None);
    }

    #[test]
    fn no_word_means_two_things() {
        let file: IndexMap<String, IndexMap<String, Vec<String>>> =
            toml::from_str(include_str!("words.toml")).unwrap();
        for (name, values) in file {
            let mut seen = HashMap::new();
            for (value, words) in &values {
                for word in words {
                    let other = seen.insert(fold(word), value.clone());
                    assert!(other.is_none_or(|other| other == *value), "{name}: {word}");
                }
            }
        }
    }
}
