//! What holds for every transform: its examples, its place in the list, and that no value makes it panic.

use super::{ALL, Transform, find, run, suggest};
use crate::arguments::literal;
use crate::config::ValueConfig;
use crate::context::Context;
use crate::item::Entry;
use crate::value::Value;
use proptest::prelude::*;
use rust_decimal::Decimal;
use serde_json::Value as Json;
use std::sync::LazyLock;

fn context() -> Context {
    Context {
        now: "2026-11-20T12:00:00+01:00[Europe/Amsterdam]"
            .parse()
            .expect("a moment"),
        language: "nl".to_owned(),
        country: "NL".to_owned(),
        currency: "EUR".to_owned(),
        vat_rate: Decimal::from(21),
    }
}

fn value_of(json: &Json) -> Value<'static> {
    literal(json).expect("a number of at most 28 digits")
}

/// Equal as far as JSON can tell: numbers by amount, times by their text.
fn same(one: &Value<'_>, other: &Value<'_>) -> bool {
    match (one, other) {
        (Value::Decimal(_) | Value::Integer(_), Value::Decimal(_) | Value::Integer(_)) => {
            one.to_decimal() == other.to_decimal()
        }
        (Value::Time(_), Value::Text(text)) => one.to_text() == *text,
        (Value::List(ones), Value::List(others)) => {
            ones.len() == others.len()
                && ones.iter().zip(others).all(|(one, other)| same(one, other))
        }
        _ => one == other,
    }
}

/// Fields, constants and texts with placeholders: as much of the mapping language as examples need.
fn resolve(config: &ValueConfig, product: &Json) -> Value<'static> {
    let field = |name: &str| value_of(product.get(name).unwrap_or(&Json::Null));
    if let Some(name) = &config.field {
        field(name)
    } else if let Some(value) = &config.value {
        value_of(value)
    } else {
        let mut text = config.text.clone().expect("a field, a value or a text");
        for name in product
            .as_object()
            .into_iter()
            .flat_map(|fields| fields.keys())
        {
            text = text.replace(&format!("{{{name}}}"), &field(name).to_text());
        }
        Value::owned(text)
    }
}

fn build(name: &str, args: &str) -> Box<dyn Transform> {
    let args = serde_json::from_str(args).unwrap_or_else(|error| panic!("{name} {args}: {error}"));
    let entry = find(name).unwrap_or_else(|| panic!("no {name}"));
    (entry.build)(args).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn example(name: &str, args: &str, input: &str) -> Value<'static> {
    let transform = build(name, args);
    let input: Json = serde_json::from_str(input).expect("JSON");
    let (product, value) = match (input.get("$product"), input.get("$value")) {
        (Some(product), Some(value)) => (product, value),
        _ => (&Json::Null, &input),
    };
    let inputs: Vec<_> = transform
        .inputs()
        .iter()
        .map(|input| resolve(input, product))
        .collect();
    run(&*transform, value_of(value), &inputs, &context())
}

