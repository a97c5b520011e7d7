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
    let parts = [
        ("catalog", state.join("catalog")),
        ("past_catalogs", past_folder(&state)),
        ("replaced_feeds", kept_folder(shop)),
        ("held_feeds", state.join("held")),
    ];
    let mut rooms = vec![Room {
        what: "history",
        files: 0,
        bytes: 0,
    }];
    for (what, folder) in &parts {
        let mut room = Room {
            what,
            files: 0,
            bytes: 0,
        };
        add(folder, &[], &mut room)?;
        rooms.push(room);
    }
    let mut other = Room {
        what: "other",
        files: 0,
        bytes: 0,
    };
    let known: Vec<&Path> = parts.iter().map(|(_, folder)| folder.as_path()).collect();
    add(&state, &known, &mut other)?;
    for name in ["state.sqlite", "state.sqlite-wal", "state.sqlite-shm"] {
        if let Ok(file) = state.join(name).metadata() {
            (rooms[0].files, rooms[0].bytes) = (rooms[0].files + 1, rooms[0].bytes + file.len());
            (other.files, other.bytes) = (
                other.files.saturating_sub(1),
                other.bytes.saturating_sub(file.len()),
            );
        }
    }
    rooms.push(other);
    Ok(rooms)
}

/// Adds the files of a folder and of those in it. What goes away meanwhile is not counted.
fn add(folder: &Path, except: &[&Path], room: &mut Room) -> Result<(), Error> {
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(Error::disk(folder)(error)),
    };
    for entry in entries.flatten() {
        let path = entry.path();
        match entry.metadata() {
            Ok(known) if known.is_file() => {
                room.files += 1;
                room.bytes += known.len();
            }
            Ok(known) if known.is_dir() && !except.contains(&path.as_path()) => {
                add(&path, except, room)?;
            }
            _ => {}
        }
    }
    Ok(())
}

/// The folders in a folder that are named by a run.
fn by_run(folder: &Path) -> Vec<(i64, PathBuf)> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .filter_map(|entry| Some((entry.file_name().to_str()?.parse().ok()?, entry.path())))
        .collect()
}
