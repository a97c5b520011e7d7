//! Prices of the past. Only changes are kept, and only as long as a product's lowest price can depend on them.

use super::State;
use crate::catalog::{PastPrice, out_of_reach};
use crate::error::Error;
use rusqlite::{Row, Transaction, params};

fn read(row: &Row<'_>) -> rusqlite::Result<PastPrice> {
    let text: String = row.get(2)?;
    let millionths = text.parse().map_err(|error| {
        rusqlite::Error::FromSqlConversionFailure(2, rusqlite::types::Type::Text, Box::new(error))
    })?;
    Ok(PastPrice {
        id: row.get::<_, i64>(0)?.cast_unsigned(),
        until: row.get(1)?,
        millionths,
    })
}

const COLUMNS: &str = "SELECT id, until, millionths FROM prices";

/// Adds prices that ended and drops those of the same products that nobody can need any more.
pub(super) fn add(change: &Transaction<'_>, ended: &[PastPrice]) -> Result<(), Error> {
    let mut insert = change.prepare("INSERT OR REPLACE INTO prices VALUES (?1, ?2, ?3)")?;
    let mut select = change.prepare(&format!("{COLUMNS} WHERE id = ?1 ORDER BY until"))?;
    let mut delete = change.prepare("DELETE FROM prices WHERE id = ?1 AND until = ?2")?;
    for price in ended {
        let id = price.id.cast_signed();
        insert.execute(params![id, price.until, price.millionths.to_string()])?;
        let prices: Vec<PastPrice> = select.query_map([id], read)?.collect::<Result<_, _>>()?;
        for old in out_of_reach(&prices) {
            delete.execute(params![id, old.until])?;
        }
    }
    Ok(())
}

impl State {
    /// The prices of the past of the product whose id has this hash, the oldest first.
    pub fn prices_of(&self, id: u64) -> Result<Vec<PastPrice>, Error> {
        let wanted = format!("{COLUMNS} WHERE id = ?1 ORDER BY until");
        let mut query = self.database.prepare_cached(&wanted)?;
        let prices = query.query_map([id.cast_signed()], read)?;
        Ok(prices.collect::<Result<_, _>>()?)
    }

    /// All prices of the past.
    pub fn prices(&self) -> Result<Vec<PastPrice>, Error> {
        let mut query = self.database.prepare_cached(COLUMNS)?;
        let prices = query.query_map([], read)?;
        Ok(prices.collect::<Result<_, _>>()?)
    }
}
