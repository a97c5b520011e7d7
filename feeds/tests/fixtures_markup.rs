//! Feeds of real shops and test suites: every well-formed one gives the right products, every broken one says where.

mod shared;

use feeds::detect::Detected;
use feeds::error::Error;
use feeds::open::open;
use feeds::options::{Format, ReadOptions};
use feeds::record::Records;
use shared::fixtures;
use std::path::Path;

/// A whole feed in memory.
struct Feed {
    columns: Vec<String>,
    records: Records,
    detected: Detected,
    issues: Vec<&'static str>,
}

impl Feed {
    fn values(&self, record: usize, column: &str) -> Vec<&str> {
        let Some(column) = self.columns.iter().position(|name| name == column) else {
            panic!("no column {column} in {:?}", self.columns);
        };
        let record = self.records.get(record);
        record.all(column as u32).map(|(_, text)| text).collect()
    }

    fn groups(&self, record: usize, column: &str) -> Vec<u32> {
        let column = self
            .columns
            .iter()
            .position(|name| name == column)
            .expect("the column");
        let record = self.records.get(record);
        record.all(column as u32).map(|(group, _)| group).collect()
    }
}

fn read(path: &Path, options: &ReadOptions) -> Result<Feed, Error> {
    let mut opened = open(path, "feed", options)?;
    let mut records = Records::new();
    let mut issues = Vec::new();
    while opened.reader.read(&mut records, 100)? > 0 {
        issues.extend(opened.reader.issues().iter().map(|issue| issue.code));
    }
    issues.extend(opened.reader.issues().iter().map(|issue| issue.code));
    let columns = opened.reader.columns().to_vec();
    Ok(Feed {
        columns,
        records,
        detected: opened.detected,
        issues,
    })
}

fn found(file: &str) -> Option<Feed> {
    let path = fixtures()?.join(file);
    Some(read(&path, &ReadOptions::default()).unwrap_or_else(|error| panic!("{file}: {error}")))
}

