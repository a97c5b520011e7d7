//! XML: reading (`read`) and writing (`write`). Reading is split by topic: `syntax` knows the tokens, `doctype` and
//! `entities` the document type, `names` the paths and namespaces, `document` turns markup into records, and
//! `item_path` finds the element that repeats.

mod doctype;
mod document;
mod entities;
mod item_path;
mod names;
pub(crate) mod read;
mod syntax;
pub mod write;
mod write_escape;
mod write_names;
