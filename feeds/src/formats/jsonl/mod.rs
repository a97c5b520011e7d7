//! JSON Lines (<https://jsonlines.org>): one JSON object a line. Reading (`read`) and writing (`write`).

pub(crate) mod read;
pub mod write;
