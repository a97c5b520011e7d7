//! What readers of XML, JSON and JSON Lines promise, on small documents written here.

use feeds::error::Error;
use feeds::open::open;
use feeds::options::{Format, Limits, ReadOptions};
use feeds::record::Records;
use proptest::prelude::*;
use std::io::Write;

/// All that came of a document: `column#group=text` of each record, and the codes of the issues.
#[derive(Debug, Default, PartialEq, Eq)]
struct Read {
    records: Vec<Vec<String>>,
    lines: Vec<u64>,
    issues: Vec<&'static str>,
}

fn read_with(document: &[u8], options: &ReadOptions) -> Result<Read, Error> {
    let mut file = tempfile::NamedTempFile::new().expect("a temporary file");
    file.write_all(document).expect("a temporary file");
    let mut opened = open(file.path(), "document", options)?;
    let mut read = Read::default();
    let mut batch = Records::new();
    loop {
        batch.clear();
        let count = opened.reader.read(&mut batch, 2)?;
        read.issues
            .extend(opened.reader.issues().iter().map(|issue| issue.code));
        if count == 0 {
            return Ok(read);
        }
        for record in batch.iter() {
            read.lines.push(record.position().line);
            let columns = opened.reader.columns();
            let cell = |cell: &feeds::record::Cell| {
                format!(
                    "{}#{}={}",
                    columns[cell.column as usize],
                    cell.group,
                    record.text(cell)
                )
            };
            read.records.push(record.cells().iter().map(cell).collect());
        }
    }
}

fn stated(format: Format, path: &str) -> ReadOptions {
    ReadOptions {
        format: Some(format),
        encoding: Some("utf-8".into()),
        item_path: Some(path.into()),
        ..ReadOptions::default()
    }
}

/// The first record of XML whose items are at `r/i`.
fn xml(item: &str) -> Vec<String> {
    let read = read_with(item.as_bytes(), &stated(Format::Xml, "r/i")).expect("well-formed XML");
    read.records.into_iter().next().expect("an item")
}

fn malformed(document: &str, format: Format) -> (u64, u64, String) {
    match read_with(document.as_bytes(), &stated(format, "r/i")) {
        Err(Error::Malformed { at, message, .. }) => (
            at.line.expect("a line"),
            at.column.expect("a column"),
            message.english,
        ),
        other => panic!("{document}: {other:?}"),
    }
}

#[test]
fn elements_and_attributes_are_columns() {
    let record = xml("<r><i id='7'><t>Chair</t><p cur=\"EUR\">12.50</p><e/><n></n></i></r>");
    assert_eq!(
        record,
        [
            "@id#0=7",
            "t#0=Chair",
            "p/@cur#0=EUR",
            "p#0=12.50",
            "e#0=",
            "n#0="
        ]
    );
}

#[test]
fn repeated_groups_keep_their_values_together() {
    let record = xml(
        "<r><i><s><c>NL</c><p>1</p></s><s><c>BE</c></s><s><p>3</p></s><g>a</g><g>b</g></i></r>",
    );
    assert_eq!(
        record,
        [
            "s/c#0=NL", "s/p#0=1", "s/c#1=BE", "s/p#2=3", "g#0=a", "g#0=b"
        ]
    );
}

#[test]
fn text_beside_elements_and_cdata_are_kept() {
    let record = xml("<r><i><d>a <b>bold</b> c</d><h><![CDATA[ <p>x & y</p> ]]></h></i></r>");
    assert_eq!(record, ["d/b#0=bold", "d#0=a  c", "h#0= <p>x & y</p> "]);
}

#[test]
fn indentation_is_layout_and_other_spaces_are_text() {
    let record = xml("<r>\n <i>\n  <t>\n   Chair\n  </t>\n  <u> x </u>\n </i>\n</r>");
    assert_eq!(record, ["t#0=Chair", "u#0= x "]);
}

#[test]
fn references_are_replaced_and_undefined_ones_told() {
    let document = "<!DOCTYPE r [<!ENTITY co \"A &amp; B\">]>\
        <r><i><t>&lt;&#233;&#x20AC;&eacute;&co;&nope;</t></i></r>";
    let read = read_with(document.as_bytes(), &stated(Format::Xml, "r/i")).expect("well-formed");
    assert_eq!(read.records, [["t#0=<é€éA & B&nope;"]]);
    assert_eq!(read.issues, ["undefined_entity"]);
}

#[test]
fn a_known_namespace_has_its_known_prefix() {
    let record = xml(
        "<r xmlns='urn:x' xmlns:q='http://base.google.com/ns/1.0' xmlns:z='urn:z'>\
         <i><q:price>1</q:price><z:a q:b='2'>3</z:a><t xmlns:k='http://base.google.com/ns/1.0'>\
         <k:x>4</k:x></t></i></r>",
    );
    assert_eq!(
        record,
        ["g:price#0=1", "z:a/@g:b#0=2", "z:a#0=3", "t/g:x#0=4"]
    );
}

#[test]
fn an_element_with_a_name_attribute_is_also_a_column_of_that_name() {
    let record = xml("<r><i><param name='Colour'>Red</param></i></r>");
    assert_eq!(
        record,
        ["param/@name#0=Colour", "param#0=Red", "param[Colour]#0=Red"]
    );
}

