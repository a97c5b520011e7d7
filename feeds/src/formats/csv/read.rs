//! Reads delimited text, block by block. The dialect and the header are decided in `sniff` and `header`.

use super::header::{self, Layout};
use super::issues::Issues;
use super::parse::{Dialect, Notes, Quotes, Window};
use super::sniff;
use crate::detect::{Detected, REASONS};
use crate::encoding::Text;
use crate::error::{At, Error, RecordIssue};
use crate::formats::Reader;
use crate::open::Source;
use crate::options::ReadOptions;
use crate::record::{Cell, Position, Records};
use std::io::Read;

/// Bytes looked at to decide the dialect.
const HEAD: usize = 1 << 20;
/// Bytes read at a time.
const BLOCK: usize = 256 << 10;
/// A batch ends when it holds this much text.
const BATCH: usize = 4 << 20;
/// Records with a quote that never closes before the source counts as unreadable: each costs a long search.
const UNCLOSED: u32 = 10;

/// Opens delimited text: decides the dialect and the header, and starts at the first record.
pub(crate) fn open(
    source: Source,
    options: &ReadOptions,
    detected: &mut Detected,
) -> Result<Box<dyn Reader>, Error> {
    let mut reader = CsvReader {
        text: source.unchecked()?,
        buffer: Vec::new(),
        filled: 0,
        at: 0,
        passed: 0,
        line: 1,
        item: 0,
        ended: false,
        dialect: Dialect {
            delimiter: vec![b','],
            quote: None,
            escape: None,
        },
        layout: Layout::default(),
        notes: Notes::default(),
        issues: Issues::new(source.name()),
        unclosed: 0,
        replaced: 0,
        source,
    };
    while reader.filled < HEAD && reader.fill()? {}
    let head = &reader.buffer[..reader.filled];
    let sniffed = sniff::dialect(head, reader.ended, reader.source.name(), options, detected)?;
    reader.layout = header::find(head, reader.ended, &sniffed, options, detected);
    reader.dialect = sniffed.dialect;
    reader.at = reader.layout.body;
    reader.line = reader.layout.line;
    Ok(Box::new(reader))
}

struct CsvReader {
    source: Source,
    text: Text,
    /// Text read and not yet given out: `buffer[at..filled]`.
    buffer: Vec<u8>,
    filled: usize,
    at: usize,
    /// Bytes of text before the buffer.
    passed: u64,
    /// Line at `at`, from 1.
    line: u64,
    item: u64,
    ended: bool,
    dialect: Dialect,
    layout: Layout,
    notes: Notes,
    issues: Issues,
    unclosed: u32,
    replaced: u64,
}

impl Reader for CsvReader {
    fn columns(&self) -> &[String] {
        &self.layout.columns
    }

    fn read(&mut self, batch: &mut Records, most: usize) -> Result<usize, Error> {
        let (mut count, held) = (0, batch.text.len());
        while count < most && batch.text.len() - held < BATCH {
            let found = self.parse(batch, most - count)?;
            count += found;
            if found == 0 && self.ended {
                break;
            }
            if count < most && batch.text.len() - held < BATCH {
                self.fill()?;
            }
        }
        Ok(count)
    }

    fn issues(&mut self) -> Vec<RecordIssue> {
        self.issues.take()
    }
}

impl CsvReader {
    /// Reads a further block behind what is left; false at the end.
    fn fill(&mut self) -> Result<bool, Error> {
        if self.ended {
            return Ok(false);
        }
        self.buffer.copy_within(self.at..self.filled, 0);
        self.passed += self.at as u64;
        self.filled -= self.at;
        self.at = 0;
        // Twice as much each time, so that a long record is not searched again and again.
        let room = self.filled.max(BLOCK);
        if self.buffer.len() < self.filled + room {
            self.buffer.resize(self.filled + room, 0);
        }
        let count = loop {
            match self
                .text
                .read(&mut self.buffer[self.filled..self.filled + room])
            {
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
                other => break other.map_err(|error| self.source.failed(error))?,
            }
        };
        self.filled += count;
        self.ended = count == 0;
        if self.text.replaced() > self.replaced {
            self.replaced = self.text.replaced();
            let message =
                "bytes that the encoding does not know, here or in the next records, became U+FFFD";
            self.issues.add(
                self.line,
                self.item + 1,
                "invalid_characters",
                message.into(),
            );
        }
        if let Some((coding, why)) = self.text.take_decided() {
            let why = why.english(REASONS);
            let message = format!("from here on the text is read as {}: {why}", coding.label());
            self.issues
                .add(self.line, self.item + 1, "late_encoding", message);
        }
        Ok(count > 0)
    }

