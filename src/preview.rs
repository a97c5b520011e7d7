//! Preview: what a partner would get, beside what the sources say. The same plan as a run, on a page of products.

use crate::catalog::Snapshot;
use crate::error::Error;
use crate::export::Products;
use crate::mill::Mill;
use mappings::plan::{Answers, Catalog, Ground, Wanted};
use schemars::JsonSchema;
use serde::Serialize;

/// A page of products as one partner would get them.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Preview {
    /// Name of the mapping.
    pub partner: String,
    /// Columns of the feed.
    pub columns: Vec<String>,
    /// The products.
    pub products: Vec<PreviewProduct>,
}

/// One product.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PreviewProduct {
    /// Its id in the catalog.
    pub id: String,
    /// What is written: column and text, in order; a column stands as often as it is written.
    pub output: Vec<(String, String)>,
    /// What the sources say: field and the source's own text.
    pub source: Vec<(String, String)>,
}

/// The products from the `skip`th on that the partner would get, at most `most`.
pub fn preview(
    mill: &Mill,
    answers: &Answers,
    snapshot: &Snapshot,
    partner: usize,
    skip: u64,
    most: usize,
) -> Result<Preview, Error> {
    let wanted = Wanted { partners: vec![partner], values: true, rules: false };
    let fields = mill.plan.needs(&wanted);
    let catalog = Products(snapshot);
    let columns = &mill.plan.shape(partner).columns;
    let mut products = Vec::new();
    let mut passed = 0;
    let mut grounds = [Ground::default()];
    // Without rules that leave out, the page lies where it is asked for; otherwise products are passed one by one.
    'catalog: for stretch in 0..catalog.stretches() {
        let rows = catalog.rows(stretch, mill.plan.fields(), &fields)?;
        for row in 0..rows.len() {
            grounds[0].clear();
            mill.plan.mill(answers, &*rows, row..row + 1, &wanted, &mut grounds, &mut Vec::new());
            for record in grounds[0].records.iter() {
                passed += 1;
                if passed <= skip {
                    continue;
                }
                let number = rows.first() + row as u64;
                products.push(PreviewProduct {
                    id: snapshot.id(number)?,
                    output: record
                        .cells()
                        .iter()
                        .map(|cell| (columns[cell.column as usize].clone(), record.text(cell).to_owned()))
                        .collect(),
                    source: sources(snapshot, number)?,
                });
                if products.len() == most {
                    break 'catalog;
                }
            }
        }
    }
    let partner = mill.plan.partners().nth(partner).unwrap_or_default().to_owned();
    Ok(Preview { partner, columns: columns.clone(), products })
}

/// What the sources say of a product: all filled fields with the sources' own texts.
pub(crate) fn sources(snapshot: &Snapshot, row: u64) -> Result<Vec<(String, String)>, Error> {
    let mut texts = Vec::new();
    for (index, field) in snapshot.fields().iter().enumerate() {
        if let Some(text) = snapshot.source_text(row, index)? {
            texts.push((field.name.clone(), text));
        }
    }
    Ok(texts)
}
