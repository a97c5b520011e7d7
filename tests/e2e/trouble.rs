//! What goes wrong in a shop's life: every kind of trouble has its exit code, and no live feed suffers.

use crate::command::{Desk, NOW, list, number, text};

#[test]
fn a_wrong_key_is_pointed_at_with_what_was_meant() {
    let desk = Desk::with_example();
    let file = "shop/mappings/beslist-nl.toml";
    desk.edit(
        file,
        "partner = \"beslist-nl\"\n",
        "partner = \"beslist-nl\"\nformta = \"csv\"\n",
    );
    let line = 1 + desk
        .read(file)
        .lines()
        .position(|line| line.starts_with("formta"))
        .unwrap();
    for command in ["run", "check"] {
        let ended = desk.feedmill(&[command, "shop", "--now", NOW]);
        assert_eq!(ended.code, 2, "{}", ended.err);
        let place = format!("mappings/beslist-nl.toml:{line}:1: ");
        assert!(ended.err.contains(&place), "{}", ended.err);
        assert!(
            ended.err.contains("did you mean `format`?"),
            "{}",
            ended.err
        );
    }
    assert!(desk.files("shop/out").is_empty());
    let told = desk.feedmill(&["check", "shop", "--json"]).json();
    let place = format!("mappings/beslist-nl.toml:{line}:1");
    assert_eq!(text(&told["error"], "at"), place);
    let mistakes = list(&told["error"], "mistakes");
    assert_eq!(number(&mistakes[0], "line"), line as u64, "{told}");
}

/// Every file below a folder, hidden or not, with its bytes.
fn everything(folder: &std::path::Path) -> std::collections::BTreeMap<std::path::PathBuf, Vec<u8>> {
    let mut found = std::collections::BTreeMap::new();
    let mut open = vec![folder.to_owned()];
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
            let path = entry.path();
            if path.is_dir() {
                open.push(path);
            } else {
                found.insert(path.clone(), std::fs::read(path).expect("a file"));
            }
        }
    }
    found
}

#[test]
fn an_option_that_does_not_fit_the_source_is_a_wrong_setting() {
    let desk = Desk::with_example();
    let file = "shop/feeds/products.toml";
    desk.edit(file, "encoding = \"utf-8\"", "encoding = \"latin-99\"");
    let ended = desk.feedmill(&["check", "shop", "--json"]);
    assert_eq!(ended.code, 2, "{}", ended.err);
    let at = text(&ended.json()["error"], "at").to_owned();
    assert!(at.starts_with("feeds/products.toml:"), "{at}");
    let ended = desk.feedmill(&[
        "inspect",
        "shop/source/producten.csv",
        "--encoding",
        "latin-99",
    ]);
    assert_eq!(ended.code, 2, "{}", ended.err);
}

#[test]
fn a_dry_run_leaves_no_trace() {
    let desk = Desk::with_example();
    let shop = desk.path("shop");
    for _ in 0..2 {
        let before = everything(&shop);
        desk.feedmill(&["check", "shop", "--now", NOW]).done();
        let report = desk.run(&["--dry-run"]);
        assert!(number(&report["snapshot"], "rows") > 1000);
        assert!(before == everything(&shop));
        desk.run(&[]);
    }
}

#[test]
fn an_output_that_cannot_be_written_is_no_unreadable_source() {
    let desk = Desk::with_example();
    desk.write("shop/out", "a file where the folder should be");
    let ended = desk.feedmill(&["run", "shop", "--now", NOW]);
    assert_eq!(ended.code, 1, "{}", ended.err);
    std::fs::remove_file(desk.path("shop/out")).unwrap();
    desk.write(
        "shop/out/bol-com.csv/file",
        "a folder where the file should be",
    );
    let ended = desk.feedmill(&["run", "shop", "--now", NOW, "--json"]);
    assert_eq!(ended.code, 5, "{}", ended.err);
    for partner in list(&ended.json(), "partners") {
        let failed = text(partner, "partner") == "bol-com";
        let status = if failed { "failed" } else { "written" };
        assert_eq!(text(partner, "status"), status, "{partner}");
    }
}

