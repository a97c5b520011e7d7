//! Revisions on the screens: which saves there were, what each changed, and bringing a file back to one of them.

use super::sessions;
use super::shop::moment;
use super::{ApiError, App, Nothing, edits};
use crate::notes::Note;
use crate::revisions;
use crate::shop::Shop;
use crate::state::State;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Revisions told.
const TOLD: u32 = 300;

/// Revisions of a shop.
#[derive(Deserialize, JsonSchema)]
pub(super) struct RevisionsRequest {
    /// Folder of the shop.
    pub shop: String,
    /// Path of a file in it; all files when left out.
    pub file: Option<String>,
}

/// A revision by number.
#[derive(Deserialize, JsonSchema)]
pub(super) struct RevisionRequest {
    /// Folder of the shop.
    pub shop: String,
    /// Its number.
    pub revision: i64,
}

/// A file after a save.
#[derive(Serialize, JsonSchema)]
pub(super) struct RevisionLine {
    /// Number of the revision.
    pub revision: i64,
    /// Path in the shop folder, with `/`.
    pub file: String,
    /// When it was saved (RFC 3339).
    pub saved: String,
    /// What was done.
    pub note: Note,
}

/// What a save changed.
#[derive(Serialize, JsonSchema)]
pub(super) struct RevisionTold {
    /// The save.
    pub line: RevisionLine,
    /// The text before it; none when the file was not there, or not known.
    pub before: Option<String>,
    /// The text after it; none when the file was removed.
    pub after: Option<String>,
    /// The file has this text now.
    pub now: bool,
}

pub(super) fn list(_: &Arc<App>, request: RevisionsRequest) -> Result<Vec<RevisionLine>, ApiError> {
    let state = State::open(&sessions::folder(&request.shop)?.join(".feedmill"))?;
    let all = state.revisions(request.file.as_deref(), TOLD)?;
    Ok(all.into_iter().map(RevisionLine::from).collect())
}

pub(super) fn one(_: &Arc<App>, request: RevisionRequest) -> Result<RevisionTold, ApiError> {
    let folder = sessions::folder(&request.shop)?;
    let state = State::open(&folder.join(".feedmill"))?;
    let Some(revision) = state.revision(request.revision)? else {
        let with = [("revision", request.revision.to_string())];
        return Err(ApiError::asked("no_revision", with, "history_deleted"));
    };
    let before = state.revision_before(&revision)?;
    let now = std::fs::read_to_string(folder.join(&revision.file)).ok();
    Ok(RevisionTold {
        before: before.and_then(|before| before.content),
        after: revision.content.clone(),
        now: now == revision.content,
        line: revision.into(),
    })
}

/// Brings a file back, as an edit of the draft: its effect is told before it is applied. A shop that cannot be read has no
/// effect to be told; there the file is brought back at once.
pub(super) fn restore(app: &Arc<App>, request: RevisionRequest) -> Result<Nothing, ApiError> {
    let folder = sessions::folder(&request.shop)?;
    let found = State::open(&folder.join(".feedmill"))?.revision(request.revision)?;
    if let Ok(shop) = Shop::open(&folder)
        && let Some(revision) = found
        && let Some(text) = revision.content
    {
        let note = Note::restored(&revision.file, revision.id.to_string());
        edits::draft_texts(app, &shop, vec![(revision.file, text)], note)?;
    } else {
        revisions::revert(&folder, request.revision, app.now().timestamp())?;
    }
    Ok(Nothing {})
}

impl From<crate::state::Revision> for RevisionLine {
    fn from(revision: crate::state::Revision) -> Self {
        Self {
            revision: revision.id,
            file: revision.file,
            saved: moment(revision.saved),
            note: Note::read(&revision.note),
        }
    }
}
