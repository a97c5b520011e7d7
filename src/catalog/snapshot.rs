//! A catalog snapshot: one Arrow IPC file, mapped into memory and shown without copying. Any Arrow tool reads it too.

use super::batch::{Batch, Values};
use super::field::{self, CHANGED, FieldInfo, Part};
use crate::error::Error;
use arrow_array::{Array, RecordBatch, UInt16Array, UInt64Array};
use arrow_buffer::Buffer;
use arrow_ipc::convert::try_fb_to_schema;
use arrow_ipc::reader::{FileDecoder, read_footer_length};
use arrow_ipc::{Block, MetadataVersion, root_as_footer, root_as_message};
use arrow_schema::{ArrowError, SchemaRef};
use jiff::tz::TimeZone;
use mappings::rows::Rows;
use rapidhash::v3::rapidhash_v3;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A catalog at one moment.
#[derive(Clone)]
pub struct Snapshot {
    inner: Arc<Inner>,
    /// Nothing was imported since, so no product is new or changed.
    repeated: bool,
}

struct Inner {
    path: PathBuf,
    bytes: Buffer,
    schema: SchemaRef,
    version: MetadataVersion,
    blocks: Vec<Block>,
    fields: Vec<FieldInfo>,
    /// Arrow column of each field, and of the source's own texts where it has them.
    columns: Vec<(usize, Option<usize>)>,
    /// Number of the first row of each batch, and the number of rows.
    starts: Vec<u64>,
    zone: TimeZone,
}

/// Where a product comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Origin {
    /// Number of the source in the import.
    pub source: u16,
    /// Item or row in it, from 1.
    pub item: u64,
    /// Line in it, from 1; 0 when the format has no lines.
    pub line: u64,
}

#[expect(unsafe_code, reason = "mapping a file has no safe form")]
fn map(path: &Path) -> Result<Buffer, Error> {
    let file = File::open(path).map_err(Error::disk(path))?;
    // SAFETY: a snapshot's file is never written again once it has this name, and only Feedmill writes in its folder;
    // replacing a snapshot makes a new file and at most unlinks this one, which keeps the mapping whole.
    let map = unsafe { memmap2::Mmap::map(&file) }.map_err(Error::disk(path))?;
    Ok(Buffer::from(bytes::Bytes::from_owner(map)))
}

impl Snapshot {
    /// Opens a snapshot's file. Fails when it is missing, cut off or damaged.
    pub fn open(path: &Path) -> Result<Self, Error> {
        let bytes = map(path)?;
        Self::read(path, bytes).map_err(Error::snapshot(path))
    }

    fn read(path: &Path, bytes: Buffer) -> Result<Self, ArrowError> {
        let short = || ArrowError::IpcError("the file is cut off".to_owned());
        let trailer = bytes.len().checked_sub(10).ok_or_else(short)?;
        let tail: [u8; 10] = bytes[trailer..].try_into().map_err(|_| short())?;
        let start = trailer
            .checked_sub(read_footer_length(tail)?)
            .ok_or_else(short)?;
        let footer = root_as_footer(&bytes[start..trailer])
            .map_err(|error| ArrowError::IpcError(error.to_string()))?;
        let no_schema = || ArrowError::IpcError("the file has no schema".to_owned());
        let schema = Arc::new(try_fb_to_schema(footer.schema().ok_or_else(no_schema)?)?);
        let blocks: Vec<Block> = footer
            .recordBatches()
            .map(|blocks| blocks.iter().copied().collect())
            .unwrap_or_default();
        let (mut fields, mut columns, mut zone) = (Vec::new(), Vec::new(), TimeZone::UTC);
        for (index, column) in schema.fields().iter().enumerate() {
            match (field::part(column), field::kind(column.data_type())) {
                (Part::Value, Some(kind)) => {
                    fields.push(FieldInfo {
                        name: column.name().clone(),
                        kind,
                    });
                    columns.push((index, None));
                }
                (Part::Raw, _) => {
                    if let Some((_, raw)) = columns.last_mut() {
                        *raw = Some(index);
                    }
                }
                _ => {}
            }
            if let arrow_schema::DataType::Timestamp(_, Some(name)) = column.data_type() {
                zone = TimeZone::get(name).unwrap_or(TimeZone::UTC);
            }
        }
        let mut inner = Inner {
            path: path.to_owned(),
            bytes: bytes.clone(),
            schema,
            version: footer.version(),
            blocks,
            fields,
            columns,
            starts: vec![0],
            zone,
        };
        for index in 0..inner.blocks.len() {
            let rows = inner.length(index)?;
            inner.starts.push(inner.starts[index] + rows);
        }
        Ok(Self {
            inner: Arc::new(inner),
            repeated: false,
        })
    }