#[test]
fn an_unknown_partner_is_answered_with_the_known_ones() {
    let desk = Desk::with_example();
    let ended = desk.feedmill(&["run", "shop", "--partner", "nobody", "--json"]);
    assert_eq!(ended.code, 2);
    let error = &ended.json()["error"];
    assert_eq!(text(error, "code"), "config");
    assert!(text(error, "message").contains("\"nobody\""), "{error}");
    assert!(text(error, "hint").contains("bol-com"), "{error}");

    let source = "shop/source/producten.csv";
    let ended = desk.feedmill(&[
        "new",
        "other",
        "--source",
        source,
        "--partner",
        "gogle-shopping",
    ]);
    assert_eq!(ended.code, 2);
    assert!(
        ended.err.contains("did you mean `google-shopping`?"),
        "{}",
        ended.err
    );
    assert!(!desk.path("other").exists());
}

#[test]
fn a_source_that_is_gone_leaves_the_live_feeds() {
    let desk = Desk::with_example();
    desk.run(&[]);
    let live = desk.files("shop/out");
    std::fs::remove_file(desk.path("shop/source/producten.csv")).unwrap();
    let ended = desk.feedmill(&["run", "shop", "--now", NOW, "--json"]);
    assert_eq!(ended.code, 3, "{}", ended.err);
    assert_eq!(text(&ended.json()["error"], "code"), "source");
    assert!(ended.err.contains("producten.csv"), "{}", ended.err);
    assert!(live == desk.files("shop/out"));
}

#[test]
fn an_emptied_source_is_held_and_the_live_feeds_stay() {
    let desk = Desk::with_example();
    desk.run(&[]);
    let live = desk.files("shop/out");
    let source = desk.read("shop/source/producten.csv");
    let header = source.lines().next().unwrap();
    desk.write("shop/source/producten.csv", &format!("{header}\r\n"));
    let ended = desk.feedmill(&["run", "shop", "--now", NOW, "--json"]);
    assert_eq!(ended.code, 4, "{}", ended.err);
    for partner in list(&ended.json(), "partners") {
        assert_eq!(text(partner, "status"), "held");
        assert_eq!(number(partner, "out"), 0);
        assert!(!list(partner, "why").is_empty());
        assert!(!text(partner, "file").starts_with("out/"), "{partner}");
    }
    assert!(live == desk.files("shop/out"));

    // The next good export goes out by itself, and is compared with the last good one.
    desk.write("shop/source/producten.csv", &source);
    let report = desk.run(&[]);
    assert!(live == desk.files("shop/out"));
    for count in ["added", "changed", "removed"] {
        assert_eq!(number(&report["snapshot"], count), 0, "{count}");
    }
}

#[test]
fn half_of_a_source_is_held() {
    let desk = Desk::with_example();
    desk.run(&[]);
    let live = desk.files("shop/out");
    let source = desk.read("shop/source/producten.csv");
    let third: String = source
        .split_inclusive('\n')
        .take(source.lines().count() / 3)
        .collect();
    desk.write("shop/source/producten.csv", &third);
    let ended = desk.feedmill(&["run", "shop", "--now", NOW]);
    assert_eq!(ended.code, 4, "{}", ended.err);
    assert!(ended.out.contains("less than half"), "{}", ended.out);
    assert!(live == desk.files("shop/out"));
}