#[test]
fn line_ends_are_line_feeds() {
    let record = xml("<r>\r\n<i><t>a\r\nb\rc &amp; d\r\ne</t></i></r>");
    assert_eq!(record, ["t#0=a\nb\nc & d\ne"]);
}

#[test]
fn broken_xml_is_refused_with_its_place() {
    for (document, line, column, part) in [
        ("<r>\n<i><a>x</b></i></r>", 2, 8, "</b> stands where </a>"),
        ("<r><i><a>R & D</a></i></r>", 1, 12, "starts no reference"),
        ("<r><i><g:a>x</g:a></i></r>", 1, 7, "bound to no namespace"),
        ("<r><i><a>é</a></i>", 1, 19, "ends inside the element r"),
        ("<r><i><a>é", 1, 11, "ends inside the element a"),
        ("<r><i/></r>x", 1, 12, "outside the root"),
        ("<r><i/></r><r/>", 1, 12, "second root"),
        ("<r><i a='1' a='2'/></r>", 1, 13, "stands twice"),
        ("<r><i a='<'/></r>", 1, 10, "< in the value"),
        ("<r><i>\u{1}</i></r>", 1, 7, "U+0001"),
        ("<r><i>]]></i></r>", 1, 7, "]]> outside"),
    ] {
        let found = malformed(document, Format::Xml);
        assert_eq!(
            (found.0, found.1),
            (line, column),
            "{document}: {}",
            found.2
        );
        assert!(found.2.contains(part), "{document}: {}", found.2);
    }
}

#[test]
fn hostile_xml_is_refused_within_its_limits() {
    let limit = |document: &str, limits: Limits| {
        let options = ReadOptions {
            limits: Some(limits),
            ..stated(Format::Xml, "r/i")
        };
        matches!(
            read_with(document.as_bytes(), &options),
            Err(Error::Limit { .. })
        )
    };
    let bomb = "<!DOCTYPE r [<!ENTITY a \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\">\
        <!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">\
        <!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;\">]><r><i><t>&d;</t></i></r>";
    assert!(limit(bomb, Limits::default()));
    let circle = "<!DOCTYPE r [<!ENTITY a \"&b;\"><!ENTITY b \"&a;\">]><r><i><t>&a;</t></i></r>";
    assert!(limit(circle, Limits::default()));
    assert!(limit(&"<r>".repeat(100_000), Limits::default()));
    let wide: String = (0..50).map(|number| format!("<c{number}/>")).collect();
    let few = Limits {
        columns: 20,
        ..Limits::default()
    };
    assert!(limit(&format!("<r><i>{wide}</i></r>"), few));
    let small = Limits {
        record_bytes: 1 << 20,
        ..Limits::default()
    };
    assert!(limit(
        &format!("<r><i>{}</i></r>", "<t>long</t>".repeat(300_000)),
        small
    ));
    assert!(limit(
        &format!("<r><i><t>{}</t></i></r>", "long".repeat(2_000_000)),
        small
    ));
}

#[test]
fn items_longer_than_the_window_are_whole() {
    let long = "é".repeat(400_000);
    let item = format!("<i><t>{long}</t><u>1</u></i>\n");
    let document = format!("<r>{}</r>", item.repeat(5));
    let read = read_with(document.as_bytes(), &ReadOptions::default()).expect("well-formed");
    assert_eq!(read.lines, [1, 2, 3, 4, 5]);
    assert!(
        read.records
            .iter()
            .all(|record| record[0].len() == long.len() + 4)
    );
}

fn json(document: &str, path: &str) -> Read {
    read_with(document.as_bytes(), &stated(Format::Json, path)).expect("JSON")
}

#[test]
fn members_are_columns_and_numbers_stay_as_written() {
    let read = json(
        r#"{"data":{"items":[{"p":10.50,"n":9007199254740993,"b":true,"z":null,"t":"a\u00e9\n"},
           {"l":["x","y"],"o":{"w":1e3},"e":[]}]}}"#,
        "data/items",
    );
    assert_eq!(
        read.records[0],
        ["p#0=10.50", "n#0=9007199254740993", "b#0=true", "t#0=aé\n"]
    );
    assert_eq!(read.records[1], ["l#0=x", "l#0=y", "o/w#0=1e3"]);
    assert_eq!(read.lines, [1, 2]);
}

