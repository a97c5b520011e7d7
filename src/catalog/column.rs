//! Columns under construction: values are appended row by row straight into the buffers that Arrow arrays are made of.
//! Knows neither sources nor conventions.

use super::field::{DECIMAL_PRECISION, DECIMAL_SCALE, Kind};
use arrow_array::{
    Array, ArrayRef, BinaryArray, BooleanArray, Decimal128Array, Int64Array, ListArray,
    StringArray, TimestampMicrosecondArray,
};
use arrow_buffer::{BooleanBufferBuilder, Buffer, NullBufferBuilder, OffsetBuffer, ScalarBuffer};
use arrow_schema::{ArrowError, DataType, Field};
use std::sync::Arc;

/// Texts, some of them missing.
///
/// Arrays made of it are `Binary` in memory although the file says `Utf8`: the layout is the same, the bytes come from
/// `&str`, and so nobody checks them a second time.
pub(super) struct Texts {
    bytes: Vec<u8>,
    offsets: Vec<i32>,
    filled: NullBufferBuilder,
}

impl Texts {
    pub(super) fn new() -> Self {
        Self::with_room(0, 0)
    }

    /// With room for so many texts of so many bytes together.
    fn with_room(rows: usize, bytes: usize) -> Self {
        let mut offsets = Vec::with_capacity(rows + 1);
        offsets.push(0);
        Self {
            bytes: Vec::with_capacity(bytes),
            offsets,
            filled: NullBufferBuilder::new(rows),
        }
    }

    pub(super) fn len(&self) -> usize {
        self.offsets.len() - 1
    }

    #[inline]
    pub(super) fn push(&mut self, text: &str) {
        self.bytes.extend_from_slice(text.as_bytes());
        self.end();
        self.filled.append_non_null();
    }

    fn end(&mut self) {
        // A batch is cut long before 2 GiB of text (`build::MOST_TEXT`), and one record is limited by the reader.
        self.offsets.push(self.bytes.len() as i32);
    }

    /// Missing values up to `rows`.
    #[inline]
    pub(super) fn pad(&mut self, rows: usize) {
        let missing = rows - self.len();
        if missing > 0 {
            self.offsets.resize(rows + 1, self.bytes.len() as i32);
            self.filled.append_n_nulls(missing);
        }
    }

    pub(super) fn finish(mut self) -> Result<BinaryArray, ArrowError> {
        BinaryArray::try_new(
            OffsetBuffer::new(ScalarBuffer::from(self.offsets)),
            Buffer::from_vec(self.bytes),
            self.filled.finish(),
        )
    }
}

/// Lists of texts, some of them missing.
pub(super) struct Lists {
    texts: Texts,
    /// One past the last text of each row.
    ends: Vec<i32>,
    filled: NullBufferBuilder,
}

impl Lists {
    fn new() -> Self {
        Self {
            texts: Texts::new(),
            ends: vec![0],
            filled: NullBufferBuilder::new(0),
        }
    }

    fn len(&self) -> usize {
        self.ends.len() - 1
    }

    fn pad(&mut self, rows: usize) {
        let missing = rows - self.len();
        self.ends.resize(rows + 1, self.texts.len() as i32);
        self.filled.append_n_nulls(missing);
    }

    /// Appends to the list of `row`, which is the last or the next one; `place` leaves earlier places missing.
    fn push(&mut self, row: usize, place: Option<usize>, text: &str) {
        if self.len() == row {
            self.ends.push(self.texts.len() as i32);
            self.filled.append_non_null();
        }
        if let Some(place) = place {
            let start = self.ends[row] as usize;
            if self.texts.len() < start + place {
                self.texts.pad(start + place);
            }
        }
        self.texts.push(text);
        self.ends[row + 1] = self.texts.len() as i32;
    }

    fn finish(mut self) -> Result<ListArray, ArrowError> {
        ListArray::try_new(
            Arc::new(Field::new("item", DataType::Binary, true)),
            OffsetBuffer::new(ScalarBuffer::from(self.ends)),
            Arc::new(self.texts.finish()?),
            self.filled.finish(),
        )
    }
}

