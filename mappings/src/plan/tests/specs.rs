//! The examples of the partner specs, through the engine: what a spec promises is what a run writes.

use super::shop::Shop;
use crate::partners::PartnerSpec;
use serde_json::{Value as Json, json};

#[test]
fn every_example_is_written_as_promised() {
    let mut wrong = Vec::new();
    for (id, toml) in PartnerSpec::builtin() {
        let spec = PartnerSpec::parse(id, toml).unwrap_or_else(|error| panic!("{error}"));
        assert!(!spec.examples.is_empty(), "{id} has no example");
        for example in &spec.examples {
            let country = example.country.as_deref().unwrap_or("NL");
            let mut mapping = format!("partner = '{id}'\ncountry = '{country}'\n");
            if let Some(format) = &example.format {
                mapping += &format!("format = '{format}'\n");
            }
            let shop = Shop::new(json!([example.given]), "", &[&mapping]);
            let cells = shop.cells();
            for (column, wanted) in &example.gives {
                let wanted: Vec<String> = match wanted {
                    Json::Array(values) => values
                        .iter()
                        .map(|text| text.as_str().unwrap().to_owned())
                        .collect(),
                    one => vec![one.as_str().unwrap().to_owned()],
                };
                let written = cells.get(column);
                if written != Some(&wanted) {
                    wrong.push(format!("{id}: {column} is {written:?}, not {wanted:?}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn google_hears_that_no_identifier_exists_when_the_mapping_empties_a_wrong_one() {
    let shop = |mapping: &str| {
        let wrong = "8712345678907";
        Shop::new(
            json!([
                {"id": "a", "gtin": wrong, "brand": "Merrell", "mpn": "M3"},
                {"id": "b", "gtin": wrong, "brand": "Merrell"},
                {"id": "c", "gtin": "8712345678906"},
            ]),
            "",
            &[&format!("partner = 'google-shopping'\n{mapping}")],
        )
    };
    let said = |shop: &Shop| {
        let lines = shop.lines();
        let says = |line: &String| line.contains("identifier_exists=no");
        lines.iter().map(says).collect::<Vec<_>>()
    };
    assert_eq!(said(&shop("")), [false, false, false]);
    let emptied = "fields.gtin = { field = 'gtin', use = ['only_valid_gtin'] }";
    assert_eq!(said(&shop(emptied)), [false, true, false]);
    let left_out = "fields.gtin = { value = '' }\nfields.mpn = { value = '' }";
    assert_eq!(said(&shop(left_out)), [true, true, true]);
}

#[test]
fn only_attributes_before_it_are_known_to_a_value() {
    let shop = Shop::new(
        json!([{"id": "a"}]),
        "",
        &["partner = 'google-shopping'\nfields.gtin = 'attribute/identifier_exists'"],
    );
    let mistakes = shop.compile().err().unwrap();
    assert_eq!(mistakes[0].path, "fields.gtin");
}
