//! Reading delimited text, from a file to records, and the parser against csv-core.

use super::parse::{Dialect, Notes, Quotes, Window};
use crate::error::{Error, RecordIssue};
use crate::open::open;
use crate::options::{Limits, ReadOptions};
use crate::record::Records;
use proptest::prelude::*;
use std::io::Write;

struct Feed {
    columns: Vec<String>,
    rows: Vec<Vec<String>>,
    lines: Vec<u64>,
    issues: Vec<RecordIssue>,
    detected: crate::detect::Detected,
}

impl Feed {
    fn codes(&self) -> Vec<(&str, u64)> {
        self.issues
            .iter()
            .map(|issue| (issue.code, issue.at.line.unwrap_or(0)))
            .collect()
    }
}

fn try_read(text: impl AsRef<[u8]>, options: &ReadOptions) -> Result<Feed, Error> {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(text.as_ref()).unwrap();
    let mut opened = open(file.path(), "feed", options)?;
    let (mut batch, mut issues) = (Records::new(), Vec::new());
    while opened.reader.read(&mut batch, 7)? > 0 {
        issues.extend(opened.reader.issues());
    }
    let rows = batch.iter().map(|record| {
        record
            .cells()
            .iter()
            .map(|cell| record.text(cell).to_owned())
            .collect()
    });
    Ok(Feed {
        columns: opened.reader.columns().to_vec(),
        rows: rows.collect(),
        lines: batch.iter().map(|record| record.position().line).collect(),
        issues,
        detected: opened.detected,
    })
}

fn read(text: impl AsRef<[u8]>) -> Feed {
    try_read(text, &ReadOptions::default()).unwrap()
}

#[test]
fn delimiters_of_any_kind_are_found() {
    for delimiter in [
        ",", ";", "\t", "|", "^", "~", "\u{1}", "||", "~|~", ", ", "::",
    ] {
        let row = |cells: [&str; 3]| cells.join(delimiter) + "\n";
        let text = row(["id", "title", "price"])
            + &row(["1", "Red mug", "9.95"])
            + &row(["2", "Cup", "5.00"]);
        let feed = read(&text);
        assert_eq!(feed.detected.delimiter.as_deref(), Some(delimiter));
        assert_eq!(feed.columns, ["id", "title", "price"], "{delimiter:?}");
        assert_eq!(
            feed.rows,
            [["1", "Red mug", "9.95"], ["2", "Cup", "5.00"]],
            "{delimiter:?}"
        );
    }
}

#[test]
fn decimal_commas_do_not_hide_the_semicolon() {
    let feed = read("id;price;weight\n1;1,5;2,5\n2;3,5;4,5\n3;5,5;6,5\n4;1,5;6,5\n");
    assert_eq!(feed.columns, ["id", "price", "weight"]);
}

#[test]
fn quotes_hold_delimiters_line_breaks_and_doubled_quotes() {
    let feed = read("id,text\r\n1,\"a, \"\"b\"\"\r\nc\rd\"\r\n2,x\r\n");
    assert_eq!(feed.rows, [["1", "a, \"b\"\r\nc\rd"], ["2", "x"]]);
    assert_eq!(feed.lines, [2, 4]);
}

#[test]
fn single_quotes_and_backslashes_are_recognised() {
    let feed = read("id,text\n1,'a, b'\n2,'c'\n3,'it''s'\n");
    assert_eq!(feed.rows, [["1", "a, b"], ["2", "c"], ["3", "it's"]]);
    let feed = read("id;text\n1;\"a \\\"b\\\"; c\"\n2;\"C:\\new\"\n");
    assert_eq!(feed.rows, [["1", "a \"b\"; c"], ["2", "C:\\new"]]);
    assert_eq!(feed.detected.escape.as_deref(), Some("\\"));
}

#[test]
fn line_ends_of_every_kind_end_rows() {
    for end in ["\n", "\r\n", "\r"] {
        let feed = read(["id,name", "1,Mug", "", "2,Cup"].join(end));
        assert_eq!(feed.rows, [["1", "Mug"], ["2", "Cup"]], "{end:?}");
        assert!(feed.issues.is_empty());
    }
}

#[test]
fn the_header_is_found_below_titles_notes_and_blanks() {
    let feed = read("Product export 2026\n\n# made by hand\nid,title,price\n1,Mug,9\n2,Cup,5\n");
    assert_eq!((feed.columns.len(), feed.detected.header_row), (3, Some(4)));
    assert_eq!(feed.lines, [5, 6]);
    let help = "# Required | a unique id,# Required | what it is\nid,title\nA1,Mug\n";
    assert_eq!(read(help).columns, ["id", "title"]);
    assert_eq!(read("#id,title\n1,Mug\n2,Cup\n").columns, ["#id", "title"]);
    let excel = read("sep=;\nid;title\n1;Mug\n");
    assert_eq!((excel.detected.header_row, excel.rows.len()), (Some(2), 1));
}

