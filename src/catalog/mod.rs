//! The catalog: the products of a shop after all sources are joined, kept as snapshots. Reading a feed is not done here,
//! nor anything that depends on a partner.

mod batch;
mod build;
mod column;
mod diff;
mod field;
mod import;
mod issue;
mod join;
mod layout;
mod past;
mod pipeline;
mod price;
mod read;
mod renamed;
mod snapshot;
mod source;
mod source_texts;
mod variant_id;
mod variants;
mod write;

pub use batch::Batch;
pub use diff::Changes;
pub use field::{FieldInfo, Kind};
pub use import::{Imported, before, current, import};
pub use issue::{Earlier, Issue, Place};
pub use join::{JoinReport, NearMiss};
pub use past::{Past, past, tidy};
pub use price::PastPrice;
pub use snapshot::{Origin, Snapshot};
pub use source::{LoadedSource, Progress};
pub use source_texts::SourceTexts;

pub(crate) use past::past_folder;
pub(crate) use price::out_of_reach;

#[cfg(test)]
mod interrupted;
#[cfg(test)]
mod tests;
