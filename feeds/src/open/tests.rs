//! Opening: what wraps a feed is taken off, and what would explode is refused.

use super::open;
use crate::error::Error;
use crate::options::{Compression, Limits, ReadOptions};
use crate::record::Records;
use flate2::write::GzEncoder;
use std::io::{Cursor, Write};

const FEED: &str = "id,name\n1,Mug\n2,Cup\n";

fn file(bytes: &[u8]) -> tempfile::NamedTempFile {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(bytes).unwrap();
    file
}

/// Opens and reads everything: rows of `name=value`.
fn read(bytes: &[u8], options: &ReadOptions) -> Result<Vec<String>, Error> {
    let file = file(bytes);
    let mut opened = open(file.path(), "feed", options)?;
    let mut batch = Records::new();
    while opened.reader.read(&mut batch, 1)? > 0 {}
    let columns = opened.reader.columns().to_vec();
    let row = |record: crate::record::Record<'_>| {
        let cell = |cell| format!("{}={}", columns[cell_column(cell)], record.text(cell));
        record
            .cells()
            .iter()
            .map(cell)
            .collect::<Vec<_>>()
            .join(" ")
    };
    Ok(batch.iter().map(row).collect())
}

fn cell_column(cell: &crate::record::Cell) -> usize {
    cell.column as usize
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packer = GzEncoder::new(Vec::new(), flate2::Compression::default());
    packer.write_all(bytes).unwrap();
    packer.finish().unwrap()
}

fn zip(members: &[(&str, &str)]) -> Vec<u8> {
    let mut packer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in members {
        packer
            .start_file(*name, zip::write::SimpleFileOptions::default())
            .unwrap();
        packer.write_all(text.as_bytes()).unwrap();
    }
    packer.finish().unwrap().into_inner()
}

fn refused(bytes: &[u8]) -> String {
    let error = read(bytes, &ReadOptions::default()).unwrap_err();
    assert!(!error.hint().is_empty(), "{error} has no hint");
    error.to_string()
}

#[test]
fn compression_is_taken_away() {
    let expected = ["id=1 name=Mug", "id=2 name=Cup"];
    let options = ReadOptions::default();
    assert_eq!(read(FEED.as_bytes(), &options).unwrap(), expected);
    assert_eq!(read(&gzip(FEED.as_bytes()), &options).unwrap(), expected);
    let members = [gzip(b"id,name\n1,Mug\n"), gzip(b"2,Cup\n")].concat();
    assert_eq!(read(&members, &options).unwrap(), expected);
    let zstd = zstd::encode_all(FEED.as_bytes(), 1).unwrap();
    assert_eq!(read(&zstd, &options).unwrap(), expected);
}

#[test]
fn the_feed_in_a_zip_archive_is_found_or_stated() {
    let long = "read me ".repeat(100);
    let archive = zip(&[
        ("README.md", &long),
        ("old.csv", "id\n9\n"),
        ("feed.csv", FEED),
    ]);
    assert_eq!(read(&archive, &ReadOptions::default()).unwrap().len(), 2);
    let mut options = ReadOptions {
        member: Some("old.csv".into()),
        ..ReadOptions::default()
    };
    assert_eq!(read(&archive, &options).unwrap(), ["id=9"]);
    options.member = Some("new.csv".into());
    let error = read(&archive, &options).unwrap_err();
    assert!(error.hint().contains("feed.csv"), "{}", error.hint());
}

#[test]
fn unpacking_stops_at_the_limits() {
    let bomb = gzip(&b"id,name\n1,Mug\n".repeat(8 << 20));
    let ratio = read(
        &bomb,
        &limited(Limits {
            unpacked_ratio: 2,
            ..Limits::default()
        }),
    );
    assert!(
        matches!(ratio, Err(Error::Limit { .. })),
        "{:?}",
        ratio.map(|rows| rows.len())
    );
    let bytes = read(
        &gzip(FEED.as_bytes()),
        &limited(Limits {
            unpacked_bytes: 9,
            ..Limits::default()
        }),
    );
    assert!(
        matches!(bytes, Err(Error::Limit { .. })),
        "{:?}",
        bytes.map(|rows| rows.len())
    );
}