#[test]
fn a_table_without_header_loses_no_row() {
    let feed = read("Southborough,MA,9686\nNorthbridge,MA,14061\nWestborough,MA,29313\n");
    assert_eq!(feed.columns, ["column_1", "column_2", "column_3"]);
    assert_eq!((feed.rows.len(), feed.detected.header_row), (3, Some(0)));
}

#[test]
fn padding_is_taken_off_as_found_or_as_stated() {
    let padded = "id  ,title \n1   ,Tent  \n2   ,Lamp  \n";
    assert_eq!(read(padded).rows[0], ["1", "Tent"]);
    let stated = |trim| ReadOptions {
        trim: Some(trim),
        ..ReadOptions::default()
    };
    let kept = try_read(padded, &stated(false)).unwrap();
    assert_eq!(kept.rows[0], ["1   ", "Tent  "]);
    let taken = try_read("id,title\n1, Tent\n2,Lamp\n", &stated(true)).unwrap();
    assert_eq!(taken.rows[0], ["1", "Tent"]);
}

#[test]
fn names_are_trimmed_numbered_and_counted() {
    let feed = read(" id ,name,,name\n1,a,b,c\n2,d,e,f\n");
    assert_eq!(feed.columns, ["id", "name", "column_3", "name (2)"]);
}

#[test]
fn options_beat_what_would_be_detected() {
    let options = ReadOptions {
        delimiter: Some(";".into()),
        quote: Some(String::new()),
        header_row: Some(0),
        ..ReadOptions::default()
    };
    let feed = try_read("a,b;\"c\n1,2;3\n", &options).unwrap();
    assert_eq!(feed.rows, [["a,b", "\"c"], ["1,2", "3"]]);
    assert!(
        feed.detected
            .decisions
            .iter()
            .any(|decision| decision.why == "stated")
    );
    let options = ReadOptions {
        quote: Some("ab".into()),
        ..ReadOptions::default()
    };
    assert!(matches!(
        try_read("a,b\n", &options),
        Err(Error::Option { .. })
    ));
}

#[test]
fn ragged_rows_are_kept_and_told() {
    let feed = read("id,a,b\n1,x,y\n2,x\n3,x,y,z\n4,x,y,,\n5,x,y\n");
    assert_eq!(feed.rows[1], ["2", "x"]);
    assert_eq!(feed.rows[2], ["3", "x", "y"]);
    assert_eq!(
        feed.codes(),
        [("ragged_row", 3), ("ragged_row", 4), ("ragged_row", 5)]
    );
}

#[test]
fn delimiters_at_the_end_of_every_line_are_harmless() {
    let feed = read("id,a\n1,x,\n2,y,\n3,z,\n");
    assert_eq!((feed.columns.len(), feed.rows.len()), (2, 3));
    assert!(feed.issues.is_empty(), "{:?}", feed.issues);
}

#[test]
fn a_stray_quote_costs_no_row() {
    let feed = read("id,text,n\n1,\"5\" pipe, red\",3\n2,\"x\",4\n3,\"open,5\n4,\"y\",6\n5,z,7\n");
    let ids: Vec<&str> = feed.rows.iter().map(|row| row[0].as_str()).collect();
    assert_eq!(ids, ["1", "2", "3", "4", "5"]);
    assert_eq!(feed.rows[0][1], "5\" pipe, red");
    assert_eq!(feed.codes(), [("stray_quote", 2), ("stray_quote", 4)]);
}

#[test]
fn a_quote_that_never_closes_is_an_error_with_its_line() {
    let limits = Limits {
        record_bytes: 1 << 20,
        ..Limits::default()
    };
    let options = ReadOptions {
        limits: Some(limits),
        ..ReadOptions::default()
    };
    let text =
        "id,a,b\n".to_owned() + &"1,x,y\n".repeat(400) + "2,\"x\n" + &"3,x,y\n".repeat(400_000);
    let Err(Error::Malformed { at, hint, .. }) = try_read(text, &options) else {
        panic!("must be refused")
    };
    assert_eq!((at.line, hint.contains("quote")), (Some(402), true));
}

#[test]
fn invalid_and_zero_bytes_are_told_and_cost_no_row() {
    let text = b"id,name,text\n1,Gr\xC3\xB6\xC3\x9Fe,\xC3\xA9\xC3\xA8\xC3\xA9\xC3\xA9\n2,\xFFb,c\n3,a\0b,c\n";
    let feed = read(text);
    assert_eq!(feed.rows[1], ["2", "\u{FFFD}b", "c"]);
    assert_eq!(feed.rows[2], ["3", "ab", "c"]);
    assert_eq!(
        feed.codes(),
        [("invalid_characters", 3), ("nul_characters", 4)]
    );
}

