//! Standard input, and pipes with a name: spooled to a file, for a feed is looked at before it is read.

use super::{FetchOptions, Fetched, io, too_large};
use crate::error::Error;
use std::io::Read;
use std::path::Path;
use tempfile::NamedTempFile;

/// Reads `input` to its end into the cache; messages call it `name`.
pub(super) fn spool(
    input: impl Read,
    name: &str,
    options: &FetchOptions,
    cache: &Path,
) -> Result<Fetched, Error> {
    std::fs::create_dir_all(cache).map_err(io(name))?;
    let mut spool = NamedTempFile::new_in(cache).map_err(io(name))?;
    let mut limited = input.take(options.max_bytes.saturating_add(1));
    let bytes = std::io::copy(&mut limited, &mut spool).map_err(io(name))?;
    if bytes > options.max_bytes {
        return Err(too_large(name, options.max_bytes));
    }
    let path = cache.join("spooled");
    spool
        .persist(&path)
        .map_err(|error| io(name)(error.error))?;
    Ok(Fetched {
        path,
        version: None,
        name: name.to_owned(),
    })
}
