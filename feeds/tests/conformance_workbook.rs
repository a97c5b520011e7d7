//! Workbooks against the regression files of calamine: none crashes, the readable ones are read, and the values that a
//! shop would miss are right.

use feeds::error::Error;
use feeds::open::open;
use feeds::options::ReadOptions;
use feeds::record::Records;
use std::path::{Path, PathBuf};

/// Workbooks that are refused, and why.
const REFUSED: &[(&str, &str)] = &[
    ("issue252.xlsx", "its archive holds more than it states"),
    ("pass_protected.xlsx", "it is encrypted"),
];

fn suite() -> Option<PathBuf> {
    let shared = std::env::var("FEEDMILL_SHARED").map_or_else(
        |_| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared"),
        PathBuf::from,
    );
    let path = shared.join("fixtures/calamine-xlsx");
    if !path.is_dir() {
        eprintln!("skipped: no fixtures");
        return None;
    }
    Some(path)
}

fn read(path: &Path, options: &ReadOptions) -> Result<(Vec<String>, Vec<Vec<String>>), Error> {
    let mut opened = open(path, "workbook", options)?;
    let mut batch = Records::new();
    while opened.reader.read(&mut batch, 100)? > 0 {}
    let rows = batch
        .iter()
        .map(|row| {
            row.cells()
                .iter()
                .map(|cell| row.text(cell).to_owned())
                .collect()
        })
        .collect();
    Ok((opened.reader.columns().to_vec(), rows))
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
            Ok(_) if !refused => passed += 1,
            Err(Error::Malformed { .. }) if refused => passed += 1,
            Ok(_) => failed.push(format!("{name} was read")),
            Err(error) => failed.push(format!("{name}: {error}")),
        }
    }
    eprintln!(
        "{passed} passed, {} failed, {} refused on purpose",
        failed.len(),
        REFUSED.len()
    );
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
    let (_, rows) = read(&folder.join("date.xlsx"), &no_header).expect("dates");
    assert_eq!(rows[0][0], "2021-01-01");
    let (_, rows) = read(&folder.join("date_1904.xlsx"), &no_header).expect("dates from 1904 on");
    assert_eq!(rows[0][0], "2021-01-01");
    let (columns, rows) =
        read(&folder.join("temperature.xlsx"), &ReadOptions::default()).expect("numbers");
    assert_eq!(columns, ["label", "value"]);
    assert_eq!(rows[0], ["celsius", "22.2222"]);
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
        other => panic!("{other:?}"),
    }
}
