//! The real feeds, and what is remarkable about each.

use super::Case;

/// The same amount with the currency's decimals.
pub(super) const DECIMALS: &str = "the same amount with the decimals of the currency";

pub(super) const NONE: Case = Case {
    feed: "",
    partner: "",
    format: "csv",
    country: "US",
    currency: "USD",
    header: None,
    rename: &[],
    foreign: &[],
    rewritten: &[],
    faults: &[],
};

pub(super) const CASES: &[Case] = &[
    // A Polish shop: prices without a currency, and one availability in Polish.
    Case {
        feed: "facebook-csv-pl/facebook.csv",
        partner: "meta",
        country: "PL",
        currency: "PLN",
        rewritten: &[
            ("price", "gets its currency and decimals"),
            ("image_link", "loses a blank at its end"),
        ],
        faults: &[("availability: choice", 1), ("price: price", 10)],
        ..NONE
    },
    // Meta's own template with a filled row: a spreadsheet took the GTIN for a number, the sale price is the price. It
    // has semicolons between two shipping costs, which Meta reads too; our spec writes commas.
    Case {
        feed: "facebook-csv-template/catalog_products.csv",
        partner: "meta",
        header: Some(2),
        foreign: &["video[0].tag[0]"],
        faults: &[
            ("gtin: gtin", 1),
            ("sale_price: less_than", 1),
            ("shipping/price: price", 1),
        ],
        ..NONE
    },
    // A shop system's export: nine products have neither brand, GTIN nor number, and no variant says what it is.
    Case {
        feed: "idealo-meta-epages/meta.csv",
        partner: "meta",
        country: "DE",
        currency: "EUR",
        rewritten: &[
            ("price", DECIMALS),
            ("sale_price", DECIMALS),
            (
                "shipping_weight",
                "the same number without a needless decimal",
            ),
        ],
        faults: &[("brand: any_of", 9), ("item_group_id: unique", 8)],
        ..NONE
    },
    // What publishers download from Awin is not what advertisers deliver: half of the columns are Awin's own.
    Case {
        feed: "awin-lululemon/awin.csv",
        partner: "awin",
        foreign: &[
            "data_feed_id",
            "merchant_id",
            "merchant_name",
            "aw_product_id",
            "aw_deep_link",
            "aw_thumb_url",
            "category_id",
            "category_name",
            "brand_id",
            "merchant_product_id",
            "merchant_deep_link",
            "merchant_image_url",
            "search_price",
            "custom_2",
            "Fashion:suitable_for",
            "Fashion:size",
            "Fashion:material",
            "Fashion:pattern",
            "terms_of_contract",
        ],
        rewritten: &[(
            "currency",
            "belongs to the price, which has another name here",
        )],
        faults: &[
            ("deep_link: present", 10),
            ("price: present", 10),
            ("product_id: present", 10),
        ],
        ..NONE
    },
    Case {
        feed: "affiliate-partnerads-dk/product-feed.xml",
        partner: "partner-ads",
        format: "xml",
        country: "DK",
        currency: "DKK",
        ..NONE
    },
    // An energy seller with columns of its own, which a mapping may add: the spec is open.
    Case {
        feed: "dynamic-yield-csv/productfeed.csv",
        partner: "dynamic-yield",
        country: "ES",
        currency: "EUR",
        foreign: &[
            "annual_price",
            "discount_pct",
            "contract_length",
            "energy_source",
            "customer_type",
            "plan_type",
            "speed_mbps",
            "data_allowance",
            "green_energy_pct",
            "promo_badge",
            "category_l1",
            "category_l2",
            "category_l3",
            "features",
            "image_url_secondary",
            "on_sale",
            "eco_aware",
            "households_switched_30d",
            "offer_ends_at",
            "lng:es_ES:name",
            "lng:es_ES:description",
            "lng:es_ES:keywords",
        ],
        rewritten: &[
            ("price", DECIMALS),
            ("rating", "the same number without a needless decimal"),
        ],
        ..NONE
    },
    // A car dealer; one car has no mileage.
    Case {
        feed: "vehicle-listings/facebook_feed.xml",
        partner: "meta-vehicles",
        format: "xml",
        foreign: &["address/@format"],
        faults: &[("mileage: present", 1)],
        ..NONE
    },
    Case {
        feed: "yml-qa-good/facebook_feed_property.xml",
        partner: "meta-home-listings",
        format: "xml",
        foreign: &["address/@format"],
        rewritten: &[("price", DECIMALS)],
        ..NONE
    },
    Case {
        feed: "adplatform-csv-qa/feed_hotels_google.csv",
        partner: "google-ads-hotels",
        rewritten: &[("Price", DECIMALS), ("Sale price", DECIMALS)],
        ..NONE
    },
    // Made for another platform after Google's: a column that Google calls otherwise, and one price in drams.
    Case {
        feed: "adplatform-csv-qa/feed_flight_google.csv",
        partner: "google-ads-flights",
        country: "RU",
        currency: "RUB",
        foreign: &["ID", "Sale Price", "Brand"],
        rewritten: &[("Flight price", DECIMALS)],
        faults: &[("price: currency", 1)],
        ..NONE
    },
    // Another transformer's minimal output: most of what OpenAI requires is missing.
    Case {
        feed: "pfp-golden/tests/matrix/golden/schema/openai.product_feed.jsonl",
        partner: "openai",
        format: "jsonl",
        faults: &[
            ("availability: present", 5),
            ("brand: present", 5),
            ("description: present", 1),
            ("image_url: present", 5),
            ("price: present", 5),
            ("seller_name: present", 5),
        ],
        ..NONE
    },
];
