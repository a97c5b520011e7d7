//! Compares the Google checks with another validator's samples, where they are at hand.

use super::tests::{context, google};
use super::*;
use crate::partners::{Overrides, PartnerSpec, Severity, Shape};
use crate::value::Value;
use feeds::record::{Position, Records};
use serde_json::Value as Json;

/// A file of the shared fixtures; `None`, and a word on standard error, when there is none.
pub(crate) fn fixture(path: &str) -> Option<String> {
    let shared = std::env::var("FEEDMILL_SHARED")
        .unwrap_or_else(|_| concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared").to_owned());
    let text = std::fs::read_to_string(format!("{shared}/fixtures/{path}"));
    if text.is_err() {
        eprintln!("skipped: no fixture {path}");
    }
    text.ok()
}

/// Errors and warnings on one product, its values as they stand in the sample.
fn findings(product: &serde_json::Map<String, Json>, currency: &str) -> Vec<String> {
    let spec = PartnerSpec::named("google-shopping").unwrap().unwrap();
    let context = crate::context::Context {
        currency: currency.to_owned(),
        ..context("US")
    };
    let known = product
        .iter()
        .filter(|(name, _)| spec.attribute(name).is_some());
    let names: Vec<&str> = known.clone().map(|(name, _)| name.as_str()).collect();
    let shape = Shape::new(&spec, Some("tsv"), &context, &names, &Overrides::default()).unwrap();
    let mut records = Records::new();
    for (index, (_, json)) in known.enumerate() {
        shape.render(
            index,
            &Value::owned(json.as_str().unwrap().to_owned()),
            &context,
            &mut records,
        );
    }
    records.finish(Position::default());
    let checker = Checker::new(&spec, &shape, &context, Some(&google()));
    let mut out = Vec::new();
    checker.record(records.get(0), &mut checker.tally(), &mut |finding| {
        if finding.severity > Severity::Advice {
            out.push(format!("{}: {}", finding.attribute, finding.check));
        }
    });
    out
}

#[test]
fn valid_samples_differ_only_where_they_are_wrong() {
    let Some(text) = fixture("gmc-validator-samples/sample-valid.json") else {
        return;
    };
    let products: Vec<Json> = serde_json::from_str(&text).unwrap();
    let found: Vec<_> = products
        .iter()
        .map(|product| findings(product.as_object().unwrap(), "USD"))
        .collect();
    // The peer does not look at the category, which says that the first is clothing, and in the US clothing has a
    // colour, size, gender and age. It takes any date for a pre-order, and Google a year ahead at most.
    assert!(
        found[0].contains(&"size: present".to_owned()),
        "{:?}",
        found[0]
    );
    assert!(
        found[1].contains(&"availability_date: too_far".to_owned()),
        "{:?}",
        found[1]
    );
    let explained = [
        "age_group: present",
        "gender: present",
        "color: present",
        "size: present",
        "availability_date: too_far",
    ];
    for finding in found.iter().flatten() {
        assert!(explained.contains(&&**finding), "{finding}");
    }
}

#[test]
fn the_broken_sample_is_broken_in_the_same_places() {
    let Some(text) = fixture("gmc-validator-samples/sample-broken.json") else {
        return;
    };
    let products: Vec<Json> = serde_json::from_str(&text).unwrap();
    let found = findings(products[0].as_object().unwrap(), "USD");
    for wanted in [
        "title: too_long",
        "title: capitals",
        "link: url",
        "image_link: url",
        "availability: choice",
        "brand: present",
        "gtin: any_of",
    ] {
        assert!(found.contains(&wanted.to_owned()), "{wanted}: {found:?}");
    }
    // Tags in a description and a currency in front are tolerated by Google and rewritten on the way out.
    assert!(
        !found
            .iter()
            .any(|finding| finding.starts_with("description") || finding.starts_with("price:")),
        "{found:?}"
    );
}
