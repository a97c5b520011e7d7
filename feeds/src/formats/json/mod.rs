//! JSON: reading (`read`) and writing (`write`). Reading is split by topic: `token` knows the grammar, `paths` the
//! columns, `items` turns values into records, and `item_path` finds the list of products.

mod item_path;
pub(crate) mod items;
pub(crate) mod paths;
pub(crate) mod read;
pub(crate) mod token;
pub mod write;