fn limited(limits: Limits) -> ReadOptions {
    ReadOptions {
        limits: Some(limits),
        ..ReadOptions::default()
    }
}

#[test]
fn a_cut_off_download_says_so() {
    let packed = gzip(FEED.repeat(1000).as_bytes());
    let message = refused(&packed[..packed.len() / 2]);
    assert!(message.contains("damaged or cut off"), "{message}");
}

#[test]
fn what_is_no_feed_is_refused_with_a_hint() {
    assert!(refused(b"").contains("empty"));
    assert!(refused(b" \n\n").contains("empty"));
    assert!(refused(b"<!DOCTYPE html><html><body>Log in</body></html>").contains("web page"));
    assert!(refused(b"<?xml version='1.0'?><html><body>Log in</body></html>").contains("web page"));
    assert!(refused(b"%PDF-1.7\n").contains("PDF"));
    let noise: Vec<u8> = (0..4000_u32)
        .map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8)
        .collect();
    assert!(
        refused(&noise).contains("neither text"),
        "{}",
        refused(&noise)
    );
}

#[test]
fn decisions_are_told_with_reasons() {
    let file = file(&gzip("id;naam\n1;Größe\n2;Maß\n".as_bytes()));
    let detected = open(file.path(), "feed", &ReadOptions::default())
        .unwrap()
        .detected;
    assert_eq!(detected.compression, Compression::Gzip);
    assert_eq!(
        (
            detected.encoding.as_deref().unwrap_or_default(),
            detected.delimiter.as_deref()
        ),
        ("utf-8", Some(";"))
    );
    assert_eq!(detected.header_row, Some(1));
    for what in [
        "compression",
        "format",
        "encoding",
        "delimiter",
        "quote",
        "header_row",
    ] {
        let decision = detected
            .decisions
            .iter()
            .find(|decision| decision.what == what);
        assert!(
            decision.is_some_and(|decision| !decision.why.is_empty()),
            "{what}"
        );
    }
}

#[test]
fn a_workbook_is_known_wherever_its_sheets_are() {
    let members = [
        ("[Content_Types].xml", "<Types/>"),
        ("sheet.xml", "<sheetData><row/><row/></sheetData>"),
    ];
    let refused = refused(&zip(&members));
    assert!(refused.contains("workbook"), "{refused}");
}

#[test]
fn a_damaged_old_workbook_is_refused() {
    for mut bytes in [
        b"\xD0\xCF\x11\xE0".to_vec(),
        b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec(),
    ] {
        bytes.extend_from_slice(&[0x42; 515]);
        let refused = refused(&bytes);
        assert!(refused.contains("workbook"), "{refused}");
    }
}

#[test]
fn a_zero_byte_in_a_short_text_is_no_wide_encoding() {
    let rows = read(b"id,title\n1,a\0b\n2,c\n", &ReadOptions::default()).unwrap();
    assert_eq!(rows, ["id=1 title=ab", "id=2 title=c"]);
}

#[test]
fn one_record_may_not_pass_its_limit() {
    let limits = Limits {
        record_bytes: 1 << 20,
        ..Limits::default()
    };
    let options = ReadOptions {
        limits: Some(limits),
        ..ReadOptions::default()
    };
    let long = "x".repeat(3 << 20);
    for feed in [
        format!("id,title\n1,{long}"),
        format!("[{{\"a\":1}},{{\"a\":\"{long}\"}}]"),
        format!("{{\"a\":1}}\n{{\"a\":\"{long}\"}}"),
        format!("<r><i>1</i><i>{long}</i></r>"),
    ] {
        let error = read(feed.as_bytes(), &options).unwrap_err();
        assert!(matches!(error, Error::Limit { .. }), "{error}");
        assert!(error.hint().contains("record_bytes"), "{error}");
    }
}
