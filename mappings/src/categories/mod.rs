//! Categories: the partner's list, the shop's map from its own categories to the partner's, and suggestions for what is
//! not mapped yet. Lists are fetched and maps are read elsewhere.

mod learned;
mod map;
#[cfg(test)]
mod measure;
mod suggest;
mod taxonomy;

pub use map::{CategoryMap, Found, Unmapped, key};
pub use suggest::{Suggester, Suggestion};
pub(crate) use taxonomy::levels;
pub use taxonomy::{Category, Taxonomy};
