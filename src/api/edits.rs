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
    file: String,
    /// `None` when the file was not there.
    before: Option<String>,
    after: Option<String>,
    note: String,
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
    /// The file.
    pub file: String,
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
    shop::save(&path, value).map_err(Error::disk(&path))?;
    if let Err(errors) = Shop::open(&shop.folder) {
        put(&path, before.as_deref())?;
        return Err(errors.into());
    }
    let edit = Edit {
        file: file.to_owned(),
        before,
        after: read(&path)?,
        note,
    };
    if edit.before == edit.after {
        return Ok(());
    }
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
    state.add_revision(&edit.file, edit.before.as_deref(), now, "as found")?;
    state.add_revision(&edit.file, edit.after.as_deref(), now, &edit.note)?;
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
    let (now, then) = if back {
        (&edit.after, &edit.before)
    } else {
        (&edit.before, &edit.after)
    };
    let path = folder.join(&edit.file);
    if read(&path)? != *now {
        return Err(ApiError {
            code: "changed".into(),
            message: format!("{} was changed by another program since", edit.file),
            hint: "its revisions are kept: `feedmill history` lists them".into(),
            at: edit.file,
        });
    }
    put(&path, then.as_deref())?;
    from.pop();
    to.push(edit.clone());
    drop(edits);
    let note = if back { "taken back: " } else { "again: " };
    let mut state = State::open(&folder.join(".feedmill"))?;
    let note = format!("{note}{}", edit.note);
    state.add_revision(&edit.file, then.as_deref(), app.now().timestamp(), &note)?;
    Ok(EditTold {
        note: edit.note,
        file: edit.file,
    })
}
