//! Files of this machine: used where they are.

use super::{Fetched, io, refused, shown};
use crate::error::Error;
use std::path::PathBuf;

pub(super) fn fetch(place: &str) -> Result<Fetched, Error> {
    let path = PathBuf::from(place);
    if std::fs::metadata(&path).map_err(io(place))?.is_dir() {
        return Err(refused(
            place,
            "this is a folder",
            "give the path of a file in it",
        ));
    }
    Ok(Fetched {
        path,
        changed: true,
        name: shown(place),
    })
}
