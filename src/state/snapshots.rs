//! Which snapshot is in force, and the prices that ended when it was taken: one transaction, so that the history never
//! knows of a snapshot that did not come to be.

use super::State;
use crate::catalog::PastPrice;
use crate::error::Error;
use rusqlite::{OptionalExtension, params};

/// A snapshot as the state knows it.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct SnapshotRow {
    /// Its number, which is its file's name.
    pub number: u64,
    /// When it was taken, in microseconds since 1970.
    pub taken: i64,
    /// Its products.
    pub rows: u64,
    /// Hash of the settings it was built with and, where known, the versions of the sources.
    pub settings: u64,
    /// The versions of the sources it was built from; `None` when one of them cannot be told from another version.
    pub sources: Option<String>,
    /// What was found on the way, as JSON.
    pub found: String,
}

impl State {
    /// The snapshot in force.
    pub fn snapshot(&self) -> Result<Option<SnapshotRow>, Error> {
        let row = self.database.query_row(
            "SELECT number, taken, rows, settings, sources, found FROM snapshots ORDER BY number DESC LIMIT 1",
            [],
            |row| {
                Ok(SnapshotRow {
                    number: row.get::<_, i64>(0)?.cast_unsigned(),
                    taken: row.get(1)?,
                    rows: row.get::<_, i64>(2)?.cast_unsigned(),
                    settings: row.get::<_, i64>(3)?.cast_unsigned(),
                    sources: row.get(4)?,
                    found: row.get(5)?,
                })
            },
        );
        Ok(row.optional()?)
    }

    /// Puts a snapshot in force and keeps the prices that ended with the one before.
    pub fn set_snapshot(&mut self, row: &SnapshotRow, ended: &[PastPrice]) -> Result<(), Error> {
        let change = self.database.transaction()?;
        change.execute(
            "INSERT INTO snapshots VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            params![
                row.number.cast_signed(),
                row.taken,
                row.rows.cast_signed(),
                row.settings.cast_signed(),
                row.sources,
                row.found
            ],
        )?;
        super::prices::add(&change, ended)?;
        Ok(change.commit()?)
    }
}
