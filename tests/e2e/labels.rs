//! Labels made and changed through the door: tried first, refused with the place, named otherwise everywhere, and taken
//! away only when nothing uses them.

use crate::command::{Desk, NOW, list, number, text};
use feedmill::api::{ApiError, App};
use serde_json::{Value, json};
use std::sync::Arc;

struct Door {
    desk: Desk,
    app: Arc<App>,
}

impl Door {
    /// The door of the example shop, which has run.
    fn new() -> Self {
        let desk = Desk::with_example();
        desk.run(&["--dry-run"]);
        let now: jiff::Timestamp = NOW.parse().expect("a moment");
        let app = App::new(desk.path("settings"), 1, move || {
            now.to_zoned(jiff::tz::TimeZone::UTC)
        });
        let door = Self { desk, app };
        let done = door.ask("read_sources", json!({}));
        assert!(done.is_ok(), "{done:?}");
        // Read in the background.
        while door.ask("labels", json!({})).is_err() {
            std::thread::sleep(std::time::Duration::from_millis(50));
        }
        door
    }

    fn ask(&self, name: &str, mut request: Value) -> Result<Value, ApiError> {
        request["shop"] = self.desk.path("shop").display().to_string().into();
        self.app.call(name, request)
    }

    fn told(&self, name: &str, request: Value) -> Value {
        self.ask(name, request)
            .unwrap_or_else(|error| panic!("{name}: {error:?}"))
    }

    /// A file as it would be.
    fn drafted(&self, file: &str) -> String {
        self.desk.read(&format!("shop/.feedmill/draft/now/{file}"))
    }

    fn label(&self, name: &str) -> Option<Value> {
        let labels = self.told("labels", json!({}));
        let mut labels = labels.as_array().expect("a list").iter();
        labels
            .find(|label| label["report"]["label"] == name)
            .cloned()
    }
}

#[test]
fn a_label_is_tried_saved_in_the_draft_and_taken_back() {
    let door = Door::new();
    let kinds = door.told("label_kinds", json!({}));
    let kind = |name: &str| {
        let mut kinds = kinds.as_array().expect("a list").iter();
        kinds
            .find(|kind| kind["name"] == name)
            .cloned()
            .expect("it is in the library")
    };
    assert_eq!(kind("margin")["lacks"], json!([]));
    assert_eq!(
        kind("margin")["proposed"],
        "margin_2",
        "the example has one"
    );
    // A rule gives it, no source does.
    assert_eq!(kind("discount")["lacks"], json!([]));
    assert_eq!(
        kind("performance")["lacks"],
        json!([["clicks"], ["ad_cost"], ["revenue"]])
    );

    let config = json!({ "kind": "bands", "value": "price", "bands": [{ "name": "cheap", "below": 50 }, { "name": "dear" }] });
    let request = json!({ "label": "price_class", "config": config });
    let tried = door.told("try_label", request.clone());
    assert_eq!(tried["wrong"], json!([]));
    let bands = list(&tried["report"], "bands");
    assert_eq!(bands.len(), 2);
    let counted: u64 = bands.iter().map(|band| number(band, "count")).sum();
    assert_eq!(counted, number(&tried["report"], "measured"));
    assert!(
        number(&bands[0], "count") > 0 && number(&bands[1], "count") > 0,
        "{tried}"
    );
    assert!(door.label("price_class").is_none(), "trying saves nothing");

    let before = door.desk.read("shop/labels.toml");
    door.told("set_label", request.clone());
    assert_eq!(door.desk.read("shop/labels.toml"), before, "a draft first");
    assert!(
        door.drafted("labels.toml").starts_with(&before),
        "the rest stays as it is"
    );
    let saved = door.label("price_class").expect("it is there");
    assert_eq!(
        saved["report"], tried["report"],
        "what was tried is what is"
    );
    let taken = door
        .ask("set_label", request)
        .expect_err("there is one already");
    assert!(taken.message.contains("price_class"), "{taken:?}");
    let undone = door.told("undo", json!({}));
    assert_eq!(undone["note"]["id"], "label_added");
    assert!(door.label("price_class").is_none());
}

