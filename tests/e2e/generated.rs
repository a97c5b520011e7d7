//! Generated documents are as the program would write them now. `make docs` rewrites them.

use std::fs;
use std::path::Path;

fn fresh(name: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("docs")
        .join(name);
    if std::env::var_os("FEEDMILL_UPDATE").is_some() {
        fs::write(&path, text).expect("docs can be written");
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == text, "docs/{name} is stale: run `make docs`");
}

#[test]
fn the_reference_is_fresh() {
    fresh("transforms.md", &mappings::docs::transforms());
    fresh("conditions.md", &mappings::docs::conditions());
    fresh("labels.md", &mappings::docs::labels());
    fresh("surveys.md", &mappings::docs::surveys());
    fresh("partners.md", &mappings::docs::partners());
    fresh("product-fields.md", &mappings::docs::fields());
}

#[test]
fn the_reference_of_the_json_output_is_fresh() {
    fresh("json.md", &feedmill::docs::json());
}
