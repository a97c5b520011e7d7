//! What is kept of a place between fetches: the file, what the server said about its version, and the same for a
//! download that was cut off.

use crate::transports::shown;
use serde::{Deserialize, Serialize};
use std::fs::File;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{self, BufRead, BufReader};
use std::path::{Path, PathBuf};

/// The files of one place in the cache.
pub(super) struct Kept {
    pub(super) file: PathBuf,
    pub(super) part: PathBuf,
}

/// What a server said about a version of its file, and the size of what is kept of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Version {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) etag: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) last_modified: Option<String>,
    /// Bytes of the kept file, so that a file changed by someone else is fetched anew. Unused for a part.
    #[serde(default)]
    pub(super) bytes: u64,
}

impl Version {
    /// What proves that a continuation belongs to the same version: a strong ETag, else the date (RFC 9110, 13.1.5).
    pub(super) fn proof(&self) -> Option<&str> {
        let strong = self.etag.as_deref().filter(|etag| !etag.starts_with("W/"));
        strong.or(self.last_modified.as_deref())
    }
}

impl Kept {
    /// The same place always gets the same names; they tell the file but no secret.
    pub(super) fn new(place: &str, cache: &Path) -> Self {
        let mut hasher = DefaultHasher::new();
        place.hash(&mut hasher);
        let shown = shown(place);
        let path = shown.split('?').next().unwrap_or_default();
        let name: String = path
            .rsplit('/')
            .next()
            .unwrap_or_default()
            .chars()
            .filter(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_'))
            .take(80)
            .collect();
        let file = cache.join(format!("{:016x}-{name}", hasher.finish()));
        let part = with_ending(&file, "part");
        Self { file, part }
    }

    /// The version of the kept file, when it is still as it was kept.
    pub(super) fn version(&self) -> Option<Version> {
        let version = read(&self.file)?;
        (std::fs::metadata(&self.file).ok()?.len() == version.bytes).then_some(version)
    }

    /// The version and size of a cut-off download that can be continued.
    pub(super) fn partial(&self) -> Option<(Version, u64)> {
        let bytes = std::fs::metadata(&self.part).ok()?.len();
        read(&self.part)
            .filter(|version| bytes > 0 && version.proof().is_some())
            .map(|v| (v, bytes))
    }

    /// Notes the version of a download that begins.
    pub(super) fn begin(&self, version: &Version) -> io::Result<()> {
        if let Some(cache) = self.part.parent() {
            std::fs::create_dir_all(cache)?;
        }
        write(&self.part, version)
    }

    /// Forgets a cut-off download.
    pub(super) fn drop_part(&self) {
        // What is not there need not be removed; what cannot be removed is overwritten by the next download.
        let _ = std::fs::remove_file(with_ending(&self.part, "json"));
        let _ = std::fs::remove_file(&self.part);
    }

    /// Puts a whole download in the place of the kept file.
    pub(super) fn complete(&self, mut version: Version) -> io::Result<()> {
        version.bytes = std::fs::metadata(&self.part)?.len();
        // In this order, a crash between the steps leads to another download, never to a wrong "unchanged".
        let note = with_ending(&self.file, "json");
        if note.exists() {
            std::fs::remove_file(&note)?;
        }
        // A server that tells no version sends the same bytes again: then the file stays, and with it what it is known by.
        if !same(&self.part, &self.file)? {
            std::fs::rename(&self.part, &self.file)?;
        }
        write(&self.file, &version)?;
        self.drop_part();
        Ok(())
    }
}

/// Whether two files have the same bytes; not so when the second is not there.
fn same(one: &Path, other: &Path) -> io::Result<bool> {
    let Ok(other) = File::open(other) else {
        return Ok(false);
    };
    let one = File::open(one)?;
    if one.metadata()?.len() != other.metadata()?.len() {
        return Ok(false);
    }
    let (mut one, mut other) = (BufReader::new(one), BufReader::new(other));
    loop {
        let (left, right) = (one.fill_buf()?, other.fill_buf()?);
        let both = left.len().min(right.len());
        if left[..both] != right[..both] {
            return Ok(false);
        }
        if both == 0 {
            return Ok(left.len() == right.len());
        }
        one.consume(both);
        other.consume(both);
    }
}

fn read(file: &Path) -> Option<Version> {
    serde_json::from_slice(&std::fs::read(with_ending(file, "json")).ok()?).ok()
}

fn write(file: &Path, version: &Version) -> io::Result<()> {
    std::fs::write(with_ending(file, "json"), serde_json::to_vec(version)?)
}

fn with_ending(file: &Path, ending: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    name.into()
}
