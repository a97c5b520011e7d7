//! JSON: one document with an array of items somewhere in it.

pub mod write;
