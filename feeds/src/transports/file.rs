//! Files of this machine: used where they are, and known again while nobody changes them. A pipe can be read once only, so
//! it is spooled.

use super::{FetchOptions, Fetched, io, refused, shown, stdin};
use crate::error::Error;
use crate::error::trouble;
use std::fs::Metadata;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// How long a file must have been left alone before its times tell it from a later version: file systems keep times in
/// steps of up to 2 seconds (FAT), and within a step a second change leaves no trace.
const SETTLED: Duration = Duration::from_secs(3);

pub(super) fn fetch(place: &str, options: &FetchOptions, cache: &Path) -> Result<Fetched, Error> {
    let path = PathBuf::from(place);
    let metadata = std::fs::metadata(&path).map_err(io(place))?;
    if metadata.is_dir() {
        return Err(refused(
            place,
            trouble("folder", []),
            trouble("give_file", []),
        ));
    }
    if !metadata.is_file() {
        let pipe = std::fs::File::open(&path).map_err(io(place))?;
        return stdin::spool(pipe, &shown(place), options, cache);
    }
    #[expect(
        clippy::disallowed_methods,
        reason = "it only decides whether a file may be known again, and so be read again; what is read is the same"
    )]
    let now = SystemTime::now();
    Ok(Fetched {
        path,
        version: settled(&metadata, now).then(|| version(&metadata)),
        name: shown(place),
    })
}

/// What tells this version of a file from any other: its size and times and, where the system has them, its number on the
/// disk and the time of its last change in any respect, which no program can set back.
pub(super) fn version(metadata: &Metadata) -> String {
    let nanoseconds = |time: std::io::Result<SystemTime>| {
        let since = time.ok()?.duration_since(SystemTime::UNIX_EPOCH).ok()?;
        Some(since.as_nanos())
    };
    #[cfg(unix)]
    let own = {
        use std::os::unix::fs::MetadataExt;
        (metadata.ino(), metadata.ctime(), metadata.ctime_nsec())
    };
    #[cfg(not(unix))]
    let own = nanoseconds(metadata.created());
    let modified = nanoseconds(metadata.modified());
    format!("{} {modified:?} {own:?}", metadata.len())
}

/// Whether this is a file that was last changed long enough before `now`; not so when its times lie in the future.
fn settled(metadata: &Metadata, now: SystemTime) -> bool {
    let Some(latest) = now.checked_sub(SETTLED) else {
        return false;
    };
    #[cfg(unix)]
    let changed = {
        use std::os::unix::fs::MetadataExt;
        let seconds = u64::try_from(metadata.ctime()).unwrap_or_default();
        SystemTime::UNIX_EPOCH.checked_add(Duration::from_secs(seconds))
    };
    #[cfg(not(unix))]
    let changed = metadata.created().ok();
    let before = |time: SystemTime| time <= latest;
    metadata.is_file() && metadata.modified().is_ok_and(before) && changed.is_some_and(before)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs::{self, File};

    #[test]
    fn a_file_is_known_by_its_times_only_when_the_last_change_is_long_past() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("feed.csv");
        fs::write(&path, "id\n1\n").unwrap();
        let place = path.display().to_string();
        let bring = |place: &str| fetch(place, &FetchOptions::default(), folder.path()).unwrap();
        assert_eq!(bring(&place).version, None);
        let metadata = fs::metadata(&path).unwrap();
        let written = metadata.modified().unwrap();
        assert!(!settled(&metadata, written + Duration::from_secs(2)));
        assert!(settled(&metadata, written + Duration::from_secs(4)));
        let file = File::options().write(true).open(&path).unwrap();
        file.set_modified(written + Duration::from_secs(60))
            .unwrap();
        let later = fs::metadata(&path).unwrap();
        assert!(!settled(&later, written + Duration::from_secs(60)));
        // A pipe or a device has no versions.
        #[cfg(unix)]
        assert_eq!(bring("/dev/null").version, None);
    }

    #[test]
    fn every_change_makes_another_version_also_one_that_keeps_size_and_time() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("feed.csv");
        let other = folder.path().join("other.csv");
        let long_ago = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
        let now = |path| version(&fs::metadata(path).unwrap());
        fs::write(&path, "id\n1\n").unwrap();
        let first = now(&path);
        assert_eq!(first, now(&path));
        // Another file in its place, of the same size and time.
        fs::write(&other, "id\n2\n").unwrap();
        for path in [&path, &other] {
            let file = File::options().write(true).open(path).unwrap();
            file.set_modified(long_ago).unwrap();
        }
        let touched = now(&path);
        assert_ne!(first, touched);
        fs::rename(&other, &path).unwrap();
        #[cfg(unix)]
        assert_ne!(touched, now(&path));
        fs::write(&path, "id\n22\n").unwrap();
        assert_ne!(touched, now(&path));
    }
}
