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
