//! Real feeds in the formats of Google and of comparison sites, and what is remarkable about each.

use super::Case;
use super::cases::{DECIMALS, NONE};

/// What Heureka asks for.
pub(super) const PREFIX: &str = "gets the name of the site in front";
/// Addresses are ASCII.
pub(super) const ENCODED: &str = "blanks and letters outside of ASCII are percent-encoded";
/// An older spelling, which is still read.
pub(super) const BLANKS: &str = "has underscores instead of blanks";
/// The same.
pub(super) const FALSE: &str = "`false` is written no";

pub(super) const CASES: &[Case] = &[
    // A perfume shop; a spreadsheet has been at its EANs (`7.8332E+11`).
    Case {
        feed: "heureka-orris/heureka.xml",
        partner: "heureka-cz",
        format: "xml",
        country: "CZ",
        currency: "CZK",
        foreign: &["SKU", "STOCK"],
        rewritten: &[
            ("CATEGORYTEXT", PREFIX),
            ("DELIVERY/DELIVERY_PRICE", DECIMALS),
            ("DELIVERY/DELIVERY_PRICE_COD", DECIMALS),
        ],
        faults: &[
            ("CATEGORYTEXT: present", 1),
            ("EAN: gtin", 3),
            ("EAN: pattern", 6),
            ("IMGURL: present", 5),
        ],
        ..NONE
    },
    // Of 2011: the specification of today has no price without VAT.
    Case {
        feed: "heureka-schema-examples/heureka.xml",
        partner: "heureka-cz",
        format: "xml",
        country: "CZ",
        currency: "CZK",
        foreign: &["PRICE"],
        rewritten: &[
            ("CATEGORYTEXT", PREFIX),
            ("IMGURL", ENCODED),
            (
                "PARAM/VAL",
                "a parameter has one value today, and several in this feed",
            ),
            ("PRICE_VAT", DECIMALS),
            ("URL", ENCODED),
        ],
        faults: &[
            ("CATEGORYTEXT: present", 2),
            ("DELIVERY_DATE: present", 2),
            ("EAN: gtin", 10),
            ("IMGURL: url", 6),
            ("ITEM_ID: present", 18),
            ("PRODUCTNAME: present", 18),
            ("URL: url", 3),
        ],
        ..NONE
    },
    Case {
        feed: "heureka-schema-examples/zbozi.xml",
        partner: "zbozi-cz",
        format: "xml",
        country: "CZ",
        currency: "CZK",
        foreign: &["PRODUCT", "PRICE", "VAT", "ITEM_TYPE", "PRODUCTNAMEEXT"],
        rewritten: &[
            ("DELIVERY_DATE", "`ihned` is 0 days"),
            ("PRICE_VAT", DECIMALS),
        ],
        faults: &[
            ("DELIVERY_DATE: number", 2),
            ("EAN: gtin", 1),
            ("PRICE_VAT: present", 2),
            ("PRODUCTNAME: present", 4),
        ],
        ..NONE
    },
    Case {
        feed: "ceneo-dagra/ceneo.xml",
        partner: "ceneo",
        format: "xml",
        country: "PL",
        currency: "PLN",
        foreign: &["imgs/main", "imgs/i"],
        rewritten: &[("@price", DECIMALS)],
        ..NONE
    },
    // Names are free at Skroutz. The shop lacks what is asked for since, and advertises payment in instalments in names.
    Case {
        feed: "skroutz-askadam/skroutz.xml",
        partner: "skroutz",
        format: "xml",
        country: "GR",
        currency: "EUR",
        rename: &[("uid", "UniqueID")],
        foreign: &["category/@id"],
        faults: &[
            ("ean: present", 41),
            ("manufacturer: present", 21),
            ("name: promotional", 41),
            ("quantity: present", 41),
            ("vat: present", 41),
        ],
        ..NONE
    },
    Case {
        feed: "trovaprezzi-a/trovaprezzi.xml",
        partner: "trovaprezzi",
        format: "xml-it",
        country: "IT",
        currency: "EUR",
        rewritten: &[("SpeseSpedizione", DECIMALS)],
        faults: &[("EanCode: present", 244), ("Price: less_than", 32)],
        ..NONE
    },
    // A shop system's export with older names, payment in German words, and placeholders for EANs (`EANRP1`).
    Case {
        feed: "idealo-meta-epages/idealo.csv",
        partner: "idealo",
        format: "csv",
        country: "DE",
        currency: "EUR",
        rename: &[("delivery", "deliveryTime")],
        foreign: &[
            "technicalSolution",
            "paymentCosts_Rechnung",
            "paymentCosts_Vorkasse",
            "paymentCosts_Barzahlung",
        ],
        rewritten: &[
            ("deliveryCosts_deutsche_post", DECIMALS),
            ("deliveryTime", "in the words of the feed's language"),
            ("price", DECIMALS),
        ],
        faults: &[
            ("eans: gtin", 14),
            ("paymentCosts_cash_in_advance: any_of", 14),
        ],
        ..NONE
    },
    Case {
        feed: "google-rss-small/google-shopping.xml",
        partner: "google-shopping",
        format: "rss",
        country: "FR",
        currency: "EUR",
        faults: &[("image_link: present", 1)],
        ..NONE
    },
    // RSS has its own title, link and description, and Google reads those as well.
    Case {
        feed: "google-rss-bigcommerce-inventory/file.xml",
        partner: "google-shopping",
        format: "rss",
        country: "AU",
        currency: "AUD",
        rename: &[
            ("title", "title"),
            ("link", "link"),
            ("description", "description"),
        ],
        foreign: &["g:quantity", "g:colour"],
        rewritten: &[
            ("g:availability", BLANKS),
            ("g:gender", "in small letters"),
            ("g:identifier_exists", FALSE),
            ("g:price", DECIMALS),
        ],
        faults: &[
            ("availability: choice", 251),
            ("gender: choice", 232),
            ("gtin: any_of", 1),
            ("identifier_exists: boolean", 148),
            ("item_group_id: unique", 145),
        ],
        ..NONE
    },
    Case {
        feed: "google-rss-huenox-in/google-feed.xml",
        partner: "google-shopping",
        format: "rss",
        country: "IN",
        currency: "INR",
        rename: &[("link", "link")],
        rewritten: &[("g:price", DECIMALS)],
        faults: &[("gtin: any_of", 123)],
        ..NONE
    },
    Case {
        feed: "google-rss-importpc-cs/google_feed.xml",
        partner: "google-shopping",
        format: "rss",
        country: "CZ",
        currency: "CZK",
        rewritten: &[
            ("g:identifier_exists", FALSE),
            ("g:price", DECIMALS),
            ("g:shipping/g:price", DECIMALS),
        ],
        faults: &[
            ("description: encoding", 1),
            ("id: unique", 1),
            ("identifier_exists: boolean", 12),
        ],
        ..NONE
    },
    Case {
        feed: "google-rss-mevlana-cdata/products.xml",
        partner: "google-shopping",
        format: "rss",
        country: "TR",
        currency: "TRY",
        rewritten: &[("g:availability", BLANKS)],
        faults: &[
            ("availability: choice", 218),
            ("description: present", 5),
            ("gtin: any_of", 218),
            ("title: capitals", 12),
        ],
        ..NONE
    },
    Case {
        feed: "google-rss-solar-tr/merchant-feed.xml",
        partner: "google-shopping",
        format: "rss",
        country: "TR",
        currency: "TRY",
        rewritten: &[("g:identifier_exists", FALSE), ("g:image_link", ENCODED)],
        faults: &[
            ("identifier_exists: boolean", 668),
            ("image_link: image", 36),
            ("image_link: url", 96),
            ("price: currency", 781),
            ("title: capitals", 1),
        ],
        ..NONE
    },
    Case {
        feed: "google-tsv-gmc-demo/feed.tsv",
        partner: "google-shopping",
        format: "tsv",
        country: "ES",
        currency: "EUR",
        rewritten: &[("availability", BLANKS)],
        faults: &[("availability: choice", 22)],
        ..NONE
    },
    Case {
        feed: "google-atom-ru/google_atom_385.xml",
        partner: "google-shopping",
        format: "atom",
        country: "RU",
        currency: "RUB",
        rewritten: &[
            ("g:availability", BLANKS),
            ("g:identifier_exists", FALSE),
            (
                "g:shipping_weight",
                "the same number without needless decimals",
            ),
        ],
        faults: &[
            ("availability: choice", 385),
            ("identifier_exists: boolean", 385),
        ],
        ..NONE
    },
    Case {
        feed: "malformed-xml-velofant-a/velofant_prisjakt_feed_VALID.xml",
        partner: "prisjakt",
        format: "xml",
        country: "SE",
        currency: "SEK",
        rewritten: &[
            ("g:availability", BLANKS),
            ("g:description", "without the blanks around it"),
        ],
        faults: &[("availability: choice", 9), ("title: capitals", 4)],
        ..NONE
    },
    // Another validator's samples.
    Case {
        feed: "gmc-validator-samples/sample-local.tsv",
        partner: "google-local-inventory",
        format: "tsv",
        ..NONE
    },
    Case {
        feed: "gmc-validator-samples/sample-apparel.tsv",
        partner: "google-shopping",
        format: "tsv",
        ..NONE
    },
];
