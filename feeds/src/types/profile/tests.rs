//! Profiles: types and conventions are decided from whole columns.

use super::*;
use crate::record::Position;

fn profile(name: &str, values: &[&str]) -> ColumnProfile {
    let mut profiles = profile_all(&[(name, values)]);
    profiles.remove(0)
}

fn profile_all(columns: &[(&str, &[&str])]) -> Vec<ColumnProfile> {
    let mut records = Records::new();
    let rows = columns
        .iter()
        .map(|(_, values)| values.len())
        .max()
        .unwrap_or(0);
    for row in 0..rows {
        for (index, (_, values)) in columns.iter().enumerate() {
            if let Some(value) = values.get(row) {
                records.push(index as u32, 0, value);
            }
        }
        records.finish(Position {
            line: row as u64 + 2,
            item: row as u64 + 1,
            ..Position::default()
        });
    }
    let names: Vec<String> = columns.iter().map(|(name, _)| (*name).to_owned()).collect();
    let mut profiler = Profiler::new();
    profiler.see(&records);
    profiler.finish(&names)
}

fn codes(profile: &ColumnProfile) -> Vec<&str> {
    profile
        .problems
        .iter()
        .map(|problem| problem.code)
        .collect()
}

fn read(profile: &ColumnProfile, text: &str) -> Option<String> {
    profile
        .convention
        .decimal(text)
        .map(|number| number.to_string())
}

#[test]
fn marks_are_decided_from_the_whole_column() {
    let thousands = profile("prijs", &["1.299", "899", "45"]);
    assert_eq!(read(&thousands, "1.299").as_deref(), Some("1299"));
    let decimals = profile("weight", &["1.299", "0.450", "12.000"]);
    assert_eq!(read(&decimals, "1.299").as_deref(), Some("1.299"));
    let mixed_sizes = profile("prijs", &["€ 1.299,00", "€ 19,95", "€ 5"]);
    assert_eq!(mixed_sizes.kind, Type::Decimal);
    assert_eq!(mixed_sizes.convention.currency.as_deref(), Some("EUR"));
    assert_eq!(read(&mixed_sizes, "€ 1.299").as_deref(), Some("1299"));
    let unmarked = profile("gewicht", &["1299", "1.299"]);
    assert_eq!(read(&unmarked, "1.299").as_deref(), Some("1.299"));
    for found in [thousands, decimals, mixed_sizes, unmarked] {
        assert_eq!(codes(&found), [""; 0], "{}", found.name);
    }
}

#[test]
fn undecided_marks_are_reported_and_refused() {
    let undecided = profile("prijs", &["1.299", "2.499"]);
    assert_eq!(undecided.kind, Type::Decimal);
    assert_eq!(codes(&undecided), ["undecided_marks"]);
    assert_eq!(read(&undecided, "1.299"), None);
}

#[test]
fn an_undecided_column_follows_the_other_columns_of_the_source() {
    let profiles = profile_all(&[
        ("prijs", &["1.299", "2.499"]),
        ("gewicht", &["0,5", "12,25"]),
    ]);
    assert_eq!(read(&profiles[0], "1.299").as_deref(), Some("1299"));
    assert_eq!(codes(&profiles[0]), [""; 0]);
}

#[test]
fn rows_that_contradict_the_column_are_reported_and_refused() {
    let mixed = profile("prijs", &["1.299,00", "19,95", "24,95", "12.50"]);
    assert_eq!(codes(&mixed), ["mixed_decimal_marks"]);
    assert_eq!(mixed.problems[0].sample, "12.50");
    assert_eq!((mixed.problems[0].line, mixed.problems[0].item), (5, 4));
    assert_eq!(read(&mixed, "12.50"), None);
    let uneven = profile("price", &["12.50", "1.299", "9.95"]);
    assert_eq!(codes(&uneven), ["uneven_decimals"]);
    let currencies = profile("price", &["12.50 EUR", "9.95 EUR", "9.95 USD"]);
    assert_eq!(codes(&currencies), ["mixed_currencies"]);
    assert_eq!(currencies.convention.currency, None);
}

#[test]
fn numbers_with_units_are_text() {
    assert_eq!(
        profile("Lifetime", &["45.000 h", "30.000 h"]).kind,
        Type::Text
    );
    assert_eq!(profile("size", &["L590 Ø26", "36", "38"]).kind, Type::Text);
}

#[test]
fn codes_keep_their_zeros() {
    assert_eq!(
        profile("artikel", &["00123", "00124", "10001"]).kind,
        Type::Text
    );
    assert_eq!(profile("artikel", &["10001", "10002"]).kind, Type::Integer);
}

