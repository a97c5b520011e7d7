//! JSON against JSONTestSuite: what must be accepted is, what must be refused is, and nothing crashes.

use feeds::error::Error;
use feeds::open::open;
use feeds::options::{Format, ReadOptions};
use feeds::record::Records;
use std::path::{Path, PathBuf};

/// Files where we do not do what the suite expects, and why.
const DIFFERENT: &[(&str, &str)] = &[];

fn suite(name: &str) -> Option<PathBuf> {
    let shared = std::env::var("FEEDMILL_SHARED").map_or_else(
        |_| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared"),
        PathBuf::from,
    );
    let path = shared.join("fixtures").join(name);
    path.is_dir().then_some(path)
}

/// Whether a file is JSON. A document without a list of items is JSON, too.
fn accepted(path: &Path) -> Result<bool, Error> {
    let options = ReadOptions {
        format: Some(Format::Json),
        ..ReadOptions::default()
    };
    let mut opened = match open(path, "suite.json", &options) {
        Ok(opened) => opened,
        Err(Error::Unrecognised { .. }) => return Ok(true),
        Err(Error::Malformed { .. } | Error::Limit { .. }) => return Ok(false),
        Err(error) => return Err(error),
    };
    let mut batch = Records::new();
    loop {
        batch.clear();
        match opened.reader.read(&mut batch, 100) {
            Ok(0) => return Ok(true),
            Ok(_) => {}
            Err(Error::Malformed { .. } | Error::Limit { .. }) => return Ok(false),
            Err(error) => return Err(error),
        }
    }
}

#[test]
fn the_test_suite_passes() {
    let Some(folder) = suite("jsontestsuite/test_parsing") else {
        eprintln!("skipped: no fixtures");
        return;
    };
    let mut failed = Vec::new();
    let mut passed = 0;
    for entry in std::fs::read_dir(folder).expect("the suite is readable") {
        let path = entry.expect("the suite is readable").path();
        let name = path
            .file_name()
            .expect("a file has a name")
            .to_string_lossy()
            .into_owned();
        if DIFFERENT.iter().any(|(different, _)| *different == name) {
            continue;
        }
        let answer = accepted(&path);
        let right = match (name.as_bytes()[0], &answer) {
            (b'y', Ok(accepted)) => *accepted,
            (b'n', Ok(accepted)) => !accepted,
            (_, Ok(_)) => true,
            (_, Err(_)) => false,
        };
        if right {
            passed += 1;
        } else {
            failed.push(format!("{name}: {answer:?}"));
        }
    }
    eprintln!(
        "{passed} passed, {} failed, {} different",
        failed.len(),
        DIFFERENT.len()
    );
    assert!(failed.is_empty(), "{failed:#?}");
    assert!(passed >= 280, "the suite has 283 files");
}
