//! The way of a person with the example shop: make it, run it, ask why, change something, go back.

use crate::command::{Desk, NOW, list, number, paired, text};
use serde_json::Value;
use std::collections::BTreeSet;

/// A product that no partner gets, for several reasons.
const EXCLUDED: &str = "01004-ZWA-M";

#[test]
fn the_example_reaches_four_partners_and_every_product_is_accounted_for() {
    let desk = Desk::with_example();
    let report = desk.run(&[]);
    let partners = list(&report, "partners");
    let names: Vec<&str> = partners
        .iter()
        .map(|partner| text(partner, "partner"))
        .collect();
    assert_eq!(
        names,
        ["beslist-nl", "bol-com", "google-shopping", "kieskeurig-nl"]
    );
    for partner in partners {
        let left_out: u64 = list(partner, "excluded")
            .iter()
            .map(|excluded| number(excluded, "count"))
            .sum();
        assert_eq!(number(partner, "in"), number(&report["snapshot"], "rows"));
        assert_eq!(number(partner, "in"), number(partner, "out") + left_out);
        assert!(number(partner, "out") > 100, "{partner}");
        assert_eq!(text(partner, "status"), "written");

        let file = format!("shop/{}", text(partner, "file"));
        assert_eq!(number(partner, "bytes"), desk.read(&file).len() as u64);
        let inspected = desk.feedmill(&["inspect", &file, "--json"]);
        assert_eq!(inspected.code, 0, "{}", inspected.err);
        assert_eq!(number(&inspected.json(), "rows"), number(partner, "out"));
    }
}

#[test]
fn the_same_bytes_come_from_one_thread_and_from_four() {
    let (one, four) = (Desk::with_example(), Desk::with_example());
    one.run(&["--threads", "1"]);
    four.run(&["--threads", "4"]);
    let first = one.files("shop/out");
    // Four feeds, and a sheet of bids for the one that has no column for them.
    assert_eq!(first.len(), 5);
    // Not assert_eq: nobody reads megabytes of difference.
    assert!(first == four.files("shop/out"));

    let again = one.run(&["--threads", "4"]);
    let snapshot = &again["snapshot"];
    assert_eq!(
        ["added", "changed", "removed"].map(|key| number(snapshot, key)),
        [0, 0, 0]
    );
    assert!(first == one.files("shop/out"));
}

#[test]
fn a_dry_run_and_a_check_tell_but_write_nothing() {
    let desk = Desk::with_example();
    let before = desk.files("shop");
    let report = desk.run(&["--dry-run"]);
    for partner in list(&report, "partners") {
        assert_eq!(text(partner, "status"), "counted");
        assert!(number(partner, "out") > 100, "{partner}");
        assert_eq!(partner["file"], Value::Null);
    }
    let told = desk.feedmill(&["check", "shop", "--now", NOW]).done();
    assert!(
        told.contains("google-shopping: ") && told.contains("image_link"),
        "{told}"
    );
    assert!(before == desk.files("shop"));
    let history = desk.feedmill(&["history", "shop", "--json"]).json();
    assert_eq!(list(&history, "runs").len(), 0);
}

#[test]
fn check_and_run_count_the_same() {
    let desk = Desk::with_example();
    let checked = desk
        .feedmill(&["check", "shop", "--now", NOW, "--json"])
        .json();
    let written = desk.run(&[]);
    let pairs = list(&checked, "partners")
        .iter()
        .zip(list(&written, "partners"));
    for (checked, written) in pairs {
        for key in [
            "partner", "in", "out", "excluded", "issues", "score", "rules",
        ] {
            assert_eq!(checked[key], written[key], "{key}");
        }
    }
}

#[test]
fn explain_names_every_reason_for_a_missing_product() {
    let desk = Desk::with_example();
    desk.run(&[]);
    let arguments = ["explain", "shop", "google-shopping", EXCLUDED, "--now", NOW];
    let story = desk
        .feedmill(&[&arguments[..], &["--json"]].concat())
        .json();
    assert_eq!(story["included"], false);
    let reasons = list(&story, "reasons");
    let named: Vec<(&str, bool)> = reasons
        .iter()
        .map(|reason| (text(reason, "reason"), reason["decisive"] == true))
        .collect();
    let expected = [
        ("out of stock", true),
        ("past season without a margin", false),
        ("broken size run", false),
        ("too many returns", false),
    ];
    assert_eq!(named, expected);

    let told = desk.feedmill(&arguments).done();
    for (reason, _) in expected {
        assert!(told.contains(reason), "{reason} is not in {told}");
    }
}