#[test]
fn padding_is_taken_off_only_where_all_cells_line_up() {
    let feed = read("id   ,title   \n1    ,Red mug \n2    ,Cup     \n");
    assert_eq!(feed.columns, ["id", "title"]);
    assert_eq!(feed.rows, [["1", "Red mug"], ["2", "Cup"]]);
    assert_eq!(read("id,title\n1, Cup\n2,Mug\n").rows[0][1], " Cup");
}

#[test]
fn repeated_headers_and_empty_rows_are_no_records() {
    let feed = read("id,name\n1,Mug\nid,name\n,\n2,Cup\n\n");
    assert_eq!(feed.rows, [["1", "Mug"], ["2", "Cup"]]);
    assert_eq!(feed.codes(), [("repeated_header", 3)]);
}

#[test]
fn records_longer_than_a_block_are_read_whole() {
    let long = "x".repeat(3 << 20);
    let feed = read(format!("id,text\n1,\"{long}\"\n2,y\n"));
    assert_eq!((feed.rows[0][1].len(), feed.rows.len()), (long.len(), 2));
}

/// What csv-core makes of a text: cells separated and rows ended by characters that the texts do not hold.
fn by_csv_core(text: &[u8]) -> Vec<Vec<Vec<u8>>> {
    let mut reader = csv_core::Reader::new();
    let (mut rows, mut row, mut cell) = (Vec::new(), Vec::new(), Vec::new());
    let mut at = 0;
    loop {
        let mut out = [0; 64];
        let (result, read, written) = reader.read_field(&text[at..], &mut out);
        at += read;
        cell.extend_from_slice(&out[..written]);
        match result {
            csv_core::ReadFieldResult::Field { record_end } => {
                row.push(std::mem::take(&mut cell));
                if record_end {
                    rows.push(std::mem::take(&mut row));
                }
            }
            csv_core::ReadFieldResult::End => return rows,
            csv_core::ReadFieldResult::InputEmpty | csv_core::ReadFieldResult::OutputFull => {}
        }
    }
}

/// What our parser makes of it when it comes in two pieces.
fn by_parser(text: &[u8], cut: usize) -> Vec<Vec<Vec<u8>>> {
    let dialect = Dialect {
        delimiter: vec![b','],
        quote: Some(b'"'),
        escape: None,
    };
    let (mut rows, mut cells, mut notes) = (Vec::new(), Vec::new(), Notes::default());
    let (mut at, mut end) = (0, cut.min(text.len()));
    while at < text.len() {
        let window = Window {
            bytes: &text[..end],
            ended: end == text.len(),
            shift: 0,
        };
        cells.clear();
        let Some(next) = dialect.record(window, at, Quotes::Closing, &mut cells, &mut notes) else {
            end = text.len();
            continue;
        };
        let row: Vec<Vec<u8>> = cells
            .iter()
            .enumerate()
            .map(|(column, cell)| {
                let mut bytes = text[cell.start as usize..cell.end as usize].to_vec();
                if notes.escaped.contains(&(column as u32)) {
                    let length = dialect.unescape(&mut bytes, Quotes::Closing);
                    bytes.truncate(length);
                }
                bytes
            })
            .collect();
        // csv-core skips empty lines; here that is the reader's part.
        if next - at > 2 || !text[at..next].iter().all(|byte| b"\r\n".contains(byte)) {
            rows.push(row);
        }
        at = next;
    }
    rows
}

proptest! {
    #[test]
    fn well_formed_text_is_read_as_csv_core_reads_it(
        rows in prop::collection::vec(prop::collection::vec("[a\", \r\né]{0,6}", 1..4), 1..6),
        end in prop::sample::select(vec!["\n", "\r\n", "\r"]),
        cut in 0_usize..60,
    ) {
        let mut text = String::new();
        for row in &rows {
            let quoted: Vec<String> = row.iter().map(|cell| {
                if cell.contains(['"', ',', '\r', '\n']) || row.len() == 1 {
                    format!("\"{}\"", cell.replace('"', "\"\""))
                } else {
                    cell.clone()
                }
            }).collect();
            text += &quoted.join(",");
            text += end;
        }
        let expected: Vec<Vec<Vec<u8>>> =
            rows.iter().map(|row| row.iter().map(|cell| cell.clone().into_bytes()).collect()).collect();
        prop_assert_eq!(&by_csv_core(text.as_bytes()), &expected);
        prop_assert_eq!(&by_parser(text.as_bytes(), cut), &expected);
    }

    #[test]
    fn no_text_panics_or_hangs(text in "[a\"',;\\\\\r\n#1 é\0]{0,200}") {
        let limits = Limits { record_bytes: 64, ..Limits::default() };
        let options = ReadOptions { limits: Some(limits), ..ReadOptions::default() };
        let _ = try_read(&text, &options);
    }
}
