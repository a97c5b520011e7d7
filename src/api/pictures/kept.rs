//! What became of the addresses of pictures, on disk: one file for each, named by the address's hash, and the oldest given
//! up when all take too much room.

use super::NoPicture;
use crate::error::Error;
use crate::shop;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, SystemTime};

/// Room for all files.
const ROOM: u64 = 200 << 20;
/// How long a picture is kept: shops put another one at the same address.
const PICTURE: Duration = Duration::from_hours(30 * 24);
/// How long it is remembered that there is none.
const NONE: Duration = Duration::from_hours(6);
/// The same where it may pass.
const PASSING: Duration = Duration::from_mins(10);

/// What became of an address.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Became {
    asked: Timestamp,
    /// Why there is no picture.
    pub(super) why: Option<NoPicture>,
    /// There may be one soon.
    passing: bool,
    /// The small picture as a `data:` address; empty when there is none.
    pub(super) small: String,
    /// The large one.
    pub(super) large: String,
}

impl Became {
    pub(super) fn none(why: NoPicture, passing: bool, asked: Timestamp) -> Self {
        Self {
            asked,
            why: Some(why),
            passing,
            small: String::new(),
            large: String::new(),
        }
    }

    /// Two sizes of a picture, as JPEG.
    pub(super) fn picture(small: &[u8], large: &[u8], asked: Timestamp) -> Self {
        let data = |bytes| format!("data:image/jpeg;base64,{}", STANDARD.encode(bytes));
        Self {
            asked,
            why: None,
            passing: false,
            small: data(small),
            large: data(large),
        }
    }

    fn holds(&self, now: Timestamp) -> bool {
        let most = match self.why {
            None => PICTURE,
            Some(_) if self.passing => PASSING,
            Some(_) => NONE,
        };
        within(self.asked, now, most)
    }
}

/// Whether a moment was, and not longer ago than so.
pub(super) fn within(moment: Timestamp, now: Timestamp, most: Duration) -> bool {
    let age: Result<Duration, _> = now.duration_since(moment).try_into();
    age.is_ok_and(|age| age <= most)
}

/// The files.
pub(super) struct Kept {
    folder: PathBuf,
    pub(super) room: u64,
    /// Bytes that they take, once they were counted.
    taken: Mutex<Option<u64>>,
}

impl Kept {
    pub(super) fn new(folder: PathBuf) -> Self {
        Self {
            folder,
            room: ROOM,
            taken: Mutex::default(),
        }
    }

    fn path(&self, address: &str) -> PathBuf {
        let hash = Sha256::digest(address.as_bytes());
        let name: String = hash[..16]
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        self.folder.join(name + ".json")
    }

    /// What became of an address, when that still holds. What cannot be read is as if it had not been asked.
    pub(super) fn get(&self, address: &str, now: Timestamp) -> Option<Became> {
        let text = std::fs::read_to_string(self.path(address)).ok()?;
        let became: Became = serde_json::from_str(&text).ok()?;
        became.holds(now).then_some(became)
    }

    /// Keeps what became of an address. Fails when the disk does.
    pub(super) fn put(&self, address: &str, became: &Became) -> Result<(), Error> {
        let path = self.path(address);
        let text = serde_json::to_string(became).unwrap_or_default();
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        shop::put(&path, &text).map_err(Error::disk(&path))?;
        let all = match *taken {
            Some(before) => before + text.len() as u64,
            None => self.files().iter().map(|(_, bytes, _)| bytes).sum(),
        };
        *taken = Some(if all > self.room {
            self.make_room()
        } else {
            all
        });
        Ok(())
    }

    /// All files, the oldest first: when it was written, bytes, path.
    pub(super) fn files(&self) -> Vec<(SystemTime, u64, PathBuf)> {
        let entries = std::fs::read_dir(&self.folder).into_iter().flatten();
        let mut files: Vec<_> = entries
            .flatten()
            .filter_map(|entry| {
                let meta = entry.metadata().ok()?;
                Some((meta.modified().ok()?, meta.len(), entry.path()))
            })
            .collect();
        files.sort_unstable();
        files
    }

    /// Gives up the oldest until a tenth of the room is free; answers with the bytes that are left.
    fn make_room(&self) -> u64 {
        let files = self.files();
        let mut left = files.iter().map(|(_, bytes, _)| bytes).sum();
        for (_, bytes, path) in files {
            if left <= self.room / 10 * 9 {
                break;
            }
            // One that cannot be removed is tried again with the next.
            if std::fs::remove_file(path).is_ok() {
                left -= bytes;
            }
        }
        left
    }

    /// Throws all away. Fails when the disk does.
    pub(super) fn forget(&self) -> Result<(), Error> {
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        *taken = None;
        match std::fs::remove_dir_all(&self.folder) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                Err(Error::disk(&self.folder)(error))
            }
            _ => Ok(()),
        }
    }
}
