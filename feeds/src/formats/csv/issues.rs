//! What was wrong with single records of delimited text, until a caller takes it.

use super::super::issues;
use crate::error::{At, RecordIssue};

/// Issues of one source.
pub(super) struct Issues {
    place: String,
    kept: issues::Issues,
}

impl Issues {
    pub(super) fn new(place: &str) -> Self {
        Self {
            place: place.to_owned(),
            kept: issues::Issues::default(),
        }
    }

    pub(super) fn add(&mut self, line: u64, item: u64, code: &'static str, message: String) {
        let at = At {
            place: self.place.clone(),
            line: Some(line),
            item: Some(item),
            column: None,
        };
        self.kept.push(RecordIssue { at, code, message });
    }

    pub(super) fn take(&mut self) -> Vec<RecordIssue> {
        self.kept.take()
    }
}
