//! The real feeds, and what is known of each. Currencies are those that the feeds themselves use.

use super::Real;

/// RSS has its own title, link and description, and Google reads those as well.
const OWN_OF_RSS: &[(&str, &str)] = &[
    ("title", "title"),
    ("link", "link"),
    ("description", "description"),
];
/// Old spellings that are still read.
const IN_STOCK: (&str, &str) = (
    "g:availability",
    "blanks are underscores: `in stock` is written in_stock",
);
const FALSE: (&str, &str) = ("g:identifier_exists", "`false` is written no");
const PREFIX: (&str, &str) = (
    "CATEGORYTEXT",
    "the specification wants the site's name in front",
);
const ENCODED: &str = "blanks and letters outside of ASCII are percent-encoded";

pub(super) const REAL: &[Real] = &[
    Real {
        path: "heureka-orris/heureka.xml",
        spec: ["heureka-cz", "xml", "CZ", "cs", "CZK"],
        rename: &[],
        // Not in the specification.
        unknown: &["SKU", "STOCK"],
        respelled: &[PREFIX],
        // `7.8332E+11`: a spreadsheet has been at them.
        faults: &[
            ("present", "IMGURL", 5),
            ("gtin", "EAN", 3),
            ("pattern", "EAN", 3),
        ],
    },
    Real {
        path: "heureka-schema-examples/heureka.xml",
        spec: ["heureka-cz", "xml", "CZ", "cs", "CZK"],
        rename: &[],
        // Of 2011; the specification of today has no price without VAT.
        unknown: &["PRICE"],
        respelled: &[
            PREFIX,
            ("IMGURL", ENCODED),
            ("URL", ENCODED),
            (
                "PARAM/VAL",
                "a parameter has one value today, and several in this feed",
            ),
        ],
        faults: &[
            ("present", "ITEM_ID", 18),
            ("present", "PRODUCTNAME", 18),
            ("gtin", "EAN", 10),
        ],
    },
    Real {
        path: "heureka-schema-examples/zbozi.xml",
        spec: ["zbozi-cz", "xml", "CZ", "cs", "CZK"],
        rename: &[],
        // Of 2011.
        unknown: &["PRODUCT", "PRICE", "VAT", "ITEM_TYPE", "PRODUCTNAMEEXT"],
        respelled: &[("DELIVERY_DATE", "`ihned` is 0 days")],
        faults: &[
            ("present", "PRODUCTNAME", 4),
            ("number", "DELIVERY_DATE", 1),
        ],
    },
    Real {
        path: "ceneo-dagra/ceneo.xml",
        spec: ["ceneo", "xml", "PL", "pl", "PLN"],
        rename: &[],
        unknown: &[],
        respelled: &[],
        faults: &[],
    },
    Real {
        path: "skroutz-askadam/skroutz.xml",
        spec: ["skroutz", "xml", "GR", "el", "EUR"],
        rename: &[("uid", "UniqueID")],
        unknown: &["category/@id"],
        respelled: &[],
        // What Skroutz asks for since.
        faults: &[
            ("present", "vat", 41),
            ("present", "ean", 41),
            ("present", "quantity", 41),
            ("present", "manufacturer", 21),
            // Payment in instalments is advertised in names.
            ("promotional", "name", 30),
        ],
    },
    Real {
        path: "trovaprezzi-a/trovaprezzi.xml",
        spec: ["trovaprezzi", "xml-it", "IT", "it", "EUR"],
        rename: &[],
        unknown: &[],
        respelled: &[],
        faults: &[("present", "EanCode", 244), ("less_than", "Price", 32)],
    },
    Real {
        path: "idealo-meta-epages/idealo.csv",
        spec: ["idealo", "csv", "DE", "de", "EUR"],
        rename: &[("delivery", "deliveryTime")],
        // Payment in German words, which the importer's list does not have.
        unknown: &[
            "technicalSolution",
            "paymentCosts_Rechnung",
            "paymentCosts_Vorkasse",
            "paymentCosts_Barzahlung",
        ],
        respelled: &[("deliveryTime", "`4 bis 8 Tage` is written 4-8 Werktage")],
        // Placeholders such as `EANRP1`.
        faults: &[
            ("gtin", "eans", 14),
            ("any_of", "paymentCosts_cash_in_advance", 14),
        ],
    },
    Real {
        path: "google-rss-small/*",
        spec: ["google-shopping", "rss", "FR", "fr", "EUR"],
        rename: &[],
        unknown: &[],
        respelled: &[],
        faults: &[("present", "image_link", 1)],
    },
    Real {
        path: "google-rss-huenox-in/*",
        spec: ["google-shopping", "rss", "IN", "en", "INR"],
        rename: &[("link", "link")],
        unknown: &[],
        respelled: &[],
        faults: &[("any_of", "gtin", 123)],
    },
    Real {
        path: "google-rss-importpc-cs/*",
        spec: ["google-shopping", "rss", "CZ", "cs", "CZK"],
        rename: &[],
        unknown: &[],
        respelled: &[FALSE],
        faults: &[("unique", "id", 1)],
    },
    Real {
        path: "google-rss-mevlana-cdata/*",
        spec: ["google-shopping", "rss", "TR", "tr", "TRY"],
        rename: &[],
        unknown: &[],
        respelled: &[IN_STOCK],
        // Descriptions of nothing but empty paragraphs.
        faults: &[
            ("any_of", "gtin", 218),
            ("present", "description", 5),
            ("capitals", "title", 12),
        ],
    },
    Real {
        path: "google-rss-solar-tr/*",
        spec: ["google-shopping", "rss", "TR", "tr", "TRY"],
        rename: &[],
        unknown: &[],
        respelled: &[FALSE, ("g:image_link", ENCODED)],
        // Prices in dollars and euros, in a feed for Turkey.
        faults: &[("currency", "price", 781), ("capitals", "title", 1)],
    },
    Real {
        path: "google-rss-bigcommerce-inventory/file.xml",
        spec: ["google-shopping", "rss", "AU", "en", "AUD"],
        rename: OWN_OF_RSS,
        // The shop's own.
        unknown: &["g:quantity", "g:colour"],
        respelled: &[IN_STOCK, FALSE, ("g:gender", "`Unisex` is written unisex")],
        // Colours stand in `g:colour`, which Google does not know: so the variants cannot be told apart.
        faults: &[("any_of", "gtin", 1), ("unique", "item_group_id", 100)],
    },
    Real {
        path: "google-tsv-gmc-demo/*",
        spec: ["google-shopping", "tsv", "ES", "en", "EUR"],
        rename: &[],
        unknown: &[],
        respelled: &[("availability", "`in stock` is written in_stock")],
        faults: &[],
    },
    Real {
        path: "malformed-xml-velofant-a/velofant_prisjakt_feed_VALID.xml",
        spec: ["prisjakt", "xml", "SE", "sv", "SEK"],
        rename: &[],
        unknown: &[],
        respelled: &[IN_STOCK],
        faults: &[],
    },
    Real {
        path: "google-atom-ru/google_atom_385.xml",
        spec: ["google-shopping", "atom", "RU", "ru", "RUB"],
        rename: &[],
        unknown: &[],
        respelled: &[IN_STOCK, FALSE],
        faults: &[],
    },
];
