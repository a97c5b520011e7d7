//! What each rule did to which products in the last run, as bitmaps over the rows of the run's snapshot.

use super::State;
use crate::error::Error;
use mappings::plan::RuleCounts;
use roaring::RoaringTreemap;
use rusqlite::params;

/// Instead of a partner's name: the rules that all partners share.
pub const SHARED: &str = "";

/// A rule of the last run.
#[derive(Clone, Debug, PartialEq)]
pub struct RuleDid {
    /// Its name.
    pub rule: String,
    /// Number of the run.
    pub run: i64,
    /// Number of the snapshot whose rows are meant.
    pub snapshot: u64,
    /// What it did, to which rows.
    pub counts: RuleCounts,
}

fn bytes(rows: &RoaringTreemap) -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::with_capacity(rows.serialized_size());
    rows.serialize_into(&mut bytes).map_err(unreadable)?;
    Ok(bytes)
}

fn rows(bytes: &[u8]) -> Result<RoaringTreemap, Error> {
    RoaringTreemap::deserialize_from(bytes).map_err(unreadable)
}

fn unreadable(error: std::io::Error) -> Error {
    rusqlite::Error::FromSqlConversionFailure(0, rusqlite::types::Type::Blob, Box::new(error))
        .into()
}

impl State {
    /// Keeps what the rules of a partner, or the shared ones, did in a run, in place of the run before.
    pub fn set_rules(
        &mut self,
        partner: &str,
        run: i64,
        snapshot: u64,
        rules: &[(String, &RuleCounts)],
    ) -> Result<(), Error> {
        let change = self.database.transaction()?;
        change.execute("DELETE FROM rules WHERE partner = ?1", [partner])?;
        for (place, (rule, did)) in (0_i64..).zip(rules) {
            change
                .prepare_cached(
                    "INSERT INTO rules VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
                )?
                .execute(params![
                    partner,
                    place,
                    rule,
                    run,
                    snapshot.cast_signed(),
                    did.before.cast_signed(),
                    bytes(&did.matched)?,
                    bytes(&did.changed)?,
                    bytes(&did.excluded)?,
                    bytes(&did.included)?,
                ])?;
        }
        Ok(change.commit()?)
    }

    /// What the rules of a partner, or the shared ones, did in the last run, in their order.
    pub fn rules(&self, partner: &str) -> Result<Vec<RuleDid>, Error> {
        let mut query = self.database.prepare_cached(
            "SELECT rule, run, snapshot, before, matched, changed, excluded, included FROM rules
             WHERE partner = ?1 ORDER BY place",
        )?;
        let mut found = query.query([partner])?;
        let mut rules = Vec::new();
        while let Some(row) = found.next()? {
            rules.push(RuleDid {
                rule: row.get(0)?,
                run: row.get(1)?,
                snapshot: row.get::<_, i64>(2)?.cast_unsigned(),
                counts: RuleCounts {
                    before: row.get::<_, i64>(3)?.cast_unsigned(),
                    matched: rows(&row.get::<_, Vec<u8>>(4)?)?,
                    changed: rows(&row.get::<_, Vec<u8>>(5)?)?,
                    excluded: rows(&row.get::<_, Vec<u8>>(6)?)?,
                    // Runs of before did not tell.
                    included: match row.get::<_, Option<Vec<u8>>>(7)? {
                        Some(bytes) => rows(&bytes)?,
                        None => RoaringTreemap::new(),
                    },
                },
            });
        }
        Ok(rules)
    }
}
