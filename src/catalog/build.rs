//! Records to columns: reads every value by its column's convention, joins what belongs to the product, and compares
//! with the snapshot before. Runs on several threads, a batch each; what it makes of a batch depends on nothing else.

use super::column::{Column, Texts, checked};
use super::diff::{Cache, Changes, Earlier, Previous};
use super::field::{DECIMAL_PRECISION, DECIMAL_SCALE, FieldInfo, Kind};
use super::issue::Tally;
use super::join::{Found, Join};
use super::layout::{Layout, Target};
use super::price::{History, PastPrice};
use super::read::{put_list, put_typed};
use crate::error::Error;
use arrow_array::{ArrayRef, Decimal128Array, UInt16Array, UInt64Array};
use arrow_schema::ArrowError;
use feeds::record::{Cell, Position, Record, Records};
use jiff::tz::TimeZone;
use rapidhash::v3::{RapidSecrets, rapidhash_v3_seeded};
use std::sync::Arc;

/// Text after which a batch is cut, in bytes: joined texts may be many times the record's own.
const MOST_TEXT: usize = 16 << 20;
/// Occurrences of a group whose members are aligned; further ones follow without gaps.
const MOST_ALIGNED: u32 = 1000;

/// What all batches share.
pub(super) struct Shared {
    pub(super) joins: Vec<Join>,
    pub(super) previous: Option<Previous>,
    pub(super) history: History,
    pub(super) zone: TimeZone,
    pub(super) zone_name: Arc<str>,
    /// Of the settings: content read otherwise counts as other content.
    pub(super) secrets: RapidSecrets,
}

/// Records that become rows: place in `records`, and hash of the id.
pub(super) struct Job {
    pub(super) input: usize,
    pub(super) records: Records,
    pub(super) kept: Vec<(u32, u64)>,
    pub(super) layout: Arc<Layout>,
}

/// Finished columns, with what was noticed on the way.
pub(super) struct Built {
    pub(super) fields: Vec<FieldInfo>,
    pub(super) columns: Vec<ArrayRef>,
    pub(super) rows: usize,
    pub(super) tally: Tally,
    pub(super) found: Vec<Found>,
    pub(super) changes: Changes,
    pub(super) ended: Vec<PastPrice>,
}

/// What a thread keeps from one piece for the next.
#[derive(Default)]
pub(super) struct Worker {
    cache: Cache,
    /// Bytes of text in each column, as a guess how many there will be.
    bytes: Vec<usize>,
}

/// Builds the rows of a job, in one piece or, where joins add much text, several.
pub(super) fn build(job: &Job, shared: &Shared, worker: &mut Worker) -> Result<Vec<Built>, Error> {
    let mut pieces = Vec::new();
    let mut builder = Builder::new(job, shared, worker);
    for &(index, id) in &job.kept {
        builder.add(job.records.get(index as usize), id);
        if builder.text > MOST_TEXT {
            pieces.push(builder.finish(worker)?);
            builder = Builder::new(job, shared, worker);
        }
    }
    pieces.push(builder.finish(worker)?);
    Ok(pieces)
}

struct Builder<'a> {
    shared: &'a Shared,
    layout: &'a Layout,
    input: usize,
    /// The column that each join compares with.
    keys: Vec<Option<u32>>,
    columns: Vec<Column>,
    rows: usize,
    text: usize,
    items: Vec<u64>,
    lines: Vec<u64>,
    ids: Vec<u64>,
    contents: Vec<u64>,
    tally: Tally,
    found: Vec<Found>,
}

impl<'a> Builder<'a> {
    fn new(job: &'a Job, shared: &'a Shared, worker: &Worker) -> Self {
        let layout = &*job.layout;
        let rows = job.kept.len();
        // A little more, or every second batch would grow over it and move what it has.
        let room = |slot: usize| worker.bytes.get(slot).map_or(0, |bytes| bytes + bytes / 8);
        let key = |join: &Join| {
            let to = join.to.as_deref()?;
            layout.columns_of(job.input, to).first().copied()
        };
        Self {
            shared,
            layout,
            input: job.input,
            keys: shared.joins.iter().map(key).collect(),
            columns: layout
                .fields
                .iter()
                .enumerate()
                .map(|(slot, field)| Column::new(field.kind, rows, room(slot)))
                .collect(),
            rows: 0,
            text: 0,
            items: Vec::with_capacity(rows),
            lines: Vec::with_capacity(rows),
            ids: Vec::with_capacity(rows),
            contents: Vec::with_capacity(rows),
            tally: Tally::default(),
            found: shared.joins.iter().map(|_| Found::default()).collect(),
        }
    }

