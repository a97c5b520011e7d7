//! What was wrong with single records of delimited text, until a caller takes it.

use crate::error::{At, RecordIssue};

/// Issues kept between two calls.
const ISSUES: usize = 1000;

/// Issues since the last call, up to a number.
pub(super) struct Issues {
    place: String,
    kept: Vec<RecordIssue>,
    more: u64,
}

impl Issues {
    pub(super) fn new(place: &str) -> Self {
        Self {
            place: place.to_owned(),
            kept: Vec::new(),
            more: 0,
        }
    }

    pub(super) fn add(&mut self, line: u64, item: u64, code: &'static str, message: String) {
        if self.kept.len() == ISSUES {
            self.more += 1;
            return;
        }
        let at = At {
            place: self.place.clone(),
            line: Some(line),
            item: Some(item),
            column: None,
        };
        self.kept.push(RecordIssue { at, code, message });
    }

    pub(super) fn take(&mut self) -> Vec<RecordIssue> {
        let mut issues = std::mem::take(&mut self.kept);
        if let (Some(last), 1..) = (issues.last_mut(), self.more) {
            last.message
                .push_str(&format!(" ({} further issues were not kept)", self.more));
        }
        self.more = 0;
        issues
    }
}