/// The values of a column.
enum Values {
    Text(Texts),
    List(Lists),
    Decimal(Vec<i128>, NullBufferBuilder),
    Whole(Vec<i64>, NullBufferBuilder),
    Boolean(BooleanBufferBuilder, NullBufferBuilder),
}

/// A column under construction.
pub(super) struct Column {
    kind: Kind,
    values: Values,
    /// The source's own texts, for kinds other than text and where they differ from the value.
    raw: Option<Texts>,
    /// Which input and column of it filled the last row.
    pub(super) by: (u16, u32),
}

impl Column {
    /// An empty column with room for so many rows, and for so many bytes of text.
    pub(super) fn new(kind: Kind, rows: usize, bytes: usize) -> Self {
        let none = NullBufferBuilder::new(rows);
        Self {
            kind,
            values: match kind {
                Kind::Text => Values::Text(Texts::with_room(rows, bytes)),
                Kind::List => Values::List(Lists::new()),
                Kind::Decimal => Values::Decimal(Vec::with_capacity(rows), none),
                Kind::Integer | Kind::Time => Values::Whole(Vec::with_capacity(rows), none),
                Kind::Boolean => Values::Boolean(BooleanBufferBuilder::new(rows), none),
            },
            raw: (kind != Kind::Text).then(Texts::new),
            by: (0, 0),
        }
    }

    pub(super) fn kind(&self) -> Kind {
        self.kind
    }

    /// Bytes of text, when the column is of kind text.
    pub(super) fn bytes(&self) -> usize {
        match &self.values {
            Values::Text(texts) => texts.bytes.len(),
            _ => 0,
        }
    }

    /// Rows that have a value or are known to be missing.
    #[inline]
    pub(super) fn len(&self) -> usize {
        match &self.values {
            Values::Text(texts) => texts.len(),
            Values::List(lists) => lists.len(),
            Values::Decimal(values, _) => values.len(),
            Values::Whole(values, _) => values.len(),
            Values::Boolean(values, _) => values.len(),
        }
    }

    /// Missing values up to `rows`.
    #[inline]
    pub(super) fn pad(&mut self, rows: usize) {
        let missing = rows - self.len();
        if missing == 0 {
            return;
        }
        match &mut self.values {
            Values::Text(texts) => texts.pad(rows),
            Values::List(lists) => lists.pad(rows),
            Values::Decimal(values, filled) => {
                values.resize(rows, 0);
                filled.append_n_nulls(missing);
            }
            Values::Whole(values, filled) => {
                values.resize(rows, 0);
                filled.append_n_nulls(missing);
            }
            Values::Boolean(values, filled) => {
                values.append_n(missing, false);
                filled.append_n_nulls(missing);
            }
        }
    }

    /// The text of the next row. The column is of kind text.
    #[inline]
    pub(super) fn text(&mut self, text: &str) {
        if let Values::Text(texts) = &mut self.values {
            texts.push(text);
        }
    }

    /// One more text of the list of `row`. A text column becomes a list column.
    pub(super) fn list(&mut self, row: usize, place: Option<usize>, text: &str) {
        if let Values::Text(texts) = &mut self.values {
            let mut lists = Lists::new();
            for earlier in 0..texts.len() {
                if texts.filled.is_valid(earlier) {
                    let (start, end) = (texts.offsets[earlier], texts.offsets[earlier + 1]);
                    let bytes = &texts.bytes[start as usize..end as usize];
                    lists.pad(earlier);
                    lists.push(
                        earlier,
                        None,
                        std::str::from_utf8(bytes).unwrap_or_default(),
                    );
                }
            }
            lists.pad(texts.len());
            self.values = Values::List(lists);
            self.kind = Kind::List;
            self.raw = Some(Texts::new());
        }
        if let Values::List(lists) = &mut self.values {
            lists.push(row, place, text);
        }
    }

