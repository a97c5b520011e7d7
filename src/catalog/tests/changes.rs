//! What changed from one import to the next.

use super::*;

#[test]
fn the_difference_names_products_and_fields() {
    let mut shop = Shop::new();
    let first = ["id=1;t=a;u=x", "id=2;t=b;u=x", "id=3;t=c;u=x"];
    let imported = shop.import("2026-01-01", vec![source("p", Role::Products, &first)]);
    assert_eq!((imported.changes.added, imported.changes.removed), (3, 0));
    // The columns of product 1 come in another order: nothing changed for that.
    let second = ["u=x;t=a;id=1", "id=2;t=B;v=new", "id=4;t=d"];
    let imported = shop.import("2026-01-02", vec![source("p", Role::Products, &second)]);
    let changes = &imported.changes;
    assert_eq!(
        (
            changes.added,
            changes.changed,
            changes.unchanged,
            changes.removed
        ),
        (1, 1, 1, 1)
    );
    let fields: Vec<_> = changes
        .fields
        .iter()
        .map(|(name, count)| (&**name, *count))
        .collect();
    assert_eq!(fields, [("t", 1), ("u", 1), ("v", 1)]);
    assert_eq!(
        all(&imported.snapshot, "changed"),
        ["unchanged", "changed", "added"]
    );
}

#[test]
fn the_same_bytes_with_the_same_settings_are_not_imported_again() {
    let mut shop = Shop::new();
    let products = |version: Option<&str>| {
        let mut source = source("p", Role::Products, &["id=1;points=01", "id=1"]);
        source.version = version.map(str::to_owned);
        source
    };
    let first = shop.import("2026-01-01", vec![products(Some("a"))]);
    let imported = shop.import("2026-01-02", vec![products(Some("a"))]);
    assert_eq!(shop.number(), 1);
    assert_eq!(imported.changes.unchanged, 1);
    assert_eq!(all(&imported.snapshot, "changed"), ["unchanged"]);
    assert_eq!(imported.issues, first.issues, "the duplicate is still told");
    assert_eq!(imported.issues.len(), 1);
    let other = typed(products(Some("a")), "points", Convention::of(Type::Integer));
    let imported = shop.import("2026-01-03", vec![other]);
    assert_eq!(imported.changes.changed, 1, "points are a number now");
}

#[test]
fn sources_that_cannot_be_told_from_others_or_joined_anew_are_imported() {
    let mut shop = Shop::new();
    let mut number = |products: Option<&str>, joined: Option<&str>| {
        let mut sources = vec![
            source("p", Role::Products, &["id=1"]),
            source("q", Role::Join, &["key=1;cost=2"]),
        ];
        for (source, version) in sources.iter_mut().zip([products, joined]) {
            source.version = version.map(str::to_owned);
        }
        shop.import("2026-01-01", sources);
        shop.number()
    };
    assert_eq!(number(Some("a"), Some("a")), 1);
    assert_eq!(number(Some("a"), Some("a")), 1);
    assert_eq!(number(Some("a"), Some("b")), 2);
    assert_eq!(number(Some("a"), None), 3);
    assert_eq!(number(Some("a"), None), 4);
}

#[test]
fn what_an_import_that_came_to_nothing_has_seen_is_imported_by_the_next() {
    let mut shop = Shop::new();
    let products = |version: &str, line| {
        let mut source = source("p", Role::Products, &[line]);
        source.version = Some(version.to_owned());
        source
    };
    shop.import("2026-01-01", vec![products("a", "id=1")]);
    // A dry run, or one that was killed: its snapshot is never put in force.
    let dropped = import(
        &shop.state,
        vec![products("b", "id=2")],
        &day("2026-01-02"),
        2,
        &(),
    );
    drop(dropped.unwrap());
    let imported = shop.import("2026-01-03", vec![products("b", "id=2")]);
    assert_eq!(all(&imported.snapshot, "id"), ["2"]);
}

#[test]
fn the_lowest_price_is_that_of_the_thirty_days_before_the_present_one() {
    let mut shop = Shop::new();
    let mut lowest = |now: &str, line: &'static str| {
        let imported = shop.import(now, vec![prices(source("p", Role::Products, &[line]))]);
        all(&imported.snapshot, "lowest_price_30_days").join(" ")
    };
    assert_eq!(lowest("2026-01-01", "id=1;price=10"), "-");
    assert_eq!(lowest("2026-02-01", "id=1;price=8"), "10");
    assert_eq!(lowest("2026-02-10", "id=1;price=12"), "8");
    assert_eq!(lowest("2026-02-20", "id=1;price=9"), "8");
    assert_eq!(lowest("2026-04-20", "id=1;price=9"), "8");
    assert_eq!(lowest("2026-05-20", "id=1;price=7"), "9");
}
