//! The past: a feed can be made again as it was, and what is kept of it stays within what the shop wants.

use crate::command::{Desk, list, text};
use serde_json::Value;
use std::fs;

fn run(desk: &Desk, day: u32) -> i64 {
    let now = format!("2026-11-{day:02}T06:00:00Z");
    let ended = desk.feedmill(&["run", "shop", "--now", &now, "--json"]);
    assert_eq!(ended.code, 0, "{}{}", ended.out, ended.err);
    ended.json()["run"].as_i64().expect("a run has a number")
}

/// Makes a feed again, and says whether it is told to be the same.
fn rebuilt(desk: &Desk, partner: &str, run: i64) -> (Value, Vec<u8>) {
    let run = run.to_string();
    let ended = desk.feedmill(&["rebuild", "shop", partner, &run, "--to", "then", "--json"]);
    let told = ended.json();
    assert!(told.get("error").is_none(), "{told}");
    (told, fs::read(desk.path("then")).expect("it was written"))
}

#[test]
fn any_past_feed_is_made_again_byte_for_byte() {
    let desk = Desk::with_example();
    let google = "shop/mappings/google-shopping.toml";
    let steps: [&dyn Fn(); 6] = [
        &|| {
            let bol = desk.read("shop/mappings/bol-com.toml");
            let sent = "[[delivery]]\nto = \"../sent/{file}\"\npack = \"gzip\"\n";
            desk.write("shop/mappings/bol-com.toml", &format!("{bol}\n{sent}"));
        },
        &|| desk.edit("shop/source/producten.csv", "Tent", "Bivaktent"),
        &|| desk.edit(google, "max = 150", "max = 40"),
        &|| {
            let table = "shop/tables/google-categories.csv";
            desk.edit(table, "Dames > Jassen,5598", "Dames > Jassen,1604");
        },
        // Nothing changes: the catalog is used once more.
        &|| {},
        &|| fs::remove_file(desk.path("shop/mappings/kieskeurig-nl.toml")).expect("it is there"),
    ];
    let mut then = Vec::new();
    for (day, step) in (10..).zip(steps) {
        step();
        let run = run(&desk, day);
        for (partner, file) in [
            ("bol-com", "bol-com.csv"),
            ("google-shopping", "google-shopping.xml"),
        ] {
            let bytes = fs::read(desk.path("shop/out").join(file)).expect("it went live");
            then.push((partner, run, bytes));
        }
    }
    assert!(then.windows(3).any(|feeds| feeds[0].2 != feeds[2].2));
    for (partner, run, bytes) in &then {
        let (told, again) = rebuilt(&desk, partner, *run);
        assert!(again == *bytes, "{partner} of run {run}: {told}");
        assert_eq!(told["same"], true, "{told}");
        let by = if *partner == "bol-com" {
            "receipt"
        } else {
            "print"
        };
        assert_eq!(told["by"], by, "{told}");
    }

    // What is not as it was is told.
    let (partner, run, _) = &then[5];
    sql(
        &desk,
        "UPDATE revisions SET content = replace(content, 'max = 40', 'max = 30')",
    );
    let (told, _) = rebuilt(&desk, partner, *run);
    assert_eq!(told["same"], false, "{told}");
    let changed = told["changes"]["changed"].as_u64();
    assert!(changed.unwrap_or(0) > 100, "{told}");
}

fn sql(desk: &Desk, change: &str) {
    let state = rusqlite::Connection::open(desk.path("shop/.feedmill/state.sqlite"));
    state
        .and_then(|state| state.execute_batch(change))
        .expect("the state can be changed");
}

#[test]
fn the_past_takes_no_more_room_than_the_shop_wants() {
    let desk = Desk::with_example();
    let shop = desk.read("shop/shop.toml");
    desk.write(
        "shop/shop.toml",
        &format!("{shop}\n[retention]\ndays = 2\noutputs = 1\ncatalogs = 1\n"),
    );
    for day in 10..15 {
        desk.edit("shop/source/producten.csv", "Tent", &format!("Tent {day}"));
        run(&desk, day);
    }
    let files = |folder: &str| {
        let mut found = 0;
        let mut open = vec![desk.path("shop/.feedmill").join(folder)];
        while let Some(folder) = open.pop() {
            for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
                match entry.path() {
                    path if path.is_dir() => open.push(path),
                    _ => found += 1,
                }
            }
        }
        found
    };
    assert_eq!(
        (files("catalog"), files("past"), files("outputs")),
        (2, 1, 4)
    );
    let history = desk.feedmill(&["history", "shop", "--json"]).json();
    let room = list(&history, "room");
    let past = room
        .iter()
        .find(|room| text(room, "what") == "past_catalogs");
    let past = past.expect("it is told");
    assert_eq!(past["files"], 1);
    assert!(past["bytes"].as_u64().unwrap_or(0) > 1000, "{past}");

    // Run 3 was made from the catalog that is kept packed; that of run 2 is gone.
    assert_eq!(rebuilt(&desk, "bol-com", 3).0["same"], true);
    let gone = desk.feedmill(&["rebuild", "shop", "bol-com", "2"]);
    assert_eq!(gone.code, 2);
    assert!(
        gone.err.contains("the catalog of run 2 is not kept"),
        "{}",
        gone.err
    );

    // What is live, and how it came to be, stays however old it is.
    let live = desk.read("shop/out/bol-com.csv");
    desk.edit("shop/shop.toml", "catalogs = 1", "catalogs = 0");
    desk.feedmill(&["history", "shop", "--prune"]).done();
    assert_eq!((files("catalog"), files("past")), (2, 0));
    assert_eq!(desk.read("shop/out/bol-com.csv"), live);
    assert_eq!(rebuilt(&desk, "bol-com", 5).1, live.as_bytes());
}
