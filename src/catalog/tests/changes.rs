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
    let products = || {
        let mut products = source("p", Role::Products, &["id=1;points=01"]);
        products.version = Some("v1".into());
        products
    };
    shop.import("2026-01-01", vec![products()]);
    let imported = shop.import("2026-01-02", vec![products()]);
    assert_eq!(imported.changes.unchanged, 1);
    assert_eq!(all(&imported.snapshot, "changed"), ["unchanged"]);
    let other = typed(products(), "points", Convention::of(Type::Integer));
    let imported = shop.import("2026-01-03", vec![other]);
    assert_eq!(imported.changes.changed, 1, "points are a number now");
    let mut newer = products();
    newer.version = Some("v2".into());
    let imported = shop.import("2026-01-04", vec![newer]);
    assert_eq!(
        all(&imported.snapshot, "points"),
        ["01"],
        "it was read again"
    );
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