#[test]
fn examples_hold() {
    let mut wrong = Vec::new();
    for entry in ALL {
        assert!(
            entry.examples.len() > 1,
            "{} needs another example",
            entry.name
        );
        for shown in entry.examples {
            let output = example(entry.name, shown.args, shown.input);
            let expected = serde_json::from_str(shown.output).expect("JSON");
            if !same(&output, &value_of(&expected)) {
                wrong.push(format!(
                    "{} {} of {}: {output:?}, not {expected}",
                    entry.name, shown.args, shown.input
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_file_is_listed_in_order() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/transforms");
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .expect("the folder")
        .map(|file| file.expect("a file").path())
        .filter_map(|path| Some(path.file_stem()?.to_str()?.to_owned()))
        .filter(|name| !["mod", "tests", "arguments"].contains(&name.as_str()))
        .collect();
    files.sort();
    let names: Vec<_> = ALL.iter().map(|entry| entry.name).collect();
    assert_eq!(names, files);
}

#[test]
fn every_argument_is_documented() {
    for entry in ALL {
        let schema = (entry.schema)();
        let text = schema
            .get("description")
            .and_then(Json::as_str)
            .unwrap_or_default();
        assert!(
            text.contains("\n\n"),
            "{}: no title and description",
            entry.name
        );
        for (name, argument) in schema
            .get("properties")
            .and_then(Json::as_object)
            .into_iter()
            .flatten()
        {
            assert!(
                argument.get("description").is_some(),
                "{}: {name} has no doc comment",
                entry.name
            );
        }
    }
}

#[test]
fn an_alias_belongs_to_one_transform() {
    let mut names: Vec<_> = ALL
        .iter()
        .flat_map(|entry| entry.aliases.iter().chain(std::iter::once(&entry.name)))
        .collect();
    names.sort_unstable();
    let twice: Vec<_> = names.windows(2).filter(|pair| pair[0] == pair[1]).collect();
    assert!(twice.is_empty(), "{twice:?}");
}

#[test]
fn a_name_from_elsewhere_is_understood() {
    assert_eq!(suggest("shorten"), Some("truncate"));
    assert_eq!(suggest("truncat"), Some("truncate"));
    assert_eq!(suggest("qqq"), None);
}

/// Text that is likely to be trouble: markup, accents, joined emoji, numbers, addresses, dates.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just(String::new()),
        any::<String>(),
        "[<>&;/a-z \"'=!-]{0,20}",
        "-?[0-9]{1,30}[.,]?[0-9]{0,4}",
        "https?://[a-zé.]{1,9}/[a-z?&=#%]{0,9}",
        "[0-9]{4}-[0-9]{2}-[0-9]{2}",
        Just("👩‍👩‍👧 e\u{301} ß İ IJ ﬁ Σ\u{a0}".to_owned()),
    ];
    prop::collection::vec(piece, 0..4).prop_map(|pieces| pieces.concat())
}

fn value() -> impl Strategy<Value = Value<'static>> {
    let single = prop_oneof![
        3 => text().prop_map(Value::owned),
        1 => any::<i64>().prop_map(Value::Integer),
        1 => (any::<i64>(), 0..28_u32).prop_map(|(n, scale)| Value::Decimal(Decimal::new(n, scale))),
        1 => Just(Value::Decimal(Decimal::MAX)),
        1 => any::<bool>().prop_map(Value::Boolean),
        1 => Just(Value::Time(Box::new(context().now))),
        1 => Just(Value::Missing),
    ];
    single.prop_recursive(2, 6, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::List),
            inner.prop_map(|value| Value::Group(vec![("price".into(), value)])),
        ]
    })
}

/// A transform for each example.
static EXAMPLES: LazyLock<Vec<Box<dyn Transform>>> = LazyLock::new(|| {
    let shown = |entry: &'static Entry<dyn Transform>| {
        entry
            .examples
            .iter()
            .map(|shown| build(entry.name, shown.args))
    };
    ALL.iter().flat_map(shown).collect()
});

proptest! {
    #[test]
    fn no_value_makes_a_transform_panic(value in value(), input in value(), language in "nl|tr|de|en") {
        let context = Context { language, ..context() };
        for transform in &*EXAMPLES {
            let inputs = vec![input.clone(); transform.inputs().len()];
            run(&**transform, value.clone(), &inputs, &context);
        }
    }

    #[test]
    fn doing_it_again_changes_nothing(text in text()) {
        for (name, args) in AGAIN.iter().filter(|(name, _)| find(name).is_some()) {
            let transform = build(name, args);
            let once = run(&*transform, Value::owned(text.clone()), &[], &context());
            let twice = run(&*transform, once.clone(), &[], &context());
            prop_assert_eq!(once, twice, "{}", name);
        }
    }
}

/// Transforms that leave their own result alone.
const AGAIN: &[(&str, &str)] = &[
    ("collapse_whitespace", "{}"),
    ("lower", "{}"),
    ("remove_emoji", "{}"),
    ("remove_invalid_characters", "{}"),
    ("slugify", "{}"),
    ("trim", "{}"),
    ("truncate", r#"{"max": 7}"#),
    ("truncate_bytes", r#"{"max": 7}"#),
];
