//! What became of a product: where the catalog in force differs from the one before, and its prices of the last weeks.

use super::products::ProductRequest;
use super::{ApiError, App, sessions};
use crate::catalog::{self, Snapshot};
use crate::error::Error;
use crate::state::State;
use indexmap::IndexMap;
use jiff::Timestamp;
use mappings::rows::Rows;
use rapidhash::v3::rapidhash_v3;
use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::Serialize;
use std::sync::Arc;

/// Fields of the catalog's own that change with every import.
const OWN: [&str; 2] = ["changed", "lowest_price_30_days"];

/// The history of a product.
#[derive(Serialize, JsonSchema)]
pub(super) struct ProductHistory {
    /// When the catalog in force was taken (RFC 3339).
    pub taken: Option<String>,
    /// When the catalog before was taken (RFC 3339); `null` when there is none.
    pub before: Option<String>,
    /// The catalog before did not have it.
    pub new: bool,
    /// The fields that have another value since.
    pub changes: Vec<FieldChange>,
    /// Its earlier prices, the oldest first, as far back as its lowest price of 30 days needs them.
    pub prices: Vec<PriceUntil>,
}

/// A field with another value.
#[derive(Serialize, JsonSchema)]
pub(super) struct FieldChange {
    /// The field.
    pub field: String,
    /// Its value before; `null` when it had none.
    pub before: Option<String>,
    /// Its value now; `null` when it has none.
    pub after: Option<String>,
}

/// A price of the past.
#[derive(Serialize, JsonSchema)]
pub(super) struct PriceUntil {
    /// The amount, with a decimal point.
    pub price: String,
    /// When another took its place (RFC 3339).
    pub until: String,
}

/// The filled fields of a product in a catalog; `None` when it is not in it.
fn values(snapshot: &Snapshot, id: &str) -> Result<Option<IndexMap<String, String>>, Error> {
    let Some((batch, within)) = snapshot.find(id)?.and_then(|row| snapshot.locate(row)) else {
        return Ok(None);
    };
    let all: Vec<Option<usize>> = (0..snapshot.fields().len()).map(Some).collect();
    let values = snapshot.batch(batch, &all)?;
    let fields = snapshot.fields().iter().enumerate();
    let filled = fields.filter_map(|(index, field)| {
        let value = values.value(index, within);
        let told = !value.is_missing() && !OWN.contains(&field.name.as_str());
        told.then(|| (field.name.clone(), value.to_text().into_owned()))
    });
    Ok(Some(filled.collect()))
}

/// An amount with a decimal point; `None` where it is too large for one.
fn amount(millionths: i128) -> Option<String> {
    let amount = Decimal::try_from_i128_with_scale(millionths, 6).ok()?;
    Some(amount.normalize().to_string())
}

pub(super) fn history(_: &Arc<App>, request: ProductRequest) -> Result<ProductHistory, ApiError> {
    let shop = sessions::shop(&request.shop)?;
    let state = State::open(&shop.state_folder())?;
    let snapshot = catalog::current(&state)?.ok_or_else(sessions::never_read)?;
    let now = values(&snapshot, &request.id)?.unwrap_or_default();
    let earlier = catalog::before(&state)?;
    let taken = state.snapshot()?.map(|row| row.taken);
    let told = |moment: i64| {
        Timestamp::from_microsecond(moment)
            .map(|moment| moment.to_string())
            .unwrap_or_default()
    };
    let (mut changes, mut new) = (Vec::new(), false);
    if let Some((snapshot, _)) = &earlier {
        match values(snapshot, &request.id)? {
            None => new = true,
            Some(before) => {
                let gone = before.keys().filter(|field| !now.contains_key(*field));
                for field in now.keys().chain(gone) {
                    let (before, after) = (before.get(field), now.get(field));
                    if before != after {
                        changes.push(FieldChange {
                            field: field.clone(),
                            before: before.cloned(),
                            after: after.cloned(),
                        });
                    }
                }
            }
        }
    }
    let prices = state.prices_of(rapidhash_v3(request.id.as_bytes()))?;
    let prices = prices.into_iter().filter_map(|past| {
        Some(PriceUntil {
            price: amount(past.millionths)?,
            until: told(past.until),
        })
    });
    Ok(ProductHistory {
        taken: taken.map(told),
        before: earlier.map(|(_, taken)| taken.to_string()),
        new,
        changes,
        prices: prices.collect(),
    })
}
