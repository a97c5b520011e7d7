//! Runs, and what the guard measured in them.

use super::State;
use crate::error::Error;
use jiff::Timestamp;
use rusqlite::{OptionalExtension, Row, params};
use serde_json::Value as Json;
use std::collections::BTreeMap;

/// A run that began, and how it ended if it did.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Run {
    /// Its number.
    pub id: i64,
    /// When it began.
    pub started: Timestamp,
    /// When it ended; `None` while it goes on, or when it was cut off.
    pub finished: Option<Timestamp>,
    /// `running`, or how it ended.
    pub status: String,
    /// Why it began, where a schedule began it: which planned time, and which were missed.
    pub reason: String,
    /// Its report, as `run --json` prints it.
    pub report: Option<Json>,
    /// Number of the snapshot that its feeds were made from; `None` when it did not come to be, or is not known.
    pub snapshot: Option<u64>,
    /// Version of Feedmill that ran; empty when it is not known.
    pub program: String,
}

pub(super) fn moment(microseconds: i64) -> rusqlite::Result<Timestamp> {
    Timestamp::from_microsecond(microseconds)
        .map_err(|_| rusqlite::Error::IntegralValueOutOfRange(0, microseconds))
}

fn read(row: &Row<'_>) -> rusqlite::Result<Run> {
    Ok(Run {
        id: row.get(0)?,
        started: moment(row.get(1)?)?,
        finished: row.get::<_, Option<i64>>(2)?.map(moment).transpose()?,
        status: row.get(3)?,
        reason: row.get(5)?,
        // A report that cannot be read any more is no reason to lose the run.
        report: row
            .get::<_, Option<String>>(4)?
            .and_then(|report| serde_json::from_str(&report).ok()),
        snapshot: row.get::<_, Option<i64>>(6)?.map(i64::cast_unsigned),
        program: row.get(7)?,
    })
}

const COLUMNS: &str =
    "SELECT id, started, finished, status, report, reason, snapshot, program FROM runs";

impl State {
    /// Notes that a run begins, and why when a schedule began it; returns its number.
    pub fn add_run(&mut self, started: Timestamp, reason: &str) -> Result<i64, Error> {
        self.database.execute(
            "INSERT INTO runs (started, status, reason, program) VALUES (?1, 'running', ?2, ?3)",
            params![started.as_microsecond(), reason, env!("CARGO_PKG_VERSION")],
        )?;
        Ok(self.database.last_insert_rowid())
    }

    /// Notes of runs that never ended that they were cut off. Only for the holder of the shop's lock.
    pub fn close_runs(&mut self) -> Result<(), Error> {
        self.database.execute(
            "UPDATE runs SET status = 'cut off' WHERE status = 'running'",
            [],
        )?;
        Ok(())
    }

    /// Up to which planned time the schedule of a job was followed; `job` is a partner, or empty for the shop.
    pub fn handled(&self, job: &str) -> Result<Option<Timestamp>, Error> {
        let handled = self.database.query_row(
            "SELECT handled FROM schedules WHERE job = ?1",
            [job],
            |row| moment(row.get(0)?),
        );
        Ok(handled.optional()?)
    }

    /// Notes up to which planned time the schedule of a job was followed.
    pub fn set_handled(&mut self, job: &str, planned: Timestamp) -> Result<(), Error> {
        self.database.execute(
            "INSERT OR REPLACE INTO schedules VALUES (?1, ?2)",
            params![job, planned.as_microsecond()],
        )?;
        Ok(())
    }

    /// Notes how a run ended.
    pub fn finish_run(
        &mut self,
        id: i64,
        finished: Timestamp,
        status: &str,
        report: &Json,
    ) -> Result<(), Error> {
        self.database.execute(
            "UPDATE runs SET finished = ?2, status = ?3, report = ?4 WHERE id = ?1",
            params![id, finished.as_microsecond(), status, report.to_string()],
        )?;
        Ok(())
    }

    /// The last runs, the newest first.
    pub fn runs(&self, most: u32) -> Result<Vec<Run>, Error> {
        let mut query = self
            .database
            .prepare(&format!("{COLUMNS} ORDER BY id DESC LIMIT ?1"))?;
        let runs = query.query_map([most], read)?;
        Ok(runs.collect::<Result<_, _>>()?)
    }

    /// The last run that is over.
    pub fn last_over(&self) -> Result<Option<Run>, Error> {
        let query = format!("{COLUMNS} WHERE finished IS NOT NULL ORDER BY id DESC LIMIT 1");
        Ok(self.database.query_row(&query, [], read).optional()?)
    }

    /// A run by number.
    pub fn run(&self, id: i64) -> Result<Option<Run>, Error> {
        let run = self
            .database
            .query_row(&format!("{COLUMNS} WHERE id = ?1"), [id], read);
        Ok(run.optional()?)
    }

    /// Keeps what was measured of a partner's output in a run: numbers as text, under their metric's name.
    pub fn add_metrics<'m>(
        &mut self,
        run: i64,
        partner: &str,
        metrics: impl IntoIterator<Item = (&'m str, String)>,
    ) -> Result<(), Error> {
        let change = self.database.transaction()?;
        for (metric, value) in metrics {
            change
                .prepare_cached("INSERT OR REPLACE INTO metrics VALUES (?1, ?2, ?3, ?4)")?
                .execute(params![run, partner, metric, value])?;
        }
        Ok(change.commit()?)
    }

    /// What was measured of a partner's output in a run, by name.
    pub fn metrics(&self, run: i64, partner: &str) -> Result<BTreeMap<String, String>, Error> {
        let mut query = self
            .database
            .prepare_cached("SELECT metric, value FROM metrics WHERE run = ?1 AND partner = ?2")?;
        let values =
            query.query_map(params![run, partner], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(values.collect::<Result<_, _>>()?)
    }

    /// Notes which snapshot the feeds of a run were made from.
    pub fn set_run_snapshot(&mut self, run: i64, snapshot: u64) -> Result<(), Error> {
        self.database.execute(
            "UPDATE runs SET snapshot = ?2 WHERE id = ?1",
            params![run, snapshot.cast_signed()],
        )?;
        Ok(())
    }
}
