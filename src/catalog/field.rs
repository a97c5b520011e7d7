//! The fields of a catalog and how they are laid down as Arrow columns. Each field has one column under its own name;
//! fields other than text have a second one, `NAME~source`, with the source's own text where it says more than the
//! value; and some columns are the catalog's own book-keeping.

use arrow_schema::{DataType, Field, Schema, SchemaRef, TimeUnit};
use std::sync::Arc;

/// Most digits of a decimal.
pub(super) const DECIMAL_PRECISION: u8 = 28;
/// Digits after the point of a decimal.
pub(super) const DECIMAL_SCALE: i8 = 6;

/// What the values of a field are.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Text.
    Text,
    /// Exact numbers of up to 22 digits before and 6 after the point.
    Decimal,
    /// Whole numbers of 64 bits.
    Integer,
    /// Yes or no.
    Boolean,
    /// Moments, to the microsecond.
    Time,
    /// Several texts in order, some of which may be missing.
    List,
}

/// A field of the catalog.
#[derive(
    Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, schemars::JsonSchema,
)]
pub struct FieldInfo {
    /// Its name.
    pub name: String,
    /// What its values are.
    pub kind: Kind,
}

/// What an Arrow column of a snapshot is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// A field's values.
    Value,
    /// The source's own texts of the field before it.
    Raw,
    /// Book-keeping.
    Own,
}

/// Key of an Arrow field's metadata that says which `Part` it is.
const PART: &str = "feedmill";

/// The catalog's own columns, first in every snapshot, in this order: number of the source, item in it, line in it,
/// hash of the id, hash of the content, price in force (millionths).
pub(super) const OWN: [(&str, DataType); 6] = [
    ("~source", DataType::UInt16),
    ("~item", DataType::UInt64),
    ("~line", DataType::UInt64),
    ("~id", DataType::UInt64),
    ("~content", DataType::UInt64),
    (
        "~price",
        DataType::Decimal128(DECIMAL_PRECISION, DECIMAL_SCALE),
    ),
];
/// Places of the own columns.
pub(super) const SOURCE: usize = 0;
pub(super) const ITEM: usize = 1;
pub(super) const LINE: usize = 2;
pub(super) const ID: usize = 3;
pub(super) const CONTENT: usize = 4;
pub(super) const PRICE: usize = 5;

/// Fields the catalog computes itself, after the own columns.
pub(super) const CHANGED: &str = "changed";
pub(super) const LOWEST_PRICE: &str = "lowest_price_30_days";
pub(super) const COMPUTED: [(&str, Kind); 2] =
    [(CHANGED, Kind::Text), (LOWEST_PRICE, Kind::Decimal)];

/// The Arrow type of a kind.
fn data_type(kind: Kind, zone: &Arc<str>) -> DataType {
    match kind {
        Kind::Text => DataType::Utf8,
        Kind::Decimal => DataType::Decimal128(DECIMAL_PRECISION, DECIMAL_SCALE),
        Kind::Integer => DataType::Int64,
        Kind::Boolean => DataType::Boolean,
        Kind::Time => DataType::Timestamp(TimeUnit::Microsecond, Some(zone.clone())),
        Kind::List => DataType::List(Arc::new(Field::new("item", DataType::Utf8, true))),
    }
}

/// The kind of an Arrow type; `None` when no catalog has such columns.
pub(super) fn kind(data_type: &DataType) -> Option<Kind> {
    match data_type {
        DataType::Utf8 => Some(Kind::Text),
        DataType::Decimal128(..) => Some(Kind::Decimal),
        DataType::Int64 => Some(Kind::Integer),
        DataType::Boolean => Some(Kind::Boolean),
        DataType::Timestamp(TimeUnit::Microsecond, Some(_)) => Some(Kind::Time),
        DataType::List(_) => Some(Kind::List),
        _ => None,
    }
}

/// The part that an Arrow column plays.
pub(super) fn part(field: &Field) -> Part {
    match field.metadata().get(PART).map(String::as_str) {
        Some("own") => Part::Own,
        Some("raw") => Part::Raw,
        _ => Part::Value,
    }
}

fn marked(field: Field, part: &str) -> Field {
    field.with_metadata([(PART, part)])
}

/// The Arrow schema of a catalog with these source fields: own columns, computed fields, then the fields.
pub(super) fn schema(fields: &[FieldInfo], zone: &Arc<str>) -> SchemaRef {
    let mut columns = Vec::with_capacity(OWN.len() + COMPUTED.len() + 2 * fields.len());
    for (name, data_type) in OWN {
        columns.push(marked(Field::new(name, data_type, true), "own"));
    }
    for (name, kind) in COMPUTED {
        columns.push(Field::new(name, data_type(kind, zone), true));
    }
    for field in fields {
        columns.push(Field::new(&field.name, data_type(field.kind, zone), true));
        if field.kind != Kind::Text {
            let name = format!("{}~source", field.name);
            columns.push(marked(Field::new(name, DataType::Utf8, true), "raw"));
        }
    }
    Arc::new(Schema::new(columns))
}
