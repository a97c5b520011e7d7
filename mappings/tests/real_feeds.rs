//! Matching on the headers of real shop feeds of many platforms and countries. The feeds are not part of this
//! repository; without them the test says so and passes.

use feeds::open::open;
use feeds::options::ReadOptions;
use feeds::record::Records;
use feeds::types::Profiler;
use mappings::matching::{ColumnSummary, suggest};
use std::path::PathBuf;

/// A feed, and the columns that must be matched.
type Case = (&'static str, &'static [(&'static str, &'static str)]);

#[rustfmt::skip]
const CASES: &[Case] = &[
    ("shopify-lifemademagic/*", &[
        ("Handle", "id"), ("Title", "title"), ("Body (HTML)", "description"), ("Vendor", "brand"),
        ("Variant Price", "price"), ("Variant Inventory Qty", "stock"), ("Image Src", "image_link"),
    ]),
    ("shopify-official/apparel.csv", &[
        ("Handle", "id"), ("Title", "title"), ("Vendor", "brand"), ("Variant Price", "price"),
        ("Variant Compare At Price", "old_price"), ("Image Src", "image_link"), ("Variant Grams", "weight"),
    ]),
    ("woo-official-csv/sample_products.csv", &[
        ("Name", "title"), ("Description", "description"), ("Short description", "short_description"), ("Regular price", "price"),
        ("Sale price", "sale_price"), ("Categories", "category"), ("Images", "image_link"), ("Parent", "item_group_id"),
    ]),
    ("prestashop-csv/products_import.csv", &[
        ("Name *", "title"), ("Manufacturer", "brand"), ("EAN13", "gtin"), ("Wholesale price", "cost"), ("Quantity", "stock"),
        ("Supplier", "supplier"), ("Supplier reference #", "mpn"), ("Short description", "short_description"),
        ("Image URLs (x;y;z...)", "image_link"),
    ]),
    ("shopware-printer/demo-products.csv", &[("article_no", "id"), ("short_desc", "title"), ("ean", "gtin"), ("oem", "mpn")]),
    ("hm-csv-xlsx-pair/products.csv", &[
        ("id", "id"), ("productName", "title"), ("brandName", "brand"), ("url", "link"), ("price", "price"), ("colorName", "color"),
        ("productImage", "image_link"),
    ]),
    ("awin-lululemon/awin.csv", &[
        ("product_name", "title"), ("description", "description"), ("brand_name", "brand"), ("search_price", "price"),
        ("currency", "currency"), ("mpn", "mpn"), ("colour", "color"), ("Fashion:size", "size"), ("Fashion:material", "material"),
    ]),
    ("de-led-tsv/produkte.csv", &[
        ("Artikelnummer", "id"), ("Langtext", "description"), ("Farbe", "color"), ("Gewicht", "weight"), ("Garantie", "warranty"),
    ]),
    ("lightspeed-x-vend/product-export.csv", &[
        ("handle", "item_group_id"), ("name", "title"), ("description", "description"), ("brand_name", "brand"),
        ("supply_price", "cost"), ("retail_price", "price"), ("supplier_name", "supplier"),
    ]),
    ("google-rss-bigcommerce-inventory/*", &[
        ("g:id", "id"), ("g:image_link", "image_link"), ("g:gtin", "gtin"), ("g:price", "price"), ("g:availability", "availability"),
        ("g:item_group_id", "item_group_id"), ("g:quantity", "stock"),
    ]),
    ("kuantokusta-pt/Feed.xml", &[
        ("regular_price", "price"), ("current_price", "sale_price"), ("stock", "stock"), ("product_url", "link"),
        ("norma_shipping_cost", "shipping_price"), ("availability", "availability"),
    ]),
    ("heureka-orris/heureka.xml", &[("ITEM_ID", "id"), ("PRODUCTNAME", "title"), ("DESCRIPTION", "description"), ("URL", "link"), ("IMGURL", "image_link")]),
    ("trovaprezzi-a/trovaprezzi.xml", &[
        ("Nome", "title"), ("Marca", "brand"), ("PrezzoVendita", "price"), ("PrezzoRiferimento", "old_price"), ("LinkOfferta", "link"),
        ("LinkImmagine", "image_link"), ("Disponibilita", "availability"), ("SpeseSpedizione", "shipping_price"),
    ]),
    ("skroutz-askadam/skroutz.xml", &[("UniqueID", "id"), ("name", "title"), ("price_with_vat", "price"), ("manufacturer", "brand"), ("weight", "weight")]),
];

/// The feed, where it is; `*` stands for the only file beside `PROVENANCE.md`.
fn feed(path: &str) -> Option<PathBuf> {
    let shared = std::env::var_os("FEEDMILL_SHARED").map_or_else(
        || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared")),
        PathBuf::from,
    );
    let path = shared.join("fixtures").join(path);
    if path.file_name().is_some_and(|name| name == "*") {
        let entries = std::fs::read_dir(path.parent()?).ok()?.flatten();
        return entries
            .map(|entry| entry.path())
            .find(|path| !path.ends_with("PROVENANCE.md"));
    }
    path.exists().then_some(path)
}

fn columns(path: &std::path::Path) -> Vec<ColumnSummary> {
    let mut opened = open(path, "feed", &ReadOptions::default()).expect("a feed");
    let (mut profiler, mut records) = (Profiler::new(), Records::new());
    while opened.reader.read(&mut records, 4096).expect("records") > 0 {
        profiler.see(&records);
        records.clear();
    }
    let share = |part: u64, whole: u64| {
        if whole == 0 {
            0.0
        } else {
            part as f32 / whole as f32
        }
    };
    let profiles = profiler.finish(opened.reader.columns());
    let summaries = profiles.into_iter().map(|column| ColumnSummary {
        filled: share(column.filled, column.rows),
        distinct: share(column.distinct, column.filled),
        name: column.name,
        kind: column.kind,
        samples: column.samples,
    });
    summaries.collect()
}

#[test]
fn key_columns_of_real_feeds_are_matched() {
    let mut wrong = Vec::new();
    let mut feeds = 0;
    for (path, expected) in CASES {
        let Some(path) = feed(path) else {
            eprintln!("skipped: {path} is not there");
            continue;
        };
        feeds += 1;
        let columns = columns(&path);
        let suggestions = suggest(&columns);
        for (column, field) in *expected {
            let given = suggestions.iter().find(|found| found.column == *column);
            if given.is_none_or(|given| given.field != *field) {
                let kind = columns
                    .iter()
                    .find(|found| found.name == *column)
                    .map(|found| found.kind);
                wrong.push(format!(
                    "{}: {column} ({kind:?}) should be {field}, is {given:?}",
                    path.display()
                ));
            }
        }
    }
    eprintln!("{feeds} feeds, {} columns wrong", wrong.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
