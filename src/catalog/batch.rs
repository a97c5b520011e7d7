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
use regex::bytes::Regex;
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

impl Batch {
    /// Tells the rows, counted from the batch's first, in which a value of the field contains the pattern; a row may be
    /// told more than once. Texts are searched where they lie, one after another, which is some ten times quicker than
    /// to ask for each.
    pub fn containing(&self, field: usize, pattern: &Regex, mut tell: impl FnMut(usize)) {
        match &self.columns[field] {
            Values::Text(texts) => containing(texts, pattern, tell),
            Values::List(lists, texts) => containing(texts, pattern, |place| {
                let ends = &lists.value_offsets()[1..];
                let row = ends.partition_point(|&end| end as usize <= place);
                if row < lists.len() {
                    tell(row);
                }
            }),
            values => (0..self.rows)
                .filter(|&row| pattern.is_match(values.value(row).to_text().as_bytes()))
                .for_each(tell),
        }
    }
}

fn containing(texts: &StringArray, pattern: &Regex, mut tell: impl FnMut(usize)) {
    let ends = &texts.value_offsets()[1..];
    let bytes = &texts.values()[..texts.value_offsets()[texts.len()] as usize];
    let mut from = texts.value_offsets()[0] as usize;
    let mut row = 0;
    while let Some(found) = pattern.find_at(bytes, from) {
        row += ends[row..].partition_point(|&end| end as usize <= found.start());
        let end = ends[row] as usize;
        if found.end() <= end {
            tell(row);
            from = end;
        } else {
            // Half of it is the next row's text.
            from = found.start() + 1;
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

#[cfg(test)]
mod tests {
    use super::*;
    use arrow_array::builder::{ListBuilder, StringBuilder};

    fn rows(values: Values, rows: usize, word: &str) -> Vec<usize> {
        let batch = Batch {
            columns: vec![values],
            first: 0,
            rows,
        };
        let pattern = Regex::new(&format!("(?i){word}")).unwrap();
        let mut told = Vec::new();
        batch.containing(0, &pattern, |row| told.push(row));
        told
    }

    #[test]
    fn texts_are_searched_each_by_itself() {
        let texts = || {
            let all = [Some("Blue"), None, Some("red"), Some("dish"), Some("Été")];
            StringArray::from(all.to_vec())
        };
        assert_eq!(rows(Values::Text(texts()), 5, "blue"), [0]);
        assert_eq!(rows(Values::Text(texts()), 5, "red"), [2]);
        // "red" and "dish" lie side by side.
        assert!(rows(Values::Text(texts()), 5, "reddish").is_empty());
        assert_eq!(rows(Values::Text(texts()), 5, "d"), [2, 3]);
        assert_eq!(rows(Values::Text(texts()), 5, "ÉTÉ"), [4]);
        assert_eq!(rows(Values::Text(texts().slice(3, 2)), 2, "dish"), [0]);
        assert!(rows(Values::Text(texts().slice(3, 2)), 2, "red").is_empty());
        assert!(rows(Values::Text(StringArray::from(Vec::<&str>::new())), 0, "a").is_empty());
    }

    #[test]
    fn lists_and_numbers_are_searched_too() {
        let mut lists = ListBuilder::new(StringBuilder::new());
        lists.append_value([Some("red"), Some("green")]);
        lists.append_null();
        lists.append_value([Some("blue"), Some("Red")]);
        let lists = lists.finish();
        let texts = lists.values().as_any().downcast_ref::<StringArray>();
        let texts = texts.unwrap().clone();
        assert_eq!(rows(Values::List(lists, texts), 3, "red"), [0, 2]);
        let numbers = Int64Array::from(vec![Some(120), None, Some(7)]);
        assert_eq!(rows(Values::Integer(numbers), 3, "12"), [0]);
    }
}
