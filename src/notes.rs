//! Notes: what was done to the settings of a shop, as messages with an id. They are kept as they are, so that they can be
//! read in any language later; here they are said in English. The list below is the only place of these sentences.

use mappings::said::Said;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt;

/// What was done.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Note {
    /// Its message.
    #[serde(flatten)]
    pub said: Said,
    /// What was done before, where this is about it: it was applied, taken back or thrown away.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub of: Vec<Note>,
}

/// Makes a function for each note, and the list of all of them.
macro_rules! notes {
    ($($name:ident($($blank:ident),*) $english:literal;)*) => {
        /// All notes: id and English text.
        pub const NOTES: &[(&str, &str)] = &[$((stringify!($name), $english),)*];

        impl Note {
            $(
                #[doc = $english]
                #[must_use]
                pub fn $name($($blank: impl Into<String>),*) -> Self {
                    Self {
                        said: Said::new(stringify!($name), [$((stringify!($blank), $blank.into())),*]),
                        of: Vec::new(),
                    }
                }
            )*
        }
    };
}

notes! {
    rule_on(rule) "rule \"{rule}\": on";
    rule_off(rule) "rule \"{rule}\": off";
    rule_moved(rule) "rule \"{rule}\": moved";
    rule_changed(rule) "rule \"{rule}\": changed";
    rule_added(rule) "rule \"{rule}\": added";
    rule_removed(rule) "rule \"{rule}\": removed";
    rule_copied(rule, mappings) "rule \"{rule}\": copied to {mappings}";
    bands(label) "label {label}: other bands";
    label_added(label) "label {label}: added";
    label_changed(label) "label {label}: measured differently";
    label_renamed(before, label) "label {before}: is called {label}";
    label_removed(label) "label {label}: removed";
    value_set(mapping, attribute) "{mapping}: {attribute} is filled differently";
    value_reset(mapping, attribute) "{mapping}: {attribute} is filled as the partner's spec says";
    text_edited(mapping) "{mapping}: its text was edited";
    bid_set(mapping, bid) "{mapping}: bids differently by {bid}";
    bid_removed(mapping, bid) "{mapping}: no bid {bid} any more";
    delivery(mapping) "{mapping}: is brought elsewhere";
    feed_on(mapping) "{mapping}: its feed is made";
    feed_off(mapping) "{mapping}: its feed is not made any more";
    format(mapping) "{mapping}: has another format";
    times(mapping) "{mapping}: is made at other times";
    guard(mappings) "{mappings}: other limits of the guard";
    alerts() "others are told of trouble";
    settings() "other settings of the shop";
    table_set(table) "table {table}: other rows";
    category_set(mapping, category, target) "{mapping}: \"{category}\" becomes \"{target}\"";
    category_cleared(mapping, category) "{mapping}: \"{category}\" has no category of the partner";
    categories_set(mapping, count, target) "{mapping}: {count} categories become \"{target}\"";
    categories_cleared(mapping, count) "{mapping}: {count} categories have no category of the partner";
    reading(source, key, told) "{source}: {key} becomes {told}";
    source_added(source) "{source}: added";
    source_set(source) "{source}: read from elsewhere, or joined otherwise";
    source_removed(source) "{source}: no source any more";
    partner_removed(mapping) "{mapping}: removed";
    column_set(source, column, field) "{source}: {column} fills {field}";
    column_own(source, column) "{source}: {column} fills no product field";
    partner_added(mapping) "{mapping}: added";
    restored(file, revision) "{file}: back to revision {revision}";
    applied() "applied: {of}";
    back_before() "back before: {of}";
    discarded() "discarded: {of}";
    taken_back() "taken back: {of}";
    again() "again: {of}";
    said(text) "{text}";
}

impl Note {
    /// The same, about other notes.
    #[must_use]
    pub fn about(self, of: Vec<Self>) -> Self {
        Self { of, ..self }
    }

    /// A note as it is kept; texts that are no messages are told as they are.
    #[must_use]
    pub fn read(kept: &str) -> Self {
        let read = kept.starts_with('{').then(|| serde_json::from_str(kept));
        match read {
            Some(Ok(note)) => note,
            _ => Self::said(kept),
        }
    }

    /// How it is kept, in one line.
    #[must_use]
    pub fn kept(&self) -> String {
        match (&*self.said.id, self.said.with.get("text")) {
            ("said", Some(text)) => text.clone(),
            // A note is texts and lists, which JSON always takes.
            _ => serde_json::to_string(self).unwrap_or_default(),
        }
    }
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let of: Vec<String> = self.of.iter().map(Self::to_string).collect();
        let mut said = self.said.clone();
        said.with.insert("of".to_owned(), of.join("; "));
        f.write_str(&said.english(NOTES))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_is_read_as_it_was_kept() {
        let note = Note::applied().about(vec![Note::rule_on("A {x}"), Note::bands("margin")]);
        assert_eq!(Note::read(&note.kept()), note);
        assert_eq!(
            note.to_string(),
            "applied: rule \"A {x}\": on; label margin: other bands"
        );
        let old = "rule \"A\": on";
        assert_eq!(Note::read(old).to_string(), old);
        assert_eq!(Note::read(old).kept(), old);
        assert_eq!(Note::read("{broken").to_string(), "{broken");
    }
}
