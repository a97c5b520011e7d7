//! The state outlives the program and survives damage.

use super::*;
use crate::catalog::PastPrice;
use jiff::Timestamp;
use mappings::plan::RuleCounts;
use mappings::said::Said;
use serde_json::json;

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(second).unwrap()
}

#[test]
fn runs_and_what_was_measured_in_them_outlive_the_program() {
    let folder = tempfile::tempdir().unwrap();
    let mut state = State::open(folder.path()).unwrap();
    let first = state.add_run(at(1), "").unwrap();
    let second = state.add_run(at(2), "").unwrap();
    state
        .finish_run(first, at(3), "written", &json!({"out": 7}))
        .unwrap();
    state
        .add_metrics(first, "beslist", [("out", "7".to_owned())])
        .unwrap();
    state
        .add_metrics(second, "beslist", [("out", "8".to_owned())])
        .unwrap();
    drop(state);

    let mut state = State::open(folder.path()).unwrap();
    let ids: Vec<i64> = state.runs(10).unwrap().iter().map(|run| run.id).collect();
    assert_eq!(ids, [second, first]);
    let run = state.run(first).unwrap().unwrap();
    assert_eq!(
        (run.status.as_str(), run.report),
        ("written", Some(json!({"out": 7})))
    );
    assert_eq!(state.metrics(first, "beslist").unwrap()["out"], "7");
    assert_eq!(state.metrics(second, "beslist").unwrap()["out"], "8");
    // The last runs stay, however old they are.
    state.forget(at(100), 0).unwrap();
    assert_eq!(state.metrics(first, "beslist").unwrap()["out"], "7");
    for _ in 0..60 {
        state.add_run(at(3), "").unwrap();
    }
    state.forget(at(2), 0).unwrap();
    assert!(state.metrics(first, "beslist").unwrap().is_empty());
    assert_eq!(state.run(first).unwrap(), None);
    assert_eq!(state.metrics(second, "beslist").unwrap()["out"], "8");
}

#[test]
fn saving_the_same_text_again_makes_no_revision() {
    let folder = tempfile::tempdir().unwrap();
    let mut state = State::open(folder.path()).unwrap();
    let first = state
        .add_revision("rules.toml", Some("a"), at(1), "one")
        .unwrap();
    assert_eq!(
        state
            .add_revision("rules.toml", Some("a"), at(2), "two")
            .unwrap(),
        first
    );
    let gone = state
        .add_revision("rules.toml", None, at(3), "removed")
        .unwrap();
    state
        .add_revision("shop.toml", Some("b"), at(4), "other")
        .unwrap();
    let ids: Vec<i64> = state
        .revisions(Some("rules.toml"), 10)
        .unwrap()
        .iter()
        .map(|revision| revision.id)
        .collect();
    assert_eq!(ids, [gone, first]);
    assert_eq!(
        state.revision(first).unwrap().unwrap().content.as_deref(),
        Some("a")
    );
}

#[test]
fn a_damaged_database_is_set_aside_and_a_new_one_works() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join(FILE), vec![b'x'; 8192]).unwrap();
    let mut state = State::open(folder.path()).unwrap();
    let aside = state.set_aside().unwrap().to_owned();
    assert_eq!(std::fs::read(aside).unwrap(), vec![b'x'; 8192]);
    state.add_run(at(1), "").unwrap();
    drop(state);
    assert_eq!(State::open(folder.path()).unwrap().set_aside(), None);
}

#[test]
fn damage_that_shows_in_use_is_set_aside_at_the_next_opening() {
    let folder = tempfile::tempdir().unwrap();
    let mut state = State::open(folder.path()).unwrap();
    for second in 0..2000 {
        state.add_run(at(second), "by hand").unwrap();
    }
    drop(state);
    let path = folder.path().join(FILE);
    let mut bytes = std::fs::read(&path).unwrap();
    let last = bytes.len() - 4096;
    bytes[last..].fill(b'x');
    std::fs::write(&path, bytes).unwrap();

    // It was found whole a moment ago, so it is not looked through again.
    let state = State::open(folder.path()).unwrap();
    assert_eq!(state.set_aside(), None);
    assert!(state.runs(2000).is_err());
    drop(state);
    let state = State::open(folder.path()).unwrap();
    assert!(state.set_aside().is_some());
    assert!(state.runs(2000).unwrap().is_empty());
}

#[test]
fn a_database_of_a_newer_version_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let state = State::open(folder.path()).unwrap();
    state
        .database
        .pragma_update(None, "user_version", 99)
        .unwrap();
    drop(state);
    let error = State::open(folder.path()).err().unwrap();
    assert_eq!(error.code(), "config");
    assert!(folder.path().join(FILE).exists());
}

#[test]
fn a_database_of_before_is_brought_up_to_date() {
    let folder = tempfile::tempdir().unwrap();
    let mut state = State::open(folder.path()).unwrap();
    let run = state.add_run(at(1), "").unwrap();
    let receipt = |said: Vec<Said>| Receipt {
        run,
        partner: "beslist".to_owned(),
        place: "ftp://host/feed.xml".to_owned(),
        at: at(2),
        bytes: 7,
        sha256: "00".to_owned(),
        outcome: Outcome::Arrived,
        answer: "the size is right".to_owned(),
        said,
    };
    let said = vec![Said::plain("size_right")];
    state.add_receipt(&receipt(said.clone())).unwrap();
    let did = RuleCounts {
        before: 3,
        ..RuleCounts::default()
    };
    state
        .set_rules("", run, 1, &[("few".to_owned(), &did)])
        .unwrap();
    state
        .database
        .execute_batch(
            "ALTER TABLE receipts DROP COLUMN said; ALTER TABLE rules DROP COLUMN included; PRAGMA user_version = 10",
        )
        .unwrap();
    drop(state);

    let mut state = State::open(folder.path()).unwrap();
    assert_eq!(state.set_aside(), None);
    state.add_receipt(&receipt(said.clone())).unwrap();
    assert_eq!(
        state.receipts(run).unwrap(),
        [receipt(vec![]), receipt(said)]
    );
    assert_eq!(state.rules("").unwrap()[0].counts, did);
}

#[test]
fn past_prices_out_of_reach_are_forgotten_with_the_snapshot_that_ends_another() {
    const DAY: i64 = 24 * 60 * 60 * 1_000_000;
    let folder = tempfile::tempdir().unwrap();
    let mut state = State::open(folder.path()).unwrap();
    let price = |day: i64| PastPrice {
        id: u64::MAX,
        until: day * DAY,
        millionths: i128::from(day) * 10_i128.pow(20),
    };
    for (number, day) in (1..).zip([10, 30, 50]) {
        let row = SnapshotRow {
            number,
            taken: day * DAY,
            rows: 1,
            settings: u64::MAX,
            sources: (number > 1).then(|| number.to_string()),
            found: "[]".to_owned(),
        };
        state.set_snapshot(&row, &[price(day)], &[]).unwrap();
        assert_eq!(state.snapshot().unwrap(), Some(row));
    }
    assert_eq!(state.prices().unwrap(), [price(30), price(50)]);
}
