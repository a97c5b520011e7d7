//! One record of delimited text: where it ends and where its cells are. Knows every dialect (a delimiter of several
//! characters, any quote, an escape character) and what to make of quotes that do not fit. The csv-core crate reads the
//! strict dialect only and does not say where a quote went wrong; the tests hold this parser to its results.

use crate::record::Cell;
use memchr::{memchr, memchr_iter, memchr2, memchr3};

/// How far a quoted cell may go on after a quote that fits nowhere.
const STRAY_REACH: usize = 16 << 10;

/// How cells and records are told apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Dialect {
    /// One or more bytes.
    pub(super) delimiter: Vec<u8>,
    pub(super) quote: Option<u8>,
    /// Takes the meaning of the next byte away; without it a quote is doubled.
    pub(super) escape: Option<u8>,
}

/// What to make of a quote inside a quoted cell that neither ends it nor is doubled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Quotes {
    /// It is part of the text: `"5" pipe"` is `5" pipe`.
    Inner,
    /// It ends the quoting, and the text goes on without: `"a"b` is `ab`.
    Closing,
    /// The quote at this offset opens nothing: it is part of the text.
    Plain(usize),
}

/// What was special about a record.
#[derive(Debug, Default)]
pub(super) struct Notes {
    /// Cells (from the record's first) whose text still holds escapes or quotes to take out.
    pub(super) escaped: Vec<u32>,
    /// A quote fitted nowhere; the offset of the quote that opened its cell.
    pub(super) stray: Option<usize>,
    /// A quote never closed; its offset.
    pub(super) unclosed: Option<usize>,
    /// Line breaks inside cells.
    pub(super) breaks: u64,
}

impl Notes {
    pub(super) fn clear(&mut self) {
        self.escaped.clear();
        self.stray = None;
        self.unclosed = None;
        self.breaks = 0;
    }
}

/// Where cells are looked for.
#[derive(Clone, Copy)]
pub(super) struct Window<'a> {
    pub(super) bytes: &'a [u8],
    /// Nothing comes after `bytes`.
    pub(super) ended: bool,
    /// Added to offsets in `bytes` to give offsets in the cells.
    pub(super) shift: u32,
}

enum Next {
    Cell(usize),
    Record(usize),
    More,
}

impl Dialect {
    /// Finds the record that starts at `start`, appends its cells, and returns where the next one starts; `None` when
    /// more bytes are needed to say (`notes.unclosed` then tells whether within quotes).
    pub(super) fn record(
        &self,
        window: Window<'_>,
        start: usize,
        quotes: Quotes,
        cells: &mut Vec<Cell>,
        notes: &mut Notes,
    ) -> Option<usize> {
        notes.clear();
        let plain = match quotes {
            Quotes::Plain(open) => Some(open),
            Quotes::Inner | Quotes::Closing => None,
        };
        let first = cells.len();
        let mut at = start;
        loop {
            let column = (cells.len() - first) as u32;
            let (from, to, next) = if self.quote.is_some()
                && window.bytes.get(at).copied() == self.quote
                && plain != Some(at)
            {
                self.quoted(window, at, quotes, column, notes)
            } else {
                self.bare(window, at, at, column, notes)
            };
            cells.push(Cell {
                column,
                group: 0,
                start: (from as u32).wrapping_add(window.shift),
                end: (to as u32).wrapping_add(window.shift),
            });
            match next {
                Next::Cell(next) => at = next,
                Next::Record(next) => return Some(next),
                Next::More => {
                    cells.truncate(first);
                    return None;
                }
            }
        }
    }

    /// A cell without quotes that starts at `from`, looked through from `at`.
    #[inline]
    fn bare(
        &self,
        window: Window<'_>,
        from: usize,
        mut at: usize,
        column: u32,
        notes: &mut Notes,
    ) -> (usize, usize, Next) {
        let bytes = window.bytes;
        let more = (from, from, Next::More);
        loop {
            let Some(end) = memchr3(self.delimiter[0], b'\n', b'\r', &bytes[at..]).map(|n| at + n)
            else {
                return if window.ended {
                    (from, bytes.len(), Next::Record(bytes.len()))
                } else {
                    more
                };
            };
            if let Some(escape) = self.escape
                && let Some(escaped) = memchr(escape, &bytes[at..end])
            {
                if notes.escaped.last() != Some(&column) {
                    notes.escaped.push(column);
                }
                at = (at + escaped + 2).min(bytes.len());
                continue;
            }
            match self.end(window, end) {
                Some(Next::More) => return more,
                Some(next) => return (from, end, next),
                None => at = end + 1,
            }
        }
    }

