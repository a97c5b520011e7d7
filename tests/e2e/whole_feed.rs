//! Checks that need the whole feed: what only shows when all products are seen is told by a run and by `check`, the same
//! for any number of threads.

use crate::command::{Desk, NOW, list, number, text};
use serde_json::Value;

/// Products of the source: enough for several stretches of the catalog.
const PRODUCTS: usize = 40_000;

/// A shop in which a late product has the code of an early one, and one product becomes two records.
fn desk() -> Desk {
    let desk = Desk::new();
    let mut source = "id,code,title,price,size\n".to_owned();
    for number in 0..PRODUCTS {
        let code = match number {
            39_000 => "c-7".to_owned(),
            other => format!("C-{other}"),
        };
        let size = if number == 100 { "S|M" } else { "L" };
        source.push_str(&format!("P{number},{code},Shoe {number},10.00,{size}\n"));
    }
    desk.write("products.csv", &source);
    desk.write("shop/feeds/products.toml", "place = \"../products.csv\"\n");
    desk.write(
        "shop/shop.toml",
        "name = \"Shoes\"\ncountry = \"NL\"\nlanguage = \"nl\"\ncurrency = \"EUR\"\ntime_zone = \"Europe/Amsterdam\"\nvat_rate = 21\n",
    );
    desk.write(
        "shop/rules.toml",
        "[[rules]]\nname = \"Sizes apart\"\nthen = [{ set = \"size\", to = { field = \"size\", use = [{ do = \"split_to_list\", by = \"|\" }] } }]\n",
    );
    desk.write(
        "shop/mappings/own.toml",
        "partner = \"generic\"\nproducts = { explode = \"size\" }\n\n[fields]\nid = \"code\"\ntitle = \"title\"\nsize = \"size\"\n",
    );
    desk
}

fn twice(report: &Value) -> &Value {
    let [partner] = list(report, "partners") else {
        panic!("not one partner in {report}");
    };
    assert_eq!(number(partner, "out"), PRODUCTS as u64 + 1);
    let issues = list(partner, "issues").iter();
    let mut twice = issues.filter(|issue| text(issue, "check") == "unique");
    let issue = twice.next().expect("what stands twice is told");
    assert!(twice.next().is_none(), "{report}");
    issue
}

#[test]
fn an_id_that_stands_twice_is_told_wherever_its_products_are() {
    let desk = desk();
    let report = desk.run(&["--threads", "1"]);
    let issue = twice(&report);
    assert_eq!(number(issue, "count"), 2);
    assert_eq!(text(issue, "attribute"), "id");
    assert_eq!(text(issue, "severity"), "error");
    // The exploded product is the first of its own id, the late one has that of an early one.
    assert_eq!(list(issue, "products"), ["P100", "P39000"]);
    for threads in ["2", "3"] {
        let other = desk.run(&["--threads", threads]);
        assert_eq!(twice(&other), issue, "{threads} threads");
        let score = |report: &Value| number(&list(report, "partners")[0], "score");
        assert_eq!(score(&other), score(&report));
    }
    let checked = desk.feedmill(&["check", "shop", "--now", NOW, "--json"]);
    assert_eq!(twice(&checked.json()), issue);
}
