//! Write, then read: the same records come back, in every format, as far as the format can carry them. `Carries` says
//! for each format what it cannot.
#![expect(clippy::unwrap_used, reason = "a failure is the finding")]

use feeds::open::open;
use feeds::options::{Format, Quoting, ReadOptions, WriteOptions};
use feeds::output::Output;
use feeds::record::{Position, Records};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

/// Joins lists where a format has one value a column.
const SEPARATOR: &str = "|";

/// What a format carries. Where something is off, the expected records are those with it lost.
struct Carries {
    options: WriteOptions,
    /// Several values, groups, and missing against empty. Otherwise a column is one text: lists are joined, and a
    /// missing value is an empty one.
    structure: bool,
    /// Characters that are left out.
    left_out: fn(char) -> bool,
    /// White space with a line break in it before or after a value: in XML it is taken for layout.
    outer_lines: bool,
    /// Attributes beside a text.
    attributes: bool,
}

fn written_as(format: Format) -> Carries {
    let item_path = if format == Format::Xml {
        "rss/channel/item"
    } else {
        ""
    };
    let options = WriteOptions {
        format,
        list_separator: SEPARATOR.into(),
        item_path: item_path.into(),
        root_attributes: vec![("xmlns:g".into(), "http://base.google.com/ns/1.0".into())],
        ..WriteOptions::default()
    };
    let tree = !matches!(format, Format::Csv | Format::Xlsx);
    let xml = format == Format::Xml;
    Carries {
        options,
        structure: tree,
        left_out: match format {
            Format::Csv => |character| character == '\0',
            Format::Xml => forbidden_in_xml,
            Format::Json | Format::Jsonl | Format::Xlsx => |_| false,
        },
        outer_lines: !xml,
        attributes: format != Format::Json && format != Format::Jsonl,
    }
}

/// One record: each column's values with their groups.
type Row = Vec<(usize, u32, String)>;

const COLUMNS: [&str; 7] = [
    "id",
    "title",
    "g:image",
    "shipping/country",
    "shipping/price",
    "g:price",
    "g:price/@currency",
];

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-z0-9 ,.]{0,12}",
        r#"[ <>&"',;|=+@\-\t\r\n\\/\]\[\{\}_x0-9]{0,12}"#,
        "\\PC{0,20}",
        vec(any::<char>(), 0..6).prop_map(String::from_iter),
    ]
}

fn row() -> impl Strategy<Value = Row> {
    let price = option::of((text(), text()));
    let shipping = vec((option::of(text()), text()), 0..4);
    (
        "[a-z]{1,8}",
        option::of(text()),
        vec(text(), 0..3),
        shipping,
        price,
    )
        .prop_map(|(id, title, images, shipping, price)| {
            let mut row = vec![(0, 0, id)];
            row.extend(title.map(|title| (1, 0, title)));
            row.extend(images.into_iter().map(|image| (2, 0, image)));
            for (group, (country, price)) in (0..).zip(shipping) {
                row.extend(country.map(|country| (3, group, country)));
                row.push((4, group, price));
            }
            if let Some((price, currency)) = price {
                row.extend([(5, 0, price), (6, 0, currency)]);
            }
            row
        })
}

/// Writes rows and reads them back: for each record and column, the values and their groups.
fn there_and_back(
    carries: &Carries,
    read: &ReadOptions,
    columns: &[String],
    rows: &[Row],
) -> Vec<Vec<Vec<(u32, String)>>> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("feed");
    let mut output = Output::create(&path, &carries.options, columns).unwrap();
    for row in rows {
        let mut records = Records::new();
        for (column, group, text) in row {
            records.push(*column as u32, *group, text);
        }
        records.finish(Position::default());
        let mut bytes = Vec::new();
        output.encoder().records(&records, &mut bytes);
        output.chunk(&bytes).unwrap();
    }
    output.finish().unwrap();

    let mut reader = open(&path, "feed", read).unwrap().reader;
    let mut out = Vec::new();
    let mut batch = Records::new();
    while reader.read(&mut batch, 100).unwrap() > 0 {
        let places: Vec<Option<usize>> = columns
            .iter()
            .map(|column| reader.columns().iter().position(|read| read == column))
            .collect();
        for record in batch.iter() {
            let values = |place: &Option<usize>| {
                let all = place.map(|place| record.all(place as u32));
                all.into_iter()
                    .flatten()
                    .map(|(group, text)| (group, text.to_owned()))
                    .collect()
            };
            out.push(places.iter().map(values).collect());
        }
        batch.clear();
    }
    let lost = rows
        .iter()
        .flatten()
        .any(|cell| cell.2.contains('\u{FFFD}'));
    let mut issues = reader.issues();
    issues.retain(|issue| !(lost && issue.code == "invalid_characters"));
    assert_eq!(issues, [], "what we write, we read without complaint");
    out
}

