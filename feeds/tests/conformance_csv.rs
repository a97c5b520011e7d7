//! Delimited text of five public suites, read without being told anything: what passes, what fails, and what is
//! deliberately different. The suites are not part of the repository.

mod shared;

use feeds::options::ReadOptions;
use serde_json::Value;
use shared::{Feed, fixtures, read};
use std::path::Path;

/// Files where another answer than the suite's serves a shop better, and which.
const DIFFERENT: [(&str, &str); 10] = [
    (
        "all-empty",
        "blank lines are no products, and a file of them is refused as empty",
    ),
    ("empty-one-column", "blank lines are no products"),
    (
        "header-no-rows",
        "the suite's empty list leaves out the columns; they are kept",
    ),
    (
        "bad-header-wrong-header",
        "which names are wanted is asked of the shop's settings, not of the format",
    ),
    (
        "bad-unescaped-quote",
        "a quote inside a bare cell is text: inch marks are common",
    ),
    (
        "location_coordinates",
        "the suite's answer has its degree signs damaged",
    ),
    (
        "newlines_crlf",
        "the suite's copy has LF in the cell, its answer CRLF",
    ),
    (
        "file_no_payload.csv",
        "a file without a byte is refused: an export that failed must not empty a live feed",
    ),
    (
        "file_header_multirow_3.csv",
        "a header that is repeated is left out with an issue; the suite joins its three copies into the names",
    ),
    (
        "file_multitable_same.csv",
        "a second table of the same columns is what a feed put together from two has: its products are kept; the suite drops them",
    ),
];

/// Files that are read wrongly, and what a user gets.
const FAILING: [(&str, &str); 4] = [
    (
        "file_multitable_less.csv",
        "the rows of a second, narrower table are kept, each with an issue",
    ),
    (
        "file_quotation_char_0x27.csv",
        "two double quotes that stand for one where the quote is an apostrophe stay two",
    ),
    (
        "row_less_sep_row64_col7.csv",
        "a row that lacks a delimiter has its values in wrong columns, with an issue",
    ),
    (
        "row_more_sep_row1_col6.csv",
        "a row with a delimiter too many has its values in wrong columns, with an issue",
    ),
];

#[derive(Default)]
struct Report {
    passed: usize,
    failing: Vec<String>,
    different: Vec<String>,
    wrong: Vec<String>,
}

impl Report {
    fn add(&mut self, name: &str, outcome: Result<(), String>) {
        let reason = |list: &[(&str, &str)]| {
            let found = list.iter().find(|(file, _)| *file == name);
            found.map(|(_, reason)| format!("{name}: {reason}"))
        };
        match (outcome, reason(&DIFFERENT), reason(&FAILING)) {
            (Ok(()), None, None) => self.passed += 1,
            (Ok(()), ..) => self
                .wrong
                .push(format!("{name} passes: take it off its list")),
            (Err(_), Some(reason), _) => self.different.push(reason),
            (Err(_), None, Some(reason)) => self.failing.push(reason),
            (Err(what), None, None) => self.wrong.push(format!("{name}: {what}")),
        }
    }

    #[expect(clippy::print_stderr, reason = "the report is for a person")]
    fn check(&self, suite: &str, passing: usize) {
        let (passed, failing, different) = (self.passed, self.failing.len(), self.different.len());
        eprintln!("{suite}: {passed} passed, {failing} failed, {different} deliberately different");
        for (what, lines) in [("failed", &self.failing), ("different", &self.different)] {
            lines.iter().for_each(|line| eprintln!("  {what} {line}"));
        }
        assert!(self.wrong.is_empty(), "{suite}: {:#?}", self.wrong);
        assert_eq!(passed, passing, "{suite}: files went or came");
    }
}

fn files(folder: &Path) -> Vec<std::path::PathBuf> {
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .expect("the suite has this folder")
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    files.sort();
    files
}

