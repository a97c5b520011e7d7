//! How fast products are written and checked. Run on purpose:
//! `cargo test --release -p mappings --lib -- --ignored --nocapture speed`.

use super::tests::{SHOE, context};
use super::*;
use crate::partners::{Overrides, PartnerSpec, Shape};
use crate::value::Value;
use feeds::record::{Position, Records};
use std::time::Instant;

const MORE: &[(&str, &str)] = &[
    ("mpn", "J035877"),
    ("condition", "new"),
    ("item_group_id", "MOAB"),
    ("color", "bruin"),
    ("size", "43"),
    ("gender", "male"),
    ("age_group", "adult"),
    ("product_type", "Schoenen > Heren > Wandelschoenen"),
    ("google_product_category", "187"),
    ("sale_price", "119.00"),
    ("custom_label_0", "hoge marge"),
];

#[test]
#[ignore = "measures"]
#[expect(clippy::print_stderr, reason = "the figures are the result")]
#[expect(clippy::disallowed_methods, reason = "it measures time")]
fn a_million_products_of_twenty_attributes() {
    const PRODUCTS: usize = 1_000_000;
    const BATCH: usize = 10_000;
    let spec = PartnerSpec::named("google-shopping").unwrap().unwrap();
    let context = context("NL");
    let all: Vec<_> = SHOE.iter().chain(MORE).collect();
    let names: Vec<&str> = all.iter().map(|(name, _)| *name).collect();
    let shape = Shape::new(&spec, None, &context, &names, &Overrides::default()).unwrap();
    let checker = Checker::new(&spec, &shape, &context, None);
    let ids: Vec<String> = (0..PRODUCTS).map(|number| format!("SH-{number}")).collect();
    let description =
        "Stevige wandelschoen met waterdicht membraan en zool met veel grip. ".repeat(8);
    let (mut tally, mut found) = (checker.tally(), 0_u64);
    let (mut writing, mut checking) = (0.0, 0.0);
    let mut records = Records::new();
    for batch in ids.chunks(BATCH) {
        records.clear();
        let start = Instant::now();
        for id in batch {
            for (index, (name, text)) in all.iter().enumerate() {
                let text = match *name {
                    "id" | "size" => id.as_str(),
                    "description" => &description,
                    _ => text,
                };
                shape.render(index, &Value::text(text), &context, &mut records);
            }
            records.finish(Position::default());
        }
        writing += start.elapsed().as_secs_f64();
        let start = Instant::now();
        records
            .iter()
            .for_each(|record| checker.record(record, &mut tally, &mut |_| found += 1));
        checking += start.elapsed().as_secs_f64();
    }
    let start = Instant::now();
    checker.finish(&tally, &mut |_, _| found += 1);
    let finishing = start.elapsed().as_secs_f64();
    eprintln!(
        "{PRODUCTS} products: written in {writing:.2} s, checked in {checking:.2} s, compared in {finishing:.2} s, {found} findings"
    );
}
