//! Feeds that real shops exported, read without being told anything: the right dialect and the right number of
//! products. The feeds are not part of the repository.

mod shared;

use feeds::options::ReadOptions;
use shared::{fixtures, read};

/// File, delimiter, encoding, line of the header, columns, products, and codes of the issues that are right to raise.
type Expected = (
    &'static str,
    &'static str,
    &'static str,
    u64,
    usize,
    usize,
    &'static [&'static str],
);

const FEEDS: [Expected; 31] = [
    (
        "adplatform-csv-qa/catalog_products.csv",
        ",",
        "utf-8",
        1,
        14,
        1,
        &[],
    ),
    (
        "adplatform-csv-qa/pharma_google.csv",
        ",",
        "utf-8",
        1,
        13,
        3,
        &[],
    ),
    ("awin-lululemon/awin.csv", ",", "utf-8", 1, 36, 10, &[]),
    (
        "awin-lululemon/google.csv",
        ",",
        "utf-8",
        1,
        23,
        1,
        &["ragged_row"],
    ),
    ("de-led-tsv/produkte.csv", "\t", "utf-8", 1, 28, 408, &[]),
    (
        "dynamic-yield-csv/productfeed.csv",
        ",",
        "utf-8",
        1,
        33,
        69,
        &[],
    ),
    ("facebook-csv-pl/facebook.csv", ",", "utf-8", 1, 13, 10, &[]),
    (
        "facebook-csv-template/catalog_products.csv",
        ",",
        "utf-8",
        2,
        29,
        1,
        &[],
    ),
    (
        "gmc-validator-samples/sample-apparel.tsv",
        "\t",
        "utf-8",
        1,
        15,
        1,
        &[],
    ),
    (
        "gmc-validator-samples/sample-valid.csv",
        ",",
        "utf-8",
        1,
        18,
        1,
        &[],
    ),
    (
        "google-tsv-gmc-demo/feed.tsv",
        "\t",
        "utf-8",
        1,
        18,
        22,
        &[],
    ),
    (
        "hm-csv-xlsx-pair/products.csv",
        ",",
        "utf-8",
        1,
        7,
        5400,
        &[],
    ),
    (
        "hotline-pipe-csv/hotline_feed.csv",
        "|",
        "utf-8",
        1,
        8,
        50,
        &[],
    ),
    (
        "idealo-meta-epages/idealo.csv",
        ",",
        "utf-8",
        1,
        20,
        14,
        &[],
    ),
    ("idealo-meta-epages/meta.csv", ",", "utf-8", 1, 15, 14, &[]),
    (
        "lightspeed-x-vend/product-export.csv",
        ",",
        "macintosh",
        1,
        49,
        1217,
        &[],
    ),
    (
        "magento-import-tests-a/products_multiple_stores.csv",
        ",",
        "utf-8",
        1,
        80,
        4,
        &[],
    ),
    (
        "magento-sample-data/categories.csv",
        ",",
        "utf-8",
        1,
        9,
        28,
        &[],
    ),
    (
        "prestashop-csv/products_import.csv",
        ",",
        "utf-8",
        1,
        55,
        7,
        &[],
    ),
    (
        "prestashop-csv/combinations_import.csv",
        ",",
        "utf-8",
        1,
        23,
        27,
        &[],
    ),
    // The last line has one blank cell, and is no product.
    (
        "shopify-learnshop/products_export_1.csv",
        ",",
        "utf-8",
        1,
        44,
        24,
        &[],
    ),
    (
        "shopify-lifemademagic/products_export_1.csv",
        ",",
        "utf-8",
        1,
        48,
        4088,
        &[],
    ),
    ("shopify-official/apparel.csv", ",", "utf-8", 1, 46, 22, &[]),
    (
        "shopify-official/jewelery.csv",
        ",",
        "utf-8",
        1,
        46,
        41,
        &[],
    ),
    (
        "shopify-packt/Product-data.csv",
        ",",
        "utf-8",
        1,
        48,
        21,
        &[],
    ),
    (
        "shopware-import-tests-a/products_with_variants.csv",
        ";",
        "utf-8",
        1,
        47,
        2,
        &[],
    ),
    (
        "shopware-printer/demo-products.csv",
        ";",
        "utf-8",
        1,
        4,
        16,
        &[],
    ),
    ("spree-sample/products.csv", ",", "utf-8", 1, 39, 211, &[]),
    (
        "vehicle-listings/reddit_feed.csv",
        ",",
        "utf-8",
        1,
        14,
        48,
        &[],
    ),
    (
        "woo-amazon-import/wc-products.csv",
        ",",
        "utf-8",
        1,
        7,
        31,
        &["repeated_header"],
    ),
    (
        "woo-official-csv/sample_products.csv",
        ",",
        "utf-8",
        1,
        55,
        24,
        &[],
    ),
];

#[test]
fn every_feed_has_its_products() {
    let Some(root) = fixtures() else { return };
    let mut wrong = Vec::new();
    for (name, delimiter, encoding, header, columns, products, codes) in FEEDS {
        let feed = match read(&root.join(name), &ReadOptions::default()) {
            Ok(feed) => feed,
            Err(error) => {
                wrong.push(format!("{name}: {error}"));
                continue;
            }
        };
        let mut raised: Vec<&str> = feed.issues.iter().map(|issue| issue.code).collect();
        raised.dedup();
        let found = (
            feed.detected.delimiter.as_deref().unwrap_or_default(),
            feed.detected.encoding.as_deref().unwrap_or_default(),
            feed.detected.header_row.unwrap_or_default(),
            feed.columns.len(),
            feed.rows.len(),
            raised.as_slice(),
        );
        let expected = (delimiter, encoding, header, columns, products, codes);
        if found != expected {
            wrong.push(format!("{name}: {found:?} instead of {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn mac_spaces_and_padding_are_read_as_meant() {
    let Some(root) = fixtures() else { return };
    let read =
        |name: &str| read(&root.join(name), &ReadOptions::default()).expect("this is a feed");
    let vend = read("lightspeed-x-vend/product-export.csv");
    let spaced = vend
        .rows
        .iter()
        .flatten()
        .filter(|cell| cell.contains('\u{A0}'))
        .count();
    assert!(spaced > 0, "0xCA is a no-break space in Mac Roman");
    let padded = read("shopify-learnshop/products_export_1.csv");
    assert_eq!(padded.columns[0], "Handle");
    assert_eq!(padded.rows[0][0], "blueberry-almond-brownie");
}
