//! Revisions: brings a file of the shop folder back to how it was saved earlier. What is there now becomes a revision
//! first, so that nothing is lost.

use crate::error::Error;
use crate::shop::{Shop, put};
use crate::state::State;
use jiff::Timestamp;
use std::path::{Path, PathBuf};

/// Longest table that is kept as a revision, in bytes.
pub(crate) const LONGEST: u64 = 1 << 20;

/// Keeps the shop's files as revisions where they changed or went since the newest one; of `tables/` those that are text and
/// not longer than a megabyte. `note` says what was done. Returns the number of the newest revision.
pub fn keep(shop: &Shop, state: &mut State, now: Timestamp, note: &str) -> Result<i64, Error> {
    for (file, text) in shop.texts() {
        state.add_revision(file, Some(text), now, note)?;
    }
    for (file, path) in tables(&shop.folder) {
        let short = path.metadata().is_ok_and(|known| known.len() <= LONGEST);
        if let Some(text) = short.then(|| std::fs::read_to_string(&path).ok()).flatten() {
            state.add_revision(&file, Some(&text), now, note)?;
        }
    }
    let newest = |state: &State| Ok::<_, Error>(state.revisions(None, 1)?.pop());
    let known = newest(state)?.map_or(0, |newest| newest.id);
    for (file, _) in state.files_at(known)? {
        if !shop.folder.join(&file).exists() {
            state.add_revision(&file, None, now, note)?;
        }
    }
    Ok(newest(state)?.map_or(0, |newest| newest.id))
}

/// The files in `tables/` of a shop folder: path in the folder with `/`, and where it is.
pub(crate) fn tables(folder: &Path) -> Vec<(String, PathBuf)> {
    let entries = std::fs::read_dir(folder.join("tables")).into_iter();
    let mut tables: Vec<_> = entries
        .flatten()
        .flatten()
        .filter(|entry| entry.path().is_file())
        .map(|entry| {
            let name = entry.file_name();
            (format!("tables/{}", name.to_string_lossy()), entry.path())
        })
        .collect();
    tables.sort();
    tables
}

/// Writes a revision's text over its file. Returns the file. Fails when there is no such revision.
pub fn revert(folder: &Path, revision: i64, now: Timestamp) -> Result<String, Error> {
    let mut state = State::open(&folder.join(".feedmill"))?;
    let Some(revision) = state.revision(revision)? else {
        return Err(Error::Config {
            at: folder.display().to_string(),
            message: format!("there is no revision {revision}").into(),
            hint: "see them with `feedmill history`".into(),
        });
    };
    let path = folder.join(&revision.file);
    if let Ok(text) = std::fs::read_to_string(&path) {
        state.add_revision(&revision.file, Some(&text), now, "before the revert")?;
    }
    match &revision.content {
        Some(text) => put(&path, text).map_err(Error::disk(&path))?,
        None => std::fs::remove_file(&path).map_err(Error::disk(&path))?,
    }
    let note = format!("back to revision {}", revision.id);
    state.add_revision(&revision.file, revision.content.as_deref(), now, &note)?;
    Ok(revision.file)
}
