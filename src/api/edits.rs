//! Edits of the shop's files, taken back and made again in order. What decides what partners get is edited in the draft;
//! what is read, and new partners, are saved at once. What is in force is kept as revisions.

mod stacks;

pub(super) use stacks::Edits;
use stacks::{Change, Edit};

use super::tasks::ShopRequest;
use super::{ApiError, App};
use crate::draft::{Draft, text};
use crate::error::Error;
use crate::notes::Note;
use crate::shop::{self, Shop};
use crate::state::State;
use crate::troubles::trouble;
use schemars::JsonSchema;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError};

/// The edits that can be taken back and made again.
#[derive(Debug, Default, Serialize, JsonSchema)]
pub(super) struct EditsAtHand {
    /// The last edit.
    pub undo: Option<Note>,
    /// The edit that was taken back last.
    pub redo: Option<Note>,
}

/// An edit that was taken back or made again.
#[derive(Serialize, JsonSchema)]
pub(super) struct EditTold {
    /// What it did.
    pub note: Note,
    /// The files.
    pub files: Vec<String>,
}

/// Whether a new file of the shop can have this name, whatever its ending and on every system.
pub(super) fn names_a_file(name: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    !name.is_empty() && name.chars().all(plain)
}

/// A file of a shop as it is edited: that of the draft, else the one in force.
pub(super) fn edited(folder: &Path, file: &str) -> Result<Option<String>, Error> {
    match text(&Draft::of(folder).path(file))? {
        Some(text) => Ok(Some(text)),
        None => text(&folder.join(file)),
    }
}

/// Saves a value to a file of a shop at once; in the draft where that has the file already.
pub(super) fn save<T: Serialize + DeserializeOwned>(
    app: &App,
    shop: &Shop,
    file: &str,
    value: &T,
    note: Note,
) -> Result<(), ApiError> {
    let text = written(shop, file, value)?;
    let drafted = Draft::of(&shop.folder).path(file).is_file();
    change(
        app,
        shop,
        vec![(file.to_owned(), Some(text))],
        drafted,
        note,
    )
}

/// Takes a file of a shop away at once. Fails where the draft has it too: that would bring it back.
pub(super) fn remove(app: &App, shop: &Shop, file: &str, note: Note) -> Result<(), ApiError> {
    if Draft::of(&shop.folder).path(file).is_file() {
        let with = [("file", file.to_owned())];
        return Err(ApiError::asked("draft_has", with, "end_draft"));
    }
    change(app, shop, vec![(file.to_owned(), None)], false, note)
}

/// Saves a value to a file of the shop's draft.
pub(super) fn draft<T: Serialize + DeserializeOwned>(
    app: &App,
    shop: &Shop,
    file: &str,
    value: &T,
    note: Note,
) -> Result<(), ApiError> {
    let text = written(shop, file, value)?;
    draft_texts(app, shop, vec![(file.to_owned(), text)], note)
}

/// Saves texts of several files of the shop's draft as one edit.
pub(super) fn draft_texts(
    app: &App,
    shop: &Shop,
    texts: Vec<(String, String)>,
    note: Note,
) -> Result<(), ApiError> {
    let texts = texts.into_iter().map(|(file, text)| (file, Some(text)));
    change(app, shop, texts.collect(), true, note)
}

/// The text of a file that says a value, as near as possible to what it says now.
pub(super) fn written<T: Serialize + DeserializeOwned>(
    shop: &Shop,
    file: &str,
    value: &T,
) -> Result<String, Error> {
    let before = edited(&shop.folder, file)?;
    let after = shop::rewritten(before.as_deref().unwrap_or_default(), value);
    after.map_err(Error::disk(&shop.folder.join(file)))
}

/// Makes an edit. Where the shop can then not be read any more, all files are as before.
fn change(
    app: &App,
    shop: &Shop,
    texts: Vec<(String, Option<String>)>,
    drafted: bool,
    note: Note,
) -> Result<(), ApiError> {
    let folder = &shop.folder;
    let draft = Draft::of(folder);
    let mut changes = Vec::new();
    for (file, after) in texts {
        // A draft that says what is in force says nothing.
        let same = drafted && text(&folder.join(&file))? == after;
        let mut change = Change {
            file,
            drafted,
            before: None,
            after: after.filter(|_| !same),
        };
        change.before = change.now(folder)?;
        if change.before != change.after {
            changes.push(change);
        }
    }
    if changes.is_empty() {
        return Ok(());
    }
    let before = draft.notes();
    for change in &changes {
        change.put(folder, change.after.as_deref())?;
    }
    if let Err(errors) = Shop::drafted(folder) {
        for change in &changes {
            change.put(folder, change.before.as_deref())?;
        }
        return Err(errors.into());
    }
    let mut after = before.clone();
    if drafted {
        after.push(note.clone());
    }
    let edit = Edit {
        changes,
        note,
        notes: [before, after],
    };
    keep(app, folder, &edit.changes, true, &edit.note)?;
    draft.set_notes(&edit.notes[1])?;
    done(app, folder, edit)?;
    Ok(())
}

