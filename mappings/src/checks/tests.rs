//! Checks on written products, against the specs that come with Feedmill.

use super::*;
use crate::categories::Taxonomy;
use crate::context::Context;
use crate::partners::{Overrides, PartnerSpec, Severity, Shape, TaxonomyLines};
use crate::value::Value;
use feeds::record::{Position, Records};
use std::borrow::Cow;

pub(super) fn context(country: &str) -> Context {
    Context {
        now: "2026-11-22T12:00[Europe/Amsterdam]".parse().unwrap(),
        language: "nl".to_owned(),
        country: country.to_owned(),
        currency: "EUR".to_owned(),
        vat_rate: rust_decimal::Decimal::from(21),
    }
}

/// A few of Google's categories.
pub(super) fn google() -> Taxonomy {
    let list = "166 - Apparel & Accessories\n1604 - Apparel & Accessories > Clothing\n187 - Apparel & Accessories > Shoes\n499811 - Sporting Goods > Ski Bags";
    Taxonomy::parse(list, TaxonomyLines::Ids, " > ")
}

pub(super) const SHOE: &[(&str, &str)] = &[
    ("id", "A1"),
    ("title", "Merrell Moab 3 wandelschoen"),
    ("description", "Stevige schoen."),
    ("link", "https://schoenen.example/moab"),
    ("image_link", "https://schoenen.example/moab.jpg"),
    ("availability", "in_stock"),
    ("price", "139.95"),
    ("brand", "Merrell"),
    ("gtin", "8712345678906"),
];

