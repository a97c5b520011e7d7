//! The partner library from outside: a partner of one's own is one file, bids reach the feed or a sheet, and what is not
//! proven is off.

use crate::command::{Desk, list, text};

/// For feeds of two products that lack what the partner requires: the guard would hold them.
const UNGUARDED: &str = "\n[guard]\nmost_faulty_percent = 100\n";

const PRODUCTS: &str = "\
id;title;category;price;stock;link;image_link;delivery_time
T1;Tent;Kamperen > Tenten;249,00;4;https://www.luwte.example/t1;https://img.luwte.example/t1.jpg;1-3 werkdagen
M1;Muts;Accessoires;9,50;0;https://www.luwte.example/m1;https://img.luwte.example/m1.jpg;24 uur
";

const ACME: &str = r#"name = "Acme"
kind = "comparison"
about = "A price site of our town."
countries = ["NL"]

[source]
address = "https://acme.example/feeds"
checked = "2026-11-22"
confidence = "second_hand"

[write]
decimal_sign = ","
path_separator = "/"

[bid]
by = "attribute"
attributes = ["bod"]

[[format]]
name = "xml"
ending = "xml"
file = { format = "xml", item_path = "{root|winkel}/artikel" }

[[attribute]]
name = "nummer"
element = "@nr"
about = "Key."
requirement = "required"
from = "id"

[[attribute]]
name = "prijs"
about = "Price."
requirement = "required"
type = "price"
from = "price"

[[attribute]]
name = "rubriek"
about = "Category."
type = "path"
from = "category"

[[attribute]]
name = "dagen"
about = "Days until it is there."
type = "delivery_time"
write = { delivery_days = true }
from = "delivery_time"

[[attribute]]
name = "bod"
about = "Bid."
type = "price"

[[example]]
given = { id = "1", price = "2.5" }
gives = { "@nr" = "1", prijs = "2,50" }
"#;

fn shop() -> Desk {
    Desk::with_shop(PRODUCTS, "beslist-nl")
}

#[test]
fn a_partner_of_ones_own_is_one_file() {
    let desk = shop();
    desk.write("shop/partners/acme.toml", ACME);
    let mapping = "partner = \"acme\"\nrename = { rubriek = \"afdeling\" }\n[bids.bod]\nbase = { calc = \"price / 100\" }\nfloor = 0.2\n";
    desk.write("shop/mappings/acme.toml", mapping);
    desk.run(&["--partner", "acme"]);
    assert_eq!(
        desk.read("shop/out/acme.xml"),
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<winkel>\n\
         <artikel nr=\"T1\">\n<prijs>249,00</prijs>\n<afdeling>Kamperen/Tenten</afdeling>\n<dagen>3</dagen>\n<bod>2,49</bod>\n</artikel>\n\
         <artikel nr=\"M1\">\n<prijs>9,50</prijs>\n<afdeling>Accessoires</afdeling>\n<dagen>1</dagen>\n<bod>0,20</bod>\n</artikel>\n\
         </winkel>\n"
    );
    let explained = desk.feedmill(&["explain", "shop", "acme", "M1"]).done();
    assert!(
        explained.contains("bod: base \"0.095\"") && explained.contains("-> \"0.2"),
        "{explained}"
    );
    let shown = desk.feedmill(&["preview", "shop", "acme"]).done();
    assert!(shown.contains("bid bod: 2.49 (base 2.49)"), "{shown}");

    desk.edit(
        "shop/partners/acme.toml",
        "from = \"category\"",
        "form = \"category\"",
    );
    let wrong = desk.feedmill(&["check", "shop", "--partner", "acme"]);
    assert_eq!(wrong.code, 2);
    assert!(
        wrong.err.contains("partners/acme.toml:") && wrong.err.contains("form"),
        "{}",
        wrong.err
    );
}

#[test]
fn a_mistake_in_a_spec_of_ones_own_is_told_where_it_is() {
    let desk = shop();
    desk.write(
        "shop/mappings/acme.toml",
        "partner = \"acme\"\n[fields]\nrubriek = \"category\"\n",
    );
    for (from, to, words) in [
        (
            "from = \"price\"",
            "from = \"prise\"",
            "did you mean \"price\"",
        ),
        (
            "from = \"delivery_time\"",
            "from = { first = [\"delivery_tim\"] }",
            "did you mean \"delivery_time\"",
        ),
        (
            "requirement = \"required\"",
            "requirment = \"required\"",
            "did you mean `requirement`",
        ),
        (
            "attributes = [\"bod\"]",
            "attributes = [\"bot\"]",
            "did you mean `bod`",
        ),
    ] {
        desk.write("shop/partners/acme.toml", ACME);
        desk.edit("shop/partners/acme.toml", from, to);
        let wrong = desk.feedmill(&["check", "shop", "--partner", "acme", "--json"]);
        assert_eq!(wrong.code, 2, "{to}: {}", wrong.out);
        let told = wrong.json();
        let at = text(&told["error"], "at");
        assert!(at.starts_with("partners/acme.toml:"), "{to}: {at}");
        assert!(wrong.err.contains(words), "{to}: {}", wrong.err);
        if from.starts_with("from") {
            let line = at.split(':').nth(1).and_then(|line| line.parse().ok());
            let text = desk.read("shop/partners/acme.toml");
            let said = text.lines().nth(line.unwrap_or(0_usize) - 1);
            assert_eq!(said, Some(to), "{at}");
        }
    }
}

