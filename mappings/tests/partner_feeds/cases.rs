const CASES: &[Case] = &[
    Case { feed: "facebook-csv-pl/facebook.csv", partner: "meta", format: "csv", country: "PL", currency: "PLN", header: None, foreign: &[], rewritten: &[], faults: &[] },
    Case { feed: "facebook-csv-template/catalog_products.csv", partner: "meta", format: "csv", country: "US", currency: "USD", header: Some(2), foreign: &[], rewritten: &[], faults: &[] },
    Case { feed: "idealo-meta-epages/meta.csv", partner: "meta", format: "csv", country: "DE", currency: "EUR", header: None, foreign: &[], rewritten: &[], faults: &[] },
    Case { feed: "awin-lululemon/awin.csv", partner: "awin", format: "csv", country: "US", currency: "USD", header: None, foreign: &[], rewritten: &[], faults: &[] },
    Case { feed: "affiliate-partnerads-dk/product-feed.xml", partner: "partner-ads", format: "xml", country: "DK", currency: "DKK", header: None, foreign: &[], rewritten: &[], faults: &[] },
    Case { feed: "dynamic-yield-csv/productfeed.csv", partner: "dynamic-yield", format: "csv", country: "ES", currency: "EUR", header: None, foreign: &[], rewritten: &[], faults: &[] },
    Case { feed: "vehicle-listings/facebook_feed.xml", partner: "meta-vehicles", format: "xml", country: "US", currency: "USD", header: None, foreign: &[], rewritten: &[], faults: &[] },
    Case { feed: "yml-qa-good/facebook_feed_property.xml", partner: "meta-home-listings", format: "xml", country: "US", currency: "USD", header: None, foreign: &[], rewritten: &[], faults: &[] },
    Case { feed: "adplatform-csv-qa/feed_hotels_google.csv", partner: "google-ads-hotels", format: "csv", country: "US", currency: "USD", header: None, foreign: &[], rewritten: &[], faults: &[] },
    Case { feed: "adplatform-csv-qa/feed_flight_google.csv", partner: "google-ads-flights", format: "csv", country: "RU", currency: "RUB", header: None, foreign: &[], rewritten: &[], faults: &[] },
    Case { feed: "pfp-golden/tests/matrix/golden/schema/openai.product_feed.jsonl", partner: "openai", format: "jsonl", country: "US", currency: "USD", header: None, foreign: &[], rewritten: &[], faults: &[] },
];