    fn add(&mut self, record: Record<'a>, id: u64) {
        let shared = self.shared;
        let mut content = self.content(self.input, record);
        if shared.joins.is_empty() {
            self.fill(self.input, record);
        } else {
            let mut joined = Vec::with_capacity(shared.joins.len());
            for (number, join) in shared.joins.iter().enumerate() {
                let row = if join.to.is_some() {
                    let text = self.keys[number].and_then(|key| record.first(key));
                    join.get(text, &mut self.found[number])
                } else {
                    join.everywhere()
                };
                if let Some(row) = row {
                    content = content.rotate_left(5) ^ self.content(join.input, row);
                    joined.push((join, row));
                }
            }
            for (join, row) in joined.iter().rev().filter(|(join, _)| join.overwrites) {
                self.fill(join.input, *row);
            }
            self.fill(self.input, record);
            for (join, row) in joined.iter().filter(|(join, _)| !join.overwrites) {
                self.fill(join.input, *row);
            }
        }
        let position = record.position();
        self.items.push(position.item);
        self.lines.push(position.line);
        self.ids.push(id);
        self.contents.push(content);
        self.rows += 1;
    }

    /// The hash of a record: of its text, and of the columns it is cut into.
    fn content(&self, input: usize, record: Record<'a>) -> u64 {
        let mut hash = rapidhash_v3_seeded(record.span().as_bytes(), &self.shared.secrets);
        for cell in record.cells() {
            let target = &self.layout.targets[input][cell.column as usize];
            let shape = u64::from(cell.end - cell.start) ^ (u64::from(cell.group) << 32);
            hash = (hash ^ target.name ^ shape).wrapping_mul(0x9e37_79b9_7f4a_7c15);
            hash ^= hash >> 32;
        }
        hash
    }

    fn fill(&mut self, input: usize, record: Record<'a>) {
        let layout = self.layout;
        let targets = &layout.targets[input];
        for cell in record.cells() {
            let target = &targets[cell.column as usize];
            if let Some(slot) = target.slot {
                let text = record.text(cell);
                self.text += text.len();
                self.put(input, slot as usize, target, cell, text, record.position());
            }
        }
    }

    #[inline]
    fn put(
        &mut self,
        input: usize,
        slot: usize,
        target: &Target,
        cell: &Cell,
        text: &str,
        position: Position,
    ) {
        let row = self.rows;
        let column = &mut self.columns[slot];
        let mut kind = column.kind();
        let by = (input as u16, cell.column);
        if column.len() > row {
            // An earlier input has precedence, and so has an earlier column unless the field is a list.
            if column.by.0 != by.0 || (kind != Kind::List && column.by.1 != by.1) {
                return;
            }
            match kind {
                Kind::List => {}
                Kind::Text => kind = Kind::List,
                _ => {
                    self.tally
                        .add("repeated_value", input, Some(cell.column), position, text);
                    return;
                }
            }
        } else {
            if (text.is_empty() && self.layout.shared[slot])
                || (target.has_missing && target.convention.is_missing(text))
            {
                return;
            }
            column.pad(row);
            column.by = by;
            if kind == Kind::Text && target.nested && cell.group > 0 {
                kind = Kind::List;
            }
        }
        match kind {
            Kind::Text => column.text(text),
            Kind::List => {
                let place = (target.nested && cell.group < MOST_ALIGNED).then_some(cell.group);
                put_list(column, row, place, &target.convention, text);
            }
            _ if text.trim().is_empty() => {}
            _ => {
                if let Some(code) = put_typed(
                    column,
                    row,
                    kind,
                    &target.convention,
                    text,
                    &self.shared.zone,
                ) {
                    self.tally
                        .add(code, input, Some(cell.column), position, text);
                }
            }
        }
    }

