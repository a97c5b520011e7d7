//! What holds for every label.

use super::{ALL, Label, Measure};
use crate::context::Context;
use crate::examples::{Products, build, check_folder, context, is, json};
use crate::value::Value;
use proptest::prelude::*;
use rust_decimal::Decimal;
use std::sync::LazyLock;

#[test]
fn every_file_is_a_described_label() {
    check_folder("labels", ALL, &["distribution", "scale", "season_words"]);
}

#[test]
fn examples_hold() {
    let mut wrong = Vec::new();
    for entry in ALL {
        for example in entry.examples {
            let label = build(entry, example.args);
            let products = Products::of(example.input);
            let configs = label.inputs();
            let inputs: Vec<_> = configs
                .iter()
                .map(|input| products.value(input, products.row))
                .collect();
            let measure = label.measure(&inputs, &NOW);
            let expected = json(example.output);
            let bands = label.bands();
            let listed = |band: &str| bands.is_empty() || bands.iter().any(|known| known == band);
            if !is(&measure.value, &expected["value"])
                || measure.band.as_deref() != expected["band"].as_str()
                || !measure.band.as_deref().is_none_or(listed)
            {
                wrong.push(format!("{} {example:?}: {measure:?}", entry.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Every label with the arguments of every example.
static BUILT: LazyLock<Vec<Box<dyn Label>>> = LazyLock::new(|| {
    let built = ALL.iter().flat_map(|entry| {
        entry
            .examples
            .iter()
            .map(|example| build(entry, example.args))
    });
    built.collect()
});

static NOW: LazyLock<Context> = LazyLock::new(context);

proptest! {
    #[test]
    fn no_product_makes_a_label_panic(
        inputs in prop::collection::vec(
            prop_oneof![
                any::<String>().prop_map(Value::owned),
                "[SsFfWwVz]{2}[0-9]{0,4}".prop_map(Value::owned),
                (any::<i64>(), 0..28_u32).prop_map(|(number, scale)| Value::Decimal(Decimal::new(number, scale))),
                Just(Value::Decimal(Decimal::MAX)),
                Just(Value::Decimal(Decimal::MIN)),
                Just(Value::Decimal(Decimal::new(1, 28))),
                Just(Value::Missing),
            ],
            0..5,
        )
    ) {
        for label in BUILT.iter() {
            label.measure(&inputs, &NOW);
        }
    }
}

#[test]
fn a_product_without_anything_has_no_season() {
    let label = build(super::find("season").expect("season"), "{}");
    assert_eq!(label.measure(&[], &NOW), Measure::default());
}
