//! When the sources of a shop are imported again, and when not: never at the cost of a change.

use crate::command::{Desk, number};
use serde_json::Value;
use std::fs::{self, File};
use std::time::{Duration, Instant};

/// The newest snapshot's file.
fn snapshot(desk: &Desk) -> String {
    let files = fs::read_dir(desk.path("shop/.feedmill/catalog")).expect("there was a run");
    let names = files.map(|file| file.expect("it can be listed").file_name());
    let newest = names.max_by_key(|name| {
        let name = name.to_string_lossy();
        let number = name.strip_suffix(".arrow").expect("only snapshots stay");
        number.parse::<u64>().expect("snapshots are numbered")
    });
    newest.expect("there was a run").to_string_lossy().into()
}

/// Runs until the sources are old enough to be known again, and returns the report of the run that knew them.
fn settle(desk: &Desk) -> Value {
    let began = Instant::now();
    loop {
        let before = snapshot(desk);
        let report = desk.run(&[]);
        if snapshot(desk) == before {
            return report;
        }
        assert!(began.elapsed() < Duration::from_secs(60));
        std::thread::sleep(Duration::from_millis(500));
    }
}

fn changed(report: &Value) -> u64 {
    number(&report["snapshot"], "changed")
}

#[test]
fn sources_are_imported_again_when_one_of_them_or_their_settings_changed() {
    let desk = Desk::with_example();
    let first = desk.run(&[]);
    let feeds = desk.files("shop/out");
    let known = settle(&desk);
    for told in ["rows", "joins", "issues"] {
        assert_eq!(known["snapshot"][told], first["snapshot"][told], "{told}");
    }
    assert!(feeds == desk.files("shop/out"));

    let before = snapshot(&desk);
    let settings = "shop/feeds/products.toml";
    desk.edit(settings, "place = ", "to = \"id\"\nplace = ");
    assert_eq!(changed(&desk.run(&[])), 0);
    assert_ne!(snapshot(&desk), before, "other settings");

    let before = snapshot(&desk);
    desk.run(&[]);
    assert_eq!(snapshot(&desk), before);
    // The joined source: as long as before, and with the old time put back.
    let returns = desk.path("shop/source/retouren.csv");
    let time = fs::metadata(&returns).and_then(|found| found.modified());
    let text = desk.read("shop/source/retouren.csv");
    let line = text.lines().nth(1).expect("there are returns");
    let other = line.replace(|digit: char| digit == '1', "2");
    desk.edit("shop/source/retouren.csv", line, &other);
    let file = File::options().write(true).open(&returns);
    file.and_then(|file| file.set_modified(time?))
        .expect("it is ours");
    desk.run(&[]);
    #[cfg(unix)]
    assert_ne!(snapshot(&desk), before, "a joined source");
}

#[test]
fn an_edit_right_after_a_run_is_not_missed_though_it_keeps_the_size() {
    let desk = Desk::with_example();
    desk.run(&[]);
    for _ in 0..3 {
        let text = desk.read("shop/source/producten.csv");
        let (at, digit) = text
            .char_indices()
            .rfind(|(_, c)| c.is_ascii_digit())
            .expect("prices");
        let other = if digit == '1' { "2" } else { "1" };
        let edited = format!("{}{other}{}", &text[..at], &text[at + 1..]);
        assert_eq!(edited.len(), text.len());
        desk.write("shop/source/producten.csv", &edited);
        assert_eq!(changed(&desk.run(&[])), 1);
    }
}