#[test]
fn the_library_knows_the_partners_of_a_shop() {
    let desk = shop();
    desk.write("shop/partners/acme.toml", ACME);
    let unknown = desk.feedmill(&["partners", "acme"]);
    assert!(
        unknown.code == 2 && unknown.err.contains("--shop"),
        "{}",
        unknown.err
    );
    let known = desk
        .feedmill(&["partners", "acme", "--shop", "shop"])
        .done();
    assert!(
        known.contains("A price site of our town.") && known.contains("rubriek"),
        "{known}"
    );
    let all = desk
        .feedmill(&["partners", "--shop", "shop", "--json"])
        .json();
    let own = |one: &&serde_json::Value| one["own"] == true;
    let ids = list(&all, "partners").iter().filter(own);
    assert_eq!(ids.map(|one| text(one, "id")).collect::<Vec<_>>(), ["acme"]);
}

#[test]
fn bids_for_a_sheet_are_written_beside_the_feed() {
    let desk = shop();
    let mapping = "partner = \"beslist-nl\"\n\n[guard]\nmost_faulty_percent = 100\n\n[bids.cpc]\nbase = 0.20\n\n[[bids.cpc.rules]]\nname = \"Dear\"\nif = { field = \"price\", is = \"greater_than\", value = 100 }\ntimes = 2\n";
    desk.write("shop/mappings/beslist-nl.toml", mapping);
    let report = desk.run(&[]);
    assert_eq!(
        text(&list(&report, "partners")[0], "bid_sheet"),
        "out/beslist-nl.bids.csv"
    );
    assert_eq!(
        desk.read("shop/out/beslist-nl.bids.csv"),
        "bid,category,products,amount,lowest,highest\n\
         cpc,Accessoires,1,0.20,0.20,0.20\n\
         cpc,Kamperen > Tenten,1,0.40,0.40,0.40\n"
    );
}

#[test]
fn what_is_not_proven_is_off_and_said_to_be_unverified() {
    let desk = shop();
    let new = [
        "new",
        "other",
        "--source",
        "products.csv",
        "--partner",
        "twenga",
        "--partner",
        "heureka-cz",
    ];
    desk.feedmill(&new).done();
    assert!(
        desk.read("other/mappings/twenga.toml")
            .contains("on = false")
    );
    assert!(
        desk.read("other/mappings/heureka-cz.toml")
            .contains("country = \"CZ\"")
    );
    let listed = desk.feedmill(&["partners"]).done();
    let line = |id: &str| {
        let found = listed.lines().find(|line| line.starts_with(id));
        found.unwrap_or_default().to_owned()
    };
    assert!(line("twenga").contains("unverified"), "{listed}");
    assert!(!line("google-shopping").contains("unverified"), "{listed}");
}

#[test]
fn amounts_in_a_currency_that_the_partner_does_not_take_are_errors() {
    let desk = shop();
    let mapping = "partner = \"heureka-cz\"\ncountry = \"CZ\"\n";
    desk.write(
        "shop/mappings/heureka-cz.toml",
        &format!("{mapping}{UNGUARDED}"),
    );
    let wrong = |desk: &Desk| {
        let report = desk.run(&["--partner", "heureka-cz"]);
        let issues = list(&list(&report, "partners")[0], "issues").to_vec();
        issues
            .iter()
            .any(|issue| text(issue, "check") == "currency")
    };
    assert!(wrong(&desk));
    desk.write(
        "shop/mappings/heureka-cz.toml",
        &format!("{mapping}currency = \"CZK\"\n{UNGUARDED}"),
    );
    assert!(!wrong(&desk));
}

#[test]
fn a_draft_of_a_spec_comes_from_an_example() {
    let desk = shop();
    desk.write(
        "wanted.csv",
        "artikelnr;titel;prijs;plaatje\nA-1;Tent;12,50;https://img.acme.example/1.jpg\nA-2;Muts;9,00;https://img.acme.example/2.jpg\n",
    );
    let draft = desk
        .feedmill(&["partners", "--derive", "wanted.csv"])
        .done();
    desk.write("shop/partners/mine.toml", &draft);
    desk.write("shop/mappings/mine.toml", "partner = \"mine\"\n");
    desk.run(&["--partner", "mine"]);
    assert_eq!(
        desk.read("shop/out/mine.csv"),
        "artikelnr;titel;prijs;plaatje\n\
         T1;Tent;249,00;https://img.luwte.example/t1.jpg\n\
         M1;Muts;9,50;https://img.luwte.example/m1.jpg\n"
    );
}
