//! Faults in a source are held with their cause, and a person decides what becomes of a held feed.

use crate::command::{Desk, Ended, list, number, text};
use serde_json::Value;

const SOURCE: &str = "shop/source/producten.csv";

/// A desk with the example and one good run for google-shopping.
fn desk() -> Desk {
    let desk = Desk::with_example();
    assert_eq!(run(&desk, 1).code, 0);
    desk
}

fn run(desk: &Desk, day: u32) -> Ended {
    let now = format!("2026-11-{day:02}T06:00:00Z");
    desk.feedmill(&[
        "run",
        "shop",
        "--partner",
        "google-shopping",
        "--now",
        &now,
        "--json",
    ])
}

/// Rewrites the cells of the source, row by row without the header; quoted cells stay whole.
fn spoil(desk: &Desk, change: impl Fn(usize, &mut Vec<String>) -> bool) {
    let source = desk.read(SOURCE);
    let mut lines = source.split_inclusive("\r\n");
    let mut spoilt = lines.next().unwrap_or_default().to_owned();
    for (row, line) in lines.enumerate() {
        let mut cells = cells(line.trim_end());
        if change(row, &mut cells) {
            spoilt.push_str(&cells.join(";"));
            spoilt.push_str("\r\n");
        }
    }
    assert_ne!(source, spoilt);
    desk.write(SOURCE, &spoilt);
}

fn cells(line: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut quoted = false;
    for c in line.chars() {
        quoted ^= c == '"';
        match cells.last_mut() {
            Some(cell) if c != ';' || quoted => cell.push(c),
            _ => cells.push(String::new()),
        }
    }
    cells
}

fn column(desk: &Desk, name: &str) -> usize {
    let source = desk.read(SOURCE);
    let header = source
        .lines()
        .next()
        .unwrap_or_default()
        .trim_start_matches('\u{feff}');
    header
        .split(';')
        .position(|column| column == name)
        .expect("the source has the column")
}

fn held(ended: &Ended) -> Value {
    assert_eq!(ended.code, 4, "{}{}", ended.out, ended.err);
    let partner = list(&ended.json(), "partners")[0].clone();
    assert_eq!(text(&partner, "status"), "held");
    partner
}

fn rules(partner: &Value) -> Vec<&str> {
    let held = list(partner, "guard")
        .iter()
        .filter(|finding| finding["level"] == "hold");
    held.map(|finding| text(finding, "rule")).collect()
}

#[test]
fn prices_without_their_comma_are_held_and_the_source_is_blamed() {
    let desk = desk();
    let live = desk.files("shop/out");
    let price = column(&desk, "prijs");
    spoil(&desk, |_, cells| {
        cells[price] = cells[price].replace(',', "");
        true
    });
    let partner = held(&run(&desk, 2));
    assert!(
        rules(&partner).contains(&"most_repriced_percent"),
        "{partner}"
    );
    assert!(rules(&partner).contains(&"upheaval"), "{partner}");
    let why = text(&list(&partner, "guard")[0], "cause");
    assert!(
        why.contains("in the source") && why.contains("price"),
        "{why}"
    );
    assert!(live == desk.files("shop/out"));
    // The day after, the source is right again.
    spoil(&desk, |_, cells| {
        let cut = cells[price].len().saturating_sub(2);
        cells[price].insert(cut, ',');
        true
    });
    assert_eq!(run(&desk, 3).code, 0);
}

#[test]
fn half_of_the_products_shifted_columns_and_an_emptied_column_are_held() {
    let half = desk();
    spoil(&half, |row, _| row % 5 < 2);
    assert_eq!(rules(&held(&run(&half, 2))), ["least_percent"]);

    let shifted = desk();
    spoil(&shifted, |_, cells| {
        cells[1..].rotate_right(1);
        true
    });
    assert!(!rules(&held(&run(&shifted, 2))).is_empty());

    let emptied = desk();
    let brand = column(&emptied, "merk");
    spoil(&emptied, |_, cells| {
        cells[brand].clear();
        true
    });
    let partner = held(&run(&emptied, 2));
    assert!(rules(&partner).contains(&"column"), "{partner}");
}

#[test]
fn an_edited_rule_is_blamed_for_what_it_does() {
    let desk = desk();
    let rule = "\n[[rules]]\nname = \"Only dear ones\"\nif = { field = \"price\", is = \"less_than\", value = 200 }\nthen = [{ exclude = \"too cheap\", priority = 20 }]\n";
    let file = "shop/mappings/google-shopping.toml";
    desk.write(file, &(desk.read(file) + rule));
    let partner = held(&run(&desk, 2));
    let why = list(&partner, "why")[0]
        .as_str()
        .unwrap_or_default()
        .to_owned();
    assert!(
        why.contains("less than half") && why.contains("mappings/google-shopping.toml"),
        "{why}"
    );
    assert!(!why.contains("source"), "{why}");
}

