//! Retention: clears what is older than the shop wants to keep, and tells how much room the rest takes. What is live, what is
//! held and what the charts need stays; hosted addresses, the draft and the user's files are never touched.

use crate::catalog::{past_folder, tidy};
use crate::diff::kept_folder;
use crate::error::Error;
use crate::lock::Lock;
use crate::shop::Shop;
use crate::state::{Fate, State};
use jiff::{SignedDuration, Zoned};
use schemars::JsonSchema;
use serde::Serialize;
use std::path::{Path, PathBuf};

/// A part of the state folder and the room it takes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Room {
    /// `history`, `catalog`, `past_catalogs`, `replaced_feeds`, `held_feeds`, or `other`: downloads, partners' lists, the draft.
    pub what: &'static str,
    /// Files.
    pub files: u64,
    /// Bytes on the disk.
    pub bytes: u64,
}

/// Clears what is older than the shop keeps, counted from `now`. Only for the holder of the shop's lock. Can be cut off at any
/// moment and done again. Fails when the disk or the state refuses.
pub(crate) fn clear(shop: &Shop, state: &mut State, now: &Zoned) -> Result<(), Error> {
    let keeps = &shop.config.retention;
    let oldest = tidy(state, keeps.catalogs as usize)?;
    let days = SignedDuration::from_hours(24 * i64::from(keeps.days));
    if let Ok(before) = now.timestamp().checked_sub(days) {
        state.forget(before, oldest)?;
    }
    for (run, folder) in by_run(&shop.state_folder().join("held")) {
        let outputs = state.outputs(run)?;
        if !outputs.iter().any(|output| output.fate == Fate::Held) {
            std::fs::remove_dir_all(&folder).map_err(Error::disk(&folder))?;
        }
    }
    for (_, folder) in by_run(&kept_folder(shop)) {
        // Only those that are empty go.
        drop(std::fs::remove_dir(folder));
    }
    Ok(())
}

/// The same by itself, and with the room given back to the disk. Returns what is left. Fails while the shop is busy.
pub fn prune(shop: &Shop, now: &Zoned) -> Result<Vec<Room>, Error> {
    let _lock = Lock::take(&shop.state_folder())?;
    let mut state = State::open(&shop.state_folder())?;
    clear(shop, &mut state, now)?;
    state.shrink()?;
    drop(state);
    room(shop)
}

/// How much room the state folder takes, by what is in it.
pub fn room(shop: &Shop) -> Result<Vec<Room>, Error> {
    let state = shop.state_folder();
    let history = ["state.sqlite", "state.sqlite-wal", "state.sqlite-shm"];
    let parts = [
        ("history", history.map(|file| state.join(file)).to_vec()),
        ("catalog", vec![state.join("catalog")]),
        ("past_catalogs", vec![past_folder(&state)]),
        ("replaced_feeds", vec![kept_folder(shop)]),
        ("held_feeds", vec![state.join("held")]),
    ];
    let known: Vec<&Path> = parts
        .iter()
        .flat_map(|(_, of)| of)
        .map(PathBuf::as_path)
        .collect();
    let mut rooms = Vec::new();
    for (what, paths) in &parts {
        let mut room = Room::of(what);
        for path in paths {
            room.add(path, &[])?;
        }
        rooms.push(room);
    }
    let mut other = Room::of("other");
    other.add(&state, &known)?;
    rooms.push(other);
    Ok(rooms)
}

impl Room {
    fn of(what: &'static str) -> Self {
        Self {
            what,
            files: 0,
            bytes: 0,
        }
    }

    /// Adds a file, or the files of a folder and of those in it. What goes away meanwhile is not counted.
    fn add(&mut self, path: &Path, except: &[&Path]) -> Result<(), Error> {
        match path.symlink_metadata() {
            Ok(known) if known.is_file() => {
                self.files += 1;
                self.bytes += known.len();
            }
            Ok(known) if known.is_dir() => {
                let entries = match std::fs::read_dir(path) {
                    Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
                    entries => entries.map_err(Error::disk(path))?,
                };
                for entry in entries.flatten() {
                    if !except.contains(&entry.path().as_path()) {
                        self.add(&entry.path(), except)?;
                    }
                }
            }
            _ => {}
        }
        Ok(())
    }
}

/// The folders in a folder that are named by a run.
fn by_run(folder: &Path) -> Vec<(i64, PathBuf)> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .filter_map(|entry| Some((entry.file_name().to_str()?.parse().ok()?, entry.path())))
        .collect()
}
