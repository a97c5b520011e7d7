//! Rewriting a file of the shop folder: only what changed is touched, so that comments, order and spacing of the rest
//! stay as the user left them.

use serde::Serialize;
use serde::de::DeserializeOwned;
use std::io::{self, Write as _};
use std::path::Path;
use toml_edit::{Array, ArrayOfTables, DocumentMut, Item, Table, TableLike, Value};

/// Writes a value to a TOML file. Where the file is there, what it says now is compared with the value, and only the
/// differences are written: changed values, new keys, keys that went. Elements of arrays are compared by position after
/// those that are alike at the start and the end. The new file takes the place of the old one at once, when it is on
/// the disk. Fails when the file cannot be read or written.
pub fn save<T: Serialize + DeserializeOwned>(path: &Path, value: &T) -> io::Result<()> {
    let old = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
        Err(error) => return Err(error),
    };
    let new = rewritten(&old, value)?;
    if new == old {
        return Ok(());
    }
    put(path, &new)
}

/// Puts a text in the place of a file at once, when it is on the disk. Makes the folder where it is missing.
pub(crate) fn put(path: &Path, text: &str) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder)?;
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(text.as_bytes())?;
    file.as_file().sync_all()?;
    file.persist(path)?;
    Ok(())
}

/// The text of a document that says `value`, as near as possible to the old text.
pub(crate) fn rewritten<T: Serialize + DeserializeOwned>(
    old: &str,
    value: &T,
) -> io::Result<String> {
    let wanted = document(value)?;
    let Ok(mut kept) = old.parse::<DocumentMut>() else {
        return Ok(wanted.to_string());
    };
    // What the file says now, as it would be written by us: so that a key that is merely spelled out is not a change.
    let now = match toml::from_str::<T>(old) {
        Ok(now) => document(&now)?,
        Err(_) => kept.clone(),
    };
    merge(kept.as_table_mut(), now.as_table(), wanted.as_table());
    Ok(kept.to_string())
}

/// A value as a document in our style: tables at the top, all else in one line each.
pub(super) fn document<T: Serialize>(value: &T) -> io::Result<DocumentMut> {
    let text = toml::to_string(value).map_err(io::Error::other)?;
    let mut document: DocumentMut = text.parse().map_err(io::Error::other)?;
    for (_, item) in document.iter_mut() {
        match item {
            Item::Table(table) => flatten(table),
            Item::ArrayOfTables(tables) => tables.iter_mut().for_each(flatten),
            Item::Value(_) | Item::None => {}
        }
    }
    Ok(document)
}

/// Puts the tables in a table in one line each.
fn flatten(table: &mut Table) {
    // The positions of the document it comes from mean nothing in the one it goes to.
    table.set_position(None);
    table.set_implicit(false);
    for (mut key, item) in table.iter_mut() {
        if !item.is_value() {
            item.make_value();
            // What stood around it as the head of a table is not how a value stands.
            key.leaf_decor_mut().clear();
        }
    }
}

/// Brings the differences between what a table says now and what it should say into the table.
fn merge(kept: &mut dyn TableLike, now: &dyn TableLike, wanted: &dyn TableLike) {
    for (key, _) in now.iter().filter(|(key, _)| !wanted.contains_key(key)) {
        kept.remove(key);
    }
    for (key, wanted) in wanted.iter() {
        let before = now.get(key);
        if before.is_some_and(|before| alike(before, wanted)) {
            continue;
        }
        match (kept.get_mut(key), before) {
            (Some(kept), Some(before)) => change(kept, before, wanted),
            (Some(kept), None) => replace(kept, wanted),
            (None, _) => {
                kept.insert(key, wanted.clone());
            }
        }
    }
}

fn change(kept: &mut Item, now: &Item, wanted: &Item) {
    if let (Some(now), Some(wanted)) = (now.as_table_like(), wanted.as_table_like())
        && let Some(kept) = kept.as_table_like_mut()
    {
        return merge(kept, now, wanted);
    }
    if let (Some(now), Some(wanted)) = (elements(now), elements(wanted)) {
        // Where the array was not read as it is written, its places say nothing.
        let places = Places::new(&now, &wanted);
        if let Some(kept) = kept
            .as_array_of_tables_mut()
            .filter(|kept| kept.len() == now.len())
        {
            return change_tables(kept, &now, &wanted, &places);
        }
        if let Some(kept) = kept.as_array_mut().filter(|kept| kept.len() == now.len()) {
            return change_array(kept, &now, &wanted, &places);
        }
    }
    replace(kept, wanted);
}

/// Puts another value in the place of an item, between the same spaces and comments.
fn replace(kept: &mut Item, wanted: &Item) {
    let Some(value) = kept.as_value_mut() else {
        *kept = wanted.clone();
        return;
    };
    if let Ok(mut new) = wanted.clone().into_value() {
        *new.decor_mut() = value.decor().clone();
        *value = new;
    }
}

