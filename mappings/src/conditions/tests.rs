//! What holds for every condition.

use super::{ALL, Condition, find};
use crate::config::ValueConfig;
use crate::context::Context;
use crate::examples::{Products, build, check_folder, context, json};
use crate::value::Value;
use proptest::prelude::*;
use std::sync::LazyLock;

#[test]
fn every_file_is_a_described_condition() {
    check_folder("conditions", ALL, &["moment"]);
}

#[test]
fn examples_hold() {
    let tested = ValueConfig::from("$value");
    let mut wrong = Vec::new();
    for entry in ALL {
        for example in entry.examples {
            let condition = build(entry, example.args);
            let products = Products::of(example.input);
            let value = products.value(&tested, products.row);
            let inputs: Vec<_> = condition
                .inputs(&tested)
                .iter()
                .map(|input| products.value(input, products.row))
                .collect();
            if json(example.output) != condition.test(&value, &inputs, &context()) {
                wrong.push(format!("{} {example:?}", entry.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_misspelt_argument_is_named() {
    let entry = find("less_than").expect("less_than");
    let arguments = json(r#"{"valeu": 10}"#)
        .as_object()
        .cloned()
        .expect("an object");
    let error = (entry.build)(arguments).err().expect("no such argument");
    assert!(error.message.contains("valeu"), "{error}");
}

#[test]
fn a_date_in_another_notation_is_refused() {
    let entry = find("before").expect("before");
    let arguments = json(r#"{"value": "01-03-2026"}"#)
        .as_object()
        .cloned()
        .expect("an object");
    let error = (entry.build)(arguments).err().expect("no date");
    assert!(error.message.contains("2026-03-01"), "{error}");
    assert_eq!(error.path, "value");
}

/// Every condition with the arguments of every example.
static BUILT: LazyLock<Vec<Box<dyn Condition>>> = LazyLock::new(|| {
    ALL.iter()
        .flat_map(|entry| {
            entry
                .examples
                .iter()
                .map(|example| build(entry, example.args))
        })
        .collect()
});

static NOW: LazyLock<Context> = LazyLock::new(context);

proptest! {
    #[test]
    fn no_value_makes_a_condition_panic(text in any::<String>(), number in any::<i64>(), other in "[0-9.:/é-]{0,16}") {
        let values = [
            Value::Missing,
            Value::owned(text.clone()),
            Value::owned(other.clone()),
            Value::Integer(number),
            Value::Decimal(rust_decimal::Decimal::MAX),
            Value::Boolean(true),
            Value::Time(Box::new(context().now)),
            Value::List(vec![Value::owned(other), Value::Missing]),
            Value::Group(vec![("a".into(), Value::owned(text))]),
        ];
        for condition in BUILT.iter() {
            for value in &values {
                for input in &values {
                    condition.test(value, &[input.clone(), value.clone()], &NOW);
                }
            }
        }
    }
}