fn stem(path: &Path) -> String {
    path.file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

/// The file detected and read, or the reason why not.
fn detect(path: &Path) -> Result<Feed, String> {
    read(path, &ReadOptions::default()).map_err(|error| format!("{error}; {}", error.hint()))
}

/// Header and rows, rows filled up to the header's width.
fn table(feed: Feed) -> Vec<Vec<String>> {
    let width = feed.columns.len();
    let mut rows = feed.rows;
    rows.iter_mut()
        .for_each(|row| row.resize(width, String::new()));
    rows.insert(0, feed.columns);
    rows
}

/// A JSON list of objects or of lists as header and rows.
fn expected(path: &Path) -> Vec<Vec<String>> {
    let text = std::fs::read(path).expect("the suite has this file");
    let text = String::from_utf8_lossy(&text);
    let rows: Vec<Value> = serde_json::from_str(&text)
        .or_else(|_| serde_json::from_str(&text).map(|value: Value| vec![value]))
        .expect("expectations are JSON");
    let word = |value: &Value| {
        value
            .as_str()
            .map_or_else(|| value.to_string(), str::to_owned)
    };
    let mut table = Vec::new();
    for row in &rows {
        match row {
            Value::Object(fields) => {
                if table.is_empty() {
                    table.push(fields.keys().cloned().collect());
                }
                table.push(fields.values().map(word).collect());
            }
            Value::Array(cells) => table.push(cells.iter().map(word).collect()),
            other => table.push(vec![word(other)]),
        }
    }
    table
}

fn compare(found: &[Vec<String>], expected: &[Vec<String>]) -> Result<(), String> {
    if let Some(row) = found
        .iter()
        .zip(expected)
        .position(|(found, expected)| found != expected)
    {
        return Err(
            format!("row {row} is {:?}, not {:?}", found[row], expected[row])
                .chars()
                .take(400)
                .collect(),
        );
    }
    if found.len() != expected.len() {
        return Err(format!(
            "{} rows instead of {}",
            found.len(),
            expected.len()
        ));
    }
    Ok(())
}

#[test]
fn csv_spectrum() {
    let Some(root) = fixtures().map(|root| root.join("csv-spectrum")) else {
        return;
    };
    let mut report = Report::default();
    for path in files(&root.join("csvs")) {
        let expected = expected(&root.join("json").join(stem(&path) + ".json"));
        let outcome = detect(&path).and_then(|feed| compare(&table(feed), &expected));
        report.add(&stem(&path), outcome);
    }
    report.check("csv-spectrum", 10);
}

/// Whether the decisions say that the header or the quotes are not as they should be.
fn told(feed: &Feed) -> bool {
    let mut decisions = feed.detected.decisions.iter();
    decisions
        .any(|decision| decision.what == "columns" || decision.why.contains("do not come in pairs"))
}

#[test]
fn csv_test_data() {
    let Some(root) = fixtures().map(|root| root.join("csv-test-data")) else {
        return;
    };
    let mut report = Report::default();
    for path in files(&root.join("csv")) {
        let name = stem(&path);
        let outcome = if name.starts_with("bad-") {
            match detect(&path) {
                Ok(feed) if feed.issues.is_empty() && !told(&feed) => {
                    Err("read without a word".into())
                }
                _ => Ok(()),
            }
        } else {
            let expected = expected(&root.join("json").join(format!("{name}.json")));
            detect(&path).and_then(|feed| compare(&table(feed), &expected))
        };
        report.add(&name, outcome);
    }
    report.check("csv-test-data", 20);
}

#[test]
fn pollock() {
    let Some(root) = fixtures().map(|root| root.join("pollock-a")) else {
        return;
    };
    let clean = ReadOptions {
        delimiter: Some(",".into()),
        quote: Some("\"".into()),
        header_row: Some(1),
        ..ReadOptions::default()
    };
    let mut report = Report::default();
    for path in files(&root.join("csv")) {
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let outcome = detect(&path).and_then(|feed| {
            let expected =
                read(&root.join("clean").join(&name), &clean).map_err(|error| error.to_string())?;
            compare(&table(feed), &table(expected))
        });
        report.add(&name, outcome);
    }
    report.check("pollock", 8);
}

/// File, delimiter, line of the header, columns, rows.
type Expected = (&'static str, &'static str, u64, usize, usize);

fn shapes(folder: &str, at_least: usize, shapes: &[Expected]) {
    let Some(root) = fixtures().map(|root| root.join(folder)) else {
        return;
    };
    let mut report = Report::default();
    for (name, delimiter, header, columns, rows) in shapes {
        let outcome = detect(&root.join(name)).and_then(|feed| {
            let found = (
                feed.detected.delimiter.as_deref().unwrap_or_default(),
                feed.detected.header_row.unwrap_or_default(),
                feed.columns.len(),
                feed.rows.len(),
            );
            let expected = (*delimiter, *header, *columns, *rows);
            if found == expected {
                Ok(())
            } else {
                Err(format!("{found:?} instead of {expected:?}"))
            }
        });
        report.add(name, outcome);
    }
    report.check(folder, at_least);
}

#[test]
fn rust_csv_examples() {
    shapes(
        "rust-csv-examples",
        6,
        &[
            ("smallpop.csv", ",", 1, 4, 10),
            ("smallpop-colon.csv", ":", 1, 4, 10),
            ("smallpop-no-headers.csv", ",", 0, 4, 10),
            ("uspop.csv", ",", 1, 5, 100),
            ("uspop-latin1.csv", ",", 1, 5, 100),
            ("uspop-null.csv", ",", 1, 5, 100),
        ],
    );
}

#[test]
fn frictionless_data() {
    shapes(
        "frictionless-data",
        34,
        &[
            ("table.csv", ",", 1, 2, 2),
            ("table.tsv", "\t", 1, 2, 3),
            ("table-delimiter.csv", ";", 1, 2, 2),
            ("delimiter.csv", ";", 1, 2, 2),
            ("accent.csv", ";", 1, 17, 2),
            ("bom.csv", ",", 1, 2, 2),
            ("latin1.csv", ",", 1, 2, 2),
            ("table-with-accents.csv", ";", 1, 8, 638),
            ("table-infer-iso-8859-7.csv", ",", 1, 3, 4),
            ("blank-headers.csv", ",", 1, 3, 2),
            ("blank-rows.csv", ",", 1, 3, 2),
            ("blank-rows-multiple.csv", ",", 1, 3, 2),
            ("blank-cells.csv", ",", 1, 2, 5),
            ("duplicate-headers.csv", ",", 1, 5, 2),
            ("without-headers.csv", ",", 0, 2, 3),
            ("without-headers-extra.csv", ",", 0, 2, 3),
            ("without-rows.csv", ",", 1, 2, 0),
            ("matrix-with-comment.csv", ",", 2, 4, 4),
            ("skip-rows-before-headers.csv", ",", 2, 2, 2),
            ("countries.csv", ",", 2, 4, 5),
            ("country-2.csv", ";", 2, 4, 5),
            ("encoding-issue-274.csv", ",", 1, 17, 507),
            ("escaping.csv", ", ", 1, 2, 3),
            ("doublequote.csv", ",", 1, 17, 5),
            ("floats.csv", ",", 1, 1, 5),
            ("issue-1232.csv", ";", 1, 7, 5),
            ("issue-1341.csv", ",", 1, 51, 99),
            ("issue-277.csv", ",", 1, 71, 75),
            ("issue-305.csv", ",", 1, 31, 338),
            ("issue-493.csv", ",", 1, 126, 9),
            ("wide.csv", ",", 1, 9074, 3),
            ("leading-zeros.csv", ",", 1, 1, 3),
            ("vix.csv", ";", 1, 5, 2),
            ("capitals.csv", ", ", 1, 3, 5),
        ],
    );
}
