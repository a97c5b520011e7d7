//! XML with a repeating item: RSS, Atom, own roots.

pub mod write;
mod write_escape;
mod write_names;