    /// The amount of the next row, in millionths. The column is of kind decimal.
    pub(super) fn decimal(&mut self, millionths: i128) {
        if let Values::Decimal(values, filled) = &mut self.values {
            values.push(millionths);
            filled.append_non_null();
        }
    }

    /// The whole number, or the microseconds since 1970, of the next row. The column is of that kind.
    pub(super) fn whole(&mut self, value: i64) {
        if let Values::Whole(values, filled) = &mut self.values {
            values.push(value);
            filled.append_non_null();
        }
    }

    /// Yes or no for the next row. The column is of kind boolean.
    pub(super) fn boolean(&mut self, value: bool) {
        if let Values::Boolean(values, filled) = &mut self.values {
            values.append(value);
            filled.append_non_null();
        }
    }

    /// Keeps the source's own text of `row`; only the first one when there are several.
    pub(super) fn raw(&mut self, row: usize, text: &str) {
        if let Some(raw) = &mut self.raw
            && raw.len() <= row
        {
            raw.pad(row);
            raw.push(text);
        }
    }

    /// The amount of a row in millionths, when the column is of kind decimal and filled there.
    pub(super) fn decimal_at(&self, row: usize) -> Option<i128> {
        match &self.values {
            Values::Decimal(values, filled) if row < values.len() && filled.is_valid(row) => {
                Some(values[row])
            }
            _ => None,
        }
    }

    /// The whole number or moment of a row, when the column is of such a kind and filled there.
    pub(super) fn whole_at(&self, row: usize) -> Option<i64> {
        match &self.values {
            Values::Whole(values, filled) if row < values.len() && filled.is_valid(row) => {
                Some(values[row])
            }
            _ => None,
        }
    }

    /// The finished column of `rows` rows and, for kinds other than text, that of the source's own texts.
    pub(super) fn finish(
        mut self,
        rows: usize,
        zone: &Arc<str>,
    ) -> Result<(ArrayRef, Option<ArrayRef>), ArrowError> {
        self.pad(rows);
        let kind = self.kind;
        let values: ArrayRef = match self.values {
            Values::Text(texts) => Arc::new(texts.finish()?),
            Values::List(lists) => Arc::new(lists.finish()?),
            Values::Decimal(values, mut filled) => Arc::new(
                Decimal128Array::try_new(ScalarBuffer::from(values), filled.finish())?
                    .with_precision_and_scale(DECIMAL_PRECISION, DECIMAL_SCALE)?,
            ),
            Values::Whole(values, mut filled) if kind == Kind::Time => Arc::new(
                TimestampMicrosecondArray::try_new(ScalarBuffer::from(values), filled.finish())?
                    .with_timezone(zone.clone()),
            ),
            Values::Whole(values, mut filled) => Arc::new(Int64Array::try_new(
                ScalarBuffer::from(values),
                filled.finish(),
            )?),
            Values::Boolean(values, mut filled) => {
                Arc::new(BooleanArray::new(values.build(), filled.finish()))
            }
        };
        let raw = match self.raw {
            Some(mut raw) => {
                raw.pad(rows);
                Some(Arc::new(raw.finish()?) as ArrayRef)
            }
            None => None,
        };
        Ok((values, raw))
    }
}

/// The column with its texts checked, as a reader would get it.
pub(super) fn checked(column: &ArrayRef) -> Result<ArrayRef, ArrowError> {
    let any = column.as_any();
    if let Some(texts) = any.downcast_ref::<BinaryArray>() {
        return Ok(Arc::new(StringArray::try_from_binary(texts.clone())?));
    }
    if let Some(lists) = any.downcast_ref::<ListArray>() {
        return Ok(Arc::new(ListArray::try_new(
            Arc::new(Field::new("item", DataType::Utf8, true)),
            lists.offsets().clone(),
            checked(lists.values())?,
            lists.nulls().cloned(),
        )?));
    }
    Ok(column.clone())
}