    fn finish(self, worker: &mut Worker) -> Result<Built, Error> {
        let rows = self.rows;
        worker.bytes.clear();
        worker.bytes.extend(self.columns.iter().map(Column::bytes));
        let prices = self.prices();
        let (mut changes, mut ended) = (Changes::default(), Vec::new());
        let mut state = vec!["unchanged"; rows];
        let mut lowest = vec![None; rows];
        let mut unsure: Vec<(usize, Earlier)> = Vec::new();
        for row in 0..rows {
            let id = self.ids[row];
            let earlier = self.shared.previous.as_ref().and_then(|previous| {
                previous
                    .find(id)
                    .map(|at| (at, previous.content(at), previous.price(at)))
            });
            let mut end = None;
            match earlier {
                None => {
                    changes.added += 1;
                    state[row] = "added";
                }
                Some((at, content, price)) => {
                    end = price.filter(|_| price != prices[row]);
                    if content == self.contents[row] {
                        changes.unchanged += 1;
                    } else {
                        unsure.push((row, at));
                    }
                }
            }
            if let Some(millionths) = end {
                let until = self.shared.history.now();
                ended.push(PastPrice {
                    id,
                    until,
                    millionths,
                });
            }
            lowest[row] = self.shared.history.lowest(id, end);
        }

        let broken = |error: ArrowError| Error::Snapshot {
            path: "catalog".into(),
            message: error.to_string(),
        };
        let mut fields = self.layout.fields.clone();
        let (mut values, mut columns) = (Vec::new(), Vec::with_capacity(2 * fields.len()));
        for (column, field) in self.columns.into_iter().zip(&mut fields) {
            field.kind = column.kind();
            let (value, raw) = column
                .finish(rows, &self.shared.zone_name)
                .map_err(broken)?;
            values.push(value.clone());
            columns.push(value);
            columns.extend(raw);
        }
        if let Some(previous) = self.shared.previous.as_ref().filter(|_| !unsure.is_empty()) {
            let values = values
                .iter()
                .map(checked)
                .collect::<Result<Vec<_>, _>>()
                .map_err(broken)?;
            previous.compare(
                &fields,
                &values,
                &unsure,
                &mut worker.cache,
                |row, different| {
                    if different.is_empty() {
                        changes.unchanged += 1;
                        return;
                    }
                    changes.changed += 1;
                    state[row] = "changed";
                    for &field in different {
                        match changes.fields.get_mut(field) {
                            Some(count) => *count += 1,
                            None => drop(changes.fields.insert(field.to_owned(), 1)),
                        }
                    }
                },
            )?;
        }
        let mut changed = Texts::new();
        state.iter().for_each(|state| changed.push(state));
        let decimals = |values: Vec<Option<i128>>| {
            Decimal128Array::from(values)
                .with_precision_and_scale(DECIMAL_PRECISION, DECIMAL_SCALE)
                .map(|array| Arc::new(array) as ArrayRef)
        };
        let mut all: Vec<ArrayRef> = vec![
            Arc::new(UInt16Array::from(vec![self.input as u16; rows])),
            Arc::new(UInt64Array::from(self.items)),
            Arc::new(UInt64Array::from(self.lines)),
            Arc::new(UInt64Array::from(self.ids)),
            Arc::new(UInt64Array::from(self.contents)),
            decimals(prices).map_err(broken)?,
            Arc::new(changed.finish().map_err(broken)?),
            decimals(lowest).map_err(broken)?,
        ];
        all.append(&mut columns);
        Ok(Built {
            fields,
            columns: all,
            rows,
            tally: self.tally,
            found: self.found,
            changes,
            ended,
        })
    }

    /// The price in force of each row: the sale price while there is a sale, else the price.
    fn prices(&self) -> Vec<Option<i128>> {
        let column = |field| {
            let slot = self.layout.find(field)?;
            Some(&self.columns[slot as usize])
        };
        let (price, sale) = (column("price"), column("sale_price"));
        let (start, end) = (column("sale_price_start"), column("sale_price_end"));
        let decimal = |column: Option<&Column>, row| column?.decimal_at(row);
        let moment = |column: Option<&Column>, row| column?.whole_at(row);
        let now = self.shared.history.now();
        let in_force = |row| {
            decimal(sale, row)
                .filter(|&price| price > 0)
                .filter(|_| moment(start, row).is_none_or(|start| start <= now))
                .filter(|_| moment(end, row).is_none_or(|end| now <= end))
                .or_else(|| decimal(price, row))
        };
        (0..self.rows).map(in_force).collect()
    }
}
