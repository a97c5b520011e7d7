//! Damaged feeds: every reader, given bytes that a disk, a network or a person has damaged, answers with records or an
//! error, in bounded time. `PROPTEST_CASES=100000` makes it a long search; the shared fixtures, where they are, join
//! the seeds.

mod shared;

use feeds::open::open;
use feeds::options::{Format, Limits, ReadOptions};
use feeds::record::Records;
use feeds::types::Profiler;
use proptest::collection::vec;
use proptest::prelude::*;
use std::io::Write;
use std::path::Path;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

/// One small feed of each format, in the dialects that differ most.
const SEEDS: [&str; 9] = [
    "Report of today\n\nid;title;price;ean\n1;\"Tent; \"\"Alp\"\"\";129,95;8712345678906\n2;'Lamp';9,50;5,06011E+12\n",
    "id\ttitle\tlink\n001\tTent\thttps://shop.example/1\n002\tLamp\thttps://shop.example/2\n",
    "sep=|\r\nid|text\r\n1|\"two\r\nlines\"\r\n2|NULL\r\n",
    "id~|~title~|~stock\n1~|~Tent~|~4\n2~|~Lamp~|~\n",
    "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<!DOCTYPE rss [<!ENTITY e \"v\">]>\n<rss xmlns:g=\"u\"><channel><item><g:id>1</g:id><title><![CDATA[<b>Tent</b>]]></title><g:shipping><g:country>NL</g:country></g:shipping></item><item><g:id a='x'>2</g:id><title>&eacute;&e;&#233;</title></item></channel></rss>",
    "<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry><id>1</id></entry><entry><id>2</id><link href=\"x\"/></entry></feed>",
    "{\"data\":{\"items\":[{\"id\":1,\"price\":1e3,\"tags\":[\"a\",\"b\"]},{\"id\":\"2\",\"v\":[{\"s\":\"\\u00e9\"}]}]}}",
    "{\"7\":{\"title\":\"a\"},\"9\":{\"title\":\"b\"}}",
    "{\"id\":1,\"t\":\"a\"}\n{\"id\":2,\"t\":null}\n",
];

/// What damage puts in: marks of every format, ends of ranges, and bytes that encodings trip over.
const PIECES: [&[u8]; 30] = [
    b"\"",
    b"'",
    b"\\",
    b";",
    b",",
    b"\t",
    b"\r",
    b"\n",
    b"\0",
    b"<",
    b">",
    b"&",
    b"]]>",
    b"<![CDATA[",
    b"<!--",
    b"<!DOCTYPE x [",
    b"&#x110000;",
    b"{",
    b"}",
    b"[",
    b"]",
    b"\xEF\xBB\xBF",
    b"\xFF\xFE",
    b"\xC3",
    b"\xED\xA0\x80",
    b"\x1B$B",
    b"PK\x03\x04",
    b"1e999999999",
    b"99999999999999999999999999999999",
    b"-",
];

static CORPUS: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| {
    let mut corpus: Vec<Vec<u8>> = SEEDS.iter().map(|seed| seed.as_bytes().to_vec()).collect();
    let packed = |seed: &str| {
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        gzip.write_all(seed.as_bytes()).expect("memory takes all");
        gzip.finish().expect("memory takes all")
    };
    corpus.push(packed(SEEDS[0]));
    corpus.push(zstd::encode_all(SEEDS[4].as_bytes(), 1).expect("memory takes all"));
    let utf16: Vec<u8> = SEEDS[0].encode_utf16().flat_map(u16::to_le_bytes).collect();
    corpus.push(utf16);
    if let Some(fixtures) = shared::fixtures() {
        gather(&fixtures, &mut corpus);
    }
    corpus
});

fn gather(folder: &Path, corpus: &mut Vec<Vec<u8>>) {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return;
    };
    let mut paths: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            gather(&path, corpus);
        } else if path.metadata().is_ok_and(|data| data.len() < 48 << 10)
            && path.extension().is_none_or(|end| end != "md")
        {
            corpus.extend(std::fs::read(&path));
        }
    }
}

#[derive(Clone, Debug)]
enum Damage {
    Flip(usize, u8),
    Cut(usize, usize),
    Insert(usize, usize),
    Repeat(usize, usize, usize),
    End(usize),
    Splice(usize, usize, usize),
}

fn damage() -> impl Strategy<Value = Damage> {
    let place = any::<usize>;
    prop_oneof![
        3 => (place(), 0..8_u8).prop_map(|(at, bit)| Damage::Flip(at, 1 << bit)),
        2 => (place(), 0..64_usize).prop_map(|(at, length)| Damage::Cut(at, length)),
        4 => (place(), 0..PIECES.len()).prop_map(|(at, piece)| Damage::Insert(at, piece)),
        2 => (place(), 1..200_usize, 1..50_usize).prop_map(|(at, length, times)| Damage::Repeat(at, length, times)),
        1 => place().prop_map(Damage::End),
        1 => (place(), place(), place()).prop_map(|(seed, from, at)| Damage::Splice(seed, from, at)),
    ]
}

