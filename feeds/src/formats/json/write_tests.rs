//! JSON as a partner would read it.

use crate::formats::{encoded, encoded_groups, encoder};
use crate::options::{Format, WriteOptions};
use serde_json::{Value, json};

fn json_in(item_path: &str) -> WriteOptions {
    WriteOptions {
        format: Format::Json,
        item_path: item_path.into(),
        ..WriteOptions::default()
    }
}

#[test]
fn records_are_one_a_line_in_a_bare_array() {
    let rows = [
        vec![("id", "1"), ("title", "a \"b\" \\ \n\u{1}é")],
        vec![],
        vec![("title", "x")],
    ];
    assert_eq!(
        encoded(&json_in(""), &rows),
        "[\n{\"id\":\"1\",\"title\":\"a \\\"b\\\" \\\\ \\n\\u0001é\"},\n{},\n{\"title\":\"x\"}\n]\n"
    );
}

#[test]
fn what_is_always_an_array_is_one_for_a_single_value() {
    let options = WriteOptions {
        arrays: vec!["tags".into(), "prices/bundle".into()],
        ..json_in("")
    };
    let rows = [vec![("tags", "a"), ("prices/bundle/quantity", "1")]];
    let text = encoded(&options, &rows);
    let expected = r#"{"tags":["a"],"prices":{"bundle":[{"quantity":"1"}]}}"#;
    assert!(text.replace('\n', "").contains(expected), "{text}");
}

#[test]
fn repeated_values_and_groups_become_arrays_wherever_they_stand() {
    let row = vec![
        ("image", 0, "a"),
        ("shipping/price", 1, "5"),
        ("shipping/country", 0, "NL"),
        ("shipping/price", 0, "4"),
        ("image", 0, "b"),
        ("size/eu/from", 0, "43"),
    ];
    let out: Value = serde_json::from_str(&encoded_groups(&json_in("data/items"), &[row])).unwrap();
    assert_eq!(
        out,
        json!({"data": {"items": [{
            "image": ["a", "b"],
            "shipping": [{"price": "4", "country": "NL"}, {"price": "5"}],
            "size": {"eu": {"from": "43"}},
        }]}})
    );
}

#[test]
fn numbers_and_booleans_are_bare_only_where_asked_and_valid() {
    let options = WriteOptions {
        numbers: vec!["n".into()],
        booleans: vec!["b".into()],
        ..json_in("")
    };
    for (text, written) in [
        ("12.50", "12.50"),
        ("-0.5e+3", "-0.5e+3"),
        ("0", "0"),
        ("012", "\"012\""),
        ("12,5", "\"12,5\""),
        ("1.", "\"1.\""),
        ("", "\"\""),
        ("NaN", "\"NaN\""),
    ] {
        assert_eq!(
            encoded(&options, &[vec![("n", text)]]),
            format!("[\n{{\"n\":{written}}}\n]\n")
        );
    }
    assert_eq!(
        encoded(
            &options,
            &[vec![("b", "true"), ("x", "true")], vec![("b", "yes")]]
        ),
        "[\n{\"b\":true,\"x\":\"true\"},\n{\"b\":\"yes\"}\n]\n"
    );
}

#[test]
fn pretty_output_is_indented_as_serde_json_does() {
    let options = WriteOptions {
        pretty: true,
        ..json_in("items")
    };
    let row = vec![
        ("id", 0, "1"),
        ("s/p", 0, "4"),
        ("s/p", 1, "5"),
        ("i", 0, "a"),
        ("i", 0, "b"),
    ];
    let out = encoded_groups(&options, &[row]);
    let value: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(
        out,
        format!("{}\n", serde_json::to_string_pretty(&value).unwrap())
    );
}

#[test]
fn a_column_cannot_be_a_value_and_an_object() {
    let columns = ["price".to_owned(), "price/@currency".to_owned()];
    let refused = encoder(&json_in(""), &columns).err().expect("refused");
    assert!(refused.hint().contains("price/value"));
}
