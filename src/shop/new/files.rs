//! The texts of a new shop's files, with comments that say why.

use super::Profiled;
use crate::error::Error;
use crate::shop::ShopConfig;
use crate::shop::save::document;
use crate::shop::source::SourceConfig;
use feeds::types::Problem;
use mappings::matching::Suggestion;
use mappings::partners::PartnerSpec;
use serde::Serialize;
use std::fmt::Write as _;
use std::path::Path;
use toml_edit::{DocumentMut, Item, Table};

/// All files by name, in the order of reading.
pub(super) fn documents(
    config: &ShopConfig,
    source: &SourceConfig,
    profiled: &Profiled,
    suggestions: &[Suggestion],
    partners: &[String],
) -> Result<Vec<(String, String)>, Error> {
    let variants = profiled.variants.as_ref();
    let has = |field: &str| {
        suggestions.iter().any(|found| found.field == field)
            || variants.is_some_and(|variants| variants.config.fills(field))
    };
    let mut files = vec![
        ("shop.toml".to_owned(), shop(config)?),
        (
            "feeds/products.toml".to_owned(),
            feed(source, profiled, suggestions)?,
        ),
        ("labels.toml".to_owned(), labels(&has)),
        ("rules.toml".to_owned(), rules(&has) + &options(source)),
    ];
    for partner in partners {
        files.push((format!("mappings/{partner}.toml"), mapping(partner, config)));
    }
    Ok(files)
}

fn toml<T: Serialize>(file: &str, value: &T) -> Result<DocumentMut, Error> {
    document(value).map_err(Error::disk(Path::new(file)))
}

fn shop(config: &ShopConfig) -> Result<String, Error> {
    let document = toml("shop.toml", config)?;
    Ok(format!(
        "# What is true of the whole shop. Guessed from the feed: please check. The VAT rate is the standard one of April 2026.\n{document}"
    ))
}

fn feed(
    source: &SourceConfig,
    profiled: &Profiled,
    suggestions: &[Suggestion],
) -> Result<String, Error> {
    let mut document = toml("feeds/products.toml", source)?;
    if let Some(read) = document.get_mut("read").and_then(Item::as_table_mut) {
        for decision in &profiled.detected.decisions {
            comment(
                read,
                decision.what,
                &format!("# {}\n", one_line(&decision.why)),
            );
        }
    }
    if let Some(found) = &profiled.variants
        && let Some(variants) = document.get_mut("variants").and_then(Item::as_table_mut)
    {
        comment(variants, "of", &format!("# {}\n", one_line(&found.told())));
        let reasons = [
            (
                "by",
                "# What is different in each variant of a product; with its name it makes the id.\n",
            ),
            (
                "fill",
                "# Filled in the first row of a product, and in no later one.\n",
            ),
            (
                "images",
                "# A picture of the product in each row, also in rows that are no variant.\n",
            ),
            ("image", "# A picture of the variant itself.\n"),
        ];
        for (key, reason) in reasons {
            comment(variants, key, reason);
        }
    }
    if let Some(columns) = document.get_mut("columns").and_then(Item::as_table_mut) {
        for column in &profiled.columns {
            let suggestion = suggestions.iter().find(|found| found.column == column.name);
            let mut text = match suggestion {
                Some(found) => format!("# {} %: {}\n", found.confidence, one_line(&found.why)),
                None => String::new(),
            };
            for problem in &column.problems {
                // Writing to a String cannot fail.
                let _ = writeln!(text, "# {}", told(problem));
            }
            comment(columns, &column.name, &text);
        }
    }
    let head = "# Where the products come from, how the feed is read, and which column fills which product field.\n\
        # The percentages say how sure a match is: please check the lower ones.\n";
    Ok(format!("{head}{document}"))
}

/// Puts lines before a key.
fn comment(table: &mut Table, key: &str, lines: &str) {
    if let Some(mut key) = table.key_mut(key) {
        let decor = key.leaf_decor_mut();
        decor.set_prefix(lines);
        // Without this, setting the prefix would take the space before the `=` away.
        decor.set_suffix(" ");
    }
}

fn told(problem: &Problem) -> String {
    let what = match problem.code {
        "missing_words" => "taken as missing",
        "mixed_decimal_marks" => "with another decimal mark than the rest: not read",
        "undecided_marks" => {
            "where the mark may be decimal or thousands: not read until `decimal` is right"
        }
        "uneven_decimals" => "with three decimals where others have two: is that a thousand?",
        "mixed_currencies" => "in another currency than the rest",
        "mixed_dates" => "with another order of day and month than the rest",
        "undecided_dates" => "where day and month may be either: read as day first",
        "destroyed_by_spreadsheet" => "destroyed by a spreadsheet: the digits are gone",
        "spreadsheet_apostrophe" => {
            "behind an apostrophe of a spreadsheet, which goes out with them: replace it in the source"
        }
        "lost_zeros" => "that lost their leading zeros",
        "wrong_check_digit" => "with a wrong check digit",
        _ => "not of this type",
    };
    let sample = one_line(&problem.sample);
    format!(
        "{} {what}, first in record {}: {sample}",
        problem.count, problem.item
    )
}

