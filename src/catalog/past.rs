//! Past catalogs: snapshots that are no longer in force, packed, so that a feed can be made again as it was. Which of them
//! a run was made from is told by the state.

use super::import::{file, folder, list, number};
use super::snapshot::Snapshot;
use crate::error::Error;
use crate::state::State;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// zstd's quickest level: catalogs pack to about a fifth with it, and higher ones gain little.
const LEVEL: i32 = 1;

/// A snapshot that is or was in force.
pub struct Past {
    /// The snapshot.
    pub snapshot: Snapshot,
    /// Where it is unpacked; gone when dropped, which some systems refuse while it is mapped: it comes after the snapshot.
    _unpacked: Option<NamedTempFile>,
}

/// Where packed snapshots are.
pub(crate) fn past_folder(state: &Path) -> PathBuf {
    state.join("past")
}

fn packed(state: &Path, number: u64) -> PathBuf {
    past_folder(state).join(format!("{number}.arrow.zst"))
}

/// The numbers of the packed snapshots, ascending.
fn numbers(state: &Path) -> Result<Vec<u64>, Error> {
    let mut numbers: Vec<u64> = list(&past_folder(state))?
        .iter()
        .filter_map(|path| path.file_name()?.to_str()?.strip_suffix(".arrow.zst"))
        .filter_map(|number| number.parse().ok())
        .collect();
    numbers.sort_unstable();
    Ok(numbers)
}

/// A snapshot by number, as a run saw it that imported it, or with `repeated` one that found nothing new. `None` when it is
/// not kept. Fails when what is kept cannot be read.
pub fn past(state: &State, snapshot: u64, repeated: bool) -> Result<Option<Past>, Error> {
    let plain = file(&folder(state), snapshot);
    let (opened, unpacked) = if plain.is_file() {
        (Snapshot::open(&plain)?, None)
    } else {
        let packed = packed(state.folder(), snapshot);
        if !packed.is_file() {
            return Ok(None);
        }
        let unpacked = NamedTempFile::new_in(state.folder()).map_err(Error::disk(&packed))?;
        File::open(&packed)
            .and_then(|from| zstd::stream::copy_decode(from, unpacked.as_file()))
            .map_err(Error::disk(&packed))?;
        (Snapshot::open(unpacked.path())?, Some(unpacked))
    };
    Ok(Some(Past {
        snapshot: if repeated { opened.repeated() } else { opened },
        _unpacked: unpacked,
    }))
}

/// Packs the snapshots that are not in force, but for the one before, and removes the oldest packed ones when there are more
/// than `most`. Only for the holder of the shop's lock. Returns the number of the oldest one that is kept.
pub fn tidy(state: &State, most: usize) -> Result<u64, Error> {
    let Some(row) = state.snapshot()? else {
        return Ok(0);
    };
    let mut plain: Vec<(u64, PathBuf)> = list(&folder(state))?
        .into_iter()
        .filter_map(|path| Some((number(&path)?, path)))
        .collect();
    plain.sort_unstable();
    let before = plain.iter().map(|(number, _)| *number);
    let before = before.filter(|&number| number < row.number).max();
    for (number, path) in &plain {
        if *number == row.number || Some(*number) == before {
            continue;
        }
        // A later one than that in force belongs to a run that was cut off.
        if *number < row.number && most > 0 {
            pack(path, &packed(state.folder(), *number))?;
        }
        // One that another program still shows is removed by a later run.
        drop(fs::remove_file(path));
    }
    let numbers = numbers(state.folder())?;
    let (old, kept) = numbers.split_at(numbers.len().saturating_sub(most));
    for number in old {
        let path = packed(state.folder(), *number);
        fs::remove_file(&path).map_err(Error::disk(&path))?;
    }
    Ok(kept.first().copied().or(before).unwrap_or(row.number))
}

fn pack(from: &Path, to: &Path) -> Result<(), Error> {
    let folder = to.parent().unwrap_or(to);
    fs::create_dir_all(folder).map_err(Error::disk(folder))?;
    let packed = tempfile::Builder::new()
        .prefix(".writing-")
        .tempfile_in(folder)
        .map_err(Error::disk(folder))?;
    let write = || {
        let mut encoder = zstd::Encoder::new(packed.as_file(), LEVEL)?;
        encoder.include_checksum(true)?;
        std::io::copy(&mut File::open(from)?, &mut encoder)?;
        encoder.finish()?.sync_all()
    };
    write().map_err(Error::disk(to))?;
    packed
        .persist(to)
        .map_err(|error| Error::disk(to)(error.error))?;
    Ok(())
}
