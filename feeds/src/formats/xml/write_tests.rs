//! XML as a partner would read it.

use crate::formats::{encoded, encoded_groups, encoder};
use crate::options::{Format, WriteOptions};

fn rss() -> WriteOptions {
    let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    WriteOptions {
        format: Format::Xml,
        item_path: "rss/channel/item".into(),
        root_attributes: vec![
            pair("version", "2.0"),
            pair("xmlns:g", "http://base.google.com/ns/1.0"),
        ],
        head: vec![
            pair("title", "Shoes & more"),
            pair("link", "https://shop.example/"),
        ],
        ..WriteOptions::default()
    }
}

fn items() -> WriteOptions {
    WriteOptions {
        format: Format::Xml,
        item_path: "items/item".into(),
        ..WriteOptions::default()
    }
}

/// The inside of the only item.
fn inside(options: &WriteOptions, row: Vec<(&str, u32, &str)>) -> String {
    let out = encoded_groups(options, &[row]);
    let start = out.find("<item>").expect("an item");
    out[start..out.find("\n</items>").expect("an end")].to_owned()
}

#[test]
fn rss_has_its_head_namespace_and_one_element_a_line() {
    let rows = [
        vec![("g:id", "1"), ("title", "A < B & \"C\" > D\r\n")],
        vec![("g:id", "")],
    ];
    let expected = r#"<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:g="http://base.google.com/ns/1.0">
<channel>
<title>Shoes &amp; more</title>
<link>https://shop.example/</link>
<item>
<g:id>1</g:id>
<title>A &lt; B &amp; "C" &gt; D&#13;
</title>
</item>
<item>
<g:id></g:id>
</item>
</channel>
</rss>
"#;
    assert_eq!(encoded(&rss(), &rows), expected);
}

#[test]
fn atom_has_a_default_namespace_and_links_in_attributes() {
    let options = WriteOptions {
        item_path: "feed/entry".into(),
        root_attributes: vec![("xmlns".into(), "http://www.w3.org/2005/Atom".into())],
        head: vec![
            ("title".into(), "Shoes".into()),
            ("link/@href".into(), "/a\"b".into()),
        ],
        pretty: true,
        ..items()
    };
    let rows = [vec![
        ("@id", "7"),
        ("link/@href", "/x?a&b"),
        ("author/name", "Ann"),
    ]];
    let expected = r#"<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <title>Shoes</title>
  <link href="/a&quot;b"/>
  <entry id="7">
    <link href="/x?a&amp;b"/>
    <author>
      <name>Ann</name>
    </author>
  </entry>
</feed>
"#;
    assert_eq!(encoded(&options, &rows), expected);
}

#[test]
fn groups_stand_together_at_their_first_cell() {
    let row = vec![
        ("shipping/country", 0, "NL"),
        ("shipping/country", 1, "BE"),
        ("title", 0, "x"),
        ("shipping/price", 1, "5"),
        ("shipping/price", 0, "4"),
    ];
    assert_eq!(
        inside(&items(), row),
        "<item>\n<shipping>\n<country>NL</country>\n<price>4</price>\n</shipping>\n\
         <shipping>\n<country>BE</country>\n<price>5</price>\n</shipping>\n<title>x</title>\n</item>"
    );
}

#[test]
fn the_deepest_shared_element_repeats_and_its_containers_do_not() {
    let row = vec![
        ("attributes/attribute/name", 0, "size"),
        ("attributes/attribute/value", 0, "43"),
        ("attributes/attribute/name", 1, "sole"),
        ("attributes/attribute/value", 1, "gum"),
        ("images/image", 0, "a"),
        ("images/image", 0, "b"),
    ];
    assert_eq!(
        inside(&items(), row).replace('\n', ""),
        "<item><attributes><attribute><name>size</name><value>43</value></attribute>\
         <attribute><name>sole</name><value>gum</value></attribute></attributes>\
         <images><image>a</image><image>b</image></images></item>"
    );
}

#[test]
fn an_element_has_attributes_text_and_repeats_with_both() {
    let row = vec![
        ("price", 0, "12.50"),
        ("price/@currency", 0, "EUR"),
        ("price", 1, "14"),
        ("price/@currency", 1, "USD\n"),
        ("price/@kind", 1, "a"),
        ("price/@kind", 1, "b"),
    ];
    assert_eq!(
        inside(&items(), row),
        "<item>\n<price currency=\"EUR\">12.50</price>\n\
         <price currency=\"USD&#10;\" kind=\"a,b\">14</price>\n</item>"
    );
}

#[test]
fn forbidden_characters_never_get_out() {
    let row = vec![(
        "a",
        0,
        "\0a\u{1}\u{b}\u{fffe}b\u{ffff}\u{fffd}\u{ff21}\u{1f}",
    )];
    assert_eq!(
        inside(&items(), row),
        "<item>\n<a>ab\u{fffd}\u{ff21}</a>\n</item>"
    );
}

#[test]
fn cdata_is_written_where_asked_and_never_ends_early() {
    let options = WriteOptions {
        cdata: vec!["a".into()],
        ..items()
    };
    let row = vec![("a", 0, "<b>]]></b>\r\u{2}]]"), ("c", 0, "<")];
    assert_eq!(
        inside(&options, row),
        "<item>\n<a><![CDATA[<b>]]]]><![CDATA[></b>]]>&#13;<![CDATA[]]]]></a>\n<c>&lt;</c>\n</item>"
    );
}

#[test]
fn contradictions_are_refused_with_a_hint() {
    let hint = |options: WriteOptions, column: &str| {
        let refused = encoder(&options, &[column.to_owned()])
            .err()
            .expect("refused");
        refused.hint().to_owned()
    };
    assert!(hint(items(), "g:id").contains("http://base.google.com/ns/1.0"));
    assert!(hint(items(), "prijs (incl.)").contains("letters"));
    assert!(hint(items(), "a//b").contains("letters"));
    assert!(
        hint(
            WriteOptions {
                item_path: "item".into(),
                ..items()
            },
            "a"
        )
        .contains("whole path")
    );
    assert!(
        hint(
            WriteOptions {
                cdata: vec!["b".into()],
                ..items()
            },
            "a"
        )
        .contains("column")
    );
}