#[test]
fn lists_of_objects_are_groups() {
    let read = json(r#"[{"v":[{"s":"S","p":[1,2]},{"p":[3]}]}]"#, "");
    assert_eq!(read.records, [["v/s#0=S", "v/p#0=1", "v/p#0=2", "v/p#1=3"]]);
}

#[test]
fn objects_keyed_by_id_keep_their_ids() {
    let read = json(
        r#"{"p":{"7":{"t":"a"},"9":{"t":"b","i":{"1":{"u":"x"}}}}}"#,
        "p",
    );
    assert_eq!(read.records[0], ["@key#0=7", "t#0=a"]);
    assert_eq!(
        read.records[1],
        ["@key#0=9", "t#0=b", "i/@key#0=1", "i/u#0=x"]
    );
    let read = json(r#"{"p":{"chair":{"t":"a"},"desk":{"t":"b"}}}"#, "p/*");
    assert_eq!(
        read.records,
        [["@key#0=chair", "t#0=a"], ["@key#0=desk", "t#0=b"]]
    );
}

#[test]
fn the_list_of_products_is_found_among_others() {
    let document = r#"{"meta":{"pages":[{"n":1},{"n":2}]},"shop":{"products":[
        {"id":1,"title":"a","price":2,"variants":[{"sku":"x","price":1,"title":"y","stock":2}]},
        {"id":2,"title":"b","price":3}]}}"#;
    let read = read_with(document.as_bytes(), &ReadOptions::default()).expect("JSON");
    assert_eq!(read.records.len(), 2);
    assert_eq!(read.records[1], ["id#0=2", "title#0=b", "price#0=3"]);
}

#[test]
fn half_a_surrogate_pair_is_replaced_and_told() {
    let read = json(r#"[{"t":"a\ud83d","u":"\ud83d\ude00"}]"#, "");
    assert_eq!(read.records, [["t#0=a\u{FFFD}", "u#0=😀"]]);
    assert_eq!(read.issues, ["invalid_characters"]);
}

#[test]
fn broken_json_is_refused_with_its_place() {
    for (document, line, column) in [
        ("[{\"a\":1},\n]", 2, 1),
        ("[{\"a\":NaN}]", 1, 7),
        ("[{\"a\":01}]", 1, 7),
        ("[{\"é\":1", 1, 8),
        ("[{\"a\":1}] x", 1, 11),
        ("[{'a':1}]", 1, 3),
    ] {
        let found = malformed(document, Format::Json);
        assert_eq!(
            (found.0, found.1),
            (line, column),
            "{document}: {}",
            found.2
        );
    }
}

#[test]
fn deep_json_is_refused() {
    let deep = "[".repeat(1_000_000);
    let result = read_with(deep.as_bytes(), &stated(Format::Json, ""));
    assert!(matches!(result, Err(Error::Limit { .. })), "{result:?}");
}

#[test]
fn a_bad_line_does_not_cost_the_others() {
    let lines = "{\"a\":1}\n\n{\"a\":\n[1]\n{\"a\":2} {}\r\n{\"a\":3}";
    let options = ReadOptions {
        format: Some(Format::Jsonl),
        ..ReadOptions::default()
    };
    let read = read_with(lines.as_bytes(), &options).expect("JSON Lines");
    assert_eq!(read.records, [["a#0=1"], ["a#0=3"]]);
    assert_eq!(read.lines, [1, 6]);
    assert_eq!(read.issues, ["bad_line"; 3]);
}

proptest! {
    #[test]
    fn nothing_written_as_markup_makes_a_reader_panic(
        pieces in prop::collection::vec(
            prop::sample::select(vec![
                "<r>", "</r>", "<i>", "</i>", "<i a='1'>", "<i/>", "<t>", "</t>", "x", "é", "&amp;", "&", "<", ">",
                "<![CDATA[", "]]>", "<!--", "-->", "<?xml version='1.0'?>", "<?p", "?>", "<!DOCTYPE r [",
                "<!ENTITY e 'v'>", "&e;", "]>", "\"", "'", "\r\n", " ", "<x:y xmlns:x='u'>", "</x:y>", "\u{FFFE}",
            ]),
            0..40,
        )
    ) {
        let document = pieces.concat();
        let _ = read_with(document.as_bytes(), &stated(Format::Xml, "r/i"));
        let detected = ReadOptions { format: Some(Format::Xml), ..ReadOptions::default() };
        let _ = read_with(document.as_bytes(), &detected);
    }

    #[test]
    fn nothing_written_as_json_makes_a_reader_panic(
        pieces in prop::collection::vec(
            prop::sample::select(vec![
                "{", "}", "[", "]", ",", ":", "\"a\"", "\"1\"", "\"", "\\", "\\u", "d83d", "1", "-", "true", "null",
                "é", "\n", " ", "\"i\":", "{\"r\":{\"i\":[", "\u{0}",
            ]),
            0..40,
        )
    ) {
        let document = pieces.concat();
        for format in [Format::Json, Format::Jsonl] {
            let _ = read_with(document.as_bytes(), &stated(format, "r/i"));
            let detected = ReadOptions { format: Some(format), ..ReadOptions::default() };
            let _ = read_with(document.as_bytes(), &detected);
        }
    }

    #[test]
    fn any_text_comes_back_out_of_xml(text in "[ -~é€\n]{0,40}") {
        let escaped = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('\n', "&#10;");
        let document = format!("<r><i><t>{escaped}</t></i><i><t a='{}'>x</t></i></r>", escaped.replace('\'', "&#39;"));
        let read = read_with(document.as_bytes(), &stated(Format::Xml, "r/i")).expect("well-formed");
        prop_assert_eq!(&read.records[0], &[format!("t#0={text}")]);
        prop_assert_eq!(&read.records[1][0], &format!("t/@a#0={text}"));
    }
}
