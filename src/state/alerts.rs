//! Alerts: trouble that somebody was or will be told of, and messages that wait to be sent.

use super::State;
use super::runs::moment;
use crate::error::Error;
use crate::shop::Kind;
use jiff::Timestamp;
use rusqlite::{OptionalExtension, params};

/// Trouble that is not over, or whose end was not told yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Open {
    /// What kind.
    pub kind: Kind,
    /// Name of the mapping; empty when it is about the whole shop.
    pub partner: String,
    /// What is wrong, in words.
    pub text: String,
    /// Since when.
    pub since: Timestamp,
    /// When it was told last.
    pub told: Option<Timestamp>,
    /// It is over.
    pub over: bool,
}

/// A message that waits to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Its number.
    pub id: i64,
    /// Name of the channel.
    pub channel: String,
    /// The message as JSON.
    pub body: String,
    /// When it was made.
    pub made: Timestamp,
    /// How often it could not be sent.
    pub tries: u32,
    /// When it is tried next.
    pub next: Timestamp,
}

fn name(kind: Kind) -> String {
    let name = serde_json::to_value(kind).unwrap_or_default();
    name.as_str().unwrap_or_default().to_owned()
}

impl State {
    /// The trouble that is known.
    pub fn open_alerts(&self) -> Result<Vec<Open>, Error> {
        let mut query = self.database.prepare_cached(
            "SELECT kind, partner, text, since, told, over FROM alerts ORDER BY kind, partner",
        )?;
        let alerts = query.query_map([], |row| {
            let kind: String = row.get(0)?;
            // A kind that this version does not know is nothing to tell.
            let Ok(kind) = serde_json::from_value(kind.into()) else {
                return Ok(None);
            };
            Ok(Some(Open {
                kind,
                partner: row.get(1)?,
                text: row.get(2)?,
                since: moment(row.get(3)?)?,
                told: row.get::<_, Option<i64>>(4)?.map(moment).transpose()?,
                over: row.get(5)?,
            }))
        })?;
        Ok(alerts
            .filter_map(Result::transpose)
            .collect::<Result<_, _>>()?)
    }

    /// Keeps the trouble that is known, in place of what was. `told` is when a message was made of it.
    pub fn set_alerts(&mut self, alerts: &[Open], told: Option<Timestamp>) -> Result<(), Error> {
        if told.is_none() && alerts == self.open_alerts()? {
            return Ok(());
        }
        let change = self.database.transaction()?;
        change.execute("DELETE FROM alerts", [])?;
        for alert in alerts {
            change
                .prepare_cached("INSERT INTO alerts VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?
                .execute(params![
                    name(alert.kind),
                    alert.partner,
                    alert.text,
                    alert.since.as_microsecond(),
                    alert.told.map(Timestamp::as_microsecond),
                    alert.over
                ])?;
        }
        if let Some(told) = told {
            change.execute("DELETE FROM told", [])?;
            change.execute("INSERT INTO told VALUES (?1)", [told.as_microsecond()])?;
        }
        Ok(change.commit()?)
    }

    /// When a message was made last.
    pub fn last_told(&self) -> Result<Option<Timestamp>, Error> {
        let told = self
            .database
            .query_row("SELECT at FROM told", [], |row| moment(row.get(0)?));
        Ok(told.optional()?)
    }

    /// Keeps a message for a channel, to be sent at once.
    pub fn add_notice(&mut self, channel: &str, body: &str, now: Timestamp) -> Result<(), Error> {
        self.database.execute(
            "INSERT INTO notices (channel, body, made, tries, next, problem) VALUES (?1, ?2, ?3, 0, ?3, '')",
            params![channel, body, now.as_microsecond()],
        )?;
        Ok(())
    }

    /// The messages that wait, the oldest first.
    pub fn notices(&self) -> Result<Vec<Notice>, Error> {
        let mut query = self.database.prepare_cached(
            "SELECT id, channel, body, made, tries, next FROM notices ORDER BY id",
        )?;
        let notices = query.query_map([], |row| {
            Ok(Notice {
                id: row.get(0)?,
                channel: row.get(1)?,
                body: row.get(2)?,
                made: moment(row.get(3)?)?,
                tries: row.get(4)?,
                next: moment(row.get(5)?)?,
            })
        })?;
        Ok(notices.collect::<Result<_, _>>()?)
    }

    /// Forgets a message: it was sent, or nobody needs it.
    pub fn drop_notice(&mut self, id: i64) -> Result<(), Error> {
        self.database
            .execute("DELETE FROM notices WHERE id = ?1", [id])?;
        Ok(())
    }

    /// Notes that a message could not be sent, why, and when it is tried next.
    pub fn delay_notice(&mut self, id: i64, next: Timestamp, problem: &str) -> Result<(), Error> {
        self.database.execute(
            "UPDATE notices SET tries = tries + 1, next = ?2, problem = ?3 WHERE id = ?1",
            params![id, next.as_microsecond(), problem],
        )?;
        Ok(())
    }

    /// The last run that went well, with when it began: also one that the guard held, for that is told otherwise. Without
    /// any, `false` and when the first one began.
    pub fn last_good_run(&self) -> Result<Option<(bool, Timestamp)>, Error> {
        let ask = |query: &str| {
            let at = self
                .database
                .query_row(query, [], |row| row.get::<_, Option<i64>>(0));
            at.and_then(|at| at.map(moment).transpose())
        };
        let good = ask("SELECT max(started) FROM runs WHERE status IN ('done', 'held')")?;
        if let Some(good) = good {
            return Ok(Some((true, good)));
        }
        Ok(ask("SELECT min(started) FROM runs")?.map(|first| (false, first)))
    }
}
