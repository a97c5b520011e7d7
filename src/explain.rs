//! Explain: the way of one product to one partner, from the source's own text to the written one.

use crate::catalog::Snapshot;
use crate::error::Error;
use crate::export::Products;
use crate::mill::Mill;
use crate::preview;
use mappings::plan::{Answers, Catalog, Explanation};
use schemars::JsonSchema;
use serde::Serialize;

/// The whole story of a product and a partner.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Story {
    /// Name of the mapping.
    pub partner: String,
    /// The product's id.
    pub product: String,
    /// The source it comes from, by the name of its file.
    pub from: String,
    /// Line in the source, from 1; 0 when the format has no lines.
    pub line: u64,
    /// Record in the source, from 1.
    pub item: u64,
    /// What the sources say: field and the source's own text.
    pub source: Vec<(String, String)>,
    /// What became of it.
    #[serde(flatten)]
    pub explanation: Explanation,
}

/// Explains a product to a partner. `None` when the catalog has no product with that id.
pub fn explain(
    mill: &Mill,
    answers: &Answers,
    snapshot: &Snapshot,
    sources: &[String],
    partner: usize,
    product: &str,
) -> Result<Option<Story>, Error> {
    let Some(row) = snapshot.find(product)? else { return Ok(None) };
    let Some((stretch, within)) = snapshot.locate(row) else { return Ok(None) };
    let catalog = Products(snapshot);
    let rows = catalog.rows(stretch, mill.plan.fields(), &mill.plan.all_fields())?;
    let explanation = mill.plan.explain(answers, &*rows, within, partner);
    let origin = snapshot.origin(row)?;
    let from = origin.and_then(|origin| sources.get(usize::from(origin.source)).cloned());
    Ok(Some(Story {
        partner: mill.plan.partners().nth(partner).unwrap_or_default().to_owned(),
        product: product.to_owned(),
        from: from.unwrap_or_default(),
        line: origin.map_or(0, |origin| origin.line),
        item: origin.map_or(0, |origin| origin.item),
        source: preview::sources(snapshot, row)?,
        explanation,
    }))
}
