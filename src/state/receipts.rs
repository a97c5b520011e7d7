//! Receipts: the proof of each delivery, and of each that failed.

use super::State;
use crate::error::Error;
use crate::troubles::trouble;
use jiff::Timestamp;
use mappings::said::Said;
use rusqlite::{OptionalExtension, Row, params};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How a delivery went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    /// It arrived.
    Arrived,
    /// It was not sent: the same bytes arrived before.
    Unchanged,
    /// It did not arrive.
    Failed,
}

/// What is known of one delivery.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Receipt {
    /// Number of the run.
    pub run: i64,
    /// Name of the mapping.
    pub partner: String,
    /// Where to, without credentials.
    pub place: String,
    /// When it was over.
    #[schemars(with = "String")]
    pub at: Timestamp,
    /// Size of the file.
    pub bytes: u64,
    /// SHA-256 of the file, in hexadecimal digits.
    pub sha256: String,
    /// How it went.
    pub outcome: Outcome,
    /// What the server said, or what went wrong.
    pub answer: String,
    /// The same as messages: of what went wrong, also what helps. Empty where not all of it has ids.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub said: Vec<Said>,
}

impl Receipt {
    /// Why the feed did not arrive and where, also as messages.
    pub(crate) fn failure(&self) -> Option<(String, Vec<Said>)> {
        let Self { place, answer, .. } = self;
        let mut said = self.said.clone();
        if !said.is_empty() {
            let message = trouble("not_brought", [("place", place.clone())]);
            said.splice(0..0, message.said);
        }
        (self.outcome == Outcome::Failed).then(|| (format!("{place}: {answer}"), said))
    }
}

const COLUMNS: &str =
    "SELECT run, partner, place, at, bytes, sha256, outcome, answer, said FROM receipts";

fn read(row: &Row<'_>) -> rusqlite::Result<Receipt> {
    let outcome: String = row.get(6)?;
    Ok(Receipt {
        run: row.get(0)?,
        partner: row.get(1)?,
        place: row.get(2)?,
        at: super::runs::moment(row.get(3)?)?,
        bytes: row.get::<_, i64>(4)?.cast_unsigned(),
        sha256: row.get(5)?,
        outcome: match outcome.as_str() {
            "arrived" => Outcome::Arrived,
            "unchanged" => Outcome::Unchanged,
            _ => Outcome::Failed,
        },
        answer: row.get(7)?,
        said: serde_json::from_str(&row.get::<_, String>(8)?).unwrap_or_default(),
    })
}

impl State {
    /// Keeps a receipt.
    pub fn add_receipt(&mut self, receipt: &Receipt) -> Result<(), Error> {
        let outcome = match receipt.outcome {
            Outcome::Arrived => "arrived",
            Outcome::Unchanged => "unchanged",
            Outcome::Failed => "failed",
        };
        self.database.execute(
            "INSERT INTO receipts (run, partner, place, at, bytes, sha256, outcome, answer, said)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            params![
                receipt.run,
                receipt.partner,
                receipt.place,
                receipt.at.as_microsecond(),
                receipt.bytes.cast_signed(),
                receipt.sha256,
                outcome,
                receipt.answer,
                serde_json::to_string(&receipt.said).unwrap_or_default()
            ],
        )?;
        Ok(())
    }

    /// The receipts of a run, in the order of the deliveries.
    pub fn receipts(&self, run: i64) -> Result<Vec<Receipt>, Error> {
        let mut query = self
            .database
            .prepare_cached(&format!("{COLUMNS} WHERE run = ?1 ORDER BY id"))?;
        let receipts = query.query_map([run], read)?;
        Ok(receipts.collect::<Result<_, _>>()?)
    }

    /// The last receipts of a partner, the newest first.
    pub fn last_receipts(&self, partner: &str, most: u32) -> Result<Vec<Receipt>, Error> {
        let mut query = self.database.prepare_cached(&format!(
            "{COLUMNS} WHERE partner = ?1 ORDER BY id DESC LIMIT ?2"
        ))?;
        let receipts = query.query_map(params![partner, most], read)?;
        Ok(receipts.collect::<Result<_, _>>()?)
    }

    /// The last feed of a partner that arrived at a place.
    pub fn last_arrived(&self, partner: &str, place: &str) -> Result<Option<Receipt>, Error> {
        let receipt = self.database.query_row(
            &format!(
                "{COLUMNS} WHERE partner = ?1 AND place = ?2 AND outcome = 'arrived'
                 ORDER BY id DESC LIMIT 1"
            ),
            [partner, place],
            read,
        );
        Ok(receipt.optional()?)
    }
}
