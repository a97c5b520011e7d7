//! By content: whether the values of a column can be those of a field, and which field they are of when the name says
//! nothing.

use super::ColumnSummary;
use crate::fields::{Field, Kind};
use feeds::types::Type;

/// The confidence that a name gave, after a look at the values.
pub(super) fn adjust(confidence: u8, field: &Field, column: &ColumnSummary) -> u8 {
    let percent = match column.kind {
        // Nothing speaks against an empty column, but nothing speaks for it.
        Type::Empty => 80,
        kind if fits(field, kind, column) => 100,
        _ => 40,
    };
    let unique = match field.name {
        "id" if column.distinct < 0.5 && column.kind != Type::Empty => 60,
        _ => 100,
    };
    (u32::from(confidence) * percent / 100 * unique / 100) as u8
}

fn fits(field: &Field, kind: Type, column: &ColumnSummary) -> bool {
    let addresses = matches!(kind, Type::Url | Type::Image);
    match field.kind {
        Kind::Url if field.name.contains("image") => addresses || looks_like_files(column),
        Kind::Url => {
            kind == Type::Url
                || (kind == Type::Image && field.name != "link")
                || looks_like_files(column)
        }
        Kind::Decimal => {
            matches!(kind, Type::Integer | Type::Decimal | Type::Percent)
                || (kind == Type::Boolean && bits(column))
        }
        Kind::Integer => {
            matches!(kind, Type::Integer | Type::Decimal) || (kind == Type::Boolean && bits(column))
        }
        Kind::Boolean => matches!(kind, Type::Boolean | Type::Integer | Type::Text),
        Kind::Time => matches!(kind, Type::Date | Type::DateTime | Type::Integer),
        Kind::Group => true,
        Kind::Text => match field.name {
            "gtin" => matches!(kind, Type::Gtin | Type::Integer | Type::Text | Type::List),
            "title" | "brand" | "color" | "material" => {
                !addresses
                    && !matches!(
                        kind,
                        Type::Gtin | Type::Date | Type::DateTime | Type::Percent
                    )
            }
            _ => !addresses,
        },
    }
}

/// Zeros and ones are counted as yes and no, but are also few pieces.
fn bits(column: &ColumnSummary) -> bool {
    column
        .samples
        .iter()
        .all(|sample| matches!(sample.as_str(), "0" | "1"))
}

/// Paths and file names, which stand for addresses in the exports of some platforms.
fn looks_like_files(column: &ColumnSummary) -> bool {
    !column.samples.is_empty()
        && column
            .samples
            .iter()
            .all(|sample| sample.contains(['/', '.']) && !sample.contains(". "))
}

/// The field that the values alone point to, with the confidence and the reason.
pub(super) fn field(
    index: usize,
    column: &ColumnSummary,
) -> Option<(u8, &'static str, &'static str)> {
    let length = |sample: &String| sample.chars().count();
    let longest = column.samples.iter().map(length).max().unwrap_or(0);
    let average = column.samples.iter().map(length).sum::<usize>() / column.samples.len().max(1);
    let unique = column.distinct > 0.98 && column.filled > 0.98;
    match column.kind {
        Type::Gtin => Some((80, "gtin", "check_digits")),
        Type::Image if column.distinct > 0.3 => Some((70, "image_link", "images")),
        Type::Url if unique => Some((65, "link", "addresses")),
        Type::Html => Some((60, "description", "markup")),
        Type::Text if column.distinct > 0.5 && average > 150 => {
            Some((50, "description", "long_texts"))
        }
        Type::Text if unique && index > 0 && (20..=150).contains(&average) && spaced(column) => {
            Some((46, "title", "short_texts"))
        }
        Type::Text | Type::Integer if unique && index == 0 && longest <= 50 && !spaced(column) => {
            Some((55, "id", "first_unique"))
        }
        Type::Decimal if priced(column) => Some((55, "price", "amounts")),
        _ => None,
    }
}

fn spaced(column: &ColumnSummary) -> bool {
    column.samples.iter().any(|sample| sample.contains(' '))
}

fn priced(column: &ColumnSummary) -> bool {
    let mut samples = column.samples.iter();
    column.filled > 0.9
        && samples.all(|sample| {
            feeds::types::price(sample, None).is_some_and(|price| price.currency.is_some())
        })
}
