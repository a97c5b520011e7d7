//! What the guard finds and what probably led to it, by id: in English, with blanks.

use mappings::said::Told;

/// The messages. Of `metric` and `rule` there is also the name, in `metric_name` and `rule_name`.
pub const FINDINGS: &[(&str, &str)] = &[
    ("none_left", "no product is left in the feed"),
    (
        "least_products",
        "products in the feed: {out}, fewer than the least of {least}",
    ),
    (
        "least_half",
        "products in the feed: {out}, less than half of the {last} of the last feed",
    ),
    (
        "least_percent",
        "products in the feed: {out}, less than {percent} % of the {last} of the last feed",
    ),
    (
        "repriced",
        "{share} of the products in this feed and the last have another price, more than {most} %",
    ),
    ("upheaval", "{metric}: {now}, in the last feed {was}"),
    (
        "other_ids",
        "{share} of the ids are others than in the last feed: partners take these for other products",
    ),
    (
        "column_empty",
        "{column} is empty in all products; it was filled in {share}",
    ),
    (
        "nobody_has",
        "no product has {attribute}, which the partner requires",
    ),
    (
        "some_lack",
        "{share} of the products have no {attribute}, which the partner requires, more than {most} %",
    ),
    (
        "refused",
        "{share} of the products have a value that the partner refuses in {attribute}, more than {most} %",
    ),
    (
        "currency_gone",
        "no price is in {currency} any more; prices are in {others}",
    ),
    (
        "currency_new",
        "prices in {currency} are new; they were in {others}",
    ),
    (
        "unusual",
        "{metric}: {now}, usually {low} to {high}; {rule}",
    ),
    (
        "as_before",
        "the settings are again those of run {run}: the feed was compared with the one of that run",
    ),
    ("edited", "edited since the last good feed: {files}"),
    (
        "edited_more",
        "edited since the last good feed: {files} and {more} more",
    ),
    (
        "spec_changed",
        "the partner's spec changed since the last good feed",
    ),
    ("source_new", "new products in the source: {count}"),
    ("source_gone", "products gone from the source: {count}"),
    (
        "source_field",
        "products with another {field} in the source: {count}",
    ),
    (
        "nothing_changed",
        "neither the settings nor the source changed: look at what depends on the day",
    ),
];

/// A message of the list.
pub(super) fn words<const N: usize>(id: &str, with: [(&str, String); N]) -> Told {
    Told::of(FINDINGS, id, with)
}
