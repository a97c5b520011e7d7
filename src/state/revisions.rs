//! Revisions: the user's files as they were after each save.

use super::State;
use crate::error::Error;
use jiff::Timestamp;
use rusqlite::{OptionalExtension, Row, params};

/// A file of the shop folder after a save.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Revision {
    /// Its number.
    pub id: i64,
    /// Path in the shop folder, with `/`.
    pub file: String,
    /// Its text; `None` when the file was removed.
    pub content: Option<String>,
    /// When, in microseconds since 1970.
    pub saved: i64,
    /// What was done, in words.
    pub note: String,
}

fn read(row: &Row<'_>) -> rusqlite::Result<Revision> {
    Ok(Revision {
        id: row.get(0)?,
        file: row.get(1)?,
        content: row.get(2)?,
        saved: row.get(3)?,
        note: row.get(4)?,
    })
}

const COLUMNS: &str = "SELECT id, file, content, saved, note FROM revisions";

impl State {
    /// Keeps a file's text, `None` for a removed file, unless its newest revision has the same. Returns the number of
    /// the revision that has it.
    pub fn add_revision(
        &mut self,
        file: &str,
        content: Option<&str>,
        saved: Timestamp,
        note: &str,
    ) -> Result<i64, Error> {
        let change = self.database.transaction()?;
        let newest = change
            .query_row(
                &format!("{COLUMNS} WHERE file = ?1 ORDER BY id DESC LIMIT 1"),
                [file],
                read,
            )
            .optional()?;
        if let Some(newest) = newest.filter(|newest| newest.content.as_deref() == content) {
            return Ok(newest.id);
        }
        change.execute(
            "INSERT INTO revisions (file, content, saved, note) VALUES (?1, ?2, ?3, ?4)",
            params![file, content, saved.as_microsecond(), note],
        )?;
        let id = change.last_insert_rowid();
        change.commit()?;
        Ok(id)
    }

    /// The last revisions, of one file or of all, the newest first.
    pub fn revisions(&self, file: Option<&str>, most: u32) -> Result<Vec<Revision>, Error> {
        let mut query = self.database.prepare_cached(&format!(
            "{COLUMNS} WHERE ?1 IS NULL OR file = ?1 ORDER BY id DESC LIMIT ?2"
        ))?;
        let revisions = query.query_map(params![file, most], read)?;
        Ok(revisions.collect::<Result<_, _>>()?)
    }

    /// The shop's files as they were at a revision: path and text of those that were there.
    pub fn files_at(&self, revision: i64) -> Result<Vec<(String, String)>, Error> {
        let mut query = self.database.prepare_cached(
            "SELECT file, content FROM revisions WHERE content IS NOT NULL AND id IN
             (SELECT max(id) FROM revisions WHERE id <= ?1 GROUP BY file) ORDER BY file",
        )?;
        let files = query.query_map([revision], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(files.collect::<Result<_, _>>()?)
    }

    /// The files that have a revision after this one, by name.
    pub fn edited_since(&self, revision: i64) -> Result<Vec<String>, Error> {
        let mut query = self
            .database
            .prepare_cached("SELECT DISTINCT file FROM revisions WHERE id > ?1 ORDER BY file")?;
        let files = query.query_map([revision], |row| row.get(0))?;
        Ok(files.collect::<Result<_, _>>()?)
    }

    /// The revision of the same file before this one.
    pub fn revision_before(&self, revision: &Revision) -> Result<Option<Revision>, Error> {
        let before = self.database.query_row(
            &format!("{COLUMNS} WHERE file = ?1 AND id < ?2 ORDER BY id DESC LIMIT 1"),
            params![revision.file, revision.id],
            read,
        );
        Ok(before.optional()?)
    }

    /// A revision by number.
    pub fn revision(&self, id: i64) -> Result<Option<Revision>, Error> {
        let revision = self
            .database
            .query_row(&format!("{COLUMNS} WHERE id = ?1"), [id], read);
        Ok(revision.optional()?)
    }
}
