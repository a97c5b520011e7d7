//! A folder of this machine or a mounted one: a copy that appears whole.

use super::super::io;
use super::words::word;
use super::{SendOptions, lasting, names, part_arrived};
use crate::error::Error;
use crate::said::Told;
use std::path::Path;

pub(super) fn send(
    file: &Path,
    bytes: u64,
    place: &str,
    options: &SendOptions,
) -> Result<Vec<Told>, Error> {
    let (name, _) = names(place, options);
    let place = Path::new(&name);
    let folder = match place.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    std::fs::create_dir_all(folder).map_err(io(&name))?;
    let target = place.file_name().unwrap_or_default().to_string_lossy();
    let prefix = format!(".sending-{target}-");
    let mut builder = tempfile::Builder::new();
    builder.prefix(&prefix);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    let mut copy = builder.tempfile_in(folder).map_err(io(&name))?;
    let mut source = std::fs::File::open(file).map_err(io(&file.display().to_string()))?;
    std::io::copy(&mut source, &mut copy).map_err(io(&name))?;
    copy.as_file().sync_all().map_err(io(&name))?;
    let there = copy.as_file().metadata().map_err(io(&name))?.len();
    if there != bytes {
        let message = part_arrived(there, bytes);
        return Err(lasting(&name, message, word("changed_in_copy", [])));
    }
    copy.persist(place)
        .map_err(|error| io(&name)(error.error))?;
    // What was left by programs that were killed.
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        if entry.file_name().to_string_lossy().starts_with(&prefix) {
            drop(std::fs::remove_file(entry.path()));
        }
    }
    if options.trial {
        std::fs::remove_file(place).map_err(io(&name))?;
    }
    Ok(vec![word("copied", []), word("size_right", [])])
}
