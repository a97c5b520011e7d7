//! The JSON output is a contract (docs/json.md): these keys stay. New ones may come.

use crate::command::Desk;
use serde_json::Value;

/// Every key must be in every object at the path; `[]` goes through a list, which must have an element.
fn has(document: &Value, path: &str, keys: &[&str]) {
    let mut objects = vec![document];
    for step in path.split('.').filter(|step| !step.is_empty()) {
        let name = step.trim_end_matches("[]");
        objects = objects.into_iter().map(|object| &object[name]).collect();
        if step.ends_with("[]") {
            objects = objects
                .into_iter()
                .filter_map(Value::as_array)
                .flatten()
                .collect();
        }
    }
    assert!(!objects.is_empty(), "nothing at {path}");
    for object in objects {
        for key in keys {
            assert!(
                object.get(key).is_some(),
                "no {key} at {path:?} in {object}"
            );
        }
    }
}

#[test]
fn a_run_tells_at_least_this() {
    let desk = Desk::with_example();
    let report = desk.run(&[]);
    has(
        &report,
        "",
        &[
            "version", "run", "now", "snapshot", "partners", "rules", "notes",
        ],
    );
    let snapshot = [
        "rows", "added", "changed", "removed", "fields", "joins", "issues", "seconds",
    ];
    has(&report, "snapshot", &snapshot);
    let join = [
        "source",
        "rows",
        "matched",
        "unmatched_products",
        "unmatched_rows",
    ];
    has(&report, "snapshot.joins[]", &join);
    has(
        &report,
        "snapshot.issues[]",
        &["code", "source", "column", "count", "first"],
    );
    let partner = [
        "partner", "in", "out", "excluded", "issues", "score", "status", "why",
    ];
    has(&report, "partners[]", &partner);
    has(
        &report,
        "partners[]",
        &["file", "bytes", "seconds", "rules", "unmapped_categories"],
    );
    has(&report, "partners[].excluded[]", &["reason", "count"]);
    let issue = [
        "check",
        "attribute",
        "severity",
        "count",
        "message",
        "fix",
        "products",
    ];
    has(&report, "partners[].issues[]", &issue);
    let rule = [
        "rule", "before", "matched", "changed", "excluded", "included",
    ];
    has(&report, "partners[].rules[]", &rule);
    has(&report, "rules[]", &rule);
}

#[test]
fn an_inspection_tells_at_least_this() {
    let desk = Desk::new();
    desk.write("feed.csv", "id;title;price\n1;Tent;129,95\n2;Lamp;9,50\n");
    desk.write(
        "feed.xml",
        "<shop><item><id>1</id><price>129.95</price></item><item><id>2</id><price>9.50</price></item></shop>",
    );
    let inspect = |file| desk.feedmill(&["inspect", file, "--json"]).json();
    let (csv, xml) = (inspect("feed.csv"), inspect("feed.xml"));
    for found in [&csv, &xml] {
        has(
            found,
            "",
            &[
                "format",
                "encoding",
                "rows",
                "columns",
                "decisions",
                "issues",
            ],
        );
        has(found, "decisions[]", &["what", "value", "why"]);
        let column = [
            "name",
            "type",
            "filled",
            "distinct",
            "samples",
            "field",
            "confidence",
            "why",
        ];
        has(found, "columns[]", &column);
    }
    assert_eq!(
        (&csv["format"], &csv["delimiter"]),
        (&"csv".into(), &";".into())
    );
    assert_eq!(
        (&xml["format"], &xml["item_path"]),
        (&"xml".into(), &"shop/item".into())
    );
}

/// All keys of objects in a document, but those of maps whose names are the shop's own.
fn keys(document: &Value, found: &mut std::collections::BTreeSet<String>) {
    match document {
        Value::Object(members) => {
            for (key, member) in members {
                found.insert(key.clone());
                let own = ["arguments", "does", "examples", "report"].contains(&key.as_str());
                let map = ["fields", "columns"].contains(&key.as_str()) && member.is_object();
                if !own && !map {
                    keys(member, found);
                }
            }
        }
        Value::Array(members) => members.iter().for_each(|member| keys(member, found)),
        _ => {}
    }
}

#[test]
fn every_output_has_a_version_and_every_key_is_documented() {
    let desk = Desk::with_example();
    desk.run(&[]);
    desk.edit("shop/source/producten.csv", "Tent", "Tente");
    desk.run(&[]);
    let documented = include_str!("../../docs/json.md");
    let product = desk
        .feedmill(&["preview", "shop", "bol-com", "--limit", "1", "--json"])
        .json();
    let product = product["products"][0]["id"].as_str().unwrap_or_default();
    for command in [
        &["inspect", "shop/source/producten.csv"][..],
        &["new", "other", "--source", "shop/source/producten.csv"],
        &["new", "example", "--example"],
        &["check", "shop"],
        &["preview", "shop", "bol-com"],
        &["explain", "shop", "bol-com", product],
        &["labels", "shop"],
        &["diff", "shop", "bol-com"],
        &["history", "shop"],
        &["rebuild", "shop", "bol-com", "1"],
        &["history", "shop", "--prune"],
        &["revert", "shop", "1"],
        &["partners"],
        &["transforms"],
        &["transforms", "truncate"],
        &["check", "nowhere"],
    ] {
        let told = desk.feedmill(&[command, &["--json"]].concat()).json();
        assert_eq!(told["version"], 1, "{command:?}");
        let mut found = std::collections::BTreeSet::new();
        keys(&told, &mut found);
        for key in found {
            let ways = [format!("`{key}"), format!(".{key}"), format!("\"{key}\"")];
            assert!(
                ways.iter().any(|way| documented.contains(way)),
                "{command:?}: {key} is not documented"
            );
        }
    }
}