#[test]
fn a_mistake_that_is_taken_back_is_let_go_but_not_with_a_broken_source() {
    let desk = desk();
    let rule = "\n[[rules]]\nname = \"Only dear ones\"\nif = { field = \"price\", is = \"less_than\", value = 200 }\nthen = [{ exclude = \"too cheap\", priority = 20 }]\n";
    let file = "shop/mappings/google-shopping.toml";
    let before = desk.read(file);
    desk.write(file, &(before.clone() + rule));
    let bad = run(&desk, 2);
    held(&bad);
    let bad = number(&bad.json(), "run").to_string();
    desk.feedmill(&["release", "shop", &bad]).done();

    desk.write(file, &format!("{before}# the rule was a mistake\n"));
    let source = desk.read(SOURCE);
    spoil(&desk, |row, _| row % 5 < 2);
    held(&run(&desk, 3));
    desk.write(SOURCE, &source);
    let ended = run(&desk, 4);
    assert_eq!(ended.code, 0, "{}{}", ended.out, ended.err);
    let partner = list(&ended.json(), "partners")[0].clone();
    let told = list(&partner, "guard")
        .iter()
        .find(|finding| finding["rule"] == "as_before");
    assert!(
        told.is_some_and(|told| text(told, "message").contains("again those of run 1")),
        "{partner}"
    );
}

#[test]
fn a_person_lets_a_held_feed_go_or_refuses_it() {
    let desk = desk();
    spoil(&desk, |row, _| row % 5 < 2);
    let first = number(&run(&desk, 2).json(), "run").to_string();
    let second = run(&desk, 3);
    let partner = held(&second);
    let second = number(&second.json(), "run").to_string();

    // What would go out can be looked at.
    let changes = desk
        .feedmill(&["diff", "shop", "google-shopping", &second, "--json"])
        .json();
    let told: u64 = ["added", "changed", "same"]
        .map(|key| number(&changes, key))
        .iter()
        .sum();
    assert_eq!(told, number(&partner, "out"));
    assert!(number(&changes, "removed") > 1000, "{changes}");

    let ended = desk.feedmill(&["release", "shop", &first, "--reject", "--json"]);
    assert_eq!(text(&list(&ended.json(), "outputs")[0], "fate"), "rejected");
    let waiting = desk.read(&format!("shop/{}", text(&partner, "file")));
    desk.feedmill(&["release", "shop", &second, "--expected"])
        .done();
    assert!(waiting == desk.read("shop/out/google-shopping.xml"));
    assert_eq!(desk.feedmill(&["release", "shop", &second]).code, 2);

    let history = desk.feedmill(&["history", "shop", "--json"]).json();
    let fates: Vec<&str> = list(&history, "runs")
        .iter()
        .map(|run| text(&list(run, "outputs")[0], "fate"))
        .collect();
    assert_eq!(fates, ["released", "rejected", "live"]);
    // The shift is the new usual.
    assert_eq!(run(&desk, 4).code, 0);
}

#[test]
fn an_old_held_feed_never_replaces_a_newer_live_one() {
    let desk = desk();
    let source = desk.read(SOURCE);
    spoil(&desk, |row, _| row % 5 < 2);
    let bad = number(&run(&desk, 2).json(), "run").to_string();
    desk.write(SOURCE, &source);
    assert_eq!(run(&desk, 3).code, 0);
    let ended = desk.feedmill(&["release", "shop", &bad]);
    assert_eq!(ended.code, 2);
    assert!(ended.err.contains("has gone live since"), "{}", ended.err);
    desk.feedmill(&["release", "shop", &bad, "--reject"]).done();
}

#[test]
fn a_guard_that_is_off_or_set_otherwise_is_obeyed() {
    let desk = desk();
    let file = "shop/mappings/google-shopping.toml";
    let mapping = desk.read(file);
    desk.write(file, &(mapping.clone() + "\n[guard]\nleast_percent = 20\n"));
    spoil(&desk, |row, _| row % 5 < 2);
    assert_eq!(run(&desk, 2).code, 0);
    spoil(&desk, |row, _| row == 0);
    assert_eq!(run(&desk, 3).code, 4);
    desk.write(file, &(mapping.clone() + "\n[guard]\non = false\n"));
    assert_eq!(run(&desk, 4).code, 0);
    desk.write(file, &(mapping + "\n[guard]\nleast_percnt = 20\n"));
    let ended = run(&desk, 5);
    assert!(
        ended.code == 2 && ended.err.contains("did you mean `least_percent`?"),
        "{}",
        ended.err
    );
}
