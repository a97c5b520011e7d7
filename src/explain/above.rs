//! What a variant has from the first row of its product, found in the catalog: the values that are the same there.

use crate::catalog::{Snapshot, SourceTexts};
use crate::error::Error;
use crate::shop::source::SourceConfig;
use mappings::rows::Rows as _;
use schemars::JsonSchema;
use serde::Serialize;

/// What a variant has from the first row of its product.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Above {
    /// The column that names the product.
    pub column: String,
    /// Line of that row in the source, from 1; 0 when the format has no lines.
    pub line: u64,
    /// Record of it in the source, from 1.
    pub item: u64,
    /// The fields that are filled from there.
    pub fields: Vec<String>,
}

/// `source` is what the sources say of the product at `row`. `None` when it is the first variant itself, or shares nothing.
pub(super) fn above(
    snapshot: &Snapshot,
    config: &SourceConfig,
    row: u64,
    source: &[(String, String)],
) -> Result<Option<Above>, Error> {
    let Some(variants) = &config.variants else {
        return Ok(None);
    };
    let field = |column: &String| {
        let listed = config.columns.get(column);
        listed
            .map_or(&**column, |listed| listed.fills(column))
            .to_owned()
    };
    let of = snapshot.field(&field(&variants.of));
    let own = snapshot.origin(row)?;
    let mut first = row;
    if let Some((stretch, within)) = snapshot.locate(row) {
        let product = snapshot.batch(stretch, &[of])?;
        let product = product.value(0, within).to_text().into_owned();
        // Stretches are read one by one, from the product's own up.
        'up: for stretch in (0..=stretch).rev() {
            let batch = snapshot.batch(stretch, &[of])?;
            let rows = batch.len().min((row - batch.first()) as usize);
            for within in (0..rows).rev() {
                if batch.value(0, within).to_text() != product {
                    break 'up;
                }
                first = batch.first() + within as u64;
            }
        }
    }
    let (Some(origin), Some((stretch, within))) = (snapshot.origin(first)?, snapshot.locate(first))
    else {
        return Ok(None);
    };
    if first == row || own.is_none_or(|own| own.source != origin.source) {
        return Ok(None);
    }
    let above = SourceTexts::new(snapshot, stretch)?.of(within);
    let shared: Vec<String> = variants.fill.iter().map(field).collect();
    let same = |one: &&(String, String)| {
        !one.1.is_empty() && shared.contains(&one.0) && above.contains(one)
    };
    let fields: Vec<String> = source
        .iter()
        .filter(same)
        .map(|one| one.0.clone())
        .collect();
    Ok((!fields.is_empty()).then(|| Above {
        column: variants.of.clone(),
        line: origin.line,
        item: origin.item,
        fields,
    }))
}
