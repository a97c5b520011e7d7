//! Outputs: what became of each partner's feed in each run, and with which settings it was made.

use super::State;
use crate::error::Error;
use jiff::Timestamp;
use rusqlite::{OptionalExtension, Row, params};

/// What became of a feed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Fate {
    /// It went live by itself.
    Live,
    /// It waits for a person.
    Held,
    /// A person let it go live.
    Released,
    /// A person refused it.
    Rejected,
}

impl Fate {
    const ALL: [(Self, &str); 4] = [
        (Self::Live, "live"),
        (Self::Held, "held"),
        (Self::Released, "released"),
        (Self::Rejected, "rejected"),
    ];

    /// Its name in the state and in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL[self as usize].1
    }
}

/// A partner's feed of one run.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Output {
    /// Number of the run.
    pub run: i64,
    /// Name of the mapping.
    pub partner: String,
    /// What became of it.
    pub fate: Fate,
    /// Its file, relative to the shop folder.
    pub file: String,
    /// What is usual begins anew with this one: a person said that the shift was expected.
    pub phase: bool,
    /// Number of the newest revision of the shop's files when it was made; 0 when unknown.
    #[serde(skip)]
    pub revision: i64,
    /// Hash of the partner spec; 0 when unknown.
    #[serde(skip)]
    pub spec: i64,
    /// Hash of its records as they were written; 0 when unknown.
    #[serde(skip)]
    pub print: i64,
}

const COLUMNS: &str =
    "SELECT run, partner, status, file, phase, revision, spec, print FROM outputs";

fn read(row: &Row<'_>) -> rusqlite::Result<Output> {
    let status: String = row.get(2)?;
    let fate = Fate::ALL.iter().find(|(_, name)| *name == status);
    Ok(Output {
        run: row.get(0)?,
        partner: row.get(1)?,
        // A fate that this version does not know is none that may go live.
        fate: fate.map_or(Fate::Rejected, |(fate, _)| *fate),
        file: row.get(3)?,
        phase: row.get(4)?,
        revision: row.get(5)?,
        spec: row.get(6)?,
        print: row.get(7)?,
    })
}

impl State {
    /// Keeps what became of a feed, or changes it.
    pub fn set_output(&mut self, output: &Output) -> Result<(), Error> {
        self.database.execute(
            "INSERT OR REPLACE INTO outputs VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            params![
                output.run,
                output.partner,
                output.fate.name(),
                output.file,
                output.phase,
                output.revision,
                output.spec,
                output.print
            ],
        )?;
        Ok(())
    }

    /// The feeds of a run, by partner.
    pub fn outputs(&self, run: i64) -> Result<Vec<Output>, Error> {
        let mut query = self
            .database
            .prepare_cached(&format!("{COLUMNS} WHERE run = ?1 ORDER BY partner"))?;
        let outputs = query.query_map([run], read)?;
        Ok(outputs.collect::<Result<_, _>>()?)
    }

    /// The last feeds of a partner with the moments of their runs, the oldest first.
    pub fn outputs_of(
        &self,
        partner: &str,
        most: usize,
    ) -> Result<Vec<(Output, Timestamp)>, Error> {
        let mut query = self.database.prepare_cached(
            "SELECT run, partner, outputs.status, file, phase, revision, spec, print, started
             FROM outputs JOIN runs ON runs.id = run WHERE partner = ?1 ORDER BY run DESC LIMIT ?2",
        )?;
        let outputs = query.query_map(params![partner, most as i64], |row| {
            Ok((read(row)?, super::runs::moment(row.get(8)?)?))
        })?;
        let mut outputs = outputs.collect::<Result<Vec<_>, _>>()?;
        outputs.reverse();
        Ok(outputs)
    }

    /// How many products the last feeds of a partner had that went live, the oldest first.
    pub fn live_counts(&self, partner: &str, most: u32) -> Result<Vec<u64>, Error> {
        let mut query = self.database.prepare_cached(
            "SELECT CAST(value AS INTEGER) FROM metrics JOIN outputs USING (run, partner)
             WHERE partner = ?1 AND metric = 'out' AND status IN ('live', 'released')
             ORDER BY run DESC LIMIT ?2",
        )?;
        let counts = query.query_map(params![partner, most], |row| {
            Ok(row.get::<_, i64>(0)?.cast_unsigned())
        })?;
        let mut counts = counts.collect::<Result<Vec<u64>, _>>()?;
        counts.reverse();
        Ok(counts)
    }

    /// The first feed of a partner that went live after a run.
    pub fn next_live(&self, partner: &str, run: i64) -> Result<Option<Output>, Error> {
        let output = self.database.query_row(
            &format!(
                "{COLUMNS} WHERE partner = ?1 AND run > ?2 AND status IN ('live', 'released')
                 ORDER BY run LIMIT 1"
            ),
            params![partner, run],
            read,
        );
        Ok(output.optional()?)
    }

    /// The newest feed of a partner that went live.
    pub fn last_live(&self, partner: &str) -> Result<Option<Output>, Error> {
        let output = self.database.query_row(
            &format!(
                "{COLUMNS} WHERE partner = ?1 AND status IN ('live', 'released')
                 ORDER BY run DESC LIMIT 1"
            ),
            [partner],
            read,
        );
        Ok(output.optional()?)
    }

    /// The feeds of a partner that went live before a run, the newest first.
    pub fn live_before(&self, partner: &str, run: i64, most: u32) -> Result<Vec<Output>, Error> {
        let mut query = self.database.prepare_cached(&format!(
            "{COLUMNS} WHERE partner = ?1 AND run < ?2 AND status IN ('live', 'released')
             ORDER BY run DESC LIMIT ?3"
        ))?;
        let outputs = query.query_map(params![partner, run, most], read)?;
        Ok(outputs.collect::<Result<_, _>>()?)
    }

    /// The runs of a partner's present phase whose feed went live, with their moments, the oldest first.
    pub fn phase(&self, partner: &str) -> Result<Vec<(i64, Timestamp)>, Error> {
        let mut query = self.database.prepare_cached(
            "SELECT run, started FROM outputs JOIN runs ON runs.id = run
             WHERE partner = ?1 AND outputs.status IN ('live', 'released') AND run >= (
                 SELECT coalesce(max(run), 0) FROM outputs WHERE partner = ?1 AND phase)
             ORDER BY run",
        )?;
        let runs = query.query_map([partner], |row| {
            Ok((row.get(0)?, super::runs::moment(row.get(1)?)?))
        })?;
        Ok(runs.collect::<Result<_, _>>()?)
    }
}