    /// Parses records from the buffer into `batch` until the buffer is used up or enough is there. Returns how many.
    fn parse(&mut self, batch: &mut Records, most: usize) -> Result<usize, Error> {
        let from = self.at;
        let held = batch.text.len();
        let shift = (held as u32).wrapping_sub(from as u32);
        let (first_record, first_cell) = (batch.ends.len(), batch.cells.len());
        let width = self.layout.columns.len();
        while batch.ends.len() - first_record < most
            && self.at < self.filled
            && self.at - from < BATCH
        {
            let (start, cell) = (self.at, batch.cells.len());
            let window = Window {
                bytes: &self.buffer[..self.filled],
                ended: self.ended,
                shift,
            };
            let mut quotes = Quotes::Inner;
            let mut next =
                self.dialect
                    .record(window, start, quotes, &mut batch.cells, &mut self.notes);
            if next.is_none() {
                let most = self.source.limits().record_bytes;
                if (self.filled - start) as u64 <= most {
                    break;
                }
                if self.notes.unclosed.is_none() {
                    return Err(Error::Limit {
                        at: self.next_at(0),
                        message: format!("one record has more than {most} bytes").into(),
                        hint: "raise limits.record_bytes if this is meant".into(),
                    });
                }
            }
            if self.notes.stray.is_some() || self.notes.unclosed.is_some() {
                (next, quotes) = self.mend(start, shift, &mut batch.cells, cell)?;
            }
            let Some(next) = next else { break };
            for column in &self.notes.escaped {
                let cell = &mut batch.cells[cell + *column as usize];
                let bytes = &mut self.buffer[range(cell, shift)];
                cell.end = cell.start + self.dialect.unescape(bytes, quotes) as u32;
            }
            self.at = next;
            let line = self.line;
            self.line += self.notes.breaks + 1;
            let cells = &mut batch.cells;
            let first = &self.buffer[range(&cells[cell], shift)];
            let usual = cells.len() - cell == width
                && !first.is_empty()
                && Some(first) != self.layout.first();
            if !usual && !self.settle(cells, cell, shift, start, line) {
                cells.truncate(cell);
                continue;
            }
            self.item += 1;
            batch.ends.push(batch.cells.len() as u32);
            let byte = self.passed + start as u64;
            batch.positions.push(Position {
                line,
                byte,
                item: self.item,
            });
        }
        if self.layout.trim {
            for cell in &mut batch.cells[first_cell..] {
                let bytes = &self.buffer[range(cell, shift)];
                cell.start += (bytes.len() - bytes.trim_ascii_start().len()) as u32;
                cell.end = cell.start + bytes.trim_ascii().len() as u32;
            }
        }
        let text = &self.buffer[from..self.at];
        match simdutf8::basic::from_utf8(text) {
            Ok(text) if memchr::memchr(0, text.as_bytes()).is_none() => batch.text.push_str(text),
            _ => self.clean(batch, first_record, shift),
        }
        Ok(batch.ends.len() - first_record)
    }

    /// A line of the record that is read next, counted from its first.
    fn next_at(&self, line: u64) -> At {
        At {
            line: Some(self.line + line),
            item: Some(self.item + 1),
            ..self.source.at()
        }
    }

    /// Decides about a record that is not as wide as the header, or starts like it. False: it is no record.
    fn settle(
        &mut self,
        cells: &mut Vec<Cell>,
        first: usize,
        shift: u32,
        start: usize,
        line: u64,
    ) -> bool {
        let text = |cell: &Cell| &self.buffer[range(cell, shift)];
        let found = cells.len() - first;
        let width = self.layout.columns.len();
        let quoted = self
            .dialect
            .quote
            .is_some_and(|quote| self.buffer[start] == quote);
        if !quoted
            && cells[first..]
                .iter()
                .all(|cell| text(cell).trim_ascii().is_empty())
        {
            return false;
        }
        let item = self.item + 1;
        let same = |(cell, name): (&Cell, &Vec<u8>)| text(cell) == name;
        // The header of a second table may lack the last names.
        let names = self.layout.header.len();
        if found <= names
            && found * 2 > names
            && cells[first..].iter().zip(&self.layout.header).all(same)
        {
            let message = "the header is repeated here; the row was left out";
            self.issues
                .add(line, item, "repeated_header", message.into());
            return false;
        }
        if found < width {
            let message = format!("{found} cells instead of {width}; the last columns are missing");
            self.issues.add(line, item, "ragged_row", message);
        } else if found > width {
            // Delimiters at the end of every line hold nothing.
            if found != self.layout.usual
                || !cells[first + width..]
                    .iter()
                    .all(|cell| text(cell).trim_ascii().is_empty())
            {
                let message = format!("{found} cells instead of {width}; the surplus was left out");
                self.issues.add(line, item, "ragged_row", message);
            }
            cells.truncate(first + width);
        }
        true
    }