fn done(app: &App, folder: &Path, edit: Edit) -> Result<(), Error> {
    let mut edits = app.edits.lock().unwrap_or_else(PoisonError::into_inner);
    let stacks = edits.of(folder);
    stacks.done.push(edit);
    stacks.undone.clear();
    stacks.keep(folder)
}

/// Keeps the texts of files in force as revisions; the one before is there already unless another program wrote it.
fn keep(
    app: &App,
    folder: &Path,
    changes: &[Change],
    forth: bool,
    note: &Note,
) -> Result<(), Error> {
    let mut state = State::open(&folder.join(".feedmill"))?;
    let now = app.now().timestamp();
    for change in changes.iter().filter(|change| !change.drafted) {
        let (before, after) = match forth {
            true => (&change.before, &change.after),
            false => (&change.after, &change.before),
        };
        state.add_revision(&change.file, before.as_deref(), now, "as found")?;
        state.add_revision(&change.file, after.as_deref(), now, &note.kept())?;
    }
    Ok(())
}

/// Puts the draft in force: all its files or, where the disk fails, none. Taking that back makes a draft of what was.
pub(super) fn apply(app: &App, folder: &Path, draft: &Draft) -> Result<(), ApiError> {
    let notes = draft.notes();
    let note = Note::applied().about(notes);
    let applied: Vec<Change> = draft
        .files()?
        .into_iter()
        .map(|drafted| Change {
            file: drafted.file,
            drafted: false,
            before: drafted.base,
            after: Some(drafted.now),
        })
        .collect();
    for (number, change) in applied.iter().enumerate() {
        if let Err(error) = change.put(folder, change.after.as_deref()) {
            for change in &applied[..number] {
                change.put(folder, change.before.as_deref())?;
            }
            return Err(error.into());
        }
    }
    keep(app, folder, &applied, true, &note)?;
    draft.clear()?;
    let back = applied.into_iter().filter_map(|change| {
        Some(Change {
            drafted: true,
            before: Some(change.before?),
            after: None,
            file: change.file,
        })
    });
    let before = vec![Note::back_before().about(vec![note.clone()])];
    replace(app, folder, back.collect(), note, before)?;
    Ok(())
}

/// Throws the draft away; that can be taken back like any edit.
pub(super) fn discard(app: &App, folder: &Path, draft: &Draft) -> Result<(), ApiError> {
    let notes = draft.notes();
    let changes = draft.files()?.into_iter().map(|drafted| Change {
        file: drafted.file,
        drafted: true,
        before: Some(drafted.now),
        after: None,
    });
    let changes = changes.collect();
    draft.clear()?;
    let note = Note::discarded().about(notes.clone());
    replace(app, folder, changes, note, notes)?;
    Ok(())
}

/// What was done in a draft that is no more is one edit from now on; `before` is what the draft said was done.
fn replace(
    app: &App,
    folder: &Path,
    changes: Vec<Change>,
    note: Note,
    before: Vec<Note>,
) -> Result<(), Error> {
    {
        let mut edits = app.edits.lock().unwrap_or_else(PoisonError::into_inner);
        let stacks = edits.of(folder);
        let of_folder = |edit: &Edit| edit.changes.iter().all(|change| !change.drafted);
        stacks.done.retain(of_folder);
        stacks.undone.clear();
        stacks.keep(folder)?;
    }
    if changes.is_empty() {
        return Ok(());
    }
    let edit = Edit {
        changes,
        note,
        notes: [before, Vec::new()],
    };
    done(app, folder, edit)
}

pub(super) fn at_hand(app: &App, folder: &str) -> EditsAtHand {
    let mut edits = app.edits.lock().unwrap_or_else(PoisonError::into_inner);
    let stacks = edits.of(Path::new(folder));
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
    let stacks = edits.of(&folder);
    let (from, to) = if back {
        (&mut stacks.done, &mut stacks.undone)
    } else {
        (&mut stacks.undone, &mut stacks.done)
    };
    let Some(edit) = from.last().cloned() else {
        return Err(ApiError::request(trouble("no_edit", []), ""));
    };
    for change in &edit.changes {
        let expected = if back { &change.after } else { &change.before };
        if change.now(&folder)? != *expected {
            let message = trouble("edited_since", [("file", change.file.clone())]);
            let hint = trouble("see_history", []);
            return Err(ApiError::new("changed", message, hint, change.file.clone()));
        }
    }
    for change in &edit.changes {
        let then = if back { &change.before } else { &change.after };
        change.put(&folder, then.as_deref())?;
    }
    Draft::of(&folder).set_notes(&edit.notes[usize::from(!back)])?;
    from.pop();
    to.push(edit.clone());
    stacks.keep(&folder)?;
    drop(edits);
    let note = match back {
        true => Note::taken_back(),
        false => Note::again(),
    };
    let note = note.about(vec![edit.note.clone()]);
    keep(app, &folder, &edit.changes, !back, &note)?;
    let files = edit.changes.iter().map(|change| change.file.clone());
    Ok(EditTold {
        files: files.collect(),
        note: edit.note.clone(),
    })
}
