//! Versions of hosted files: what identifies the bytes of a live file, and a compressed copy of them. Both are made once
//! for each new feed.

use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::fmt::Write as _;
use std::fs::File;
use std::io::{self, Read, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;

/// Larger files are compressed while they are sent as they are.
const AT_ONCE: u64 = 16 << 20;

/// A file with what identifies its bytes.
pub(super) struct Version {
    pub(super) bytes: u64,
    pub(super) modified: SystemTime,
    /// SHA-256 in hexadecimal digits.
    pub(super) sha256: String,
    /// A compressed copy; none when it would help nobody or is not made yet.
    compressed: Mutex<Option<PathBuf>>,
}

#[derive(Default)]
pub(super) struct Versions(Mutex<HashMap<PathBuf, Arc<Version>>>);

impl Versions {
    /// Opens a file; reads all of it when it is not known. Fails when it cannot be read.
    pub(super) fn open(
        &self,
        path: &Path,
        copies: &Path,
        partner: &str,
    ) -> io::Result<(File, Arc<Version>)> {
        let file = File::open(path)?;
        let meta = file.metadata()?;
        let (bytes, modified) = (meta.len(), meta.modified()?);
        let list = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let known = list().get(path).map(Arc::clone);
        if let Some(known) = known
            && (known.bytes, known.modified) == (bytes, modified)
        {
            return Ok((file, known));
        }
        let version = Arc::new(Version {
            bytes,
            modified,
            sha256: sha256(&file)?,
            compressed: Mutex::default(),
        });
        list().insert(path.to_owned(), Arc::clone(&version));
        if compresses(path) {
            let (from, copies) = (path.to_owned(), copies.to_owned());
            let (partner, of) = (partner.to_owned(), Arc::clone(&version));
            let compress = move || {
                // Without a copy the file goes out as it is.
                if let Ok(copy) = compress(&from, &copies, &partner, &of) {
                    *of.compressed.lock().unwrap_or_else(PoisonError::into_inner) = Some(copy);
                }
            };
            match bytes <= AT_ONCE {
                true => compress(),
                false => drop(std::thread::spawn(compress)),
            }
        }
        Ok((File::open(path)?, version))
    }
}

impl Version {
    /// The compressed copy, with its size.
    pub(super) fn compressed(&self) -> Option<(File, u64)> {
        let path = self
            .compressed
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let file = File::open(path.as_ref()?).ok()?;
        let bytes = file.metadata().ok()?.len();
        Some((file, bytes))
    }
}

fn sha256(mut file: &File) -> io::Result<String> {
    let mut hash = Sha256::new();
    let mut chunk = vec![0; 256 << 10];
    loop {
        match file.read(&mut chunk)? {
            0 => break,
            read => hash.update(&chunk[..read]),
        }
    }
    Ok(hash
        .finalize()
        .iter()
        .fold(String::new(), |mut text, byte| {
            // Writing to a String cannot fail.
            let _ = write!(text, "{byte:02x}");
            text
        }))
}

/// Whether a file is worth it: not one that is compressed already.
fn compresses(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str());
    !matches!(ending, Some("gz" | "zip" | "zst" | "bz2" | "xlsx" | "ods"))
}

/// Makes the copy. Named after the bytes it is of, so that one that was made before is found again.
fn compress(from: &Path, copies: &Path, partner: &str, of: &Version) -> io::Result<PathBuf> {
    let path = copies.join(format!("{partner}-{}.gz", &of.sha256[..16]));
    if path.is_file() {
        return Ok(path);
    }
    std::fs::create_dir_all(copies)?;
    let copy = tempfile::NamedTempFile::new_in(copies)?;
    let mut out = flate2::write::GzEncoder::new(copy, flate2::Compression::default());
    // Hashed again: the file may have been replaced in between.
    let (mut from, mut hash) = (File::open(from)?, Sha256::new());
    let mut chunk = vec![0; 256 << 10];
    loop {
        match from.read(&mut chunk)? {
            0 => break,
            read => {
                hash.update(&chunk[..read]);
                out.write_all(&chunk[..read])?;
            }
        }
    }
    let same = hash
        .finalize()
        .iter()
        .zip(of.sha256.as_bytes().chunks(2))
        .all(|(byte, digits)| format!("{byte:02x}").as_bytes() == digits);
    if !same {
        return Err(io::Error::other("the feed was replaced meanwhile"));
    }
    out.finish()?.persist(&path)?;
    for entry in std::fs::read_dir(copies)?.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let old = name
            .strip_prefix(partner)
            .and_then(|rest| rest.strip_prefix('-'));
        if entry.path() != path && old.is_some_and(|rest| rest.len() == 16 + ".gz".len()) {
            // Whoever reads it goes on reading; one that stays does no harm.
            drop(std::fs::remove_file(entry.path()));
        }
    }
    Ok(path)
}
