//! The edits of a shop that can be taken back and made again, kept in `.feedmill/edits.json` so that they outlive the
//! program. What an edit does is in `edits`.

use crate::draft::{Draft, text};
use crate::error::Error;
use crate::notes::Note;
use crate::shop;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// Edits of the shops that were looked at since the program began; each shop's are kept in its state folder too.
#[derive(Default)]
pub(in crate::api) struct Edits(HashMap<String, Stacks>);

/// Most edits of a shop that are kept.
const MOST: usize = 200;
/// Most bytes of texts in them.
const MOST_BYTES: usize = 8 << 20;

#[derive(Default, Serialize, Deserialize)]
pub(super) struct Stacks {
    pub(super) done: Vec<Edit>,
    pub(super) undone: Vec<Edit>,
}

#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Edit {
    pub(super) changes: Vec<Change>,
    pub(super) note: Note,
    /// What the draft said was done, before and after.
    pub(super) notes: [Vec<Note>; 2],
}

/// What an edit made of one file.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Change {
    pub(super) file: String,
    /// In the draft, where no text means: as it is in force. Otherwise in the folder itself.
    pub(super) drafted: bool,
    /// `None` when the file was not there.
    pub(super) before: Option<String>,
    pub(super) after: Option<String>,
}

impl Edits {
    /// The edits of a shop: those of before, where the program began again.
    pub(super) fn of(&mut self, folder: &Path) -> &mut Stacks {
        self.0
            .entry(folder.display().to_string())
            .or_insert_with(|| Stacks::kept(folder))
    }
}

impl Stacks {
    fn path(folder: &Path) -> PathBuf {
        folder.join(".feedmill/edits.json")
    }

    /// What was kept; nothing where that cannot be read: then there is nothing to take back, as after a new start.
    fn kept(folder: &Path) -> Self {
        let text = std::fs::read(Self::path(folder)).unwrap_or_default();
        serde_json::from_slice(&text).unwrap_or_default()
    }

    /// Keeps the edits, the oldest ones only while there is room.
    pub(super) fn keep(&mut self, folder: &Path) -> Result<(), Error> {
        let bytes = |edit: &Edit| -> usize {
            let texts = edit
                .changes
                .iter()
                .flat_map(|change| [&change.before, &change.after]);
            texts.flatten().map(String::len).sum()
        };
        let mut room = MOST_BYTES;
        let kept = self.done.iter().rev().take(MOST).take_while(|edit| {
            let size = bytes(edit);
            let fits = size <= room;
            room = room.saturating_sub(size);
            fits
        });
        let kept = kept.count();
        self.done.drain(..self.done.len() - kept);
        let path = Self::path(folder);
        let text = serde_json::to_string(self).unwrap_or_default();
        shop::put(&path, &text).map_err(Error::disk(&path))
    }
}

impl Change {
    pub(super) fn now(&self, folder: &Path) -> Result<Option<String>, Error> {
        match self.drafted {
            true => text(&Draft::of(folder).path(&self.file)),
            false => text(&folder.join(&self.file)),
        }
    }

    pub(super) fn put(&self, folder: &Path, text: Option<&str>) -> Result<(), Error> {
        if self.drafted {
            return Draft::of(folder).set(&self.file, text);
        }
        let path = folder.join(&self.file);
        match text {
            Some(text) => shop::put(&path, text),
            None => std::fs::remove_file(&path),
        }
        .map_err(Error::disk(&path))
    }
}