#[test]
fn what_preview_shows_is_what_a_run_writes() {
    let desk = Desk::with_example();
    desk.run(&[]);
    let arguments = ["preview", "shop", "kieskeurig-nl", "--limit", "3"];
    let page = desk
        .feedmill(&[&arguments[..], &["--now", NOW, "--json"]].concat())
        .json();
    let products = list(&page, "products");
    assert_eq!(products.len(), 3);
    let feed = desk.read("shop/out/kieskeurig-nl.csv");
    let mut rows = rows(feed.trim_start_matches('\u{feff}')).into_iter();
    let header = rows.next().expect("there is a header");
    let columns: Vec<&str> = list(&page, "columns")
        .iter()
        .filter_map(Value::as_str)
        .collect();
    assert_eq!(header, columns);
    for (product, row) in products.iter().zip(rows) {
        let shown: Vec<&str> = columns
            .iter()
            .map(|column| paired(&product["output"], column))
            .collect();
        assert_eq!(shown, row);
    }
}

/// The cells of text with semicolons between them, and quotes around those that need them.
fn rows(text: &str) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    let (mut row, mut cell, mut quoted) = (Vec::new(), String::new(), false);
    let mut characters = text.chars().filter(|c| *c != '\r').peekable();
    while let Some(c) = characters.next() {
        match c {
            '"' if quoted && characters.peek() == Some(&'"') => {
                characters.next();
                cell.push('"');
            }
            '"' => quoted = !quoted,
            ';' | '\n' if !quoted => {
                row.push(std::mem::take(&mut cell));
                if c == '\n' {
                    rows.push(std::mem::take(&mut row));
                }
            }
            _ => cell.push(c),
        }
    }
    rows
}

#[test]
fn diff_tells_the_one_price_that_was_edited() {
    let desk = Desk::with_example();
    desk.run(&[]);
    // A product without a former price, so that only the price itself moves.
    let arguments = ["preview", "shop", "google-shopping", "--limit", "200"];
    let page = desk
        .feedmill(&[&arguments[..], &["--now", NOW, "--json"]].concat())
        .json();
    let product = list(&page, "products")
        .iter()
        .find(|product| paired(&product["source"], "old_price").is_empty())
        .expect("not everything is on sale");
    let (id, price) = (text(product, "id"), paired(&product["source"], "price"));
    let (whole, cents) = price.split_once(',').expect("a Dutch price");
    let dearer = format!("{whole},{}", if cents == "95" { "96" } else { "95" });
    let source = desk.read("shop/source/producten.csv");
    let line = source
        .lines()
        .find(|line| line.starts_with(&format!("{id};")))
        .expect("the product is in the source");
    let edited = line.replacen(&format!(";{price};"), &format!(";{dearer};"), 1);
    desk.edit("shop/source/producten.csv", line, &edited);

    let report = desk.run(&[]);
    assert_eq!(number(&report["snapshot"], "changed"), 1);
    let changes = desk
        .feedmill(&["diff", "shop", "google-shopping", "--json"])
        .json();
    assert_eq!(
        ["added", "removed", "changed"].map(|key| number(&changes, key)),
        [0, 0, 1]
    );
    let changed = &list(&changes, "products")[0];
    assert_eq!(
        (text(changed, "id"), text(changed, "what")),
        (id, "changed")
    );
    let values = list(changed, "values");
    assert_eq!(values.len(), 1, "{changed}");
    assert_eq!(text(&values[0], "column"), "g:price");
    assert_eq!(
        text(&values[0], "after"),
        format!("{} EUR", dearer.replace(',', "."))
    );
    let told = desk.feedmill(&["diff", "shop", "google-shopping"]).done();
    assert!(told.contains(id) && told.contains("g:price"), "{told}");
}

#[test]
fn revert_brings_back_the_rules_of_an_earlier_run() {
    let desk = Desk::with_example();
    desk.run(&[]);
    let before = desk.read("shop/rules.toml");
    desk.edit("shop/rules.toml", "broken size run", "sizes are gone");
    let report = desk.run(&[]);
    let reasons: BTreeSet<&str> = list(&report, "partners")
        .iter()
        .flat_map(|partner| list(partner, "excluded"))
        .map(|excluded| text(excluded, "reason"))
        .collect();
    assert!(reasons.contains("sizes are gone") && !reasons.contains("broken size run"));

    let history = desk.feedmill(&["history", "shop", "--json"]).json();
    assert_eq!(list(&history, "runs").len(), 2);
    let revisions: Vec<u64> = list(&history, "revisions")
        .iter()
        .filter(|revision| text(revision, "file") == "rules.toml")
        .map(|revision| number(revision, "id"))
        .collect();
    assert_eq!(revisions.len(), 2, "the newest first");
    let edited = desk.read("shop/rules.toml");
    let revert = |revision: u64| {
        let told = desk
            .feedmill(&["revert", "shop", &revision.to_string()])
            .done();
        assert!(told.contains("rules.toml"), "{told}");
    };
    revert(revisions[1]);
    assert_eq!(desk.read("shop/rules.toml"), before);
    revert(revisions[0]);
    assert_eq!(desk.read("shop/rules.toml"), edited);
}

