//! XML against James Clark's part of the W3C conformance suite: what is not well-formed is refused, what is valid is
//! read, nothing is fetched. And the same text in many encodings.

use feeds::error::Error;
use feeds::open::open;
use feeds::options::{Format, ReadOptions};
use feeds::record::Records;
use std::path::{Path, PathBuf};

/// Documents that are not well-formed and read all the same.
const LENIENT: &[(&str, &str)] = &[];

/// Valid documents that are refused.
const REFUSED: &[(&str, &str)] = &[];

fn suite(name: &str) -> Option<PathBuf> {
    let shared = std::env::var("FEEDMILL_SHARED")
        .map_or_else(|_| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared"), PathBuf::from);
    let path = shared.join("fixtures").join(name);
    path.is_dir().then_some(path)
}

fn read(path: &Path) -> Result<usize, Error> {
    let options = ReadOptions { format: Some(Format::Xml), ..ReadOptions::default() };
    let mut opened = open(path, "suite.xml", &options)?;
    let mut batch = Records::new();
    let mut count = 0;
    loop {
        batch.clear();
        match opened.reader.read(&mut batch, 100)? {
            0 => return Ok(count),
            more => count += more,
        }
    }
}

/// Whether a document is well-formed to us. One in which nothing repeats is, too.
fn accepted(path: &Path) -> bool {
    matches!(read(path), Ok(_) | Err(Error::Unrecognised { .. }))
}

fn documents(folder: &Path) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = std::fs::read_dir(folder)
        .expect("the suite is readable")
        .map(|entry| entry.expect("the suite is readable").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "xml"))
        .collect();
    found.sort();
    found
}

fn check(folder: &Path, wanted: bool, different: &[(&str, &str)]) {
    let (mut passed, mut known, mut failed) = (0, 0, Vec::new());
    for path in documents(folder) {
        let name = path.file_name().expect("a file has a name").to_string_lossy().into_owned();
        let is_known = different.iter().any(|(file, _)| *file == name);
        match (accepted(&path) == wanted, is_known) {
            (true, false) => passed += 1,
            (false, true) => known += 1,
            (true, true) => failed.push(format!("{name} is as it should be: take it off the list")),
            (false, false) => failed.push(name),
        }
    }
    eprintln!("{}: {passed} passed, {known} different, {} failed", folder.display(), failed.len());
    assert!(failed.is_empty(), "{failed:#?}");
    assert!(passed > known * 3, "more than the exceptions pass");
}

#[test]
fn documents_that_are_not_well_formed_are_refused() {
    let Some(folder) = suite("xmlconf-xmltest/xmltest/not-wf/sa") else {
        eprintln!("skipped: no fixtures");
        return;
    };
    check(&folder, false, LENIENT);
}

#[test]
fn valid_documents_are_read() {
    let Some(folder) = suite("xmlconf-xmltest/xmltest/valid/sa") else {
        eprintln!("skipped: no fixtures");
        return;
    };
    check(&folder, true, REFUSED);
}

#[test]
fn every_encoding_is_read() {
    let Some(folder) = suite("quickxml-encodings") else {
        eprintln!("skipped: no fixtures");
        return;
    };
    let failed: Vec<_> = documents(&folder).into_iter().filter(|path| !accepted(path)).collect();
    assert!(failed.is_empty(), "{failed:#?}");
}
