//! A stretch of products of a snapshot as the engine sees it: values borrowed from the mapped file.

use super::field::DECIMAL_SCALE;
use arrow_array::{
    Array, ArrayRef, BooleanArray, Decimal128Array, Int64Array, ListArray, StringArray,
    TimestampMicrosecondArray,
};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use mappings::rows::Rows;
use mappings::value::Value;
use rust_decimal::Decimal;

/// Some fields of a stretch of products.
pub struct Batch {
    pub(super) columns: Vec<Values>,
    pub(super) first: u64,
    pub(super) rows: usize,
}

/// The values of a field.
pub(super) enum Values {
    Missing,
    Same(&'static str),
    Text(StringArray),
    Decimal(Decimal128Array),
    Integer(Int64Array),
    Boolean(BooleanArray),
    Time(TimestampMicrosecondArray, TimeZone),
    List(ListArray, StringArray),
}

impl Values {
    /// The values of an Arrow column; `None` for a type that no catalog has.
    pub(super) fn of(array: &ArrayRef, zone: &TimeZone) -> Option<Self> {
        let array = array.as_any();
        if let Some(array) = array.downcast_ref::<StringArray>() {
            Some(Self::Text(array.clone()))
        } else if let Some(array) = array.downcast_ref::<Decimal128Array>() {
            Some(Self::Decimal(array.clone()))
        } else if let Some(array) = array.downcast_ref::<Int64Array>() {
            Some(Self::Integer(array.clone()))
        } else if let Some(array) = array.downcast_ref::<BooleanArray>() {
            Some(Self::Boolean(array.clone()))
        } else if let Some(array) = array.downcast_ref::<TimestampMicrosecondArray>() {
            Some(Self::Time(array.clone(), zone.clone()))
        } else if let Some(array) = array.downcast_ref::<ListArray>() {
            let texts = array.values().as_any().downcast_ref::<StringArray>()?;
            Some(Self::List(array.clone(), texts.clone()))
        } else {
            None
        }
    }

    fn value(&self, row: usize) -> Value<'_> {
        match self {
            Self::Missing => Value::Missing,
            Self::Same(text) => Value::text(text),
            Self::Text(texts) => text(texts, row),
            Self::Decimal(numbers) if numbers.is_valid(row) => decimal(numbers.value(row)),
            Self::Integer(numbers) if numbers.is_valid(row) => Value::Integer(numbers.value(row)),
            Self::Boolean(answers) if answers.is_valid(row) => Value::Boolean(answers.value(row)),
            Self::Time(moments, zone) if moments.is_valid(row) => {
                Timestamp::from_microsecond(moments.value(row)).map_or(Value::Missing, |moment| {
                    Value::Time(Box::new(moment.to_zoned(zone.clone())))
                })
            }
            Self::List(lists, texts) if lists.is_valid(row) => {
                let offsets = lists.value_offsets();
                let places = offsets[row] as usize..offsets[row + 1] as usize;
                Value::List(places.map(|place| text(texts, place)).collect())
            }
            _ => Value::Missing,
        }
    }
}

fn text(texts: &StringArray, row: usize) -> Value<'_> {
    if texts.is_valid(row) {
        Value::text(texts.value(row))
    } else {
        Value::Missing
    }
}

/// A number from millionths, without trailing zeros: how many decimals an amount gets is decided when it is written.
pub(super) fn decimal(millionths: i128) -> Value<'static> {
    let mut scale = DECIMAL_SCALE as u32;
    let number = if let Ok(mut small) = i64::try_from(millionths) {
        while scale > 0 && small % 10 == 0 {
            small /= 10;
            scale -= 1;
        }
        Ok(Decimal::new(small, scale))
    } else {
        Decimal::try_from_i128_with_scale(millionths, scale).map(|number| number.normalize())
    };
    number.map_or(Value::Missing, Value::Decimal)
}

impl Rows for Batch {
    fn len(&self) -> usize {
        self.rows
    }

    fn first(&self) -> u64 {
        self.first
    }

    fn value(&self, field: usize, row: usize) -> Value<'_> {
        self.columns[field].value(row)
    }
}
