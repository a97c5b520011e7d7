//! Which snapshot is in force, and the prices and products that ended when it was taken: one transaction, so that the
//! history never knows of a snapshot that did not come to be.

use super::State;
use crate::catalog::{Issue, JoinReport, PastPrice};
use crate::error::Error;
use jiff::Timestamp;
use rapidhash::v3::rapidhash_v3;
use rusqlite::{OptionalExtension, params};

/// How long a product that left is remembered, in microseconds: a year, and some.
const REMEMBERED: i64 = 400 * 24 * 60 * 60 * 1_000_000;

/// When a product left the sources.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Departed {
    /// The moment of the last catalog that had it.
    pub seen: Timestamp,
    /// The moment of the catalog that no longer had it.
    pub gone: Timestamp,
}

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

impl SnapshotRow {
    /// What was wrong with the data of the sources; nothing where another version wrote it.
    #[must_use]
    pub fn issues(&self) -> Vec<Issue> {
        let found = serde_json::from_str::<(Vec<JoinReport>, Vec<Issue>)>(&self.found);
        found.map_or_else(|_| Vec::new(), |(_, issues)| issues)
    }
}

impl State {
    /// The snapshot in force.
    pub fn snapshot(&self) -> Result<Option<SnapshotRow>, Error> {
        self.snapshot_row("ORDER BY number DESC LIMIT ?1", 1)
    }

    /// A snapshot by number.
    pub fn snapshot_of(&self, number: u64) -> Result<Option<SnapshotRow>, Error> {
        self.snapshot_row("WHERE number = ?1", number.cast_signed())
    }

    fn snapshot_row(&self, which: &str, value: i64) -> Result<Option<SnapshotRow>, Error> {
        let row = self.database.query_row(
            &format!("SELECT number, taken, rows, settings, sources, found FROM snapshots {which}"),
            [value],
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

    /// When a snapshot was taken; `None` when the state does not know it.
    pub fn taken(&self, number: u64) -> Result<Option<Timestamp>, Error> {
        let found = self.database.query_row(
            "SELECT taken FROM snapshots WHERE number = ?1",
            [number.cast_signed()],
            |row| super::runs::moment(row.get(0)?),
        );
        Ok(found.optional()?)
    }

    /// When a product left the sources, by its id; `None` when no catalog of the last year had it, or it was never missed.
    pub fn departed(&self, id: &str) -> Result<Option<Departed>, Error> {
        let hash = rapidhash_v3(id.as_bytes()).cast_signed();
        let found = self.database.query_row(
            "SELECT seen, gone FROM departed WHERE id = ?1",
            [hash],
            |row| {
                Ok(Departed {
                    seen: super::runs::moment(row.get(0)?)?,
                    gone: super::runs::moment(row.get(1)?)?,
                })
            },
        );
        Ok(found.optional()?)
    }

    /// Puts a snapshot in force and keeps the prices that ended with the one before, and the hashes of the ids that are
    /// gone since.
    pub fn set_snapshot(
        &mut self,
        row: &SnapshotRow,
        ended: &[PastPrice],
        gone: &[u64],
    ) -> Result<(), Error> {
        let seen = self.snapshot()?.map_or(row.taken, |before| before.taken);
        let change = self.database.transaction()?;
        change.execute(
            "DELETE FROM departed WHERE gone < ?1",
            [row.taken - REMEMBERED],
        )?;
        for id in gone {
            change
                .prepare_cached("INSERT OR REPLACE INTO departed VALUES (?1, ?2, ?3)")?
                .execute(params![id.cast_signed(), seen, row.taken])?;
        }
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
