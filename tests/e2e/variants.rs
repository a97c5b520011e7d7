//! From an export in which a product has a row for each variant to the feed of a partner, with nothing but the commands.

use crate::command::{Desk, NOW, list, number, text};
use serde_json::Value;

const HEAD: &str = "Handle,Title,Body (HTML),Vendor,Tags,Option1 Name,Option1 Value,Option2 Name,Option2 Value,Variant SKU,Variant Inventory Qty,Variant Price,Variant Compare At Price,Image Src,Image Position,Variant Image,Status\n";

/// Products as the system of a shop exports them: variants and pictures below their product.
fn export(products: u32) -> String {
    let mut table = HEAD.to_owned();
    for product in 1..=products {
        let handle = format!("rain-coat-{product}");
        let picture = |name: &str| format!("https://cdn.shop.example/{product}-{name}.jpg");
        table += &format!(
            "{handle},Rain coat {product},<p>Keeps you <b>dry</b> in all of the rain that falls here.</p>,Luwte,coats,Color,Red,Size,S,,3,{product}9.95,{product}4.95,{},1,,active\n",
            picture("front")
        );
        table += &format!(
            "{handle},,,,,,Red,,M,,0,{product}9.95,,{},2,,\n",
            picture("back")
        );
        table += &format!(
            "{handle},,,,,,Light Blue,,M,,5,{product}9.95,,,,{},\n",
            picture("blue")
        );
        table += &format!("{handle},,,,,,,,,,,,,{},3,,\n", picture("detail"));
        table += &format!(
            "mug-{product},Mug {product},<p>Holds all the tea that you can drink.</p>,Luwte,mugs,Title,Default Title,,,,9,7.50,,{},1,,active\n",
            picture("mug")
        );
    }
    table
}

/// A shop of an export, which has no address of a product's page.
fn shop(export: &str) -> Desk {
    let desk = Desk::with_shop(export, "google-shopping");
    let link = "[fields]\nlink = { text = \"https://shop.example/products/{Handle}\" }";
    desk.edit("shop/mappings/google-shopping.toml", "[fields]", link);
    desk
}

fn issue<'r>(report: &'r Value, code: &str) -> Option<&'r Value> {
    let mut issues = list(&report["snapshot"], "issues").iter();
    issues.find(|issue| text(issue, "code") == code)
}

#[test]
fn an_export_with_variants_becomes_a_feed_of_whole_products() {
    let desk = shop(&export(5));
    let feed = desk.read("shop/feeds/products.toml");
    for said in [
        "of = \"Handle\"",
        "by = [\"Option1 Value\", \"Option2 Value\"]",
        "fill = [\"Title\", \"Body (HTML)\", \"Vendor\", \"Tags\", \"Option1 Name\", \"Option2 Name\", \"Status\"]",
        "images = \"Image Src\"",
        "image = \"Variant Image\"",
        "# rows with the same Handle are variants: 20 of 10 products, told apart by Option1 Value and Option2 Value",
    ] {
        assert!(feed.contains(said), "{said}: {feed}");
    }
    let report = desk.run(&["--dry-run"]);
    assert_eq!(number(&report["snapshot"], "rows"), 20);
    let pictures = issue(&report, "no_product").expect("rows with nothing but a picture");
    assert_eq!(number(pictures, "count"), 5);
    for code in ["missing_id", "duplicate_id", "scattered_variants"] {
        assert!(issue(&report, code).is_none(), "{code}: {report}");
    }

    let explain = |product: &str, more: &[&str]| {
        let asked = ["explain", "shop", "google-shopping", product, "--now", NOW];
        desk.feedmill(&[&asked[..], more].concat())
    };
    let story = explain("rain-coat-2_Red_M", &["--json"]).json();
    assert_eq!(number(&story, "item"), 7);
    assert_eq!(text(&story["above"], "column"), "Handle");
    assert_eq!(number(&story["above"], "item"), 6);
    let fields: Vec<_> = list(&story["above"], "fields").iter().collect();
    assert!(fields.iter().any(|field| *field == "title"), "{fields:?}");
    let told = explain("rain-coat-2_Red_M", &[]).done();
    assert!(
        told.contains("(from record 6, the first of the same Handle: title, "),
        "{told}"
    );
    assert!(told.contains("title: Rain coat 2\n"), "{told}");
    assert!(
        told.contains("image_link: https://cdn.shop.example/2-front.jpg\n"),
        "{told}"
    );
    // What an option is called tells which field it fills.
    assert!(
        told.contains("color = Red\n") && told.contains("size = M\n"),
        "{told}"
    );
    let mug = explain("mug-2", &["--json"]).json();
    assert!(
        mug["above"].is_null() && text(&mug, "product") == "mug-2",
        "{mug}"
    );
}

#[test]
fn the_same_variant_twice_is_told_with_both_rows() {
    let red = "mug-3,,,,,,Red,,,,1,7.50,,,,,\n";
    let desk = shop(&(export(3) + red + red));
    let report = desk.run(&["--dry-run"]);
    let issue = issue(&report, "duplicate_id").expect("the last row is there twice");
    let first = &list(issue, "first")[0];
    assert_eq!(
        (number(first, "item"), number(&first["earlier"], "item")),
        (17, 16)
    );
}

#[test]
fn what_cannot_go_with_variants_is_pointed_at() {
    let desk = Desk::with_shop(&export(2), "google-shopping");
    desk.edit(
        "shop/feeds/products.toml",
        "\"Variant SKU\" = {",
        "\"Variant SKU\" = { field = \"id\",",
    );
    let refused = desk.feedmill(&["check", "shop"]);
    assert_eq!(refused.code, 2);
    assert!(
        refused
            .err
            .contains("the column Variant SKU fills the product id, and so do the variants"),
        "{}",
        refused.err
    );
}

#[test]
fn rows_that_all_have_a_title_are_no_variants() {
    let whole = export(5).replace(",,,,,,Light Blue", ",Coat,,,,,Light Blue");
    let desk = Desk::with_shop(&whole, "google-shopping");
    assert!(!desk.read("shop/feeds/products.toml").contains("[variants]"));
}
