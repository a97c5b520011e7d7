//! Every partner gets a feed from the example shop, with nothing but its spec's own defaults, and what its checks find
//! is a mistake that the example has on purpose, something that the example shop does not have, or its currency abroad.

use crate::command::Desk;
use serde_json::Value;
use std::collections::BTreeSet;

/// Mistakes of the example, by the product field they are in: the checks that find them.
const PLANTED: &[(&str, &[&str], &str)] = &[
    (
        "gtin",
        &["gtin", "pattern", "unique"],
        "wrong check digits, numbers made by a spreadsheet, `nvt`, numbers that stand twice",
    ),
    ("image_link", &["present"], "products without a picture"),
    (
        "brand",
        &["present", "refused"],
        "products without a brand, or with `N/A`",
    ),
    (
        "title",
        &["capitals", "plain_text", "promotional", "too_long"],
        "titles in capitals, with tags and advertising, too long",
    ),
    ("link", &["url", "pattern"], "addresses without their site"),
    ("price", &["less_than"], "former prices below the price"),
    ("color", &["present"], "`n.v.t.` for a colour"),
];

/// What some products of the example are, and no mistake: the partner takes no such products, or says it otherwise.
const NOT_FOR_ALL: &[(&str, &str, &str, &str)] = &[
    (
        "heureka-cz",
        "URL",
        "unique",
        "the example's variants share a page",
    ),
    ("heureka-sk", "URL", "unique", "there too"),
    (
        "kieskeurig-nl",
        "type",
        "unique",
        "the example's variants share the maker's number",
    ),
    ("manomano", "sku_manufacturer", "unique", "there too"),
    (
        "vergelijk",
        "productname",
        "unique",
        "the example's variants share a title",
    ),
    (
        "criteo",
        "availability",
        "choice",
        "Criteo has no word for what can be pre-ordered",
    ),
    ("fruugo", "StockStatus", "choice", "nor has Fruugo"),
    (
        "fruugo",
        "StockStatus",
        "too_long",
        "and ours is too long for it",
    ),
    (
        "etsy",
        "quantity",
        "in_range",
        "what can be pre-ordered has no stock",
    ),
    (
        "fashionchick",
        "Product maten",
        "present",
        "tents and bags have no size",
    ),
    ("miinto", "size", "present", "nor for Miinto"),
    (
        "google-promotions",
        "percent_off",
        "any_of",
        "the example has no promotions",
    ),
    (
        "idealo",
        "paymentCosts_cash_in_advance",
        "any_of",
        "nor ways of payment",
    ),
    (
        "otto",
        "sale_price",
        "needs",
        "the example's sales have no dates",
    ),
];

/// The product fields that a value comes from.
fn fields<'v>(from: &'v Value, out: &mut BTreeSet<&'v str>) {
    match from {
        Value::Object(members) => {
            out.extend(members.get("field").and_then(Value::as_str));
            let rest = members
                .iter()
                .filter(|(name, _)| *name != "if" && *name != "use");
            rest.for_each(|(_, value)| fields(value, out));
        }
        Value::Array(values) => values.iter().for_each(|value| fields(value, out)),
        _ => {}
    }
}

/// The fields behind an attribute, or behind a part of a group.
fn behind<'v>(spec: &'v Value, attribute: &str) -> BTreeSet<&'v str> {
    let (name, part) = attribute.split_once('/').unwrap_or((attribute, ""));
    let attributes = spec["attribute"].as_array().into_iter().flatten();
    let mut found = BTreeSet::new();
    for attribute in attributes.filter(|attribute| attribute["name"] == name) {
        let from = &attribute["from"];
        let members = from["group"]
            .as_array()
            .or_else(|| from["list"][0]["group"].as_array());
        match members.filter(|_| !part.is_empty()) {
            Some(members) => {
                let members = members.iter().filter(|member| member[0] == part);
                members.for_each(|member| fields(&member[1], &mut found));
            }
            None => fields(from, &mut found),
        }
    }
    found
}

#[test]
fn every_partner_gets_a_feed_that_is_wrong_only_where_the_example_is() {
    let desk = Desk::with_example();
    let listed = desk.feedmill(&["partners", "--json"]).json();
    let ids: Vec<String> = listed["partners"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|partner| partner["id"].as_str().expect("an id").to_owned())
        .collect();
    for id in &ids {
        // The example's own mappings are adjusted to its words; here the specs stand alone.
        desk.write(
            &format!("shop/mappings/{id}.toml"),
            &format!("partner = \"{id}\"\n"),
        );
    }
    let columns = desk.read("shop/feeds/products.toml");
    // Computed by the catalog, or constants.
    let has = |field: &str| {
        columns.contains(&format!("\"{field}\"")) || matches!(field, "sale_price" | "currency")
    };
    let report = desk
        .feedmill(&["check", "shop", "--json", "--now", crate::command::NOW])
        .json();
    let partners = report["partners"].as_array().expect("partners");
    assert_eq!(partners.len(), ids.len());
    let mut unexplained = Vec::new();
    for partner in partners {
        let id = partner["partner"].as_str().expect("a name");
        assert!(partner["out"].as_u64() > Some(1000), "{id}: {partner}");
        let told = desk.feedmill(&["partners", id, "--json"]).json();
        let spec = &told["partner"];
        for issue in partner["issues"].as_array().into_iter().flatten() {
            let text = |key: &str| issue[key].as_str().unwrap_or_default();
            let (attribute, check) = (text("attribute"), text("check"));
            if text("severity") == "advice" {
                continue;
            }
            let fields = behind(spec, attribute);
            let all = issue["count"] == partner["out"];
            let not_there = all && check == "present" && !fields.iter().any(|field| has(field));
            let planted = !all
                && PLANTED
                    .iter()
                    .any(|(field, checks, _)| fields.contains(field) && checks.contains(&check));
            let not_for_all = NOT_FOR_ALL
                .iter()
                .any(|(of, name, by, _)| (*of, *name, *by) == (id, attribute, check));
            let currencies = spec["currencies"].as_array().map_or(&[][..], Vec::as_slice);
            let abroad = check == "currency"
                && !currencies.is_empty()
                && !currencies.iter().any(|currency| currency == "EUR");
            if !not_there && !planted && !not_for_all && !abroad {
                unexplained.push(format!(
                    "{id}: {attribute}: {check}, {} times",
                    issue["count"]
                ));
            }
        }
    }
    assert!(unexplained.is_empty(), "{}", unexplained.join("\n"));
}