#[test]
fn feeds_have_their_products() {
    let Some(fixtures) = fixtures() else {
        return;
    };
    let rss = "rss/channel/item";
    let yml = "yml_catalog/shop/offers/offer";
    for (file, path, count) in [
        (
            "affiliate-partnerads-dk/product-feed.xml",
            "products/product",
            7,
        ),
        ("awin-lululemon/feed-1.xml", rss, 1),
        ("awin-lululemon/feed-perlenodense.xml", rss, 1),
        (
            "bazaarvoice-feed/product_feed.xml",
            "Feed/Products/Product",
            7,
        ),
        ("ceneo-dagra/ceneo.xml", "offers/o", 8),
        ("dummyjson/products.json", "", 194),
        ("excel-to-yml-pair/yandex_market.xml", yml, 3),
        ("google-atom-ru/google_atom_385.xml", "feed/entry", 385),
        ("google-atom-ru/google_atom_example.xml", "feed/entry", 7),
        (
            "google-atom-ru/google_feed_all_not_available.xml",
            "feed/entry",
            5,
        ),
        ("google-rss-bigcommerce-inventory/file.xml", rss, 251),
        ("google-rss-huenox-in/google-feed.xml", rss, 123),
        ("google-rss-importpc-cs/google_feed.xml", rss, 1_255),
        ("google-rss-mevlana-cdata/products.xml", rss, 218),
        ("google-rss-small/google-shopping.xml", rss, 90),
        ("google-rss-solar-tr/merchant-feed.xml", rss, 785),
        ("heureka-orris/heureka.xml", "SHOP/SHOPITEM", 75),
        ("heureka-orris/heurekaProductsv1.xml", "SHOP/SHOPITEM", 76),
        ("heureka-schema-examples/heureka.xml", "SHOP/SHOPITEM", 18),
        ("heureka-schema-examples/jyxo.xml", "SHOP/SHOPITEM", 3),
        ("heureka-schema-examples/universal.xml", "SHOP/ITEM", 7),
        ("heureka-schema-examples/zbozi.xml", "SHOP/SHOPITEM", 5),
        ("hotline-pipe-csv/hotline.xml", "price/items/item", 50),
        ("kuantokusta-pt/Feed.xml", "products/product", 500),
        (
            "lightspeed-ecom-api/catalog_65626325_fox-ranger-glove.json",
            "products",
            1,
        ),
        (
            "lightspeed-ecom-api/catalog_65725829_yeti-cycles-160E-C2.json",
            "products",
            1,
        ),
        (
            "malformed-xml-velofant-a/Produkter_Prisjakt10_XMl.txt",
            rss,
            11,
        ),
        ("malformed-xml-velofant-a/test1.txt", "products/product", 17),
        (
            "malformed-xml-velofant-a/velofant_prisjakt_feed_VALID.xml",
            rss,
            9,
        ),
        ("quickxml-encodings/opennews_all.rss", rss, 30),
        ("quickxml-encodings/sample_rss.xml", rss, 99),
        ("saleor-sample/populatedb_data.json", "", 721),
        (
            "skroutz-askadam/skroutz.xml",
            "mywebstore/products/product",
            41,
        ),
        ("trovaprezzi-a/trovaprezzi.xml", "offers/offer", 244),
        (
            "ua-marketplace-qa-a/dev/hli_ukr_21092023.xml",
            "price/items/item",
            2,
        ),
        ("ua-marketplace-qa-a/dev/test-good.xml", yml, 17),
        ("ua-marketplace-qa-a/example-auto.xml", yml, 1),
        (
            "ua-marketplace-qa-a/incorrect_feeds/feedWithoutGoods.xml",
            yml,
            0,
        ),
        (
            "ua-marketplace-qa-a/stage/amp-1189-hotline.xml",
            "price/items/item",
            6,
        ),
        ("ua-marketplace-qa-a/stage/amp-325-cdata-case.xml", yml, 8),
        ("ua-marketplace-qa-a/stage/amp-463-valid.xml", yml, 11),
        ("ua-marketplace-qa-a/stage/check-doctype.xml", yml, 2),
        ("vehicle-listings/facebook_feed.xml", "listings/listing", 48),
        ("vehicle-listings/google_feed.xml", rss, 47),
        ("woo-official-wxr/sample_products.xml", rss, 47),
        ("yml-qa-good/aliexpress_test.xml", yml, 88),
        (
            "yml-qa-good/facebook_feed_property.xml",
            "listings/listing",
            1,
        ),
        ("yml-qa-good/feed_services.xml", "channel/item", 10),
        ("yml-qa-good/goods_feed_with_rating.xml", yml, 7),
        ("yml-qa-good/google_rss_example.xml", rss, 1),
        ("yml-qa-good/mvideo.xml", yml, 6),
        ("yml-qa-good/pharma_yandex.xml", yml, 3),
        ("yml-qa-good/sportmaster.xml", rss, 4),
        ("yml-qa-good/vk_feed.xml", rss, 5),
        ("yml-qa-good/yandex_feed_products.xml", yml, 6),
        (
            "yml-qa-good/yandex_feed_products_custom.xml",
            "torg_price/shop/offers/offer",
            8,
        ),
        ("yml-qa-good/yandex_feed_simplified.xml", yml, 6),
        ("yml-shwei-2012/yml.xml", yml, 132),
    ] {
        let feed = read(&fixtures.join(file), &ReadOptions::default())
            .unwrap_or_else(|error| panic!("{file}: {error}"));
        assert_eq!(feed.detected.item_path.as_deref(), Some(path), "{file}");
        assert_eq!(feed.records.len(), count, "{file}");
        let issues = if count == 0 { &["no_items"][..] } else { &[] };
        assert_eq!(feed.issues, issues, "{file}");
    }
}

#[test]
fn broken_xml_is_refused_where_it_breaks() {
    let Some(fixtures) = fixtures() else {
        return;
    };
    for (file, line, column, part) in [
        (
            "malformed-xml-velofant-a/Produkter_Prisjakt3_XML.txt",
            118,
            1,
            "</item> stands where",
        ),
        (
            "malformed-xml-velofant-a/Produkter_Prisjakt27_XMl.txt",
            158,
            23,
            "a & that starts no",
        ),
        (
            "malformed-xml-velofant-a/Produkter_Prisjakt33_XMl.txt",
            11,
            1,
            "g:shipping is bound to no",
        ),
        (
            "malformed-xml-velofant-a/velofant_prisjakt_feed_complete.xml",
            220,
            3,
            "closes nothing",
        ),
        (
            "zbozi-truncated-lying-encoding/strom.xml",
            55,
            49,
            "ends inside the element HIERARCHY",
        ),
        (
            "zbozi-truncated-lying-encoding/zbozi.xml",
            58,
            3,
            "ends inside a start tag",
        ),
    ] {
        match read(&fixtures.join(file), &ReadOptions::default()) {
            Err(Error::Malformed { at, message, .. }) => {
                assert_eq!(
                    (at.line, at.column),
                    (Some(line), Some(column)),
                    "{file}: {message}"
                );
                assert!(message.contains(part), "{file}: {message}");
            }
            Err(error) => panic!("{file}: {error}"),
            Ok(_) => panic!("{file} was read"),
        }
    }
}