    /// What ends at `at`: a cell, a record, nothing (`None`), or unknown without more bytes.
    #[inline]
    fn end(&self, window: Window<'_>, at: usize) -> Option<Next> {
        let bytes = window.bytes;
        match bytes[at] {
            b'\n' => Some(Next::Record(at + 1)),
            b'\r' => match bytes.get(at + 1) {
                Some(b'\n') => Some(Next::Record(at + 2)),
                None if !window.ended => Some(Next::More),
                _ => Some(Next::Record(at + 1)),
            },
            first if first == self.delimiter[0] => {
                let rest = &bytes[at..];
                if self.delimiter.len() == 1 || rest.starts_with(&self.delimiter) {
                    Some(Next::Cell(at + self.delimiter.len()))
                } else if !window.ended && self.delimiter.starts_with(rest) {
                    Some(Next::More)
                } else {
                    None
                }
            }
            _ => None,
        }
    }

    /// A cell that starts with a quote at `open`.
    #[inline]
    fn quoted(
        &self,
        window: Window<'_>,
        open: usize,
        quotes: Quotes,
        column: u32,
        notes: &mut Notes,
    ) -> (usize, usize, Next) {
        let bytes = window.bytes;
        let quote = bytes[open];
        let from = open + 1;
        let mut at = from;
        let mut escaped = false;
        let (to, next) = loop {
            let rest = bytes.get(at..).unwrap_or_default();
            let found = match self.escape {
                None => memchr(quote, rest),
                Some(escape) => memchr2(quote, escape, rest),
            };
            let Some(hit) = found.map(|n| at + n) else {
                notes.unclosed = Some(open);
                let end = bytes.len();
                break (
                    end,
                    if window.ended {
                        Next::Record(end)
                    } else {
                        Next::More
                    },
                );
            };
            if self.escape == Some(bytes[hit]) && bytes[hit] != quote {
                escaped = true;
                at = hit + 2;
                continue;
            }
            let Some(after) = bytes.get(hit + 1) else {
                break (
                    hit,
                    if window.ended {
                        Next::Record(hit + 1)
                    } else {
                        Next::More
                    },
                );
            };
            if *after == quote {
                escaped = true;
                at = hit + 2;
                continue;
            }
            if let Some(next) = self.end(window, hit + 1) {
                break (hit, next);
            }
            // Blanks between the quote and the delimiter mean nothing.
            let blanks = bytes[hit + 1..]
                .iter()
                .take_while(|byte| **byte == b' ')
                .count();
            if blanks > 0 {
                match bytes.get(hit + 1 + blanks) {
                    Some(_) => {
                        if let Some(next) = self.end(window, hit + 1 + blanks) {
                            break (hit, next);
                        }
                    }
                    None if window.ended => break (hit, Next::Record(bytes.len())),
                    None => break (hit, Next::More),
                }
            }
            notes.stray.get_or_insert(open);
            if quotes == Quotes::Closing {
                if notes.escaped.last() != Some(&column) {
                    notes.escaped.push(column);
                }
                let (_, to, next) = self.bare(window, from, hit + 1, column, notes);
                break (to, next);
            }
            if hit - open > STRAY_REACH {
                notes.unclosed = Some(open);
                break (hit, Next::Record(hit));
            }
            at = hit + 1;
        };
        if escaped && notes.escaped.last() != Some(&column) {
            notes.escaped.push(column);
        }
        notes.breaks += memchr_iter(b'\n', &bytes[from..to]).count() as u64;
        (from, to, next)
    }

    /// Takes the escapes out of a cell's bytes in place and returns the new length; the rest is filled with blanks.
    pub(super) fn unescape(&self, cell: &mut [u8], quotes: Quotes) -> usize {
        let (mut read, mut written) = (0, 0);
        let mut closed = false;
        loop {
            let rest = &cell[read..];
            let hit = match (self.quote, self.escape) {
                (Some(quote), Some(escape)) => memchr2(quote, escape, rest),
                (Some(mark), None) | (None, Some(mark)) => memchr(mark, rest),
                (None, None) => None,
            };
            // What is plain moves in one piece.
            let plain = read..read + hit.unwrap_or(rest.len());
            cell.copy_within(plain.clone(), written);
            written += plain.len();
            read = plain.end;
            let Some(&mark) = cell.get(read) else { break };
            let next = cell.get(read + 1).copied();
            let quote = self.quote == Some(mark) && !closed;
            // A backslash before a letter is a backslash: paths and `\n` are kept as they are.
            let escape = self.escape == Some(mark)
                && next.is_some_and(|next| {
                    [self.quote, self.escape].contains(&Some(next)) || self.delimiter[0] == next
                });
            let kept = match next {
                Some(next) if escape || quote && next == mark => {
                    read += 1;
                    Some(next)
                }
                _ if quote && quotes == Quotes::Closing => {
                    closed = true;
                    None
                }
                _ => Some(mark),
            };
            if let Some(kept) = kept {
                cell[written] = kept;
                written += 1;
            }
            read += 1;
        }
        cell[written..].fill(b' ');
        written
    }
}
