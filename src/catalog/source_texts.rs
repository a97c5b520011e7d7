//! What the sources say of a stretch of products: their own texts, as read before any convention was applied.

use super::batch::Batch;
use super::field::COMPUTED;
use super::snapshot::Snapshot;
use crate::error::Error;
use arrow_array::{Array, StringArray};
use mappings::rows::Rows;

/// The sources' texts of a batch, read once for all of its products.
pub struct SourceTexts {
    names: Vec<String>,
    values: Batch,
    /// Of each field, the texts that differ from its values.
    raw: Vec<Option<StringArray>>,
}

impl SourceTexts {
    /// Reads those of a batch. Fails when the snapshot is damaged. Panics when there is no such batch.
    pub fn new(snapshot: &Snapshot, batch: usize) -> Result<Self, Error> {
        let fields = snapshot.fields();
        let all: Vec<Option<usize>> = (0..fields.len()).map(Some).collect();
        Ok(Self {
            names: fields.iter().map(|field| field.name.clone()).collect(),
            values: snapshot.batch(batch, &all)?,
            raw: (0..fields.len())
                .map(|field| snapshot.raw(batch, field))
                .collect::<Result<_, _>>()?,
        })
    }

    /// The text of a field of a product, by its row in the batch; `None` when missing.
    #[must_use]
    pub fn text(&self, field: usize, row: usize) -> Option<String> {
        match &self.raw[field] {
            Some(raw) if raw.is_valid(row) => Some(raw.value(row).to_owned()),
            _ => {
                let value = self.values.value(field, row);
                (!value.is_missing()).then(|| value.to_text().into_owned())
            }
        }
    }

    /// All filled fields of a product, each with its name; those that the catalog computes come last.
    #[must_use]
    pub fn of(&self, row: usize) -> Vec<(String, String)> {
        let text = |(field, name): (usize, &String)| Some((name.clone(), self.text(field, row)?));
        let computed = |name: &str| COMPUTED.iter().any(|(known, _)| *known == name);
        let (own, computed): (Vec<_>, Vec<_>) = self
            .names
            .iter()
            .enumerate()
            .partition(|(_, name)| !computed(name));
        own.into_iter().chain(computed).filter_map(text).collect()
    }
}
