//! Further real feeds in partners' formats: other versions, examples of platforms, and one that is sold out as a whole.

use super::Case;
use super::cases::{DECIMALS, NONE};
use super::sites::{BLANKS, PREFIX};

/// RSS has its own elements for these, and Google reads those as well.
const OWN_OF_RSS: &[(&str, &str)] = &[
    ("title", "title"),
    ("link", "link"),
    ("description", "description"),
];

pub(super) const MORE: &[Case] = &[
    // Whether there is stock is said by `true` and `false`.
    Case {
        feed: "google-atom-ru/google_atom_example.xml",
        partner: "google-shopping",
        format: "atom",
        country: "US",
        currency: "USD",
        rewritten: &[("g:availability", "in Google's words")],
        faults: &[("availability: choice", 7)],
        ..NONE
    },
    // All sold out, one price in another currency, and sale prices in two of them that are no lower than the price.
    Case {
        feed: "google-atom-ru/google_feed_all_not_available.xml",
        partner: "google-shopping",
        format: "atom",
        country: "US",
        currency: "USD",
        foreign: &["g:android_tracking_url", "g:ios_tracking_url", "value"],
        rewritten: &[("g:availability", "in Google's words")],
        faults: &[
            ("availability: choice", 5),
            ("price: currency", 1),
            ("sale_price: currency", 4),
            ("sale_price: less_than", 5),
        ],
        ..NONE
    },
    // Of an affiliate network's tests: the price without a blank before its currency, a way of shipping to nowhere.
    Case {
        feed: "awin-lululemon/feed-1.xml",
        partner: "google-shopping",
        format: "rss",
        country: "DK",
        currency: "DKK",
        rename: OWN_OF_RSS,
        foreign: &["g:asin"],
        rewritten: &[
            ("g:availability", BLANKS),
            ("g:condition", "in small letters"),
            ("g:shipping/g:price", DECIMALS),
        ],
        faults: &[
            ("availability: choice", 1),
            ("condition: choice", 1),
            ("price: price", 1),
            ("shipping/country: present", 1),
        ],
        ..NONE
    },
    // A Danish jeweller with six product types, of which Google reads five.
    Case {
        feed: "awin-lululemon/feed-perlenodense.xml",
        partner: "google-shopping",
        format: "rss",
        country: "DK",
        currency: "DKK",
        rename: OWN_OF_RSS,
        foreign: &["produkttype", "discount_percent"],
        rewritten: &[
            ("g:availability", BLANKS),
            ("g:identifier_exists", "`TRUE` is written yes"),
            ("g:product_type", "without the sixth"),
        ],
        faults: &[
            ("availability: choice", 1),
            ("identifier_exists: boolean", 1),
        ],
        ..NONE
    },
    // An earlier version of the perfume shop's feed, with decimal commas: Heureka takes both, our spec writes points and
    // our check asks for what our spec writes.
    Case {
        feed: "heureka-orris/heurekaProductsv1.xml",
        partner: "heureka-cz",
        format: "xml",
        country: "CZ",
        currency: "CZK",
        rewritten: &[
            ("CATEGORYTEXT", PREFIX),
            ("DELIVERY/DELIVERY_PRICE", DECIMALS),
            ("PRICE_VAT", "with a decimal point"),
        ],
        faults: &[
            ("EAN: gtin", 2),
            ("EAN: pattern", 6),
            ("PARAM/attribute_value: present", 1),
            ("PRICE_VAT: price", 76),
        ],
        ..NONE
    },
    // A shop of cosmetics, in an example of an advertising platform.
    Case {
        feed: "yml-qa-good/google_rss_example.xml",
        partner: "google-shopping",
        format: "rss",
        country: "RU",
        currency: "RUB",
        foreign: &["g:pharma_reg_number"],
        rewritten: &[("g:availability", BLANKS)],
        faults: &[("availability: choice", 1), ("gtin: any_of", 1)],
        ..NONE
    },
    // A jeweller's, with a comma between its columns where Google's text files have a tab.
    Case {
        feed: "awin-lululemon/google.csv",
        partner: "google-shopping",
        format: "tsv",
        country: "DK",
        currency: "DKK",
        rewritten: &[
            ("age_group", "in small letters"),
            ("availability", BLANKS),
            ("gender", "in small letters"),
            ("price", DECIMALS),
            ("sale_price", DECIMALS),
        ],
        faults: &[
            ("age_group: choice", 1),
            ("availability: choice", 1),
            ("gender: choice", 1),
            ("gtin: any_of", 1),
        ],
        ..NONE
    },
];
