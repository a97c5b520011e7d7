//! Writes a snapshot's file, batch after batch. A field that shows up late, or turns out to be a list, begins a new part
//! file; in the end the parts become one file with one schema.

use super::build::Built;
use super::field::{self, COMPUTED, FieldInfo, Kind, OWN};
use super::snapshot::Snapshot;
use crate::error::Error;
use arrow_array::{Array, ArrayRef, ListArray, RecordBatch, new_null_array};
use arrow_buffer::OffsetBuffer;
use arrow_ipc::writer::FileWriter;
use arrow_schema::{ArrowError, DataType, Field, Schema};
use std::fs::File;
use std::io::BufWriter;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A snapshot's file being written.
pub(super) struct Writer {
    path: PathBuf,
    zone: Arc<str>,
    /// The fields of the open part.
    fields: Vec<FieldInfo>,
    open: Option<FileWriter<BufWriter<File>>>,
    parts: Vec<(PathBuf, Vec<FieldInfo>)>,
}

impl Writer {
    pub(super) fn new(path: PathBuf, zone: Arc<str>) -> Self {
        Self {
            path,
            zone,
            fields: Vec::new(),
            open: None,
            parts: Vec::new(),
        }
    }

    /// Appends the rows of a batch.
    pub(super) fn append(&mut self, built: Built) -> Result<(), Error> {
        let fields = union(&self.fields, &built.fields);
        if self.open.is_none() || fields != self.fields {
            self.close()?;
            self.fields = fields;
            let part = match self.parts.len() {
                0 => self.path.clone(),
                number => self.path.with_extension(format!("part{number}")),
            };
            self.open = Some(create(&part, &self.fields, &self.zone)?);
            self.parts.push((part, self.fields.clone()));
        }
        let columns = adapt(
            built.columns,
            built.rows,
            &built.fields,
            &self.fields,
            &self.zone,
        );
        write(&self.path, self.open.as_mut(), columns)
    }

    fn close(&mut self) -> Result<Option<File>, Error> {
        let Some(mut open) = self.open.take() else {
            return Ok(None);
        };
        open.finish()
            .and_then(|()| open.into_inner())
            .map_err(Error::snapshot(&self.path))?
            .into_inner()
            .map(Some)
            .map_err(|error| Error::disk(&self.path)(error.into_error()))
    }

    /// Ends the file, which then lies at the path but may not have reached the disk.
    pub(super) fn finish(mut self) -> Result<File, Error> {
        let file = match self.close()? {
            Some(file) => file,
            // No rows at all.
            None => {
                self.open = Some(create(&self.path, &self.fields, &self.zone)?);
                return self.close().map(|file| file.expect("it was just opened"));
            }
        };
        if self.parts.len() == 1 {
            return Ok(file);
        }
        let whole = self.path.with_extension("whole");
        self.open = Some(create(&whole, &self.fields, &self.zone)?);
        for (part, fields) in std::mem::take(&mut self.parts) {
            let snapshot = Snapshot::open(&part)?;
            for index in 0..snapshot.batches() {
                let batch = snapshot.whole(index)?;
                let rows = batch.num_rows();
                let columns = batch.columns().to_vec();
                let columns = adapt(columns, rows, &fields, &self.fields, &self.zone);
                write(&whole, self.open.as_mut(), columns)?;
            }
            drop(snapshot);
            std::fs::remove_file(&part).map_err(Error::disk(&part))?;
        }
        let file = self.close()?.expect("it was just opened");
        std::fs::rename(&whole, &self.path).map_err(Error::disk(&whole))?;
        Ok(file)
    }
}

fn create(
    path: &Path,
    fields: &[FieldInfo],
    zone: &Arc<str>,
) -> Result<FileWriter<BufWriter<File>>, Error> {
    let file = File::create(path).map_err(Error::disk(path))?;
    FileWriter::try_new_buffered(file, &field::schema(fields, zone)).map_err(Error::snapshot(path))
}

fn write(
    path: &Path,
    writer: Option<&mut FileWriter<BufWriter<File>>>,
    columns: Result<Vec<ArrayRef>, ArrowError>,
) -> Result<(), Error> {
    let Some(writer) = writer else { return Ok(()) };
    let written = columns.and_then(|columns| {
        // Texts are `Binary` here and `Utf8` in the file's schema, see `column::Texts`: a schema of what they are.
        let fields: Vec<Field> = columns
            .iter()
            .map(|column| Field::new("", column.data_type().clone(), true))
            .collect();
        writer.write(&RecordBatch::try_new(
            Arc::new(Schema::new(fields)),
            columns,
        )?)
    });
    written.map_err(Error::snapshot(path))
}

/// The fields of both: a later list of fields has those of an earlier one first, and a field that was a list once is one.
fn union(one: &[FieldInfo], other: &[FieldInfo]) -> Vec<FieldInfo> {
    let (long, short) = if one.len() >= other.len() {
        (one, other)
    } else {
        (other, one)
    };
    let mut fields = long.to_vec();
    for (field, same) in fields.iter_mut().zip(short) {
        if same.kind == Kind::List {
            field.kind = Kind::List;
        }
    }
    fields
}

/// The columns of a batch with fields `from`, as columns for fields `to`, of which `from` is the beginning.
fn adapt(
    columns: Vec<ArrayRef>,
    rows: usize,
    from: &[FieldInfo],
    to: &[FieldInfo],
    zone: &Arc<str>,
) -> Result<Vec<ArrayRef>, ArrowError> {
    if from == to {
        return Ok(columns);
    }
    let schema = field::schema(to, zone);
    let own = OWN.len() + COMPUTED.len();
    let mut columns = columns.into_iter();
    let mut adapted: Vec<ArrayRef> = columns.by_ref().take(own).collect();
    for (index, field) in to.iter().enumerate() {
        let before = from.get(index).map(|field| field.kind);
        let missing = |place: usize| new_null_array(schema.field(place).data_type(), rows);
        match before.and_then(|_| columns.next()) {
            Some(column) if before != Some(field.kind) => {
                adapted.push(singles(column)?);
                adapted.push(missing(adapted.len()));
            }
            Some(column) => {
                adapted.push(column);
                if field.kind != Kind::Text {
                    adapted.extend(columns.next());
                }
            }
            None => {
                adapted.push(missing(adapted.len()));
                if field.kind != Kind::Text {
                    adapted.push(missing(adapted.len()));
                }
            }
        }
    }
    Ok(adapted)
}

/// Texts as lists of one.
fn singles(texts: ArrayRef) -> Result<ArrayRef, ArrowError> {
    let nulls = texts.nulls().cloned();
    let item = Field::new("item", texts.data_type().clone(), true);
    let offsets = OffsetBuffer::from_lengths(std::iter::repeat_n(1, texts.len()));
    debug_assert!(matches!(
        item.data_type(),
        DataType::Binary | DataType::Utf8
    ));
    Ok(Arc::new(ListArray::try_new(
        Arc::new(item),
        offsets,
        texts,
        nulls,
    )?))
}