#[test]
fn gtins_are_recognised_with_what_spreadsheets_did_to_them() {
    let gtins = profile(
        "EAN",
        &[
            "4006381333931",
            "5,06011E+12",
            "36000291452",
            "4006381333932",
            "N/A",
        ],
    );
    assert_eq!(gtins.kind, Type::Gtin);
    assert_eq!(
        codes(&gtins),
        [
            "missing_words",
            "lost_zeros",
            "wrong_check_digit",
            "destroyed_by_spreadsheet"
        ]
    );
    assert_eq!(gtins.filled, 4);
    let unnamed = profile(
        "column_3",
        &["4006381333931", "5000112637922", "8715946465494"],
    );
    assert_eq!(unnamed.kind, Type::Gtin);
    let ids = profile("id", &["1212699013000", "1246496001000", "1212699011000"]);
    assert_eq!(ids.kind, Type::Integer);
}

#[test]
fn the_apostrophe_of_a_spreadsheet_is_told() {
    let ids = profile("sku", &["'1698626933", "1698626934", "'90s shirt"]);
    let told: Vec<_> = ids
        .problems
        .iter()
        .map(|one| (one.code, one.count))
        .collect();
    assert_eq!(told, [("spreadsheet_apostrophe", 1)]);
}

#[test]
fn words_for_missing_are_recognised_and_reported() {
    let column = profile("voorraad", &["5", "NULL", "[leer]", "12", ""]);
    assert_eq!(column.kind, Type::Integer);
    assert_eq!(column.convention.missing, ["NULL", "[leer]"]);
    assert_eq!((column.filled, column.rows, column.distinct), (2, 5, 2));
    assert_eq!(column.samples, ["5", "12"]);
}

#[test]
fn other_types_are_told_by_their_content() {
    let kinds: &[(&[&str], Type)] = &[
        (&["", ""], Type::Empty),
        (&["ja", "nee", "ja"], Type::Boolean),
        (&["1", "0", "1"], Type::Boolean),
        (&["21%", "9 %"], Type::Percent),
        (&["2024-05-31", "2024-06-01"], Type::Date),
        (&["20240531", "20240601", "20240602"], Type::Date),
        (&["Mon, 06 May 2024 10:00:00 +0200"], Type::DateTime),
        (&["https://shop.example/p/1"], Type::Url),
        (
            &[
                "https://shop.example/1.JPG?w=70",
                "https://shop.example/2.png",
            ],
            Type::Image,
        ),
        (&["<p>Warm</p>", "Warm"], Type::Html),
        (&["&lt;p&gt;Warm&lt;/p&gt;"], Type::Html),
        (&["red|blue", "green"], Type::List),
        (&["VDE, EMC, CE", "CE, RoHS"], Type::List),
        (
            &["A warm jacket, made for rain and for the coldest of winters."],
            Type::Text,
        ),
        (&["if a < b then", "c > d"], Type::Text),
    ];
    for (values, kind) in kinds {
        assert_eq!(profile("column", values).kind, *kind, "{values:?}");
    }
}

#[test]
fn the_order_of_dates_is_decided_from_the_whole_column() {
    use crate::types::DateOrder;
    let order = |values: &[&str]| profile("date", values).convention.date;
    assert_eq!(order(&["01/02/2024", "31/01/2024"]), Some(DateOrder::Dmy));
    assert_eq!(order(&["01/02/2024", "01/31/2024"]), Some(DateOrder::Mdy));
    assert_eq!(
        codes(&profile("date", &["01/02/2024", "03/04/2024"])),
        ["undecided_dates"]
    );
    let mixed = profile("date", &["31/01/2024", "28/01/2024", "01/31/2024"]);
    assert_eq!(codes(&mixed), ["mixed_dates"]);
}

#[test]
fn lists_of_images_name_their_separator() {
    let images = profile(
        "images",
        &[
            "https://a.example/1.jpg, https://a.example/2.jpg",
            "https://a.example/3.jpg",
        ],
    );
    assert_eq!(images.kind, Type::Image);
    assert_eq!(images.convention.list_separator.as_deref(), Some(","));
    let redirect = profile("link", &["https://a.example/?to=https://b.example/"]);
    assert_eq!(redirect.convention.list_separator, None);
}

#[test]
fn repeated_values_fill_a_record_once() {
    let mut records = Records::new();
    for image in ["https://a.example/1.jpg", "https://a.example/2.jpg"] {
        records.push(0, 0, image);
    }
    records.finish(Position::default());
    let mut profiler = Profiler::new();
    profiler.see(&records);
    let profile = &profiler.finish(&["image".to_owned()])[0];
    assert_eq!(
        (profile.filled, profile.repeated, profile.distinct),
        (1, 1, 2)
    );
}
