//! Generated documents are as the program would write them now. `make docs` rewrites them.

use std::fs;
use std::path::Path;

fn fresh(name: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    if std::env::var_os("FEEDMILL_UPDATE").is_some() {
        fs::write(&path, text).expect("it can be written");
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == text, "{name} is stale: run `make docs`");
}

#[test]
fn the_reference_is_fresh() {
    fresh("docs/transforms.md", &mappings::docs::transforms());
    fresh("docs/conditions.md", &mappings::docs::conditions());
    fresh("docs/labels.md", &mappings::docs::labels());
    fresh("docs/surveys.md", &mappings::docs::surveys());
    fresh("docs/partners.md", &mappings::docs::partners());
    fresh("docs/product-fields.md", &mappings::docs::fields());
}

#[test]
fn the_contract_of_the_screens_is_fresh() {
    fresh("ui/src/host/contract.ts", &feedmill::api::typescript());
}

#[test]
fn the_reference_of_the_json_output_is_fresh() {
    fresh("docs/json.md", &feedmill::docs::json());
}

#[test]
fn the_reference_of_the_spec_keys_is_fresh() {
    fresh("docs/partner-spec.md", &feedmill::docs::partner_spec());
}

#[test]
fn every_fault_in_the_docs_has_its_test() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut code = String::new();
    let mut open = ["src", "tests", "feeds/src"]
        .map(|folder| root.join(folder))
        .to_vec();
    while let Some(path) = open.pop() {
        if path.is_dir() {
            let entries = fs::read_dir(&path).expect("it can be listed");
            open.extend(entries.flatten().map(|entry| entry.path()));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            code += &fs::read_to_string(&path).expect("it is text");
        }
    }
    let text = fs::read_to_string(root.join("docs/faults.md")).expect("it is there");
    let rows = text
        .lines()
        .filter(|line| line.starts_with("| ") && !line.contains("| Test |"));
    let mut told = 0;
    for row in rows {
        let tests = row
            .trim_end_matches(" |")
            .rsplit(" | ")
            .next()
            .unwrap_or_default();
        for test in tests.split(", ") {
            let test = test.trim_matches('`');
            assert!(
                code.contains(&format!("fn {test}(")),
                "there is no test {test}"
            );
            told += 1;
        }
    }
    assert!(told > 20, "{told}");
}
