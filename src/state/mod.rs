//! State: what a shop remembers between runs, in one SQLite database in `.feedmill/`. Losing it loses history, nothing
//! else. The catalog's products are not in it: they are snapshots, of which it knows the one in force.

mod alerts;
mod checked;
mod fetches;
mod forget;
mod outputs;
mod prices;
mod receipts;
mod revisions;
mod rules;
mod runs;
mod schema;
mod snapshots;

pub use alerts::{Notice, Open};
pub use fetches::Fetch;
pub use outputs::{Fate, Output};
pub use receipts::{Outcome, Receipt};
pub use revisions::Revision;
pub use rules::{RuleDid, SHARED};
pub use runs::Run;
pub use snapshots::SnapshotRow;

use crate::error::Error;
use rusqlite::{Connection, ErrorCode};
use std::path::{Path, PathBuf};
use std::time::Duration;
use tempfile::TempDir;

/// How long another process may hold the database before this one gives up.
const PATIENCE: Duration = Duration::from_secs(10);
/// Name of the database in the state folder.
const FILE: &str = "state.sqlite";

/// The state of a shop.
pub struct State {
    folder: PathBuf,
    database: Connection,
    set_aside: Option<PathBuf>,
    scratch: Option<TempDir>,
}

impl State {
    /// Opens the state in a folder (`.feedmill`), which is made when missing. A damaged database is set aside and a new
    /// one begun, see `set_aside`. Fails when the folder cannot be written, or the database is from a newer Feedmill.
    pub fn open(folder: &Path) -> Result<Self, Error> {
        std::fs::create_dir_all(folder).map_err(Error::disk(folder))?;
        Self::at(folder, &folder.join(FILE), None)
    }

    /// Opens a copy of the state in a folder, which need not be there: nothing that is done with it reaches the folder.
    /// The copy is gone when the state is.
    pub fn copy(folder: &Path) -> Result<Self, Error> {
        let scratch = tempfile::tempdir().map_err(Error::disk(&std::env::temp_dir()))?;
        let path = scratch.path().join(FILE);
        for ending in ["", "-wal"] {
            let original = folder.join(format!("{FILE}{ending}"));
            if original.is_file() {
                let copy = scratch.path().join(format!("{FILE}{ending}"));
                std::fs::copy(&original, &copy).map_err(Error::disk(&original))?;
            }
        }
        Self::at(folder, &path, Some(scratch))
    }

    fn at(folder: &Path, path: &Path, scratch: Option<TempDir>) -> Result<Self, Error> {
        let (database, set_aside) = match connect(path) {
            Err(Error::State(error)) if is_damage(&error) => {
                let aside = aside(path)?;
                (connect(path)?, Some(aside))
            }
            other => (other?, None),
        };
        Ok(Self {
            folder: folder.to_owned(),
            database,
            set_aside,
            scratch,
        })
    }

    /// Where a copy of a state puts what would go to the folder; none when this is no copy.
    pub(crate) fn scratch(&self) -> Option<&Path> {
        self.scratch.as_ref().map(TempDir::path)
    }

    /// The state folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Where the damaged database went, when there was one: history before now is lost.
    #[must_use]
    pub fn set_aside(&self) -> Option<&Path> {
        self.set_aside.as_deref()
    }
}

fn connect(path: &Path) -> Result<Connection, Error> {
    let mut database = Connection::open(path)?;
    database.busy_timeout(PATIENCE)?;
    database.pragma_update(None, "journal_mode", "wal")?;
    // With WAL, a power cut can lose the last transactions but never damages the database.
    database.pragma_update(None, "synchronous", "normal")?;
    database.pragma_update(None, "foreign_keys", true)?;
    if !checked::is_whole(path) {
        let answer: String = database.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
        if answer != "ok" {
            let damaged = rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_CORRUPT);
            return Err(rusqlite::Error::SqliteFailure(damaged, Some(answer)).into());
        }
        checked::found_whole(path);
    }
    schema::migrate(&mut database, path)?;
    Ok(database)
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        if is_damage(&error) {
            checked::forget();
        }
        Self::State(error)
    }
}

fn is_damage(error: &rusqlite::Error) -> bool {
    matches!(
        error.sqlite_error_code(),
        Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase)
    )
}

/// Renames a damaged database and its companions to the first free name.
fn aside(path: &Path) -> Result<PathBuf, Error> {
    let name = |number: u32| path.with_extension(format!("damaged-{number}.sqlite"));
    let aside = (1..)
        .map(name)
        .find(|name| !name.exists())
        .unwrap_or_else(|| name(0));
    std::fs::rename(path, &aside).map_err(Error::disk(path))?;
    for companion in ["sqlite-wal", "sqlite-shm"] {
        let companion = path.with_extension(companion);
        if companion.exists() {
            std::fs::remove_file(&companion).map_err(Error::disk(&companion))?;
        }
    }
    Ok(aside)
}

#[cfg(test)]
mod tests;