#[test]
fn an_html_entity_is_text_and_a_document_type_is_not_fetched() {
    let Some(feed) = found("ua-marketplace-qa-a/stage/amp-325-reg-mark.xml") else {
        return;
    };
    let record = feed.records.get(0);
    assert!(
        record
            .cells()
            .iter()
            .any(|cell| record.text(cell).contains('®'))
    );
}

#[test]
fn key_and_value_pairs_are_columns() {
    let Some(feed) = found("heureka-schema-examples/heureka.xml") else {
        return;
    };
    let with = (0..feed.records.len())
        .find(|record| feed.values(*record, "PARAM/PARAM_NAME").len() > 1)
        .expect("a product with several parameters");
    assert_eq!(feed.groups(with, "PARAM/PARAM_NAME")[..2], [0, 1]);
    assert_eq!(feed.groups(with, "PARAM/VAL")[..2], [0, 1]);
    let feed = found("ua-marketplace-qa-a/dev/test-good.xml").expect("fixtures are there");
    assert!(
        feed.columns.iter().any(|name| name.starts_with("param[")),
        "{:?}",
        feed.columns
    );
}

#[test]
fn a_product_of_json_keeps_its_numbers_and_groups() {
    let Some(feed) = found("dummyjson/products.json") else {
        return;
    };
    assert_eq!(feed.values(0, "price"), ["9.99"]);
    assert_eq!(feed.values(0, "dimensions/width").len(), 1);
    assert_eq!(feed.groups(0, "reviews/rating"), [0, 1, 2]);
}

#[test]
fn objects_keyed_by_id_are_groups() {
    let Some(feed) = found("lightspeed-ecom-api/catalog_65626325_fox-ranger-glove.json") else {
        return;
    };
    assert_eq!(feed.values(0, "id"), ["65626325"]);
    assert!(
        feed.columns.iter().all(|name| !name.contains("/65")),
        "{:?}",
        feed.columns
    );
}

#[test]
fn a_bad_line_of_json_lines_is_left_out() {
    let Some(feed) = found("pfp-golden/tests/golden/ingestion/json_adapter/products_invalid.jsonl")
    else {
        return;
    };
    assert_eq!(feed.detected.format, Format::Jsonl);
    assert_eq!(feed.records.len(), 2);
    assert_eq!(feed.issues, ["bad_line", "bad_line"]);
}

#[test]
fn a_workbook_gives_the_same_records_as_its_csv() {
    let Some(fixtures) = fixtures() else {
        return;
    };
    let files = |extension: &str| {
        std::fs::read_dir(fixtures.join("hm-csv-xlsx-pair"))
            .expect("fixtures are there")
            .map(|entry| entry.expect("a file").path())
            .find(|path| path.extension().is_some_and(|found| found == extension))
            .expect("the pair")
    };
    let book = read(&files("xlsx"), &ReadOptions::default()).expect("the workbook");
    let text = read(&files("csv"), &ReadOptions::default()).expect("the CSV");
    assert_eq!(book.records.len(), 5_400);
    assert_eq!(book.columns, text.columns);
    let column = book
        .columns
        .iter()
        .position(|name| name.contains("id"))
        .unwrap_or(0) as u32;
    for index in 0..100 {
        assert_eq!(
            book.records.get(index).first(column),
            text.records.get(index).first(column)
        );
    }
}

#[test]
fn the_sheet_of_products_is_found() {
    let Some(feed) = found("excel-to-yml-pair/yandex_market_template.xlsx") else {
        return;
    };
    assert_eq!(feed.records.len(), 3);
    let feed = found("bazaarvoice-feed/sheet_feed.xlsx").expect("fixtures are there");
    assert_eq!(feed.records.len(), 7);
}