    /// The same snapshot for a run in which nothing was imported: its `changed` is `unchanged` everywhere.
    pub(super) fn repeated(self) -> Self {
        Self {
            repeated: true,
            ..self
        }
    }

    /// The file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.inner.path
    }

    /// The fields: those the catalog computes, then those of the sources in the order they showed them.
    #[must_use]
    pub fn fields(&self) -> &[FieldInfo] {
        &self.inner.fields
    }

    /// Number of a field.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<usize> {
        self.inner
            .fields
            .iter()
            .position(|field| field.name == name)
    }

    /// Number of products.
    #[must_use]
    pub fn rows(&self) -> u64 {
        self.inner.starts[self.inner.blocks.len()]
    }

    /// Number of batches: stretches of some thousand products.
    #[must_use]
    pub fn batches(&self) -> usize {
        self.inner.blocks.len()
    }

    /// The batch that holds a product, and the product's row in it.
    #[must_use]
    pub fn locate(&self, row: u64) -> Option<(usize, usize)> {
        let batch = self.inner.starts.partition_point(|&start| start <= row);
        (row < self.rows()).then(|| (batch - 1, (row - self.inner.starts[batch - 1]) as usize))
    }

    /// Some fields of a batch, by number; `None` stands for a field that the catalog does not have and whose values
    /// are all missing. Fails when the file is damaged. Panics when there is no such batch.
    pub fn batch(&self, index: usize, fields: &[Option<usize>]) -> Result<Batch, Error> {
        let inner = &*self.inner;
        let wanted = fields.iter().flatten().map(|&field| inner.columns[field].0);
        let mut projection: Vec<usize> = wanted.collect();
        projection.sort_unstable();
        projection.dedup();
        // A batch of no columns would not know its rows.
        if projection.is_empty() {
            projection.push(field::ID);
        }
        let decoded = inner
            .decode(index, projection.clone())
            .map_err(Error::snapshot(&inner.path))?;
        let columns = fields.iter().map(|field| match field {
            Some(field) if self.repeated && inner.fields[*field].name == CHANGED => {
                Values::Same("unchanged")
            }
            Some(field) => projection
                .binary_search(&inner.columns[*field].0)
                .ok()
                .and_then(|place| Values::of(decoded.column(place), &inner.zone))
                .unwrap_or(Values::Missing),
            None => Values::Missing,
        });
        Ok(Batch {
            columns: columns.collect(),
            first: inner.starts[index],
            rows: decoded.num_rows(),
        })
    }

    /// The row of the product with this id.
    pub fn find(&self, id: &str) -> Result<Option<u64>, Error> {
        let hash = rapidhash_v3(id.as_bytes());
        let field = self.field("id");
        for index in 0..self.batches() {
            let ids = self.own::<UInt64Array>(index, field::ID)?;
            for row in (0..ids.len()).filter(|&row| ids.value(row) == hash) {
                let batch = self.batch(index, &[field])?;
                if Rows::value(&batch, 0, row).to_text() == id {
                    return Ok(Some(self.inner.starts[index] + row as u64));
                }
            }
        }
        Ok(None)
    }

    /// The id of the product at a row; empty when there is no such row.
    pub fn id(&self, row: u64) -> Result<String, Error> {
        Ok(self.ids([row])?.pop().unwrap_or_default())
    }

    /// The ids of the products at some rows, which are quickest in ascending order; empty where there is no such row.
    pub fn ids(&self, rows: impl IntoIterator<Item = u64>) -> Result<Vec<String>, Error> {
        let mut open: Option<(usize, Batch)> = None;
        let mut ids = Vec::new();
        for row in rows {
            let Some((index, row)) = self.locate(row) else {
                ids.push(String::new());
                continue;
            };
            let batch = match open.take() {
                Some((at, batch)) if at == index => batch,
                _ => self.batch(index, &[self.field("id")])?,
            };
            ids.push(Rows::value(&batch, 0, row).to_text().into_owned());
            open = Some((index, batch));
        }
        Ok(ids)
    }

    /// The sources' own texts of a field in a batch, where the field keeps them apart from its values.
    pub(super) fn raw(
        &self,
        batch: usize,
        field: usize,
    ) -> Result<Option<arrow_array::StringArray>, Error> {
        let raw = self.inner.columns[field].1;
        raw.map(|column| self.own(batch, column)).transpose()
    }

    /// Where a product comes from.
    pub fn origin(&self, row: u64) -> Result<Option<Origin>, Error> {
        let Some((index, row)) = self.locate(row) else {
            return Ok(None);
        };
        Ok(Some(Origin {
            source: self.own::<UInt16Array>(index, field::SOURCE)?.value(row),
            item: self.own::<UInt64Array>(index, field::ITEM)?.value(row),
            line: self.own::<UInt64Array>(index, field::LINE)?.value(row),
        }))
    }

    /// One Arrow column of a batch.
    pub(super) fn own<A: Array + Clone + 'static>(
        &self,
        index: usize,
        column: usize,
    ) -> Result<A, Error> {
        let damaged = || ArrowError::SchemaError(format!("column {column} has another type"));
        self.inner
            .decode(index, vec![column])
            .and_then(|batch| {
                let array = batch.column(0).as_any().downcast_ref::<A>();
                array.cloned().ok_or_else(damaged)
            })
            .map_err(Error::snapshot(&self.inner.path))
    }

    /// A whole batch as Arrow sees it.
    pub(super) fn whole(&self, index: usize) -> Result<RecordBatch, Error> {
        let all = (0..self.inner.schema.fields().len()).collect();
        self.inner
            .decode(index, all)
            .map_err(Error::snapshot(&self.inner.path))
    }
}

