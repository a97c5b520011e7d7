//! Revisions on the screens: which saves there were, what each changed, and bringing a file back to one of them.

use super::outcome::MappingRequest;
use super::sessions;
use super::shop::moment;
use super::{ApiError, App, Nothing, edits};
use crate::notes::Note;
use crate::revisions;
use crate::shop::Shop;
use crate::state::State;
use crate::troubles::trouble;
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

/// Saves by their numbers.
#[derive(Deserialize, JsonSchema)]
pub(super) struct TakeBackRequest {
    /// Folder of the shop.
    pub shop: String,
    /// Numbers of the revisions.
    pub revisions: Vec<i64>,
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

/// What was saved since the last feed of a partner that went live, of what concerns it.
pub(super) fn since_live(
    _: &Arc<App>,
    request: MappingRequest,
) -> Result<Vec<RevisionLine>, ApiError> {
    let state = State::open(&sessions::folder(&request.shop)?.join(".feedmill"))?;
    let last = state.last_live(&request.mapping)?;
    let Some(known) = last.map(|last| last.revision).filter(|known| *known > 0) else {
        return Ok(Vec::new());
    };
    let own = format!("mappings/{}.toml", request.mapping);
    let all = state.revisions(None, TOLD)?.into_iter();
    let since =
        all.filter(|one| one.id > known && (!one.file.starts_with("mappings/") || one.file == own));
    Ok(since.map(RevisionLine::from).collect())
}

pub(super) fn one(_: &Arc<App>, request: RevisionRequest) -> Result<RevisionTold, ApiError> {
    let folder = sessions::folder(&request.shop)?;
    let state = State::open(&folder.join(".feedmill"))?;
    let Some(revision) = state.revision(request.revision)? else {
        return Err(unknown(request.revision));
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

/// Brings the files of some saves back to how they were before them, as one edit of the draft. A file that was not there
/// before stays.
pub(super) fn take_back(app: &Arc<App>, request: TakeBackRequest) -> Result<Nothing, ApiError> {
    let shop = sessions::shop(&request.shop)?;
    let state = State::open(&shop.state_folder())?;
    let (mut texts, mut notes) = (Vec::new(), Vec::new());
    for revision in request.revisions {
        let Some(revision) = state.revision(revision)? else {
            return Err(unknown(revision));
        };
        let before = state.revision_before(&revision)?;
        notes.push(Note::read(&revision.note));
        if let Some(text) = before.and_then(|before| before.content) {
            texts.push((revision.file, text));
        }
    }
    notes.dedup();
    if texts.is_empty() {
        return Err(ApiError::request(trouble("nothing_before", []), ""));
    }
    let note = Note::back_before().about(notes);
    edits::draft_texts(app, &shop, texts, note)?;
    Ok(Nothing {})
}

fn unknown(revision: i64) -> ApiError {
    let with = [("revision", revision.to_string())];
    ApiError::asked("no_revision", with, "history_deleted")
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
