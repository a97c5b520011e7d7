//! The shop folder: the user's files, as they are written.

pub mod source;