/// Whether two items say the same, however they are written.
fn alike(one: &Item, other: &Item) -> bool {
    if let (Some(one), Some(other)) = (one.as_table_like(), other.as_table_like()) {
        let same = |(key, item)| other.get(key).is_some_and(|other| alike(item, other));
        return one.len() == other.len() && one.iter().all(same);
    }
    if let (Some(one), Some(other)) = (elements(one), elements(other)) {
        return one.len() == other.len()
            && one.iter().zip(&other).all(|(one, other)| alike(one, other));
    }
    match (one.as_value(), other.as_value()) {
        (Some(Value::String(one)), Some(Value::String(other))) => one.value() == other.value(),
        (Some(Value::Integer(one)), Some(Value::Integer(other))) => one.value() == other.value(),
        (Some(Value::Float(one)), Some(Value::Float(other))) => one.value() == other.value(),
        (Some(Value::Boolean(one)), Some(Value::Boolean(other))) => one.value() == other.value(),
        (Some(Value::Datetime(one)), Some(Value::Datetime(other))) => one.value() == other.value(),
        _ => false,
    }
}

/// The elements of an array, in whichever way it is written.
fn elements(item: &Item) -> Option<Vec<Item>> {
    match item {
        Item::ArrayOfTables(tables) => Some(tables.iter().cloned().map(Item::Table).collect()),
        Item::Value(Value::Array(array)) => Some(array.iter().cloned().map(Item::Value).collect()),
        _ => None,
    }
}

/// Which elements of an array changed: those between the ones that are alike at its start and at its end.
struct Places {
    start: usize,
    /// End of the changed elements in the array as it is.
    now: usize,
    /// End of the changed elements in the array as it should be.
    wanted: usize,
}

impl Places {
    fn new(now: &[Item], wanted: &[Item]) -> Self {
        let same = |(now, wanted): &(&Item, &Item)| alike(now, wanted);
        let start = now.iter().zip(wanted).take_while(same).count();
        let rest = now[start..].iter().rev().zip(wanted[start..].iter().rev());
        let end = rest.take_while(same).count();
        Self {
            start,
            now: now.len() - end,
            wanted: wanted.len() - end,
        }
    }
}

fn change_tables(kept: &mut ArrayOfTables, now: &[Item], wanted: &[Item], places: &Places) {
    let both = places.now.min(places.wanted);
    for index in places.start..both {
        if let Some(kept) = kept.get_mut(index) {
            let mut item = Item::Table(std::mem::take(kept));
            change(&mut item, &now[index], &wanted[index]);
            *kept = item.into_table().unwrap_or_default();
        }
    }
    for _ in both..places.now {
        kept.remove(both);
    }
    for (index, item) in wanted.iter().enumerate().take(places.wanted).skip(both) {
        if let Ok(mut table) = item.clone().into_table() {
            flatten(&mut table);
            kept.insert(index, table);
        }
    }
}

fn change_array(kept: &mut Array, now: &[Item], wanted: &[Item], places: &Places) {
    let both = places.now.min(places.wanted);
    for index in places.start..both {
        if let Some(value) = kept.get_mut(index) {
            let mut item = Item::Value(value.clone());
            change(&mut item, &now[index], &wanted[index]);
            if let Ok(new) = item.into_value() {
                *value = new;
            }
        }
    }
    for _ in both..places.now {
        let (own, _) = split(&before(kept, both));
        kept.remove(both);
        let (_, next) = split(&before(kept, both));
        set_before(kept, both, own + &next);
    }
    for (index, item) in wanted.iter().enumerate().take(places.wanted).skip(both) {
        let Ok(mut value) = item.clone().into_value() else {
            continue;
        };
        // A new element stands as the one before it: on a line of its own where that one does.
        let (comment, next) = split(&before(kept, index));
        let (_, line) = split(&before(kept, index.saturating_sub(1)));
        let space = if line.is_empty() && index > 0 {
            " "
        } else {
            ""
        };
        value
            .decor_mut()
            .set_prefix(format!("{comment}{space}{line}"));
        kept.insert_formatted(index, value);
        let space = if next.is_empty() && index + 1 < kept.len() {
            " "
        } else {
            ""
        };
        set_before(kept, index + 1, format!("{space}{next}"));
    }
}

/// What stands before an element, or after the last one. A comment behind an element is the first line of that.
fn before(array: &Array, index: usize) -> String {
    let raw = match array.get(index) {
        Some(value) => value.decor().prefix(),
        None => Some(array.trailing()),
    };
    raw.and_then(|raw| raw.as_str())
        .unwrap_or_default()
        .to_owned()
}

fn set_before(array: &mut Array, index: usize, text: String) {
    match array.get_mut(index) {
        Some(value) => value.decor_mut().set_prefix(text),
        None => array.set_trailing(text),
    }
}

/// The comment on the line of the element before, and the rest from the line break on.
fn split(text: &str) -> (String, String) {
    let (line, rest) = text.split_at(text.find('\n').unwrap_or(text.len()));
    let comment = if line.contains('#') { line } else { "" };
    (comment.to_owned(), rest.to_owned())
}

#[cfg(test)]
mod tests;
