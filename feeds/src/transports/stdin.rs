//! Standard input: spooled to a file, for a feed is looked at before it is read.

use super::{FetchOptions, Fetched, io, too_large};
use crate::error::Error;
use std::io::Read;
use std::path::Path;
use tempfile::NamedTempFile;

/// What messages call it.
const NAME: &str = "standard input";

pub(super) fn fetch(
    input: impl Read,
    options: &FetchOptions,
    cache: &Path,
) -> Result<Fetched, Error> {
    std::fs::create_dir_all(cache).map_err(io(NAME))?;
    let mut spool = NamedTempFile::new_in(cache).map_err(io(NAME))?;
    let mut limited = input.take(options.max_bytes.saturating_add(1));
    let bytes = std::io::copy(&mut limited, &mut spool).map_err(io(NAME))?;
    if bytes > options.max_bytes {
        return Err(too_large(NAME, options.max_bytes));
    }
    let path = cache.join("standard-input");
    spool
        .persist(&path)
        .map_err(|error| io(NAME)(error.error))?;
    Ok(Fetched {
        path,
        version: None,
        name: NAME.into(),
    })
}
