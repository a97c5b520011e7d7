//! Origins: which catalog row each record of a feed came from, in a few bits for each. Knows no values.

use roaring::RoaringTreemap;

/// The catalog rows of a feed's records, in order. One row can be several records, when a list is exploded.
#[derive(Clone, Debug, Default)]
pub struct Origins {
    records: u64,
    /// Rows that became records.
    rows: RoaringTreemap,
    /// Numbers of the records that come from the same row as the one before.
    repeats: RoaringTreemap,
}

impl Origins {
    /// How many records there are.
    #[must_use]
    pub fn len(&self) -> u64 {
        self.records
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.records == 0
    }

    /// The rows that became records, each once.
    #[must_use]
    pub fn rows(&self) -> &RoaringTreemap {
        &self.rows
    }

    /// Notes the next record, of the same row as the last one or of a later row.
    pub(crate) fn push(&mut self, row: u64) {
        if !self.rows.insert(row) {
            self.repeats.insert(self.records);
        }
        self.records += 1;
    }

    /// Adds the records of a later stretch.
    pub(crate) fn append(&mut self, later: Self) {
        self.rows |= later.rows;
        let before = self.records;
        self.repeats
            .extend(later.repeats.into_iter().map(|record| before + record));
        self.records += later.records;
    }

    /// The row of a record, by its number from 0; `None` when there are not so many.
    #[must_use]
    pub fn row(&self, record: u64) -> Option<u64> {
        self.rows.select(record - self.repeats.rank(record))
    }

    /// How many records before this one come from the same row.
    #[must_use]
    pub fn place(&self, record: u64) -> u64 {
        (0..record)
            .rev()
            .take_while(|before| self.repeats.contains(before + 1))
            .count() as u64
    }
}

#[cfg(test)]
mod tests {
    use super::Origins;

    #[test]
    fn rows_of_records_are_found_across_stretches() {
        let of = |rows: &[u64]| {
            let mut origins = Origins::default();
            rows.iter().for_each(|&row| origins.push(row));
            origins
        };
        let rows = [0, 3, 3, 3, 70_000, 70_001, 70_001, 90_000];
        let mut origins = of(&rows[..4]);
        origins.append(of(&rows[4..]));
        let found: Vec<u64> = (0..8).filter_map(|record| origins.row(record)).collect();
        let places: Vec<u64> = (0..8).map(|record| origins.place(record)).collect();
        assert_eq!(found, rows);
        assert_eq!(places, [0, 0, 1, 2, 0, 0, 1, 0]);
        assert_eq!((origins.len(), origins.row(8)), (8, None));
    }
}