#[test]
fn a_shop_is_made_from_nothing_but_its_feed() {
    let desk = Desk::with_example();
    let source = desk.path("shop/source/producten.csv");
    desk.write("export.csv", &std::fs::read_to_string(source).unwrap());
    std::fs::remove_dir_all(desk.path("shop")).unwrap();
    let made = ["new", "shop", "--source", "export.csv", "--partner"];
    let partners = ["google-shopping", "--partner", "beslist-nl"];
    let said = desk.feedmill(&[&made[..], &partners].concat()).done();
    assert!(said.contains("rules.toml has a rule"), "{said}");
    let report = desk.run(&[]);
    let products = number(&report["snapshot"], "rows");
    assert!(products > 1000);
    for partner in list(&report, "partners") {
        assert_eq!(number(partner, "out"), products, "{partner}");
        assert_eq!(text(partner, "status"), "written");
    }
}

#[test]
fn what_is_asked_for_and_not_there_is_told_with_what_there_is() {
    let desk = Desk::with_example();
    let told = |arguments: &[&str]| {
        let ended = desk.feedmill(arguments);
        assert_eq!(ended.code, 2, "{}", ended.err);
        ended.err
    };
    let preview = ["preview", "shop", "beslist-nl", "--where"];
    for (condition, meant) in [("price > 10", "greater_than"), ("prise is 10", "price")] {
        let error = told(&[&preview[..], &[condition]].concat());
        assert!(error.starts_with("error: --where: "), "{error}");
        assert!(error.contains(meant), "{error}");
    }
    let error = told(&["diff", "shop", "beslist"]);
    assert!(error.contains("the shop has beslist-nl"), "{error}");
    let error = told(&["check", "shp"]);
    assert!(
        error.contains("shop.toml: cannot be read in shp"),
        "{error}"
    );
}

#[test]
fn check_names_products_to_look_at() {
    let desk = Desk::with_example();
    let report = desk
        .feedmill(&["check", "shop", "--now", NOW, "--json"])
        .json();
    let told = desk.feedmill(&["check", "shop", "--now", NOW]).done();
    let partners = list(&report, "partners");
    let mut issues = partners.iter().flat_map(|partner| list(partner, "issues"));
    let first = issues.find(|issue| text(issue, "attribute") == "gtin");
    let id = list(first.expect("the example has bad codes"), "products")[0].as_str();
    assert!(told.contains(id.expect("an id")), "{told}");
}

#[test]
fn what_nothing_fills_is_told_with_the_place_to_fill_it() {
    let desk = Desk::new();
    desk.write(
        "in.csv",
        "id;title;price;link;category\n1;Boot;9,95;https://a.example/1;Shoes\n2;Sandal;8,95;https://a.example/2;Shoes\n",
    );
    let new = ["new", "shop", "--source", "in.csv", "--partner"];
    desk.feedmill(&[&new[..], &["kieskeurig-nl"]].concat())
        .done();
    let told = desk.feedmill(&["check", "shop", "--now", NOW]).done();
    let place = "under [fields] in mappings/kieskeurig-nl.toml";
    let line = told.lines().find(|line| line.contains(place));
    assert!(
        line.is_some_and(|line| line.contains("levertijd")),
        "{told}"
    );
    let ended = desk.feedmill(&["run", "shop", "--now", NOW]);
    assert_eq!(ended.code, 4, "{}", ended.err);
    assert!(
        ended.out.contains("feedmill release shop 1 "),
        "{}",
        ended.out
    );
    let fields = "levertijd = { value = \"morgen\" }\nverzendkosten = { value = \"4.95\" }\n";
    let file = "shop/mappings/kieskeurig-nl.toml";
    desk.edit(file, "[fields]\n", &format!("[fields]\n{fields}"));
    let told = desk.feedmill(&["check", "shop", "--now", NOW]).done();
    assert!(!told.contains("nothing fills levertijd"), "{told}");
}

#[test]
fn examples_of_a_transform_are_steps_to_copy() {
    let told = Desk::new().feedmill(&["transforms", "truncate"]).done();
    assert!(
        told.contains(r#"{ do = "truncate", max = 12 }: "#),
        "{told}"
    );
}
