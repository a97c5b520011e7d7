//! JSON Lines: one object a line.

pub mod write;