#[test]
fn labels_show_where_the_products_are() {
    let desk = Desk::with_example();
    let labels = |more: &[&str]| {
        let ended = desk.feedmill(&[&["labels", "shop", "--now", NOW], more].concat());
        (ended.code, ended.out, ended.err)
    };
    let (_, out, _) = labels(&["--json"]);
    let told: Value = serde_json::from_str(&out).unwrap();
    let products = number(&told, "products");
    let found = list(&told, "labels");
    assert_eq!(found.len(), 6);
    for label in found {
        let counts = list(label, "bands")
            .iter()
            .map(|band| number(band, "count"));
        assert_eq!(
            counts.sum::<u64>() + number(label, "without_band"),
            products,
            "{label}"
        );
        let bins = list(label, "histogram")
            .iter()
            .map(|bin| number(bin, "count"));
        assert_eq!(bins.sum::<u64>(), number(label, "measured"), "{label}");
    }
    // A moved edge moves products, at once and without a run.
    let margin = found
        .iter()
        .find(|label| text(label, "label") == "margin")
        .unwrap();
    let thin = list(margin, "bands")
        .iter()
        .find(|band| text(band, "band") == "thin")
        .unwrap();
    desk.edit(
        "shop/labels.toml",
        "{ name = \"thin\", below = 15 }",
        "{ name = \"thin\", below = 25 }",
    );
    let (_, out, _) = labels(&["margin", "--json"]);
    let wider: Value = serde_json::from_str(&out).unwrap();
    let wider = &list(&wider, "labels")[0]["bands"][1];
    assert!(number(wider, "count") > number(thin, "count"));

    let (code, out, _) = labels(&["margin"]);
    assert!(
        code == 0 && out.contains("thin") && !out.contains("season"),
        "{out}"
    );
    let (code, _, err) = labels(&["margn"]);
    assert!(code == 2 && err.contains("margin"), "{err}");
}

#[test]
fn rules_tell_which_products_they_touched() {
    let desk = Desk::with_example();
    let report = desk.run(&[]);
    let rules = |more: &[&str]| desk.feedmill(&[&["rules", "shop"], more].concat());
    let told = rules(&["google-shopping", "--limit", "5000", "--json"]).json();
    let google = list(&report, "partners")
        .iter()
        .find(|partner| text(partner, "partner") == "google-shopping")
        .unwrap();
    let run = list(&report, "rules").iter().chain(list(google, "rules"));
    let kept = list(&told, "rules");
    assert!(kept.len() > 5);
    for (run, kept) in run.zip(kept) {
        assert_eq!(text(run, "rule"), text(kept, "rule"));
        assert_eq!(run["before"], kept["before"]);
        for what in ["matched", "changed", "excluded"] {
            assert_eq!(run[what], kept[what]["count"], "{kept}");
            assert_eq!(
                list(&kept[what], "products").len() as u64,
                number(run, what),
                "{kept}"
            );
        }
    }
    // The product that explain tells of is among those of the rule that explain names.
    let cheap = rules(&["--rule", "Too cheap for a click", "--json"]).json();
    assert_eq!(list(&cheap, "rules").len(), 1);
    let id = cheap["rules"][0]["excluded"]["products"][0]
        .as_str()
        .unwrap();
    let why = desk
        .feedmill(&["explain", "shop", "google-shopping", id, "--now", NOW])
        .done();
    assert!(why.contains("Too cheap for a click"), "{why}");
    let wrong = rules(&["--rule", "Too cheap for a clck"]);
    assert!(
        wrong.code == 2 && wrong.err.contains("did you mean"),
        "{}",
        wrong.err
    );
}

#[test]
fn the_example_in_dutch_is_the_same_shop_in_other_words() {
    let desk = Desk::with_example();
    let english = desk.run(&[]);
    let files = desk.files("shop/out");
    let other = Desk::new();
    other
        .feedmill(&["new", "shop", "--example", "--language", "nl"])
        .done();
    let dutch = other.run(&[]);
    let counted = |partner: &Value, list_of: &str| {
        let counts = list(partner, list_of).iter();
        let mut counts: Vec<u64> = counts.map(|one| number(one, "count")).collect();
        counts.sort_unstable();
        counts
    };
    let pairs = list(&english, "partners")
        .iter()
        .zip(list(&dutch, "partners"));
    for (one, other) in pairs {
        for key in ["partner", "in", "out", "score"] {
            assert_eq!(one[key], other[key], "{key}");
        }
        for key in ["excluded", "issues"] {
            assert_eq!(counted(one, key), counted(other, key), "{key}");
        }
    }
    let excluded = list(&list(&dutch, "partners")[0], "excluded");
    assert!(
        excluded
            .iter()
            .any(|one| text(one, "reason").contains("niet "))
    );
    // Labels, which are words, go to Google alone.
    for (name, bytes) in other.files("shop/out") {
        if !name.contains("google") && !name.contains("bids") {
            assert!(files[&name] == bytes, "{name}");
        }
    }
}
