//! XML against James Clark's part of the W3C conformance suite: what is not well-formed is refused, what is valid is
//! read, nothing is fetched. And the same text in many encodings.

mod shared;

use feeds::error::Error;
use feeds::options::{Format, ReadOptions};
use std::path::{Path, PathBuf};

/// Documents that are not well-formed and read all the same, by reason.
const LENIENT: &[(&str, &[u16])] = &[
    (
        "a reference nobody defines is kept as text and told as an issue",
        &[72, 73, 76, 77, 185],
    ),
    (
        "external entities are not fetched, so a wrong use of one is not seen",
        &[81, 82, 83],
    ),
    ("blank lines before the XML declaration do no harm", &[147]),
    (
        "lone surrogates are no UTF-8 and become U+FFFD when the bytes are decoded",
        &[168, 169, 170],
    ),
    (
        "declarations that only serve validation are passed over",
        &[
            58, 59, 60, 64, 65, 66, 67, 68, 78, 79, 80, 84, 122, 123, 124, 125, 126, 127, 128, 129,
            130, 131, 132, 133, 134, 136, 137, 138, 139, 161, 180, 183, 184,
        ],
    ),
];

/// Valid documents that are refused, by reason.
const REFUSED: &[(&str, &[u16])] = &[
    (
        "failed: an entity that stands for elements is refused; no feed was seen to have one",
        &[24, 53, 87, 114],
    ),
    (
        "a colon alone is no name in a document with namespaces, which feeds are",
        &[12],
    ),
];

fn read(path: &Path) -> Result<shared::Feed, Error> {
    let options = ReadOptions {
        format: Some(Format::Xml),
        ..ReadOptions::default()
    };
    shared::read(path, &options)
}

/// Whether a document is well-formed to us. One in which nothing repeats is, too.
fn accepted(path: &Path) -> bool {
    match read(path) {
        Ok(_) => true,
        Err(Error::Unrecognised { message, .. }) => message != "this is empty",
        Err(_) => false,
    }
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

fn check(folder: &Path, wanted: bool, different: &[(&str, &[u16])]) {
    let (mut passed, mut known, mut failed) = (0, 0, Vec::new());
    for path in documents(folder) {
        let name = path
            .file_stem()
            .expect("a file has a name")
            .to_string_lossy()
            .into_owned();
        let number = name.parse().expect("the suite's files are numbered");
        let is_known = different.iter().any(|(_, files)| files.contains(&number));
        match (accepted(&path) == wanted, is_known) {
            (true, false) => passed += 1,
            (false, true) => known += 1,
            (true, true) => failed.push(format!("{name} is as it should be: take it off the list")),
            (false, false) => failed.push(name),
        }
    }
    assert!(failed.is_empty(), "{failed:#?}");
    assert!(passed > known * 3, "more than the exceptions pass");
}

#[test]
fn documents_that_are_not_well_formed_are_refused() {
    let Some(fixtures) = shared::fixtures() else {
        return;
    };
    let folder = fixtures.join("xmlconf-xmltest/xmltest/not-wf/sa");
    check(&folder, false, LENIENT);
}

#[test]
fn valid_documents_are_read() {
    let Some(fixtures) = shared::fixtures() else {
        return;
    };
    let folder = fixtures.join("xmlconf-xmltest/xmltest/valid/sa");
    check(&folder, true, REFUSED);
}

#[test]
fn encodings_are_decoded_before_anything_is_found() {
    let Some(fixtures) = shared::fixtures() else {
        return;
    };
    let folder = fixtures.join("quickxml-encodings");
    for path in documents(&folder) {
        match read(&path) {
            Ok(_) | Err(Error::Unrecognised { .. }) => {}
            // The documents in old encodings have an attribute without quotes in their seventh line.
            Err(error) => assert_eq!(error.at().line, Some(7), "{}: {error}", path.display()),
        }
    }
}
