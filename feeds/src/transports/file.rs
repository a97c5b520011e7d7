//! Files of this machine: used where they are. A pipe can be read once only, so it is spooled.

use super::{FetchOptions, Fetched, io, refused, shown, stdin};
use crate::error::Error;
use std::path::{Path, PathBuf};

pub(super) fn fetch(place: &str, options: &FetchOptions, cache: &Path) -> Result<Fetched, Error> {
    let path = PathBuf::from(place);
    let kind = std::fs::metadata(&path).map_err(io(place))?.file_type();
    if kind.is_dir() {
        return Err(refused(
            place,
            "this is a folder",
            "give the path of a file in it",
        ));
    }
    if !kind.is_file() {
        let pipe = std::fs::File::open(&path).map_err(io(place))?;
        return stdin::spool(pipe, &shown(place), options, cache);
    }
    Ok(Fetched {
        path,
        version: None,
        name: shown(place),
    })
}
