//! Edits of the shop's files: saved at once, kept as revisions, and taken back and made again in order.

use super::tasks::ShopRequest;
use super::{ApiError, App};
use crate::error::Error;
use crate::shop::{self, Shop};
use crate::state::State;
use schemars::JsonSchema;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError};

/// Edits of all shops that were made since the program began.
#[derive(Default)]
pub(super) struct Edits(HashMap<String, Stacks>);

#[derive(Default)]
struct Stacks {
    done: Vec<Edit>,
    undone: Vec<Edit>,
}

#[derive(Clone)]
struct Edit {
    changes: Vec<Change>,
    note: String,
}

/// What an edit made of one file.
#[derive(Clone, PartialEq)]
struct Change {
    file: String,
    /// `None` when the file was not there.
    before: Option<String>,
    after: Option<String>,
}

/// The edits that can be taken back and made again.
#[derive(Debug, Default, Serialize, JsonSchema)]
pub(super) struct EditsAtHand {
    /// The last edit, in words.
    pub undo: Option<String>,
    /// The edit that was taken back last, in words.
    pub redo: Option<String>,
}

/// An edit that was taken back or made again.
#[derive(Serialize, JsonSchema)]
pub(super) struct EditTold {
    /// What it did, in words.
    pub note: String,
    /// The files.
    pub files: Vec<String>,
}

fn read(path: &Path) -> Result<Option<String>, Error> {
    match std::fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Error::disk(path)(error)),
    }
}

fn put(path: &Path, text: Option<&str>) -> Result<(), Error> {
    match text {
        Some(text) => shop::put(path, text),
        None => std::fs::remove_file(path),
    }
    .map_err(Error::disk(path))
}

/// Saves a value to a file of a shop. Where the shop can then not be read any more, the file is as before.
pub(super) fn save<T: Serialize + DeserializeOwned>(
    app: &App,
    shop: &Shop,
    file: &str,
    value: &T,
    note: String,
) -> Result<(), ApiError> {
    let path = shop.folder.join(file);
    let before = read(&path)?;
    let after = shop::rewritten(before.as_deref().unwrap_or_default(), value);
    let after = after.map_err(Error::disk(&path))?;
    save_texts(app, shop, vec![(file.to_owned(), after)], note)
}

/// Saves texts of several files of a shop as one edit. Where the shop can then not be read any more, all are as before.
pub(super) fn save_texts(
    app: &App,
    shop: &Shop,
    texts: Vec<(String, String)>,
    note: String,
) -> Result<(), ApiError> {
    let mut changes = Vec::new();
    for (file, after) in texts {
        let before = read(&shop.folder.join(&file))?;
        if before.as_ref() != Some(&after) {
            let after = Some(after);
            changes.push(Change {
                file,
                before,
                after,
            });
        }
    }
    if changes.is_empty() {
        return Ok(());
    }
    for change in &changes {
        put(&shop.folder.join(&change.file), change.after.as_deref())?;
    }
    if let Err(errors) = Shop::open(&shop.folder) {
        for change in &changes {
            put(&shop.folder.join(&change.file), change.before.as_deref())?;
        }
        return Err(errors.into());
    }
    let edit = Edit { changes, note };
    keep(app, &shop.folder, &edit)?;
    let mut edits = app.edits.lock().unwrap_or_else(PoisonError::into_inner);
    let stacks = edits.0.entry(key(&shop.folder)).or_default();
    stacks.done.push(edit);
    stacks.undone.clear();
    Ok(())
}

fn key(folder: &Path) -> String {
    folder.display().to_string()
}

/// Keeps both texts as revisions; the one before is there already unless another program wrote it.
fn keep(app: &App, folder: &Path, edit: &Edit) -> Result<(), Error> {
    let mut state = State::open(&folder.join(".feedmill"))?;
    let now = app.now().timestamp();
    for change in &edit.changes {
        state.add_revision(&change.file, change.before.as_deref(), now, "as found")?;
        state.add_revision(&change.file, change.after.as_deref(), now, &edit.note)?;
    }
    Ok(())
}

pub(super) fn at_hand(app: &App, folder: &str) -> EditsAtHand {
    let edits = app.edits.lock().unwrap_or_else(PoisonError::into_inner);
    let Some(stacks) = edits.0.get(folder) else {
        return EditsAtHand::default();
    };
    let note = |stack: &[Edit]| stack.last().map(|edit| edit.note.clone());
    EditsAtHand {
        undo: note(&stacks.done),
        redo: note(&stacks.undone),
    }
}

pub(super) fn undo(app: &Arc<App>, request: ShopRequest) -> Result<EditTold, ApiError> {
    step(app, &request.shop, true)
}

pub(super) fn redo(app: &Arc<App>, request: ShopRequest) -> Result<EditTold, ApiError> {
    step(app, &request.shop, false)
}

fn step(app: &App, shop: &str, back: bool) -> Result<EditTold, ApiError> {
    let folder = PathBuf::from(shop);
    let mut edits = app.edits.lock().unwrap_or_else(PoisonError::into_inner);
    let stacks = edits.0.entry(key(&folder)).or_default();
    let (from, to) = if back {
        (&mut stacks.done, &mut stacks.undone)
    } else {
        (&mut stacks.undone, &mut stacks.done)
    };
    let Some(edit) = from.last().cloned() else {
        return Err(ApiError::request("there is no such edit", ""));
    };
    let steps: Vec<(&str, &Option<String>, &Option<String>)> = edit
        .changes
        .iter()
        .map(|change| match back {
            true => (&*change.file, &change.after, &change.before),
            false => (&*change.file, &change.before, &change.after),
        })
        .collect();
    for (file, now, _) in &steps {
        if read(&folder.join(file))? != **now {
            return Err(ApiError {
                code: "changed".into(),
                message: format!("{file} was changed by another program since"),
                hint: "its revisions are kept: `feedmill history` lists them".into(),
                at: (*file).to_owned(),
            });
        }
    }
    for (file, _, then) in &steps {
        put(&folder.join(file), then.as_deref())?;
    }
    from.pop();
    to.push(edit.clone());
    drop(edits);
    let note = if back { "taken back: " } else { "again: " };
    let mut state = State::open(&folder.join(".feedmill"))?;
    let note = format!("{note}{}", edit.note);
    let now = app.now().timestamp();
    for (file, _, then) in &steps {
        state.add_revision(file, then.as_deref(), now, &note)?;
    }
    let files = edit.changes.iter().map(|change| change.file.clone());
    Ok(EditTold {
        files: files.collect(),
        note: edit.note.clone(),
    })
}