/// Text that fits in a comment.
fn one_line(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .take(160)
        .collect()
}

/// A label, the fields it cannot do without, and its text.
const LABELS: &[(&[&str], &str)] = &[
    (
        &["cost", "price"],
        "# Price without VAT minus cost, in percent of the price.\n[margin]\nkind = \"margin\"\n",
    ),
    (
        &["sale_price", "price"],
        "# How much is off.\n[discount]\nkind = \"discount\"\n",
    ),
    (
        &["stock"],
        "# Pieces in stock.\n[stock]\nkind = \"stock\"\n",
    ),
    (
        &["returned", "sold"],
        "# Returned of sold, drawn towards the mean of the category while little was sold.\n[returns]\nkind = \"returns\"\n",
    ),
    (
        &["size", "stock", "item_group_id"],
        "# Whether the sizes that people buy are still there.\n[size_run]\nkind = \"size_run\"\n",
    ),
    (&["season"], SEASON),
    (&["collection"], SEASON),
    (&["created_at"], SEASON),
    (
        &["price"],
        "# Four price classes of about as many products each.\n[price_class]\nkind = \"quantiles\"\nvalue = \"price\"\nclasses = 4\n",
    ),
];

const SEASON: &str = "# The season a product belongs to.\n[season]\nkind = \"season\"\n";

fn labels(has: &impl Fn(&str) -> bool) -> String {
    let mut texts: Vec<&str> = Vec::new();
    for (fields, text) in LABELS {
        if fields.iter().all(|field| has(field)) && !texts.contains(text) {
            texts.push(text);
        }
    }
    let head = "# Named classes of products, for custom labels, rules and bids.\n";
    texts
        .iter()
        .fold(head.to_owned(), |all, text| all + "\n" + text)
}

fn rules(has: &impl Fn(&str) -> bool) -> String {
    let mut text = String::from(
        "# Shared rules, run from top to bottom before any mapping. An example:\n#\n\
         # [[rules]]\n# name = \"No products without an image\"\n# if = { field = \"image_link\", is = \"empty\" }\n\
         # then = [{ exclude = \"no image\" }]\n",
    );
    if has("old_price") && !has("sale_price") {
        text += "#\n# The feed has an old price beside the price. Most partners want the old one as price and the new one as\n\
                 # sale price. When that is right here, take the marks off these lines:\n#\n\
                 # [[rules]]\n# name = \"Old price and sale price\"\n\
                 # if = { field = \"old_price\", is = \"greater_than\", value = { field = \"price\" } }\n\
                 # then = [{ set = \"sale_price\", to = \"price\" }, { set = \"price\", to = \"old_price\" }]\n";
    }
    text
}

/// A product field, and what an option is called that it says.
const OPTIONS: [(&str, &[&str]); 2] = [
    ("color", &["color", "colour", "kleur", "farbe", "couleur"]),
    (
        "size",
        &["size", "maat", "maten", "größe", "taille", "pointure"],
    ),
];

/// Rules that fill colour and size where a source says in one column what an option is called and in another what it is.
fn options(source: &SourceConfig) -> String {
    let mut text = String::new();
    let variants = source.variants.iter();
    for value in variants.flat_map(|variants| &variants.by) {
        let Some(option) = value.strip_suffix(" Value") else {
            continue;
        };
        let name = format!("{option} Name");
        if !source.columns.contains_key(&name) {
            continue;
        }
        for (field, words) in OPTIONS {
            // Writing to a String cannot fail.
            let _ = write!(
                text,
                "\n[[rules]]\nname = \"{option} as {field}\"\n\
                 if = {{ field = \"{name}\", is = \"contains_any\", values = {words:?} }}\n\
                 then = [{{ set = \"{field}\", to = \"{value}\" }}]\n"
            );
        }
    }
    text
}

fn mapping(partner: &str, shop: &ShopConfig) -> String {
    let mut text = format!(
        "# One feed for this partner. What is not said here is filled as the partner's spec says:\n\
         # see `feedmill partners {partner}`.\npartner = \"{partner}\"\n"
    );
    if let Some(Ok(spec)) = PartnerSpec::named(partner) {
        if !spec.on {
            text += "# Whether this partner still reads feeds is not proven: ask, then turn it on.\non = false\n";
        }
        if let Some(first) = spec.countries.first()
            && !spec.countries.contains(&shop.country)
        {
            // Writing to a String cannot fail.
            let _ = writeln!(
                text,
                "# The partner does not serve {}. Its texts must be in the language, its amounts in the currency of this country.\n\
                 country = \"{first}\"",
                shop.country
            );
        }
    }
    text + "\n[fields]\n"
}
