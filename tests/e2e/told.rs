//! What the commands tell a newcomer: what is missing and how to fill it, where a product went, and of which catalog.

use crate::command::{Desk, NOW, list, text};
use std::fmt::Write as _;

const HEAD: &str = "id;title;brand;gtin;price;category;link;shipping_price;delivery_time\n";

/// A product of the table below, with a GTIN of its own.
fn line(number: u64, id: &str) -> String {
    let body = format!("871234{number:06}");
    let sum: u32 = (0..)
        .zip(body.bytes())
        .map(|(place, digit)| u32::from(digit - b'0') * if place % 2 == 0 { 1 } else { 3 })
        .sum();
    let check = (10 - sum % 10) % 10;
    format!(
        "{id};Tent {number};Luwte;{body}{check};1{number}.50;Tenten;https://luwte.example/{number};0;24 uur\n"
    )
}

fn products(numbers: std::ops::Range<u64>) -> String {
    let mut table = HEAD.to_owned();
    for number in numbers {
        table += &line(number, &format!("T{number}"));
    }
    table
}

fn shop(products: &str) -> Desk {
    Desk::with_shop(products, "kieskeurig-nl")
}

fn explain(desk: &Desk, product: &str) -> crate::command::Ended {
    desk.feedmill(&["explain", "shop", "kieskeurig-nl", product, "--now", NOW])
}

#[test]
fn a_first_feed_without_a_required_value_says_what_fills_it_and_how_to_send_it_all_the_same() {
    let without = products(1..3)
        .lines()
        .map(|line| {
            let mut cells: Vec<&str> = line.split(';').collect();
            cells.truncate(6);
            // Without an EAN and without the maker's number, which is one fault.
            cells[3] = if cells[3] == "gtin" { "gtin" } else { "" };
            cells.join(";") + "\n"
        })
        .collect::<String>();
    let desk = shop(&without);
    let held = desk.feedmill(&["run", "shop", "--now", NOW]);
    assert_eq!(held.code, 4, "{}", held.out);
    for words in [
        "2 products (2 new",
        "no product has deeplink, which the partner requires; let a column of feeds/*.toml fill the product field link, or \
         say under [fields] in mappings/kieskeurig-nl.toml what fills it",
        "feedmill release shop 1 --expected",
    ] {
        assert!(held.out.contains(words), "{words}: {}", held.out);
    }
    let story = explain(&desk, "T1").done();
    for words in [
        "error deeplink: missing, and the partner requires it",
        "fill the product field link",
    ] {
        assert!(story.contains(words), "{words}: {story}");
    }
    let checked = desk
        .feedmill(&["check", "shop", "--now", NOW, "--json"])
        .json();
    let issues = list(&list(&checked, "partners")[0], "issues").iter();
    let codes = ["ean-code", "partnumber"];
    let lacking = issues.filter(|issue| codes.contains(&text(issue, "attribute")));
    let told: Vec<_> = lacking.map(|issue| text(issue, "check")).collect();
    assert_eq!(told, ["any_of"]);
}

#[test]
fn a_product_that_left_the_sources_is_no_typo() {
    let desk = shop(&products(1..9));
    desk.run(&[]);
    desk.write("products.csv", &products(2..9));
    let second = "2026-11-23T06:00:00Z";
    let run = desk.feedmill(&["run", "shop", "--now", second]).done();
    assert!(
        run.contains("7 products (0 new, 0 changed, 1 gone)"),
        "{run}"
    );
    let gone = explain(&desk, "T1");
    assert_eq!(gone.code, 2);
    assert!(
        gone.err.contains("has left the sources") && gone.err.contains("2026-11-22 07:00"),
        "{}",
        gone.err
    );
    let never = explain(&desk, "T99");
    assert!(
        never.err.contains("has no product \"T99\""),
        "{}",
        never.err
    );
    // It came back.
    desk.write("products.csv", &products(1..9));
    desk.run(&[]);
    explain(&desk, "T1").done();
}

#[test]
fn what_is_explained_is_the_catalog_in_force_and_a_held_run_is_named() {
    let desk = shop(&products(1..30));
    desk.run(&[]);
    desk.write("products.csv", &products(20..30));
    let second = "2026-11-23T06:00:00Z";
    let held = desk.feedmill(&["run", "shop", "--now", second]);
    assert_eq!(held.code, 4, "{}", held.out);
    let story = explain(&desk, "T1").done();
    assert!(
        story.contains("Run 2 read a newer one and was held"),
        "{story}"
    );
    let before = story.find("\n  changed: ").expect("it is told");
    assert!(
        before > story.find("\n  title: ").expect("it is told"),
        "{story}"
    );
}

#[test]
fn ids_that_changed_for_the_same_product_are_told() {
    let desk = shop(&products(1..30));
    desk.run(&[]);
    let mut other = HEAD.to_owned();
    for number in 1..30 {
        let id = if number < 4 { "NEW" } else { "T" };
        other += &line(number, &format!("{id}{number}"));
    }
    desk.write("products.csv", &other);
    let codes = |desk: &Desk| -> Vec<(String, u64, String)> {
        let checked = desk
            .feedmill(&["check", "shop", "--now", NOW, "--json"])
            .json();
        let issues = list(&checked["snapshot"], "issues").iter();
        issues
            .filter(|issue| text(issue, "code").starts_with("id"))
            .map(|issue| {
                let first = list(issue, "first").first();
                let first = first.map_or("", |first| text(first, "text"));
                (
                    text(issue, "code").to_owned(),
                    issue["count"].as_u64().unwrap_or(0),
                    first.to_owned(),
                )
            })
            .collect()
    };
    let changed = (
        "id_changed".to_owned(),
        3,
        "NEW1 was T1: same GTIN".to_owned(),
    );
    assert_eq!(codes(&desk), [changed]);
    let told = desk.feedmill(&["check", "shop", "--now", NOW]).done();
    assert!(
        told.contains("3 ids changed for what is the same product"),
        "{told}"
    );

    // Other ids, and nothing that tells which product each of them is.
    let mut all = "id;title;price;category;link\n".to_owned();
    for number in 1..30 {
        let _ = writeln!(
            all,
            "X{number};Lamp {number};9.50;Lampen;https://luwte.example/x{number}"
        );
    }
    desk.write("products.csv", &all);
    assert_eq!(
        codes(&desk),
        [("ids_replaced".to_owned(), 29, String::new())]
    );
    let held = desk.feedmill(&["run", "shop", "--now", NOW]);
    assert_eq!(held.code, 4, "{}", held.out);
    assert!(
        held.out
            .contains("of the ids are others than in the last feed"),
        "{}",
        held.out
    );
}

#[test]
fn labels_tell_where_their_bands_end_and_shares_that_add_up() {
    let desk = Desk::with_example();
    let told = desk
        .feedmill(&["labels", "shop", "margin", "--now", NOW])
        .done();
    for words in ["below 0", "0 to 15", "15 to 40", "from 40"] {
        assert!(told.contains(words), "{words}: {told}");
    }
    let json = desk
        .feedmill(&["labels", "shop", "margin", "--now", NOW, "--json"])
        .json();
    let bands = list(&list(&json, "labels")[0], "bands");
    assert_eq!(
        (&bands[1]["from"], &bands[1]["below"]),
        (&"0".into(), &"15".into())
    );
}
