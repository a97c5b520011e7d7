//! Outputs as they lie on disk: whole, in their encoding, and the same every time.
#![expect(
    clippy::disallowed_methods,
    reason = "unpacks what the test itself packed"
)]

use super::{Output, Written};
use crate::options::{Compression, Format, WriteOptions};
use crate::record::{Position, Records};
use std::fs;
use std::io::Read;
use std::path::Path;

/// Writes titles as batches of one record each.
fn write(path: &Path, options: &WriteOptions, titles: &[&str]) -> Written {
    let mut output = Output::create(path, options, &["title".to_owned()]).unwrap();
    let encoder = output.encoder();
    for title in titles {
        let mut records = Records::new();
        records.push(0, 0, title);
        records.finish(Position::default());
        let mut bytes = Vec::new();
        encoder.records(&records, &mut bytes);
        output.chunk(&bytes).unwrap();
        output.chunk(b"").unwrap();
    }
    output.finish().unwrap()
}

fn xml() -> WriteOptions {
    WriteOptions {
        format: Format::Xml,
        item_path: "items/item".into(),
        ..WriteOptions::default()
    }
}

#[test]
fn the_file_appears_whole_or_not_at_all() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("feed.csv");
    let options = WriteOptions::default();
    assert_eq!(write(&path, &options, &["a"]).bytes, 8);
    {
        let mut output = Output::create(&path, &options, &["title".to_owned()]).unwrap();
        output.chunk(b"half a rec").unwrap();
    }
    assert_eq!(fs::read_to_string(&path).unwrap(), "title\na\n");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn batches_are_joined_as_the_format_asks() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("feed.json");
    let options = WriteOptions {
        format: Format::Json,
        ..WriteOptions::default()
    };
    write(&path, &options, &["a", "b"]);
    assert_eq!(
        fs::read_to_string(&path).unwrap(),
        "[\n{\"title\":\"a\"},\n{\"title\":\"b\"}\n]\n"
    );
    write(&path, &options, &[]);
    assert_eq!(fs::read_to_string(&path).unwrap(), "[\n]\n");
}

#[test]
fn compressed_outputs_unpack_to_the_plain_one_and_are_the_same_every_time() {
    let folder = tempfile::tempdir().unwrap();
    for compression in [Compression::Gzip, Compression::Zip, Compression::Zstd] {
        let path = folder.path().join("feed.zip");
        let options = WriteOptions {
            compression,
            ..WriteOptions::default()
        };
        let written = write(&path, &options, &["a", "b"]);
        let packed = fs::read(&path).unwrap();
        assert_eq!(written.bytes, packed.len() as u64);
        write(&path, &options, &["a", "b"]);
        assert_eq!(fs::read(&path).unwrap(), packed);

        let mut text = String::new();
        match compression {
            Compression::Zip => {
                let mut archive = zip::ZipArchive::new(std::io::Cursor::new(packed)).unwrap();
                assert_eq!(archive.len(), 1);
                let mut member = archive.by_name("feed.csv").unwrap();
                member.read_to_string(&mut text).unwrap();
            }
            Compression::Zstd => {
                text = String::from_utf8(zstd::decode_all(&*packed).unwrap()).unwrap()
            }
            _ => drop(
                flate2::read::GzDecoder::new(&*packed)
                    .read_to_string(&mut text)
                    .unwrap(),
            ),
        }
        assert_eq!(text, "title\na\nb\n");
    }
}

#[test]
fn text_that_does_not_fit_the_encoding_is_a_reference_in_xml_and_a_mark_elsewhere() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("feed");
    for (label, euro, boot) in [
        ("windows-1252", vec![0x80], "&#129406;"),
        ("iso-8859-15", vec![0xA4], "&#129406;"),
        ("iso-8859-1", b"&#8364;".to_vec(), "&#129406;"),
    ] {
        let options = WriteOptions {
            encoding: label.into(),
            ..xml()
        };
        write(&path, &options, &["é€🥾"]);
        let bytes = fs::read(&path).unwrap();
        let expected = [b"<title>\xE9", &*euro, boot.as_bytes(), b"</title>"].concat();
        assert!(
            bytes
                .windows(expected.len())
                .any(|window| window == expected),
            "{label}"
        );
        let declared = format!("encoding=\"{}\"", label.to_uppercase());
        assert!(
            bytes
                .windows(declared.len())
                .any(|window| window == declared.as_bytes())
        );
    }
    let options = WriteOptions {
        encoding: "windows-1252".into(),
        ..WriteOptions::default()
    };
    write(&path, &options, &["é🥾x"]);
    assert_eq!(fs::read(&path).unwrap(), b"title\n\xE9?x\n");
}

#[test]
fn utf_16_and_byte_order_marks() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("feed.csv");
    let options = WriteOptions {
        bom: true,
        header: false,
        ..WriteOptions::default()
    };
    write(&path, &options, &["é"]);
    assert_eq!(fs::read(&path).unwrap(), b"\xEF\xBB\xBF\xC3\xA9\n");
    write(
        &path,
        &WriteOptions {
            encoding: "utf-16le".into(),
            ..options
        },
        &["é"],
    );
    assert_eq!(fs::read(&path).unwrap(), b"\xFF\xFE\xE9\0\n\0");
}

#[test]
fn a_name_that_does_not_fit_the_encoding_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let options = WriteOptions {
        encoding: "windows-1252".into(),
        ..xml()
    };
    let columns = ["цена".to_owned()];
    let refused = Output::create(&folder.path().join("f.xml"), &options, &columns);
    assert!(refused.err().expect("refused").hint().contains("utf-8"));
}

#[test]
fn a_workbook_is_the_same_every_time_and_shortens_only_what_no_cell_holds() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("feed.xlsx");
    let options = WriteOptions {
        format: Format::Xlsx,
        ..WriteOptions::default()
    };
    let long = "x".repeat(40_000);
    assert_eq!(write(&path, &options, &["=1+1", &long, "b"]).shortened, 1);
    let first = fs::read(&path).unwrap();
    write(&path, &options, &["=1+1", &long, "b"]);
    assert_eq!(fs::read(&path).unwrap(), first);

    let mut book: calamine::Xlsx<_> = calamine::open_workbook(&path).unwrap();
    let range = calamine::Reader::worksheet_range_at(&mut book, 0)
        .unwrap()
        .unwrap();
    let titles: Vec<String> = range.rows().map(|row| row[0].to_string()).collect();
    assert_eq!(titles, ["title", "=1+1", &long[..32_767], "b"]);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}
