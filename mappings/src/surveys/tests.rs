//! What holds for every survey.

use super::{ALL, find};
use crate::config::ValueConfig;
use crate::examples::{Products, build, check_folder, context, is, json};
use crate::value::Value;
use rust_decimal::Decimal;

const SHARED: &[&str] = &["groups", "size_order"];

#[test]
fn every_file_is_a_described_survey() {
    check_folder("surveys", ALL, SHARED);
}

#[test]
fn examples_hold_however_the_catalog_is_split() {
    let (value, by) = (
        ValueConfig::from("$value"),
        [ValueConfig::from("item_group_id")],
    );
    let mut wrong = Vec::new();
    for entry in ALL {
        for example in entry.examples {
            let survey = build(entry, example.args);
            let products = Products::of(example.input);
            let expected = json(example.output);
            for half in 0..=products.len() {
                let answers = products.survey(&*survey, &value, &by, half);
                let expected = expected.as_array().expect("a list of answers");
                assert_eq!(answers.len(), expected.len(), "{} {example:?}", entry.name);
                for (answer, expected) in answers.iter().zip(expected) {
                    if !is(answer, expected) {
                        wrong.push(format!(
                            "{} {example:?} split at {half}: {answer:?}",
                            entry.name
                        ));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_total_beyond_all_numbers_stays_the_largest() {
    let mut tally = build(find("sum").expect("sum"), "{}").tally();
    for row in 0..2 {
        tally.see(row, 0, &Value::Decimal(Decimal::MAX), &context());
    }
    assert_eq!(
        tally.finish().of(0, 0, &Value::Missing),
        Value::Decimal(Decimal::MAX)
    );
}
