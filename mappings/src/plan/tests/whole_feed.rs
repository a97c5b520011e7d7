//! What only shows when all products of a feed are seen.

use super::shop::Shop;
use super::*;
use serde_json::json;

#[test]
fn what_only_shows_in_the_whole_feed_is_counted_with_its_products() {
    let shop = Shop::new(
        json!([
            {"id": "a"}, {"id": "out", "stock": 0}, {"id": "b", "size": ["S", "M"]},
            {"id": "c"}, {"id": "A"}, {"id": "OUT"},
        ]),
        "[[rules]]
        name = 'stock'
        if = { field = 'stock', is = 'equals', value = 0 }
        then = [{ exclude = 'no stock' }]",
        &["partner = 'generic'
        products = { explode = 'size' }
        fields = { id = 'id', title = 'id' }"],
    );
    let (partners, _) = shop.run(1);
    let counts = &partners[0].1;
    let twice = |kind: &&FindingKind| kind.check == "unique";
    let kind = counts.findings.kinds.iter().find(twice).unwrap();
    // The second record of `b`, and `A`; `OUT` is alone in the feed.
    assert_eq!((kind.count, &kind.rows), (2, &[2, 4].into()));
    let worst = counts.findings.worst;
    assert_eq!((worst.products, counts.origins.len()), (6, 6));
    assert!(worst.errors >= 2, "{worst:?}");
    assert!(worst.errors + worst.warnings + worst.advice <= worst.products);
}
