//! Workbooks against the regression files of calamine: none crashes, the readable ones are read, and the values that a
//! shop would miss are right.

mod shared;

use feeds::error::Error;
use feeds::options::{Format, ReadOptions};
use shared::read;
use std::path::PathBuf;

/// Workbooks that are refused, and why.
const REFUSED: &[(&str, &str)] = &[
    ("issue252.xlsx", "its archive holds more than it states"),
    ("pass_protected.xlsx", "it is encrypted"),
];

fn suite() -> Option<PathBuf> {
    shared::fixtures().map(|fixtures| fixtures.join("calamine-xlsx"))
}

#[test]
fn every_workbook_is_read_or_refused_with_a_reason() {
    let Some(folder) = suite() else {
        return;
    };
    let (mut passed, mut failed) = (0, Vec::new());
    for entry in std::fs::read_dir(folder).expect("the suite is readable") {
        let path = entry.expect("the suite is readable").path();
        if path.extension().is_none_or(|extension| extension != "xlsx") {
            continue;
        }
        let name = path
            .file_name()
            .expect("a file has a name")
            .to_string_lossy()
            .into_owned();
        let refused = REFUSED.iter().any(|(file, _)| *file == name);
        match read(&path, &ReadOptions::default()) {
            Ok(feed) if !refused && feed.detected.format == Format::Xlsx => passed += 1,
            Err(Error::Malformed { .. }) if refused => passed += 1,
            Ok(_) => failed.push(format!("{name} was read")),
            Err(error) => failed.push(format!("{name}: {error}")),
        }
    }
    assert!(failed.is_empty(), "{failed:#?}");
    assert!(passed >= 60, "the suite has 65 workbooks");
}

#[test]
fn values_are_plain_text() {
    let Some(folder) = suite() else {
        return;
    };
    let no_header = ReadOptions {
        header_row: Some(0),
        ..ReadOptions::default()
    };
    let rows = read(&folder.join("date.xlsx"), &no_header)
        .expect("dates")
        .rows;
    assert_eq!(rows[0][0], "2021-01-01");
    let rows = read(&folder.join("date_1904.xlsx"), &no_header)
        .expect("dates from 1904 on")
        .rows;
    assert_eq!(rows[0][0], "2021-01-01");
    let feed = read(&folder.join("temperature.xlsx"), &ReadOptions::default()).expect("numbers");
    assert_eq!(feed.columns, ["label", "value"]);
    assert_eq!(feed.rows[0], ["celsius", "22.2222"]);
}

#[test]
fn a_stated_sheet_is_read_and_a_missing_one_named() {
    let Some(folder) = suite() else {
        return;
    };
    let stated = |sheet: &str| ReadOptions {
        sheet: Some(sheet.into()),
        ..ReadOptions::default()
    };
    assert!(read(&folder.join("any_sheets.xlsx"), &stated("Visible")).is_ok());
    match read(&folder.join("any_sheets.xlsx"), &stated("Prices")) {
        Err(Error::Option { hint, .. }) => assert!(hint.contains("Visible"), "{hint}"),
        Err(error) => panic!("{error}"),
        Ok(_) => panic!("there is no such sheet"),
    }
}
