//! Trouble is told once, together, again when it goes on, and when it is over.

use super::*;
use crate::state::{Fate, Output};
use jiff::ToSpan;
use serde_json::json;
use std::path::Path;

fn shop(folder: &Path, alerts: &str) -> Shop {
    let config = format!(
        "name = \"Tents\"\ncountry = \"NL\"\nlanguage = \"nl\"\ncurrency = \"EUR\"\ntime_zone = \"Europe/Amsterdam\"\nvat_rate = 21\nschedule = \"every day at 06:00\"\n[alerts]\nfile = \"alerts.jsonl\"\n{alerts}\n"
    );
    for (file, text) in [
        ("shop.toml", config.as_str()),
        (
            "feeds/products.toml",
            "place = \"p.csv\"\nrole = \"products\"\n",
        ),
        (
            "mappings/a.toml",
            "partner = \"generic\"\nfetch_window = \"03:00-05:00\"\n",
        ),
        ("mappings/b.toml", "partner = \"generic\"\n"),
    ] {
        let path = folder.join(file);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    Shop::open(folder).unwrap()
}

fn at(text: &str) -> Zoned {
    format!("{text}[Europe/Amsterdam]").parse().unwrap()
}

fn state(shop: &Shop) -> State {
    State::open(&shop.state_folder()).unwrap()
}

/// A run that ended so.
fn ran(shop: &Shop, now: &Zoned, status: &str, report: &serde_json::Value) -> i64 {
    let mut state = state(shop);
    let run = state.add_run(now.timestamp(), "").unwrap();
    state
        .finish_run(run, now.timestamp(), status, report)
        .unwrap();
    run
}

fn hold(shop: &Shop, run: i64, partner: &str, fate: Fate) {
    let output = Output {
        run,
        partner: partner.to_owned(),
        fate,
        file: String::new(),
        phase: false,
        revision: 0,
        spec: 0,
        print: 0,
    };
    state(shop).set_output(&output).unwrap();
}

fn kinds(alerts: &[Alert]) -> Vec<(Kind, &str)> {
    alerts
        .iter()
        .map(|one| (one.kind, one.partner.as_str()))
        .collect()
}

fn told(shop: &Shop, now: &Zoned) -> Option<Message> {
    let (message, problems) = look(shop, now).unwrap();
    assert_eq!(problems, Vec::<String>::new());
    message
}

#[test]
fn trouble_is_told_once_together_again_and_when_it_is_over() {
    let folder = tempfile::tempdir().unwrap();
    let shop = shop(folder.path(), "");
    let start = at("2026-11-22T06:00");
    ran(&shop, &start, "done", &json!({}));
    assert_eq!(told(&shop, &start), None);

    let run = ran(
        &shop,
        &start,
        "failed",
        &json!({ "message": "the source is gone" }),
    );
    hold(&shop, run, "b", Fate::Held);
    let message = told(&shop, &start).unwrap();
    assert_eq!(kinds(&message.new), [(Kind::Failed, ""), (Kind::Held, "b")]);
    assert!(message.new[0].text.contains("the source is gone"));
    // Said already.
    let later = |span| start.checked_add(span).unwrap();
    assert_eq!(told(&shop, &later(30.minutes())), None);

    // Over, and held anew within the pause: nothing that was not told before ends.
    hold(&shop, run, "b", Fate::Rejected);
    let message = told(&shop, &later(31.minutes())).unwrap();
    assert_eq!(
        (kinds(&message.new), kinds(&message.over)),
        (vec![], vec![(Kind::Held, "b")])
    );
    assert_eq!(message.subject(), "[Feedmill] Tents: over: b: feed is held");
    hold(&shop, run, "b", Fate::Held);
    assert_eq!(told(&shop, &later(32.minutes())), None);
    hold(&shop, run, "b", Fate::Rejected);
    assert_eq!(told(&shop, &later(50.minutes())), None);

    // It goes on for a day.
    let message = told(&shop, &later(24.hours())).unwrap();
    assert_eq!(kinds(&message.still), [(Kind::Failed, "")]);
    ran(&shop, &later(25.hours()), "done", &json!({}));
    let message = told(&shop, &later(25.hours())).unwrap();
    assert_eq!(kinds(&message.over), [(Kind::Failed, "")]);
    let file = std::fs::read_to_string(folder.path().join("alerts.jsonl")).unwrap();
    assert_eq!(file.lines().count(), 4);
    assert_eq!(state(&shop).notices().unwrap(), []);
}

#[test]
fn silence_and_a_partner_that_does_not_come_are_noticed_by_themselves() {
    let folder = tempfile::tempdir().unwrap();
    let shop = shop(folder.path(), "silent_hours = 48");
    let run = ran(&shop, &at("2026-11-20T01:00"), "done", &json!({}));
    hold(&shop, run, "a", Fate::Live);
    let made = at("2026-11-20T12:00").timestamp();
    crate::hosting::change(&shop, "a", crate::hosting::Change::Create, made).unwrap();
    // There was no address yet in the window of that day.
    assert_eq!(told(&shop, &at("2026-11-20T12:00")), None);
    assert_eq!(told(&shop, &at("2026-11-21T04:59")), None);
    let message = told(&shop, &at("2026-11-21T05:00")).unwrap();
    assert_eq!(kinds(&message.new), [(Kind::NotFetched, "a")]);
    assert!(
        message.new[0]
            .text
            .contains("between 2026-11-21 03:00 and 05:00; it never did")
    );
    let fetch = crate::state::Fetch {
        partner: "a".into(),
        at: at("2026-11-21T05:30").timestamp(),
        status: 304,
        bytes: 0,
        asked: 0,
        client: String::new(),
        agent: String::new(),
        run,
    };
    state(&shop).add_fetches(&[fetch]).unwrap();
    assert_eq!(
        kinds(&told(&shop, &at("2026-11-21T05:40")).unwrap().over),
        [(Kind::NotFetched, "a")]
    );
    assert_eq!(told(&shop, &at("2026-11-22T01:00")), None);
    let message = told(&shop, &at("2026-11-22T01:01")).unwrap();
    assert_eq!(kinds(&message.new), [(Kind::Silent, "")]);
}

#[test]
fn what_is_off_is_not_told_and_a_channel_that_is_gone_is_forgotten() {
    let folder = tempfile::tempdir().unwrap();
    let shop_ = shop(folder.path(), "off = [\"failed\"]");
    ran(
        &shop_,
        &at("2026-11-22T06:00"),
        "failed",
        &json!({ "message": "no" }),
    );
    assert_eq!(told(&shop_, &at("2026-11-22T06:00")), None);
    let shop_ = shop(
        folder.path(),
        "[[alerts.webhook]]\nurl = \"http://127.0.0.1:1/\"",
    );
    let (message, problems) = look(&shop_, &at("2026-11-22T06:00")).unwrap();
    assert!(
        message.is_some() && problems[0].starts_with("webhook 1: "),
        "{problems:?}"
    );
    // Not tried again before its time.
    assert_eq!(
        look(&shop_, &at("2026-11-22T06:00:30")).unwrap().1,
        Vec::<String>::new()
    );
    assert_eq!(look(&shop_, &at("2026-11-22T06:02")).unwrap().1.len(), 1);
    let shop_ = shop(folder.path(), "");
    assert_eq!(told(&shop_, &at("2026-11-22T06:10")), None);
    assert_eq!(state(&shop_).notices().unwrap(), []);
}
