//! Messages with an id: said in English here, and in other languages by whoever knows the id and has the same blanks.
//! No language but English, and no message: each stands where it is made, in a list of its own.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;
use std::ops::Deref;

/// A message: its id and what stands in its blanks.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Said {
    /// Its id in its list.
    pub id: String,
    /// What stands in each blank.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub with: BTreeMap<String, String>,
}

impl Said {
    /// A message with its blanks filled.
    pub fn new<const N: usize>(id: &str, with: [(&str, String); N]) -> Self {
        Self {
            id: id.to_owned(),
            with: with
                .into_iter()
                .map(|(name, text)| (name.to_owned(), text))
                .collect(),
        }
    }

    /// A message without blanks.
    #[must_use]
    pub fn plain(id: &str) -> Self {
        Self::new(id, [])
    }

    /// The message in English, from its list; its id where the list has it not.
    #[must_use]
    pub fn english(&self, list: &[(&str, &str)]) -> String {
        let found = list.iter().find(|(id, _)| *id == self.id);
        let mut rest = found.map_or(&*self.id, |(_, english)| english);
        let mut out = String::new();
        // Blanks are filled once: a text that looks like a blank stays as it is.
        while let Some((before, after)) = rest.split_once('{') {
            out += before;
            let Some((name, after)) = after.split_once('}') else {
                break;
            };
            out += self.with.get(name).map_or("", String::as_str);
            rest = after;
        }
        out + rest
    }
}

/// A text for a person: in English, and as a message where it has an id.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// The text in English.
    pub english: String,
    /// The same as a message.
    pub said: Option<Said>,
}

impl Told {
    /// A message of a list.
    #[must_use]
    pub fn of<const N: usize>(list: &[(&str, &str)], id: &str, with: [(&str, String); N]) -> Self {
        debug_assert!(list.iter().any(|(known, _)| *known == id), "{id}");
        let said = Said::new(id, with);
        Self {
            english: said.english(list),
            said: Some(said),
        }
    }
}

/// Several texts as one: in English, and as messages; none of these when one of the texts has no id.
#[must_use]
pub fn several(texts: &[Told]) -> (String, Vec<Said>) {
    let english: Vec<&str> = texts.iter().map(|text| &**text).collect();
    let said: Option<Vec<Said>> = texts.iter().map(|text| text.said.clone()).collect();
    (english.join("; "), said.unwrap_or_default())
}

impl From<String> for Told {
    fn from(english: String) -> Self {
        Self {
            english,
            said: None,
        }
    }
}

impl From<&str> for Told {
    fn from(english: &str) -> Self {
        english.to_owned().into()
    }
}

impl Deref for Told {
    type Target = str;

    fn deref(&self) -> &str {
        &self.english
    }
}

impl PartialEq<&str> for Told {
    fn eq(&self, other: &&str) -> bool {
        self.english == *other
    }
}

impl fmt::Display for Told {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.english)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_are_filled_once() {
        let said = Said::new("x", [("a", "{b}".into()), ("b", "two".into())]);
        assert_eq!(
            said.english(&[("x", "{a} and {b}, {c}.")]),
            "{b} and two, ."
        );
        assert_eq!(said.english(&[]), "x");
    }

    #[test]
    fn texts_of_which_one_has_no_id_are_only_english() {
        let list = &[("x", "one"), ("y", "two {a}")];
        let (x, y) = (
            Told::of(list, "x", []),
            Told::of(list, "y", [("a", "b".into())]),
        );
        let (english, said) = several(&[x.clone(), y]);
        assert_eq!((&*english, said.len()), ("one; two b", 2));
        assert_eq!(several(&[x, "three".into()]), ("one; three".into(), vec![]));
    }
}
