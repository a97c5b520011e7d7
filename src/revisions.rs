//! Revisions: brings a file of the shop folder back to how it was saved earlier. What is there now becomes a revision
//! first, so that nothing is lost.

use crate::error::Error;
use crate::shop::{self, Shop};
use crate::state::State;
use jiff::Timestamp;
use std::path::Path;

/// Keeps the shop's files as revisions where they changed since the newest one. `note` says what was done.
pub fn keep(shop: &Shop, state: &mut State, now: Timestamp, note: &str) -> Result<(), Error> {
    for (file, text) in shop.texts() {
        state.add_revision(file, Some(text), now, note)?;
    }
    Ok(())
}

/// Writes a revision's text over its file. Returns the file. Fails when there is no such revision.
pub fn revert(folder: &Path, revision: i64, now: Timestamp) -> Result<String, Error> {
    let mut state = State::open(&folder.join(".feedmill"))?;
    let Some(revision) = state.revision(revision)? else {
        return Err(Error::Config {
            at: folder.display().to_string(),
            message: format!("there is no revision {revision}"),
            hint: "see them with `feedmill history`".into(),
        });
    };
    let path = folder.join(&revision.file);
    if let Ok(text) = std::fs::read_to_string(&path) {
        state.add_revision(&revision.file, Some(&text), now, "before the revert")?;
    }
    match &revision.content {
        Some(text) => shop::write(&path, text).map_err(Error::disk(&path))?,
        None => std::fs::remove_file(&path).map_err(Error::disk(&path))?,
    }
    let note = format!("back to revision {}", revision.id);
    state.add_revision(&revision.file, revision.content.as_deref(), now, &note)?;
    Ok(revision.file)
}
