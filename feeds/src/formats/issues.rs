//! Issues a reader collects between two calls of `Reader::issues`: at most 1,000, further ones are only counted.

use crate::error::RecordIssue;

const MOST: usize = 1_000;

/// Issues not yet taken.
#[derive(Debug, Default)]
pub(crate) struct Issues {
    kept: Vec<RecordIssue>,
    more: u64,
}

impl Issues {
    /// Keeps an issue, or only counts it.
    pub(crate) fn push(&mut self, issue: RecordIssue) {
        if self.kept.len() < MOST {
            self.kept.push(issue);
        } else {
            self.more += 1;
        }
    }

    /// Hands out the issues; the last one tells how many were only counted.
    pub(crate) fn take(&mut self) -> Vec<RecordIssue> {
        let mut taken = std::mem::take(&mut self.kept);
        let more = std::mem::take(&mut self.more);
        if let Some(last) = taken.last_mut().filter(|_| more > 0) {
            last.message.push_str(&format!(" (and {more} more issues)"));
        }
        taken
    }
}