#[test]
fn bad_arguments_are_told_with_their_place_and_never_saved() {
    let door = Door::new();
    let try_it = |config: Value| {
        let tried = door.told("try_label", json!({ "label": "new", "config": config }));
        assert_eq!(tried["report"], Value::Null);
        let wrong = list(&tried, "wrong").to_vec();
        assert_eq!(wrong.len(), 1, "{tried}");
        let refused = door.ask("set_label", json!({ "label": "new", "config": config }));
        let refused = refused.expect_err("it is wrong");
        assert!(refused.at.starts_with("labels.toml:"), "{refused:?}");
        assert!(door.label("new").is_none());
        wrong[0].clone()
    };
    let flat = try_it(
        json!({ "kind": "margin", "bands": [{ "name": "a", "below": 5 }, { "name": "b", "below": 5 }, { "name": "c" }] }),
    );
    assert_eq!(
        (text(&flat, "file"), text(&flat, "path")),
        ("labels.toml", "new.bands")
    );
    assert!(
        text(&flat, "message").contains("\"b\" ends below 5"),
        "{flat}"
    );
    // As it would stand below what is there.
    let lines = door.desk.read("shop/labels.toml").lines().count() as u64;
    assert!(number(&flat, "line") > lines, "{flat}");
    let word = try_it(json!({ "kind": "stock", "bands": [{ "name": "a", "below": "many" }] }));
    assert_eq!(text(&word, "path"), "new.bands[0].below");
    let unknown = try_it(json!({ "kind": "margin", "floot": 2 }));
    assert!(text(&unknown, "message").contains("floot"), "{unknown}");
    let missing = try_it(json!({ "kind": "bands", "bands": [{ "name": "all" }] }));
    assert!(text(&missing, "message").contains("value"), "{missing}");
    let field = try_it(json!({ "kind": "margin", "cost": "coost" }));
    assert!(text(&field, "hint").contains("\"cost\""), "{field}");
    let kind = try_it(json!({ "kind": "margn" }));
    assert_eq!(text(&kind, "path"), "new.kind");

    let name = json!({ "label": "my/label", "config": { "kind": "margin" } });
    let refused = door.ask("try_label", name).expect_err("no such name");
    assert!(refused.hint.contains("letters"), "{refused:?}");
    let tried = door.told(
        "try_label",
        json!({ "label": "new", "config": { "kind": "returns", "returned": "clicks" } }),
    );
    assert_eq!(tried["lacks"], json!([["clicks"]]));
}

#[test]
fn a_label_and_its_bands_are_named_otherwise_wherever_they_are_used() {
    let door = Door::new();
    let margin = door.label("margin").expect("the example has one");
    let used: Vec<(&str, &str, &str)> = list(&margin, "used_by")
        .iter()
        .map(|one| (text(one, "file"), text(one, "path"), text(one, "name")))
        .collect();
    let rule = ("rules.toml", "rules[4]", "Past season without a margin");
    assert!(used.contains(&rule), "{used:?}");
    let sent = (
        "mappings/google-shopping.toml",
        "fields.custom_label_1",
        "custom_label_1",
    );
    assert!(used.contains(&sent), "{used:?}");
    assert!(
        !used.iter().any(|(file, ..)| *file == "labels.toml"),
        "a comment is no use: {used:?}"
    );

    let mut config = margin["config"].clone();
    config["bands"][1]["name"] = "dun".into();
    let lost = json!({ "label": "margin", "before": "margin", "config": config });
    let tried = door.told("try_label", lost);
    let asked: Vec<&str> = list(&tried["lost"][0], "used_by")
        .iter()
        .map(|one| text(one, "name"))
        .collect();
    assert_eq!(
        (text(&tried["lost"][0], "band"), &asked[..]),
        ("thin", &["Past season without a margin"][..])
    );

    let request = json!({ "label": "marge", "before": "margin", "config": config, "bands": { "thin": "dun" } });
    assert_eq!(door.told("try_label", request.clone())["lost"], json!([]));
    door.told("set_label", request);
    let labels = door.drafted("labels.toml");
    assert!(
        labels.contains("where there is one.\n[marge]\nkind = \"margin\"\n"),
        "in its place, below its comment: {labels}"
    );
    assert!(
        door.drafted("rules.toml")
            .contains(r#"field = "label/marge", is = "equals_any", values = ["loss", "dun"]"#)
    );
    assert!(
        door.drafted("mappings/google-shopping.toml")
            .contains("custom_label_1 = { field = \"label/marge\" }")
    );
    let marge = door.label("marge").expect("it is there");
    assert_eq!(list(&marge, "used_by").len(), used.len());
    let undone = door.told("undo", json!({}));
    assert_eq!(undone["note"]["id"], "label_renamed");
    assert!(
        door.label("margin").is_some(),
        "one edit, taken back at once"
    );
}

#[test]
fn a_label_that_is_used_stays_and_one_that_is_not_goes() {
    let door = Door::new();
    let refused = door
        .ask("remove_label", json!({ "label": "margin" }))
        .expect_err("it is used");
    assert_eq!(refused.code, "used");
    assert!(
        refused
            .message
            .contains("rules.toml: Past season without a margin"),
        "{refused:?}"
    );
    door.told(
        "set_label",
        json!({ "label": "spare", "config": { "kind": "margin" } }),
    );
    door.told("remove_label", json!({ "label": "spare" }));
    assert!(door.label("spare").is_none());
    let gone = door
        .ask("remove_label", json!({ "label": "spare" }))
        .expect_err("it is gone");
    assert!(gone.message.contains("spare"), "{gone:?}");
}
