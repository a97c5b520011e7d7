//! Matching: names and contents of columns against product fields.

use super::*;

fn column(name: &str, kind: Type, samples: &[&str]) -> ColumnSummary {
    ColumnSummary {
        name: name.to_owned(),
        kind,
        filled: 1.0,
        distinct: 1.0,
        samples: samples.iter().map(|sample| (*sample).to_owned()).collect(),
    }
}

fn given(columns: &[ColumnSummary]) -> Vec<(String, String)> {
    suggest(columns)
        .into_iter()
        .map(|found| (found.column, found.field))
        .collect()
}

#[test]
fn content_decides_where_names_say_nothing() {
    let columns = [
        column("column_1", Type::Integer, &["10001", "10002"]),
        column("column_2", Type::Gtin, &["4006381333931"]),
        column("column_3", Type::Image, &["https://shop.example/1.jpg"]),
        column("column_4", Type::Url, &["https://shop.example/p/1"]),
        column("column_5", Type::Decimal, &["€ 19,95", "€ 1.299,00"]),
    ];
    let fields: Vec<_> = given(&columns)
        .into_iter()
        .map(|(_, field)| field)
        .collect();
    assert_eq!(fields, ["id", "gtin", "image_link", "link", "price"]);
}

#[test]
fn a_field_is_given_once_to_the_surest_column() {
    let columns = [
        column("naam", Type::Text, &["Jas"]),
        column("title", Type::Text, &["Jas"]),
        column("name", Type::Text, &["Jas"]),
    ];
    assert_eq!(given(&columns), [("title".to_owned(), "title".to_owned())]);
}

#[test]
fn a_name_that_the_values_contradict_is_not_believed() {
    let price = column("price", Type::Text, &["on request", "call us"]);
    let image = column("image", Type::Text, &["a red jacket"]);
    assert_eq!(given(&[price, image]), []);
}

#[test]
fn dutch_headers_are_understood() {
    let columns = [
        column("Artikelnummer", Type::Integer, &["10001"]),
        column("Naam", Type::Text, &["Jas"]),
        column("Prijs", Type::Decimal, &["19,95"]),
        column("Van prijs", Type::Decimal, &["29,95"]),
        column("Inkoopprijs", Type::Decimal, &["9,95"]),
        column("Voorraad", Type::Boolean, &["1", "0"]),
        column("Maat", Type::Text, &["M"]),
        column("Kleur", Type::Text, &["rood"]),
        column("Geslacht", Type::Text, &["dames"]),
        column("Merk", Type::Text, &["Merrell"]),
        column("Retouren", Type::Integer, &["3"]),
    ];
    let fields: Vec<_> = given(&columns)
        .into_iter()
        .map(|(_, field)| field)
        .collect();
    assert_eq!(
        fields,
        [
            "id",
            "title",
            "price",
            "old_price",
            "cost",
            "stock",
            "size",
            "color",
            "gender",
            "brand",
            "returned"
        ]
    );
}

#[test]
fn the_id_is_a_column_that_tells_the_products_apart() {
    let with = |name: &str, filled, distinct| ColumnSummary {
        filled,
        distinct,
        ..column(name, Type::Text, &["a-1"])
    };
    let id = |sku: (f32, f32)| {
        let columns = [with("Handle", 1.0, 0.08), with("Variant SKU", sku.0, sku.1)];
        let found = suggest(&columns);
        let id = found.into_iter().find(|found| found.field == "id");
        id.map(|found| found.column).unwrap_or_default()
    };
    assert_eq!(id((0.9, 1.0)), "Variant SKU");
    assert_eq!(
        id((0.14, 0.2)),
        "Handle",
        "few have one, and most repeat it"
    );
    assert_eq!(id((0.0, 0.0)), "Handle", "none has one");
}