impl Inner {
    /// The bytes of a batch.
    fn batch_bytes(&self, index: usize) -> Result<Buffer, ArrowError> {
        let block = &self.blocks[index];
        let length = i64::from(block.metaDataLength())
            .checked_add(block.bodyLength())
            .and_then(|length| usize::try_from(length).ok());
        let (offset, length) = usize::try_from(block.offset())
            .ok()
            .zip(length)
            .filter(|(offset, length)| {
                offset
                    .checked_add(*length)
                    .is_some_and(|end| end <= self.bytes.len())
            })
            .ok_or_else(|| damaged(index))?;
        Ok(self.bytes.slice_with_length(offset, length))
    }

    /// Number of rows of a batch, as its head says.
    fn length(&self, index: usize) -> Result<u64, ArrowError> {
        let bytes = self.batch_bytes(index)?;
        // Before the head stand a mark and its length, four bytes each.
        let head = bytes.get(8..).ok_or_else(|| damaged(index))?;
        let message =
            root_as_message(head).map_err(|error| ArrowError::IpcError(error.to_string()))?;
        let batch = message.header_as_record_batch();
        batch
            .and_then(|batch| u64::try_from(batch.length()).ok())
            .ok_or_else(|| damaged(index))
    }

    fn decode(&self, index: usize, projection: Vec<usize>) -> Result<RecordBatch, ArrowError> {
        FileDecoder::new(self.schema.clone(), self.version)
            .with_projection(projection)
            .read_record_batch(&self.blocks[index], &self.batch_bytes(index)?)?
            .ok_or_else(|| damaged(index))
    }
}

fn damaged(index: usize) -> ArrowError {
    ArrowError::IpcError(format!("batch {index} is damaged"))
}