/// What a person may state about a feed, right or wrong.
fn stated() -> impl Strategy<Value = ReadOptions> {
    let format = prop::sample::select(vec![
        Format::Csv,
        Format::Xml,
        Format::Json,
        Format::Jsonl,
        Format::Xlsx,
    ]);
    let word = |words: &'static [&'static str]| prop::option::of(prop::sample::select(words));
    let delimiter = word(&[",", "~|~", "\"", "\n", "é"]);
    let quote = word(&["", "'", ","]);
    let escape = word(&["", "\\", "\""]);
    let path = word(&["", "*", "rss/channel/item", "a/b", "/"]);
    let encoding = word(&["utf-8", "utf-16le", "shift_jis", "iso-2022-jp", "macintosh"]);
    let header = prop::option::of(0..4_u64);
    (
        prop::option::of(format),
        delimiter,
        quote,
        escape,
        path,
        encoding,
        header,
    )
        .prop_map(
            |(format, delimiter, quote, escape, path, encoding, header_row)| ReadOptions {
                format,
                delimiter: delimiter.map(str::to_owned),
                quote: quote.map(str::to_owned),
                escape: escape.map(str::to_owned),
                item_path: path.map(str::to_owned),
                encoding: encoding.map(str::to_owned),
                header_row,
                ..ReadOptions::default()
            },
        )
}

fn damaged(seed: usize, damages: &[Damage]) -> Vec<u8> {
    let mut bytes = CORPUS[seed % CORPUS.len()].clone();
    for damage in damages {
        let within = |at: usize, length: usize| if length == 0 { 0 } else { at % length };
        let length = bytes.len();
        match *damage {
            Damage::Flip(at, bit) => {
                if let Some(byte) = bytes.get_mut(within(at, length)) {
                    *byte ^= bit;
                }
            }
            Damage::Cut(at, count) => {
                let at = within(at, length);
                bytes.drain(at..(at + count).min(length));
            }
            Damage::Insert(at, piece) => {
                let at = within(at, length);
                bytes.splice(at..at, PIECES[piece].iter().copied());
            }
            Damage::Repeat(at, count, times) => {
                let at = within(at, length);
                let part = bytes[at..(at + count).min(length)].repeat(times);
                bytes.splice(at..at, part);
            }
            Damage::End(at) => bytes.truncate(within(at, length)),
            Damage::Splice(seed, from, at) => {
                let other = &CORPUS[seed % CORPUS.len()];
                bytes.truncate(within(at, length));
                bytes.extend_from_slice(&other[within(from, other.len())..]);
            }
        }
    }
    bytes
}

/// Reads to the end as `inspect` does. Whatever comes out is right, but it must come out soon and hold together.
fn read(bytes: &[u8], options: &ReadOptions) {
    let mut file = tempfile::NamedTempFile::new().expect("there is a disk");
    file.write_all(bytes).expect("there is a disk");
    let started = Instant::now();
    if let Ok(mut opened) = open(file.path(), "feed", options) {
        let (mut profiler, mut batch) = (Profiler::new(), Records::new());
        let mut last = 0;
        while opened
            .reader
            .read(&mut batch, 100)
            .is_ok_and(|count| count > 0)
        {
            for record in batch.iter() {
                assert!(record.position().item > last, "items are counted on");
                last = record.position().item;
                for cell in record.cells() {
                    let _ = record.text(cell);
                    assert!(
                        (cell.column as usize) < opened.reader.columns().len(),
                        "every cell has a column"
                    );
                }
            }
            profiler.see(&batch);
            batch.clear();
            opened.reader.issues();
        }
        let profiles = profiler.finish(opened.reader.columns());
        assert_eq!(
            profiles.len(),
            opened.reader.columns().len(),
            "every column has a profile"
        );
    }
    assert!(
        started.elapsed() < Duration::from_secs(30),
        "a damaged feed of {} bytes took too long",
        bytes.len()
    );
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn damaged_feeds_are_read_or_refused(
        seed in any::<usize>(),
        damages in vec(damage(), 0..12),
        stated in prop::option::weighted(0.3, stated()),
    ) {
        let limits = Limits { unpacked_bytes: 4 << 20, record_bytes: 1 << 20, ..Limits::default() };
        let options = ReadOptions { limits: Some(limits), ..stated.unwrap_or_default() };
        read(&damaged(seed, &damages), &options);
    }
}
