//! Against other people's vectors: 595 price strings of price-parser, and GTINs of validator.js. The vectors are not
//! part of this repository; without them the tests say so and pass.

use feeds::types::{gtin, price};
use rust_decimal::Decimal;
use serde_json::Value as Json;
use std::path::PathBuf;

#[expect(clippy::print_stderr, reason = "a skipped test says so")]
fn vectors(path: &str) -> Option<Json> {
    let shared = std::env::var_os("FEEDMILL_SHARED").map_or_else(
        || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared")),
        PathBuf::from,
    );
    let path = shared.join("fixtures").join(path);
    let Ok(text) = std::fs::read_to_string(&path) else {
        eprintln!("skipped: {} is not there", path.display());
        return None;
    };
    Some(serde_json::from_str(&text).expect("vectors are JSON"))
}

/// Groups that price-parser itself fails: signs it does not know yet, and texts that need understanding.
const HARD: &str = "XFAIL";

/// Cases outside the hard groups that must keep passing, of 521.
const FLOOR: usize = 511;

#[test]
fn prices_are_found_as_price_parser_finds_them() {
    let Some(vectors) = vectors("price-parser-a/price_vectors.json") else {
        return;
    };
    let (mut passed, mut hard, mut failed) = (0, 0, Vec::new());
    for (group, cases) in vectors.as_object().expect("groups") {
        for case in cases.as_array().expect("cases") {
            let text = |key: &str| case[key].as_str();
            // A stated decimal mark is a convention, which is tested beside `Convention`.
            if case.get("decimal_separator").is_some() {
                continue;
            }
            let found = price(text("price_raw").unwrap_or(""), text("currency_raw"));
            let amount = text("amount").map(|amount| amount.parse::<Decimal>().expect("an amount"));
            let right = match (&found, amount) {
                (None, None) => true,
                (Some(found), Some(amount)) => {
                    found.amount == amount && found.currency.as_deref() == text("currency")
                }
                _ => false,
            };
            if group.contains(HARD) {
                hard += usize::from(right);
            } else if right {
                passed += 1;
            } else {
                failed.push(format!("{group}: {case} gave {found:?}"));
            }
        }
    }
    eprintln!(
        "{passed} passed, {} failed, {hard} of the hard ones passed",
        failed.len()
    );
    for line in &failed {
        eprintln!("{line}");
    }
    assert!(passed >= FLOOR, "{passed} passed");
}

#[test]
fn gtins_are_judged_as_validator_js_judges_them() {
    let Some(vectors) = vectors("gtin-vectors/gtin_vectors.json") else {
        return;
    };
    let list = |key: &str| vectors[key].as_array().expect("a list").clone();
    for text in list("valid") {
        assert!(gtin::is_valid(text.as_str().expect("text")), "{text}");
    }
    for text in list("invalid") {
        assert!(!gtin::is_valid(text.as_str().expect("text")), "{text}");
    }
}