    /// Reads a record again whose quotes do not fit, in the way that gives the width of the header. Fails when a quote
    /// never closes and leaving the quotes alone does not help.
    fn mend(
        &mut self,
        start: usize,
        shift: u32,
        cells: &mut Vec<Cell>,
        first: usize,
    ) -> Result<(Option<usize>, Quotes), Error> {
        let width = self.layout.columns.len();
        let open = self.notes.unclosed;
        let odd = Quotes::Plain(open.or(self.notes.stray).unwrap_or(start));
        let window = Window {
            bytes: &self.buffer[..self.filled],
            ended: self.ended,
            shift,
        };
        let read = |quotes, notes: &mut Notes, cells: &mut Vec<Cell>| {
            cells.truncate(first);
            let next = self.dialect.record(window, start, quotes, cells, notes);
            let fits = next.is_some() && notes.unclosed.is_none() && cells.len() - first == width;
            (next, fits)
        };
        let order = [
            (Quotes::Inner, false),
            (Quotes::Closing, false),
            (odd, false),
            (Quotes::Inner, true),
            (Quotes::Closing, true),
        ];
        let mut chosen = None;
        for (quotes, breaks) in order {
            let (next, fits) = read(quotes, &mut self.notes, cells);
            if fits && (breaks || self.notes.breaks == 0) {
                chosen = Some((next, quotes));
                break;
            }
        }
        if chosen.is_none() && open.is_none() {
            let (next, _) = read(Quotes::Closing, &mut self.notes, cells);
            if self.notes.unclosed.is_none() {
                chosen = Some((next, Quotes::Closing));
            }
        }
        self.unclosed += u32::from(open.is_some());
        match chosen {
            Some(chosen) if self.unclosed < UNCLOSED => {
                let message = match chosen.1 {
                    Quotes::Plain(_) => "a quote never closes; it was taken as text",
                    _ => {
                        "a quote is neither doubled nor at the end of its cell; it was taken as text"
                    }
                };
                self.issues
                    .add(self.line, self.item + 1, "stray_quote", message.into());
                Ok(chosen)
            }
            _ => {
                let open = open.unwrap_or(start);
                let breaks = memchr::memchr_iter(b'\n', &self.buffer[start..open]).count() as u64;
                Err(Error::Malformed {
                    at: self.next_at(breaks),
                    message: "the quote that opens here never closes".into(),
                    hint: "close it, or set `quote = \"\"` if quotes are plain text in this feed"
                        .into(),
                })
            }
        }
    }

    /// Hands over the text of records with invalid characters, cell by cell.
    fn clean(&mut self, batch: &mut Records, first_record: usize, shift: u32) {
        let mut cell = batch.ends[..first_record].last().copied().unwrap_or(0) as usize;
        for record in first_record..batch.ends.len() {
            let (mut invalid, mut nul) = (false, false);
            for cell in &mut batch.cells[cell..batch.ends[record] as usize] {
                let text = String::from_utf8_lossy(&self.buffer[range(cell, shift)]);
                invalid |= matches!(text, std::borrow::Cow::Owned(_));
                nul |= text.contains('\0');
                cell.start = batch.text.len() as u32;
                batch
                    .text
                    .extend(text.chars().filter(|character| *character != '\0'));
                cell.end = batch.text.len() as u32;
            }
            let at = batch.positions[record];
            if invalid {
                let message = "bytes that are not UTF-8 became U+FFFD";
                self.issues
                    .add(at.line, at.item, "invalid_characters", message.into());
            }
            if nul {
                let message = "zero bytes were left out";
                self.issues
                    .add(at.line, at.item, "nul_characters", message.into());
            }
            cell = batch.ends[record] as usize;
        }
    }
}

/// Where a cell's bytes are in the buffer.
fn range(cell: &Cell, shift: u32) -> std::ops::Range<usize> {
    cell.start.wrapping_sub(shift) as usize..cell.end.wrapping_sub(shift) as usize
}
