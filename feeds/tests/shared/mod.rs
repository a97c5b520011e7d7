//! Test material that is not part of the repository: where it is, and reading it.

#![allow(dead_code, reason = "each test file uses a part of it")]

use feeds::detect::Detected;
use feeds::error::{Error, RecordIssue};
use feeds::open::open;
use feeds::options::ReadOptions;
use feeds::record::Records;
use std::path::{Path, PathBuf};

/// The folder of fixtures, or `None` (said on standard error) when it is not there.
#[expect(clippy::print_stderr, reason = "a skipped test must say so")]
pub(crate) fn fixtures() -> Option<PathBuf> {
    let shared = std::env::var_os("FEEDMILL_SHARED").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared"),
        PathBuf::from,
    );
    let fixtures = shared.join("fixtures");
    if fixtures.is_dir() {
        return Some(fixtures);
    }
    eprintln!("skipped: there are no shared fixtures");
    None
}

/// A feed read to its end.
pub(crate) struct Feed {
    pub(crate) columns: Vec<String>,
    pub(crate) rows: Vec<Vec<String>>,
    pub(crate) issues: Vec<RecordIssue>,
    pub(crate) detected: Detected,
}

/// Reads a feed to its end.
pub(crate) fn read(path: &Path, options: &ReadOptions) -> Result<Feed, Error> {
    let mut opened = open(path, &path.display().to_string(), options)?;
    let (mut batch, mut rows, mut issues) = (Records::new(), Vec::new(), Vec::new());
    while opened.reader.read(&mut batch, 500)? > 0 {
        for record in batch.iter() {
            rows.push(
                record
                    .cells()
                    .iter()
                    .map(|cell| record.text(cell).to_owned())
                    .collect(),
            );
        }
        batch.clear();
        issues.extend(opened.reader.issues());
    }
    issues.extend(opened.reader.issues());
    Ok(Feed {
        columns: opened.reader.columns().to_vec(),
        rows,
        issues,
        detected: opened.detected,
    })
}
