//! Fetches: who asked for a hosted feed, when, and how much of it went out.

use super::State;
use crate::error::Error;
use jiff::Timestamp;
use rusqlite::{OptionalExtension, Row, params};
use schemars::JsonSchema;
use serde::Serialize;

/// One request to a hosted address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Fetch {
    /// Name of the mapping.
    pub partner: String,
    /// When it was answered.
    #[schemars(with = "String")]
    pub at: Timestamp,
    /// Status of the answer: 200 all, 206 a part, 304 nothing new, 401 and 403 refused.
    pub status: u16,
    /// Bytes of the feed that went out.
    pub bytes: u64,
    /// Bytes of the feed that were asked for: more than went out when the client left early.
    pub asked: u64,
    /// The client's network address.
    pub client: String,
    /// What the client calls itself.
    pub agent: String,
    /// Number of the run whose feed it was; 0 when none.
    pub run: i64,
}

const COLUMNS: &str = "SELECT partner, at, status, bytes, asked, client, agent, run FROM fetches";
/// Answers with which a client has the newest feed: it got all, a part, or had it already.
const GOT: &str = "status IN (200, 206, 304)";

fn read(row: &Row<'_>) -> rusqlite::Result<Fetch> {
    Ok(Fetch {
        partner: row.get(0)?,
        at: super::runs::moment(row.get(1)?)?,
        status: row.get(2)?,
        bytes: row.get::<_, i64>(3)?.cast_unsigned(),
        asked: row.get::<_, i64>(4)?.cast_unsigned(),
        client: row.get(5)?,
        agent: row.get(6)?,
        run: row.get(7)?,
    })
}

impl State {
    /// Keeps fetches.
    pub fn add_fetches(&mut self, fetches: &[Fetch]) -> Result<(), Error> {
        let change = self.database.transaction()?;
        for fetch in fetches {
            change
                .prepare_cached(
                    "INSERT INTO fetches (partner, at, status, bytes, asked, client, agent, run)
                     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                )?
                .execute(params![
                    fetch.partner,
                    fetch.at.as_microsecond(),
                    fetch.status,
                    fetch.bytes.cast_signed(),
                    fetch.asked.cast_signed(),
                    fetch.client,
                    fetch.agent,
                    fetch.run
                ])?;
        }
        Ok(change.commit()?)
    }

    /// The last fetches of a partner, the newest first.
    pub fn fetches(&self, partner: &str, most: u32) -> Result<Vec<Fetch>, Error> {
        let mut query = self.database.prepare_cached(&format!(
            "{COLUMNS} WHERE partner = ?1 ORDER BY at DESC, id DESC LIMIT ?2"
        ))?;
        let fetches = query.query_map(params![partner, most], read)?;
        Ok(fetches.collect::<Result<_, _>>()?)
    }

    /// The last fetch with which a partner got its newest feed, or had it already.
    pub fn last_fetch(&self, partner: &str) -> Result<Option<Fetch>, Error> {
        let fetch = self.database.query_row(
            &format!("{COLUMNS} WHERE partner = ?1 AND {GOT} ORDER BY at DESC, id DESC LIMIT 1"),
            [partner],
            read,
        );
        Ok(fetch.optional()?)
    }

    /// How often a partner got its feed, or had it already, since a moment; and how many bytes went out.
    pub fn fetched_since(&self, partner: &str, since: Timestamp) -> Result<(u64, u64), Error> {
        let sum = self.database.query_row(
            &format!(
                "SELECT count(*), coalesce(sum(bytes), 0) FROM fetches
                 WHERE partner = ?1 AND at >= ?2 AND {GOT}"
            ),
            params![partner, since.as_microsecond()],
            |row| Ok((row.get::<_, i64>(0)?, row.get::<_, i64>(1)?)),
        )?;
        Ok((sum.0.cast_unsigned(), sum.1.cast_unsigned()))
    }
}
