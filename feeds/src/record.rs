//! Records: the one value passed along between bytes and products. A batch of records shares one text buffer and one
//! cell list, so reading a million records allocates almost nothing. This module knows no format.

/// Where a record began in its source, for messages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Position {
    /// Line, counted from 1; 0 when the format has no lines (a workbook).
    pub line: u64,
    /// Byte offset in the decoded text, counted from 0.
    pub byte: u64,
    /// Item or row number, counted from 1.
    pub item: u64,
}

/// Number of a column in a reader's `columns()` or a writer's column list.
pub type ColumnId = u32;

/// One value of a record: a slice of the batch's text, the column it belongs to and, for repeated groups, the
/// occurrence of the innermost repeated parent (0 for the first or only one), so that `shipping/country` and
/// `shipping/price` of the same `shipping` element carry the same `group`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The column.
    pub column: ColumnId,
    /// Occurrence of the innermost repeated parent, from 0.
    pub group: u32,
    /// First byte in the batch's text.
    pub start: u32,
    /// One past the last byte in the batch's text.
    pub end: u32,
}

/// A batch of records. A column that a record does not have is simply absent (missing); a present but empty value is
/// a cell with no text. Repeated values are several cells of the same column, in source order.
#[derive(Clone, Debug, Default)]
pub struct Records {
    pub(crate) text: String,
    pub(crate) cells: Vec<Cell>,
    /// One past the last cell of each finished record.
    pub(crate) ends: Vec<u32>,
    pub(crate) positions: Vec<Position>,
}

impl Records {
    /// An empty batch.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Forgets all records and keeps the memory.
    pub fn clear(&mut self) {
        self.text.clear();
        self.cells.clear();
        self.ends.clear();
        self.positions.clear();
    }

    /// Appends a value to the record being built.
    pub fn push(&mut self, column: ColumnId, group: u32, text: &str) {
        self.push_with(column, group, |buffer| buffer.push_str(text));
    }

    /// Appends a value to the record being built by writing straight into the batch's text.
    pub fn push_with(&mut self, column: ColumnId, group: u32, write: impl FnOnce(&mut String)) {
        let start = self.text.len() as u32;
        write(&mut self.text);
        self.cells.push(Cell {
            column,
            group,
            start,
            end: self.text.len() as u32,
        });
    }

    /// Ends the record being built.
    pub fn finish(&mut self, position: Position) {
        self.ends.push(self.cells.len() as u32);
        self.positions.push(position);
    }

    /// Drops the values pushed since the last `finish`.
    pub fn abandon(&mut self) {
        let cells = self.ends.last().copied().unwrap_or(0) as usize;
        if let Some(first) = self.cells.get(cells) {
            self.text.truncate(first.start as usize);
        }
        self.cells.truncate(cells);
    }

    /// Drops the values pushed since the last `finish`, and all but the first `length` records.
    pub(crate) fn truncate(&mut self, length: usize) {
        self.ends.truncate(length);
        self.positions.truncate(length);
        self.abandon();
    }

    /// Number of finished records.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether no record is finished.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// Bytes of text held: a reader stops a batch early when it grows past its share of memory.
    #[must_use]
    pub fn text_len(&self) -> usize {
        self.text.len()
    }

    /// The `index`th finished record. Panics when there is none.
    #[must_use]
    pub fn get(&self, index: usize) -> Record<'_> {
        let first = if index == 0 {
            0
        } else {
            self.ends[index - 1] as usize
        };
        Record {
            text: &self.text,
            cells: &self.cells[first..self.ends[index] as usize],
            position: self.positions[index],
        }
    }

    /// All finished records in order.
    pub fn iter(&self) -> impl Iterator<Item = Record<'_>> {
        (0..self.len()).map(|index| self.get(index))
    }
}

/// A view of one record.
#[derive(Clone, Copy, Debug)]
pub struct Record<'a> {
    text: &'a str,
    cells: &'a [Cell],
    position: Position,
}

impl<'a> Record<'a> {
    /// Where the record began.
    #[must_use]
    pub fn position(&self) -> Position {
        self.position
    }

    /// The cells in source order.
    #[must_use]
    pub fn cells(&self) -> &'a [Cell] {
        self.cells
    }

    /// The text of a cell of this record.
    #[must_use]
    pub fn text(&self, cell: &Cell) -> &'a str {
        &self.text[cell.start as usize..cell.end as usize]
    }

    /// All texts of the record, one after the other.
    #[must_use]
    pub fn span(&self) -> &'a str {
        match (self.cells.first(), self.cells.last()) {
            (Some(first), Some(last)) => {
                let span = first.start as usize..last.end as usize;
                self.text.get(span).unwrap_or_default()
            }
            _ => "",
        }
    }

    /// The first value of a column, `None` when missing.
    #[must_use]
    pub fn first(&self, column: ColumnId) -> Option<&'a str> {
        self.cells
            .iter()
            .find(|cell| cell.column == column)
            .map(|cell| self.text(cell))
    }

    /// All values of a column in source order, with their group.
    pub fn all(&self, column: ColumnId) -> impl Iterator<Item = (u32, &'a str)> {
        let text = self.text;
        self.cells
            .iter()
            .filter(move |cell| cell.column == column)
            .map(move |cell| (cell.group, &text[cell.start as usize..cell.end as usize]))
    }
}
