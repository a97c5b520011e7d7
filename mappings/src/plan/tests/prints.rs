//! When the answers to surveys of before may be used again.

use super::shop::Shop;
use serde_json::json;

/// The print of a mapping that surveys the stock, beside a title.
fn print(sum: &str, title: &str) -> u64 {
    let mapping = format!("partner = 'generic'\n[fields]\nsum = {sum}\ntitle = {title}\n");
    let shop = Shop::new(
        json!([{"id": "a", "item_group_id": "g", "title": "Moab", "brand": "Merrell", "stock": 7}]),
        "",
        &[&mapping],
    );
    let plan = shop.compile();
    plan.unwrap_or_else(|mistakes| panic!("{mistakes:?}"))
        .survey_print()
}

#[test]
fn values_without_a_survey_leave_the_answers_as_they_are() {
    let sum = "{ survey = { of = 'sum', value = 'stock' } }";
    let before = print(sum, "'title'");
    assert_eq!(before, print(sum, "{ text = '{brand} {title}' }"));
    let only = "{ field = 'brand', is = 'equals', value = 'Merrell' }";
    for other in [
        "{ survey = { of = 'sum', value = 'price' } }".to_owned(),
        "{ survey = { of = 'max', value = 'stock' } }".to_owned(),
        "{ survey = { of = 'sum', value = { field = 'stock', use = ['trim'] } } }".to_owned(),
        "{ survey = { of = 'sum', value = 'stock', by = ['brand'] } }".to_owned(),
        format!("{{ survey = {{ of = 'sum', value = 'stock', where = {only} }} }}"),
    ] {
        assert_ne!(before, print(&other, "'title'"), "{other}");
    }
    // The same survey over something that only looks the same from above.
    let with = |word: &str| {
        let value = format!("{{ field = 'stock', use = [{{ do = 'append', text = '{word}' }}] }}");
        print(
            &format!("{{ survey = {{ of = 'sum', value = {value} }} }}"),
            "'title'",
        )
    };
    assert_ne!(with("0"), with("00"));
}
