//! What the monitor tells of a shop that ran for some days, lost half its products, and was let go.

use super::*;
use crate::api::App;
use crate::run::{Request, run};
use crate::shop;
use jiff::civil::date;
use jiff::{ToSpan, Zoned};
use serde_json::{Value, json};
use std::fmt::Write as _;
use std::path::Path;

fn products(folder: &Path, count: usize) {
    let mut text = String::from("id,title,price,link,image_link,brand,availability\n");
    for id in 1..=count {
        writeln!(text, "{id},Tent {id},{id}.50 EUR,https://shop.example/{id},https://shop.example/{id}.jpg,Acme,in stock").unwrap();
    }
    std::fs::write(folder.join("products.csv"), text).unwrap();
}

fn moment(day: i64) -> Zoned {
    let day = date(2026, 11, 1) + day.days();
    day.at(6, 0, 0, 0).in_tz("Europe/Amsterdam").unwrap()
}

fn day(folder: &Path, day: i64) -> i64 {
    let shop = Shop::open(folder).unwrap();
    let request = Request {
        partners: Vec::new(),
        dry_run: false,
        reason: String::new(),
        now: moment(day),
        threads: 1,
        live: None,
    };
    run(&shop, &request, &()).unwrap().run
}

fn ask(app: &Arc<App>, name: &str, request: Value) -> Value {
    app.call(name, request)
        .unwrap_or_else(|error| panic!("{name}: {}", error.message))
}

#[test]
fn a_shift_is_seen_with_its_limits_and_begins_a_phase_when_it_is_let_go() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path().join("shop");
    products(folder.path(), 200);
    let source = folder.path().join("products.csv").display().to_string();
    shop::create(&at, &source, &["generic".to_owned()], None).unwrap();
    for count in 0..9 {
        products(folder.path(), 200 + usize::try_from(count % 3).unwrap());
        day(&at, count);
    }
    products(folder.path(), 140);
    let bad = day(&at, 9);

    let app = App::new(folder.path().join("settings"), 1, || moment(9));
    let shop = json!({ "shop": at, "mapping": "generic" });
    let told = ask(&app, "monitor", shop.clone());
    assert_eq!(told["held"], json!([bad]));
    let out = &told["series"][0];
    assert_eq!(
        (&out["metric"], &out["most"]),
        (&json!("out"), &json!("hold"))
    );
    let moments = out["moments"].as_array().unwrap();
    assert_eq!(moments.len(), 10);
    assert!(moments[7]["usual"].is_null() && moments[8]["usual"].is_number());
    let last = &moments[9];
    assert_eq!((&last["run"], &last["fate"]), (&json!(bad), &json!("held")));
    assert!(last["value"].as_f64() < last["low"].as_f64(), "{last}");
    assert_eq!(last["broken"][0]["rule"], "rule_1");
    assert_eq!(last["findings"][0]["rule"], "rule_1");
    let series = told["series"].as_array().unwrap();
    assert!(
        series
            .iter()
            .any(|one| one["metric"] == "brand:Acme" && one["share"] == true)
    );
    let health = ask(&app, "health", json!({ "shop": at }));
    assert_eq!(
        (&health[0]["light"], &health[0]["held"]),
        (&json!("red"), &json!(bad))
    );

    let mut decision = shop.clone();
    decision["run"] = bad.into();
    decision["decision"] = "expected".into();
    ask(&app, "release", decision);
    let next = day(&at, 10);
    let told = ask(&app, "monitor", shop);
    let moments = told["series"][0]["moments"].as_array().unwrap();
    assert_eq!(moments[9]["phase"], true);
    // The new phase has too little history for limits.
    assert_eq!(
        (&moments[10]["run"], &moments[10]["usual"]),
        (&json!(next), &Value::Null)
    );
    let health = ask(&app, "health", json!({ "shop": at }));
    assert_eq!(health[0]["live_run"], next);
    assert_eq!(
        (&health[0]["held"], &health[0]["out"]),
        (&Value::Null, &json!(140))
    );
}
