//! Answers that were got before, in `.feedmill/live.json`, by address.

use super::ask::Answer;
use crate::error::Error;
use crate::shop::Shop;
use jiff::Timestamp;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::Duration;

/// Answers older than this are forgotten.
const REMEMBERED: Duration = Duration::from_secs(30 * 24 * 60 * 60);

/// The kept answers.
pub(super) struct Kept {
    path: PathBuf,
    answers: BTreeMap<String, Answer>,
}

impl Kept {
    /// Reads them. What cannot be read is as if nothing had been asked.
    pub(super) fn open(shop: &Shop) -> Self {
        let path = shop.state_folder().join("live.json");
        let text = std::fs::read_to_string(&path).unwrap_or_default();
        Self {
            path,
            answers: serde_json::from_str(&text).unwrap_or_default(),
        }
    }

    /// The answer of an address, when it is not older than so.
    pub(super) fn answer(&self, address: &str, now: Timestamp, most: Duration) -> Option<&Answer> {
        let answer = self.known(address)?;
        // What was not asked is asked when it may be.
        (age(answer, now)? <= most && answer.skipped.is_empty() && !most.is_zero())
            .then_some(answer)
    }

    /// The answer of an address, however old.
    pub(super) fn known(&self, address: &str) -> Option<&Answer> {
        self.answers.get(address)
    }

    pub(super) fn add(&mut self, address: &str, answer: Answer) {
        self.answers.insert(address.to_owned(), answer);
    }

    /// Writes them, without the old ones.
    pub(super) fn save(mut self, now: Timestamp) -> Result<(), Error> {
        self.answers
            .retain(|_, answer| age(answer, now).is_none_or(|age| age <= REMEMBERED));
        let folder = self.path.parent().unwrap_or(&self.path);
        std::fs::create_dir_all(folder).map_err(Error::disk(folder))?;
        let text = serde_json::to_vec(&self.answers).unwrap_or_default();
        let part = self.path.with_extension("part");
        std::fs::write(&part, text).map_err(Error::disk(&part))?;
        std::fs::rename(&part, &self.path).map_err(Error::disk(&self.path))
    }
}

/// How old an answer is; `None` when it is from later.
fn age(answer: &Answer, now: Timestamp) -> Option<Duration> {
    now.duration_since(answer.asked).try_into().ok()
}