/// Findings on products given as changes to a faultless one: `attribute: check`.
fn found(format: &str, country: &str, products: &[&[(&str, Value<'_>)]]) -> Vec<String> {
    told(format, country, products, |finding| {
        format!("{}: {}", finding.attribute, finding.check)
    })
}

/// The same, with what is told of each finding.
fn told(
    format: &str,
    country: &str,
    products: &[&[(&str, Value<'_>)]],
    tell: impl Fn(&Finding<'_>) -> String,
) -> Vec<String> {
    let spec = PartnerSpec::named("google-shopping").unwrap().unwrap();
    let context = context(country);
    let mut names: Vec<&str> = SHOE.iter().map(|(name, _)| *name).collect();
    for (name, _) in products.iter().copied().flatten() {
        if !names.contains(name) {
            names.push(name);
        }
    }
    let shape = Shape::new(&spec, Some(format), &context, &names, &Overrides::default()).unwrap();
    let taxonomy = google();
    let checker = Checker::new(&spec, &shape, &context, Some(&taxonomy));
    let mut tally = checker.tally();
    let mut out = Vec::new();
    let mut records = Records::new();
    for product in products {
        for (index, name) in names.iter().enumerate() {
            let changed = product
                .iter()
                .find(|(changed, _)| changed == name)
                .map(|(_, value)| value.borrowed());
            let plain = SHOE
                .iter()
                .find(|(known, _)| known == name)
                .map(|(_, text)| Value::text(text));
            let value = changed.or(plain).unwrap_or_default();
            let rendered = shape.render(index, &value, &context, &mut records);
            checker.rendered(index, rendered, &mut |finding| out.push(tell(&finding)));
        }
        records.finish(Position::default());
    }
    for record in records.iter() {
        checker.record(record, &mut tally, &mut |finding| {
            if finding.severity > Severity::Advice {
                out.push(tell(&finding));
            }
        });
    }
    checker.finish(&tally, &mut |product, finding| {
        out.push(format!(
            "{product} {}: {}",
            finding.attribute, finding.check
        ))
    });
    out
}

fn one(changes: &[(&str, &str)]) -> Vec<String> {
    let changes: Vec<_> = changes
        .iter()
        .map(|(name, text)| (*name, Value::text(text)))
        .collect();
    found("rss", "NL", &[&changes])
}

#[test]
fn a_faultless_product_has_no_findings() {
    assert_eq!(one(&[]), Vec::<String>::new());
}

#[test]
fn each_fault_is_found_at_its_attribute() {
    for (changes, wanted) in [
        (&[("id", "")][..], "id: present"),
        (&[("title", "<b>Schoen</b>")], "title: plain_text"),
        (&[("title", "GROTE OPRUIMING SCHOENEN")], "title: capitals"),
        (&[("link", "schoenen.example")], "link: url"),
        (&[("price", "USD 139.95")], "price: currency"),
        (&[("price", "op aanvraag")], "price: price"),
        (&[("price", "0")], "price: positive"),
        (&[("availability", "morgen")], "availability: choice"),
        (
            &[("availability", "preorder")],
            "availability_date: present",
        ),
        (
            &[
                ("availability", "preorder"),
                ("availability_date", "2028-01-01"),
            ],
            "availability_date: too_far",
        ),
        (&[("gtin", "8712345678907")], "gtin: gtin"),
        (&[("brand", "n/a")], "brand: refused"),
        (&[("brand", "")], "brand: present"),
        (&[("gtin", "")], "gtin: any_of"),
        (&[("identifier_exists", "no")], "gtin: must_be_empty"),
        (&[("sale_price", "140")], "sale_price: less_than"),
        (
            &[("sale_price_effective_date", "2026-11-23/2026-11-24")],
            "sale_price_effective_date: needs",
        ),
        (
            &[("google_product_category", "999999")],
            "google_product_category: category",
        ),
        (
            &[("mobile_link", "https://elders.example/moab")],
            "mobile_link: same_site",
        ),
        (&[("shipping_length", "20 cm")], "shipping_length: together"),
        (
            &[
                ("unit_pricing_measure", "750 ml"),
                ("unit_pricing_base_measure", "1 kg"),
            ],
            "unit_pricing_base_measure: same_unit",
        ),
        (
            &[
                ("energy_efficiency_class", "A"),
                ("min_energy_efficiency_class", "G"),
                ("max_energy_efficiency_class", "B"),
                ("certification", "EC:EPREL:1"),
            ],
            "energy_efficiency_class: between",
        ),
        (&[("color", "rood/geel/blauw/groen")], "color: parts"),
        (
            &[("external_seller_id", "a b")],
            "external_seller_id: pattern",
        ),
        (
            &[("min_handling_time", "3"), ("max_handling_time", "2")],
            "min_handling_time: less_than",
        ),
    ] {
        assert_eq!(one(changes), [wanted], "{changes:?}");
    }
}

#[test]
fn what_tells_products_apart_is_never_cut() {
    let long = "x".repeat(300);
    let product = ["id", "item_group_id", "title"].map(|name| (name, Value::text(&long)));
    let fixes = told("rss", "NL", &[&product], |finding| match finding.fix {
        Some(Fix::OtherField) => format!("{}: another field", finding.attribute),
        Some(Fix::Transform { name, .. }) => format!("{}: {name}", finding.attribute),
        _ => String::new(),
    });
    for fix in [
        "id: another field",
        "item_group_id: another field",
        "title: truncate",
    ] {
        assert!(fixes.iter().any(|told| told == fix), "{fixes:?}");
    }
}

#[test]
fn clothes_need_more_where_google_says_so() {
    let shirt = [("google_product_category", Value::text("1604"))];
    let missing = [
        "age_group: present",
        "gender: present",
        "color: present",
        "size: present",
    ];
    assert_eq!(found("rss", "DE", &[&shirt]), missing);
    assert_eq!(found("rss", "NL", &[&shirt]), Vec::<String>::new());
    let path = [(
        "google_product_category",
        Value::text("Apparel & Accessories > Clothing"),
    )];
    assert_eq!(found("rss", "DE", &[&path]), missing);
}

#[test]
fn groups_are_checked_occurrence_by_occurrence() {
    let member = |name, text| (Cow::Borrowed(name), Value::text(text));
    let shipping = Value::List(vec![
        Value::Group(vec![member("country", "NL"), member("price", "4.95")]),
        Value::Group(vec![
            member("price", "1200"),
            member("min_transit_time", "2"),
        ]),
    ]);
    let wanted = [
        "shipping/price: max_amount",
        "shipping/country: present",
        "shipping/min_transit_time: needs",
    ];
    for format in ["rss", "tsv"] {
        assert_eq!(
            found(format, "NL", &[&[("shipping", shipping.borrowed())]]),
            wanted,
            "{format}"
        );
    }
}

#[test]
fn products_are_compared_with_each_other() {
    let variant = |id, size| {
        [
            ("id", Value::text(id)),
            ("item_group_id", Value::text("G")),
            ("size", Value::text(size)),
        ]
    };
    let products = [variant("a", "41"), variant("b", "42"), variant("A", "42")];
    let products: Vec<&[_]> = products.iter().map(|product| &product[..]).collect();
    assert_eq!(
        found("rss", "NL", &products),
        [
            "2 id: unique",
            "1 gtin: unique",
            "2 gtin: unique",
            "2 item_group_id: unique"
        ]
    );
}

#[test]
fn tallies_of_workers_add_up() {
    let spec = PartnerSpec::named("google-shopping").unwrap().unwrap();
    let context = context("NL");
    let shape = Shape::new(&spec, None, &context, &["id"], &Overrides::default()).unwrap();
    let checker = Checker::new(&spec, &shape, &context, None);
    let tally = |ids: &[&str]| {
        let mut tally = checker.tally();
        let mut records = Records::new();
        for id in ids {
            records.push(0, 0, id);
            records.finish(Position::default());
        }
        records
            .iter()
            .for_each(|record| checker.record(record, &mut tally, &mut |_| {}));
        tally
    };
    let mut all = tally(&["a", "b"]);
    all.merge(tally(&["c", "a"]));
    let mut same = Vec::new();
    checker.finish(&all, &mut |product, finding| {
        same.push((product, finding.detail.to_string()))
    });
    assert_eq!(same, [(3, "as product 1".to_owned())]);
}

#[test]
fn a_value_found_right_is_not_checked_again_and_another_is() {
    let spec = PartnerSpec::named("google-shopping").unwrap().unwrap();
    let context = context("NL");
    let fields = ["id", "title"];
    let shape = Shape::new(&spec, None, &context, &fields, &Overrides::default()).unwrap();
    let mut checker = Checker::new(&spec, &shape, &context, None);
    checker.share(1, 0);
    let passed = [std::cell::Cell::new(0)];
    let found = |title: &str| {
        let mut records = Records::new();
        records.push(0, 0, "a");
        records.push(1, 0, title);
        records.finish(Position::default());
        let mut titles = 0;
        let record = records.get(0);
        checker.record_among(record, &passed, &mut checker.tally(), &mut |finding| {
            titles += usize::from(finding.attribute == "title");
        });
        (titles, passed[0].get())
    };
    let (none, right) = found("Merrell Moab 3");
    assert_eq!(none, 0);
    assert_eq!(found("<b>Schoen</b>"), (1, right));
    assert_eq!(found("<b>Schoen</b>"), (1, right));
    assert_eq!(found("Merrell Moab 3"), (0, right));
    assert_ne!(found("Merrell Moab 4").1, right);
}

#[test]
fn half_a_period_is_left_out_and_said() {
    let half = Value::Group(vec![
        (Cow::Borrowed("start"), Value::text("2026-11-23")),
        (Cow::Borrowed("end"), Value::Missing),
    ]);
    let product = [
        ("sale_price", Value::text("99")),
        ("sale_price_effective_date", half),
    ];
    assert_eq!(
        found("rss", "NL", &[&product]),
        ["sale_price_effective_date: half_period"]
    );
}

#[test]
fn every_check_says_what_it_is() {
    let mut names: Vec<_> = all().map(|about| about.name).collect();
    assert!(all().all(|about| !about.title.is_empty() && about.about.ends_with('.')));
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), all().count());
}

#[test]
fn every_file_is_listed() {
    for (folder, listed) in [
        (
            "values",
            values::ALL
                .iter()
                .map(|about| about.name)
                .collect::<Vec<_>>(),
        ),
        (
            "rules",
            rules::ALL.iter().map(|(about, _)| about.name).collect(),
        ),
        (
            "catalog",
            catalog::ALL.iter().map(|(about, _)| about.name).collect(),
        ),
    ] {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/src/checks/").to_owned() + folder;
        for file in std::fs::read_dir(path).unwrap() {
            let name = file.unwrap().file_name().into_string().unwrap();
            let name = name.trim_end_matches(".rs");
            assert!(
                name == "mod" || listed.contains(&name),
                "{folder}/{name}.rs is in no list"
            );
        }
    }
}