/// The rows as they should come back.
fn expected(carries: &Carries, columns: usize, rows: &[Row]) -> Vec<Vec<Vec<(u32, String)>>> {
    let text = |text: &str, outer_lines: bool| {
        let text: String = text.chars().filter(|c| !(carries.left_out)(*c)).collect();
        if outer_lines {
            text
        } else {
            without_layout(&text).to_owned()
        }
    };
    let values = |row: &Row, column: usize| -> Vec<(u32, String)> {
        let attribute = COLUMNS[column].contains('@');
        let mine = row.iter().filter(|cell| cell.0 == column);
        let mine = mine.map(|cell| (cell.1, text(&cell.2, carries.outer_lines || attribute)));
        if carries.structure {
            return mine.collect();
        }
        let texts: Vec<String> = mine.map(|cell| cell.1).collect();
        vec![(0, texts.join(SEPARATOR))]
    };
    rows.iter()
        .map(|row| (0..columns).map(|column| values(row, column)).collect())
        .collect()
}

/// Text without what may be taken for layout. A line break written as a reference may be kept or not.
fn without_layout(text: &str) -> &str {
    let space = [' ', '\t', '\n', '\r'];
    let start = text.trim_start_matches(space);
    let lead = &text[..text.len() - start.len()];
    let text = if lead.contains(['\n', '\r']) {
        start
    } else {
        text
    };
    let end = text.trim_end_matches(space);
    if text[end.len()..].contains(['\n', '\r']) {
        end
    } else {
        text
    }
}

/// XML 1.0, section 2.2.
fn forbidden_in_xml(character: char) -> bool {
    matches!(character, '\0'..='\x08' | '\x0b' | '\x0c' | '\x0e'..='\x1f' | '\u{fffe}' | '\u{ffff}')
}

fn check(carries: &Carries, rows: &[Row]) {
    let count = if carries.attributes {
        COLUMNS.len()
    } else {
        COLUMNS.len() - 1
    };
    let columns: Vec<String> = COLUMNS[..count]
        .iter()
        .map(|&name| name.to_owned())
        .collect();
    let rows: Vec<Row> = rows
        .iter()
        .map(|row| row.iter().filter(|cell| cell.0 < count).cloned().collect())
        .collect();
    let options = &carries.options;
    let csv = options.format == Format::Csv;
    let read = ReadOptions {
        format: Some(options.format),
        encoding: Some(options.encoding.clone()),
        delimiter: csv.then(|| options.delimiter.clone()),
        quote: csv.then(|| options.quote.clone()),
        header_row: (!carries.structure).then_some(1),
        item_path: carries.structure.then(|| options.item_path.clone()),
        ..ReadOptions::default()
    };
    let mut back = there_and_back(carries, &read, &columns, &rows);
    if !carries.structure {
        for values in back.iter_mut().flatten().filter(|values| values.is_empty()) {
            values.push((0, String::new()));
        }
    }
    for (column, name) in columns.iter().enumerate() {
        if carries.outer_lines || name.contains('@') {
            continue;
        }
        for (_, text) in back.iter_mut().flat_map(|values| &mut values[column]) {
            *text = without_layout(text).to_owned();
        }
    }
    assert_eq!(back, expected(carries, count, &rows));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(200) })]

    #[test]
    fn csv(rows in vec(row(), 1..5)) {
        check(&written_as(Format::Csv), &rows);
    }

    #[test]
    fn csv_of_any_dialect(
        rows in vec(row(), 1..5),
        delimiter in prop_oneof![Just(";"), Just("\t"), Just("|"), Just("||")],
        quote in prop_oneof![Just("\""), Just("'")],
        quoting in prop_oneof![Just(Quoting::Needed), Just(Quoting::Always)],
        line_end in prop_oneof![Just("\n"), Just("\r\n")],
    ) {
        let mut carries = written_as(Format::Csv);
        carries.options.delimiter = delimiter.into();
        carries.options.quote = quote.into();
        carries.options.quoting = quoting;
        carries.options.line_end = line_end.into();
        check(&carries, &rows);
    }

    #[test]
    fn xml(rows in vec(row(), 1..5), pretty: bool) {
        let mut carries = written_as(Format::Xml);
        carries.options.pretty = pretty;
        check(&carries, &rows);
    }

    #[test]
    fn xml_in_cdata(rows in vec(row(), 1..5)) {
        let mut carries = written_as(Format::Xml);
        carries.options.cdata = vec!["*".into()];
        // CDATA keeps the white space around a value.
        carries.outer_lines = true;
        check(&carries, &rows);
    }

    #[test]
    fn json(rows in vec(row(), 1..5), pretty: bool, path in prop_oneof![Just(""), Just("data/items")]) {
        let mut carries = written_as(Format::Json);
        carries.options.pretty = pretty;
        carries.options.item_path = path.into();
        check(&carries, &rows);
    }

    #[test]
    fn jsonl(rows in vec(row(), 1..5)) {
        check(&written_as(Format::Jsonl), &rows);
    }

    #[test]
    fn xlsx(rows in vec(row(), 1..5)) {
        check(&written_as(Format::Xlsx), &rows);
    }
}
