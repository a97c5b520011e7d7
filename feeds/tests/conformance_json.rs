//! JSON against JSONTestSuite: what must be accepted is, what must be refused is, and nothing crashes.

mod shared;

use feeds::error::Error;
use feeds::options::{Format, ReadOptions};
use std::path::Path;

/// Whether a file is JSON. A document without a list of items is JSON, too.
fn accepted(path: &Path) -> Result<bool, Error> {
    let options = ReadOptions {
        format: Some(Format::Json),
        ..ReadOptions::default()
    };
    match shared::read(path, &options) {
        Ok(_) => Ok(true),
        Err(Error::Unrecognised { message, .. }) => Ok(message != "this is empty"),
        Err(Error::Malformed { .. } | Error::Limit { .. }) => Ok(false),
        Err(error) => Err(error),
    }
}

#[test]
fn the_test_suite_passes() {
    let Some(fixtures) = shared::fixtures() else {
        return;
    };
    let (mut passed, mut failed) = (0, Vec::new());
    for entry in std::fs::read_dir(fixtures.join("jsontestsuite/test_parsing")).expect("the suite")
    {
        let path = entry.expect("the suite is readable").path();
        let name = path
            .file_name()
            .expect("a file has a name")
            .to_string_lossy()
            .into_owned();
        let answer = accepted(&path);
        // `y`: to be accepted; `n`: to be refused; `i`: either.
        let right = match (name.as_bytes()[0], &answer) {
            (b'y', Ok(accepted)) => *accepted,
            (b'n', Ok(accepted)) => !accepted,
            (_, answer) => answer.is_ok(),
        };
        if right {
            passed += 1;
        } else {
            failed.push(format!("{name}: {answer:?}"));
        }
    }
    assert!(failed.is_empty(), "{failed:#?}");
    assert_eq!(passed, 283, "none is left out");
}
