//! What holds for every transform: its examples, its place in the list, and that no value makes it panic.

use super::{ALL, Transform, find, run, suggest};
use crate::config::ValueConfig;
use crate::context::Context;
use crate::examples::{Products, build, check_folder, context, is, json};
use crate::item::{Entry, Example};
use crate::value::Value;
use proptest::prelude::*;
use rust_decimal::Decimal;
use std::sync::LazyLock;

fn output(entry: &Entry<dyn Transform>, shown: &Example) -> Value<'static> {
    let transform = build(entry, shown.args);
    let product = Products::of(shown.input);
    let inputs: Vec<_> = transform
        .inputs()
        .iter()
        .map(|input| product.value(input, 0))
        .collect();
    let value = product.value(&ValueConfig::from("$value"), 0);
    run(&*transform, value, &inputs, &context())
}

#[test]
fn examples_hold() {
    let mut wrong = Vec::new();
    for entry in ALL {
        for shown in entry.examples {
            let output = output(entry, shown);
            if !is(&output, &json(shown.output)) {
                wrong.push(format!("{} {shown:?}: {output:?}", entry.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_folder_is_in_order() {
    check_folder("transforms", ALL, &["arguments"]);
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
        entry.examples.iter().map(|shown| build(entry, shown.args))
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
        for (name, args) in AGAIN {
            let transform = build(find(name).expect("a transform"), args);
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
