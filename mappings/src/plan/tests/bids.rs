//! Bids: a base, rules that change it, limits, and what is told of them.

use super::shop::Shop;
use super::*;
use serde_json::json;

const HEUREKA: &str = "partner = 'heureka-cz'
[bids.HEUREKA_CPC]
base = 0.20
floor = 0.15
ceiling = { field = 'most' }
step = 0.05
[[bids.HEUREKA_CPC.rules]]
name = 'dear'
if = { field = 'price', is = 'greater_than', value = 100 }
times = 1.5
[[bids.HEUREKA_CPC.rules]]
name = 'by brand'
times = { field = 'factor' }
[[bids.HEUREKA_CPC.rules]]
name = 'few left'
if = { field = 'stock', is = 'less_than', value = 2 }
none = true
[[bids.HEUREKA_CPC.rules]]
name = 'over'
until = '2026-01-01'
set = 99
";

fn products() -> Json {
    json!([
        { "id": "a", "price": 129, "stock": 9, "most": 5, "cost": 40 },
        { "id": "b", "price": 29, "stock": 9, "factor": 0.1, "most": 5 },
        { "id": "c", "price": 129, "stock": 9, "factor": 40, "most": 5 },
        { "id": "d", "price": 129, "stock": 1, "factor": 2, "most": 5 },
        { "id": "e", "price": 129, "stock": 9, "factor": 1.1 },
    ])
}

#[test]
fn a_bid_fills_its_attribute() {
    let shop = Shop::new(products(), "", &[HEUREKA]);
    let bids: Vec<Option<String>> = shop
        .lines()
        .iter()
        .map(|line| {
            let (_, after) = line.split_once("HEUREKA_CPC=")?;
            Some(after.split(' ').next()?.to_owned())
        })
        .collect();
    // Raised; to the floor; to the ceiling of the product; none; 0.20 * 1.5 * 1.1 to the next step.
    assert_eq!(
        bids.iter().map(Option::as_deref).collect::<Vec<_>>(),
        [Some("0,30"), Some("0,15"), Some("5,00"), None, Some("0,35")]
    );
}

#[test]
fn every_step_of_a_bid_is_told() {
    let shop = Shop::new(products(), "", &[HEUREKA]);
    let told = |row| {
        let bid = shop.explain(row).bids.remove(0);
        let steps: Vec<String> = bid
            .rules
            .iter()
            .map(|step| format!("{} {:?}", step.rule, step.after.as_deref()))
            .collect();
        (bid.base.unwrap(), steps, bid.amount)
    };
    let (base, steps, amount) = told(2);
    assert_eq!((base.as_str(), amount.as_deref()), ("0.2", Some("5")));
    assert_eq!(steps, ["dear Some(\"0.30\")", "by brand Some(\"12.00\")"]);
    let (_, steps, amount) = told(3);
    assert_eq!(steps.last().unwrap(), "few left None");
    assert_eq!(amount, None);
}

#[test]
fn a_bid_is_a_field_and_a_sheet_sums_it_by_category() {
    let products = json!([
        { "id": "a", "category": "Tenten", "price": 10 },
        { "id": "b", "category": "Tenten", "price": 40 },
        { "id": "c", "category": "Jassen", "price": 20 },
        { "id": "d", "category": "Jassen" },
    ]);
    let mapping = "partner = 'beslist-nl'
    [fields]
    code = 'id'
    material = { field = 'bid/cpc', use = [{ do = 'prepend', text = 'bid ' }] }
    [bids.cpc]
    base = { calc = 'price / 100' }
    ";
    let shop = Shop::new(products, "", &[mapping]);
    let (mut partners, _) = shop.run(1);
    let (lines, counts) = partners.remove(0);
    assert!(lines[0].contains("material=bid 0.10"), "{}", lines[0]);
    let sums: Vec<String> = counts
        .bids
        .iter()
        .map(|((bid, category), sum)| {
            let BidSum {
                products,
                lowest,
                highest,
                ..
            } = sum;
            format!(
                "{bid} {category}: {products}, {lowest} to {highest}, {}",
                sum.mean()
            )
        })
        .collect();
    assert_eq!(
        sums,
        [
            "cpc Jassen: 1, 0.20 to 0.20, 0.20",
            "cpc Tenten: 2, 0.10 to 0.40, 0.25"
        ]
    );
}

#[test]
fn a_wrong_bid_is_pointed_at() {
    let mistakes = |bids: &str| {
        let mapping = format!("partner = 'heureka-cz'\n{bids}");
        let Err(mistakes) = Shop::new(products(), "", &[&mapping]).compile() else {
            panic!("{bids} is wrong");
        };
        (mistakes[0].path.clone(), mistakes[0].hint.clone())
    };
    let (path, hint) = mistakes("[bids.HEUREKA_CPX]\nbase = 1");
    assert_eq!(
        (path.as_str(), &*hint),
        ("bids.HEUREKA_CPX", "it takes HEUREKA_CPC")
    );
    let two = "[bids.HEUREKA_CPC]\nbase = 1\nrules = [{ name = 'both', times = 2, set = 1 }]";
    assert_eq!(mistakes(two).0, "bids.HEUREKA_CPC.rules[0]");
    let private = "[bids.HEUREKA_CPC]\nbase = { calc = 'cost / 10' }";
    assert!(mistakes(private).1.contains("send_private"));
}
