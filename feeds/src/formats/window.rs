//! A window on decoded text: what a streaming parser has read and not yet used, and which line it stands on. It knows
//! no format; markup and JSON are scanned in it.

use super::BATCH_TEXT;
use crate::compression::io_error;
use crate::error::trouble;
use crate::error::{At, Error, RecordIssue};
use crate::record::Records;
use memchr::{memchr_iter, memmem, memrchr};
use std::io::{ErrorKind, Read};

/// Bytes read at a time. Large enough that the rest of a token moved to the front costs nothing.
const STEP: usize = 1 << 18;

/// Text not yet used, and its place in the source.
pub(crate) struct Window {
    input: Box<dyn Read + Send>,
    place: String,
    most: usize,
    raw: Vec<u8>,
    text: String,
    fresh: usize,
    ended: bool,
    lines: Lines,
}

/// Counts lines up to a place in the window, only when somebody asks.
#[derive(Clone, Debug)]
pub(crate) struct Lines {
    /// Byte of the source at the window's first byte.
    base: u64,
    /// Line of `counted`.
    line: u64,
    /// Characters of that line which are no longer in the window.
    before: u64,
    counted: usize,
}

impl Lines {
    /// Line, from 1, of a byte of the window. Bytes must be asked in rising order.
    pub(crate) fn line(&mut self, text: &str, at: usize) -> u64 {
        if at > self.counted {
            self.line += memchr_iter(b'\n', &text.as_bytes()[self.counted..at]).count() as u64;
            self.counted = at;
        }
        self.line
    }

    /// Byte of the source for a byte of the window.
    pub(crate) fn byte(&self, at: usize) -> u64 {
        self.base + at as u64
    }

    fn column(&self, text: &str, at: usize) -> u64 {
        let before = &text.as_bytes()[..at];
        let (start, dropped) = memrchr(b'\n', before).map_or((0, self.before), |end| (end + 1, 0));
        dropped + characters(&before[start..]) + 1
    }

    fn drop_front(&mut self, text: &str, length: usize) {
        self.line(text, length);
        self.before = self.column(text, length) - 1;
        self.base += length as u64;
        self.counted = 0;
    }
}

fn characters(utf8: &[u8]) -> u64 {
    utf8.iter().filter(|byte| (**byte & 0xC0) != 0x80).count() as u64
}

impl Window {
    /// A window on UTF-8 text. `place` names the source in messages; one token may have at most `most` bytes.
    pub(crate) fn new(input: Box<dyn Read + Send>, place: &str, most: u64) -> Self {
        Self {
            input,
            place: place.to_owned(),
            most: usize::try_from(most).unwrap_or(usize::MAX).max(STEP),
            raw: Vec::new(),
            text: String::new(),
            fresh: 0,
            ended: false,
            lines: Lines {
                base: 0,
                line: 1,
                before: 0,
                counted: 0,
            },
        }
    }

    /// The text in the window and the line counter beside it.
    pub(crate) fn view(&mut self) -> (&str, &mut Lines) {
        (&self.text, &mut self.lines)
    }

    /// The text in the window.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// First byte of the window that the last `advance` brought.
    pub(crate) fn fresh(&self) -> usize {
        self.fresh
    }

    /// Whether the window reaches the end of the source.
    pub(crate) fn ended(&self) -> bool {
        self.ended
    }

    /// Bytes of the source read so far.
    pub(crate) fn bytes_read(&self) -> u64 {
        self.lines.byte(self.text.len())
    }

    /// Forgets the first `used` bytes and reads on. A window that keeps growing has one token that never ends.
    pub(crate) fn advance(&mut self, used: usize) -> Result<(), Error> {
        self.lines.drop_front(&self.text, used);
        self.text.drain(..used);
        if self.text.len() > self.most {
            return Err(Error::Limit {
                at: self.at(0, None),
                message: format!("one value or record has more than {} bytes", self.most).into(),
                hint: "raise limits.record_bytes if this is meant".into(),
            });
        }
        let held = self.raw.len();
        let room = self.most + STEP - self.text.len();
        let step = STEP.max(self.text.len()).min(room);
        self.raw.resize(held + step, 0);
        let mut filled = held;
        while filled < self.raw.len() {
            match self.input.read(&mut self.raw[filled..]) {
                Ok(0) => {
                    self.ended = true;
                    break;
                }
                Ok(count) => filled += count,
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(source) => {
                    self.raw.truncate(held);
                    let at = self.at(self.text.len(), None);
                    return Err(io_error(at, source));
                }
            }
        }
        self.raw.truncate(filled);
        let valid = match simdutf8::compat::from_utf8(&self.raw) {
            Ok(text) => text,
            Err(error) if error.error_len().is_none() && !self.ended => {
                std::str::from_utf8(&self.raw[..error.valid_up_to()]).unwrap_or_default()
            }
            Err(_) => {
                return Err(self.malformed(
                    self.text.len(),
                    None,
                    "the text is not UTF-8",
                    "state the feed's encoding",
                ));
            }
        };
        self.fresh = self.text.len();
        self.text.push_str(valid);
        let used = valid.len();
        self.raw.drain(..used);
        Ok(())
    }

    /// Like `advance`, for an item that began at the byte `start` of the source: it may have `most` bytes, too.
    pub(crate) fn advance_item(
        &mut self,
        used: usize,
        start: Option<u64>,
        most: u64,
        item: Option<u64>,
    ) -> Result<(), Error> {
        if start.is_some_and(|start| self.lines.byte(used) - start > most) {
            return Err(Error::Limit {
                at: self.at(used, item),
                message: format!("one item has more than {most} bytes").into(),
                hint: "raise limits.record_bytes if this is meant".into(),
            });
        }
        self.advance(used)
    }

    /// The first character that was lost, in what the last `advance` brought: its bytes meant nothing in the encoding, or
    /// whoever wrote the source had lost it already.
    pub(crate) fn lost(&self, item: Option<u64>) -> Option<RecordIssue> {
        let fresh = &self.text.as_bytes()[self.fresh..];
        let at = memmem::find(fresh, "\u{FFFD}".as_bytes())?;
        Some(RecordIssue {
            at: self.at(self.fresh + at, item),
            code: "invalid_characters",
            message: "a character is lost here, and may be in the next records: it is U+FFFD"
                .into(),
        })
    }

    /// That the whole source holds no item.
    pub(crate) fn no_items(&self) -> RecordIssue {
        RecordIssue {
            at: At {
                place: self.place.clone(),
                ..At::default()
            },
            code: "no_items",
            message: "nothing stands at the item path: the feed is empty, or its products are elsewhere in it".into(),
        }
    }

    /// A place in messages for a byte of the window.
    pub(crate) fn at(&self, at: usize, item: Option<u64>) -> At {
        let mut lines = self.lines.clone();
        let mut at = at.min(self.text.len());
        while !self.text.is_char_boundary(at) {
            at -= 1;
        }
        let line = if at >= lines.counted {
            lines.line(&self.text, at)
        } else {
            let later = &self.text.as_bytes()[at..lines.counted];
            lines.line - memchr_iter(b'\n', later).count() as u64
        };
        At {
            place: self.place.clone(),
            line: Some(line),
            column: Some(self.lines.column(&self.text, at)),
            item,
        }
    }

    /// A `Malformed` error at a byte of the window.
    pub(crate) fn malformed(
        &self,
        at: usize,
        item: Option<u64>,
        message: &str,
        hint: &str,
    ) -> Error {
        Error::Malformed {
            at: self.at(at, item),
            message: message.to_owned().into(),
            hint: hint.to_owned().into(),
        }
    }
}

/// What a reader did in one step.
pub(crate) struct Step {
    /// The source ended.
    pub(crate) ended: bool,
    /// The last record of the batch is not finished.
    pub(crate) inside: bool,
}

/// Takes steps until the batch has `most` more records or enough text, or the source is `done`. Returns how many
/// records came. A step is told how many are still wanted; after one that fails nothing is read any more.
pub(crate) fn fill(
    batch: &mut Records,
    most: usize,
    done: &mut bool,
    mut step: impl FnMut(&mut Records, usize) -> Result<Step, Error>,
) -> Result<usize, Error> {
    let before = batch.len();
    while !*done && batch.len() - before < most {
        let wanted = most - (batch.len() - before);
        let Step { ended, inside } = match step(batch, wanted) {
            Ok(step) => step,
            Err(error) => {
                *done = true;
                batch.abandon();
                return Err(error);
            }
        };
        *done = ended;
        if !inside && batch.len() > before && batch.text_len() >= BATCH_TEXT {
            break;
        }
    }
    Ok(batch.len() - before)
}

/// Why a scanner stopped inside its window.
#[derive(Debug)]
pub(crate) enum Stop {
    /// The window ends inside a token: read on and scan the token again.
    More,
    /// The text is not what the format asks for.
    Fault(Box<Fault>),
}

/// What is wrong at a byte of the window.
#[derive(Debug)]
pub(crate) struct Fault {
    pub(crate) at: usize,
    pub(crate) limit: bool,
    pub(crate) message: String,
    pub(crate) hint: String,
}

impl Stop {
    /// The text is wrong at a byte of the window.
    pub(crate) fn wrong(at: usize, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self::Fault(Box::new(Fault {
            at,
            limit: false,
            message: message.into(),
            hint: hint.into(),
        }))
    }

    /// A stated limit is passed at a byte of the window.
    pub(crate) fn limit(at: usize, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self::Fault(Box::new(Fault {
            at,
            limit: true,
            message: message.into(),
            hint: hint.into(),
        }))
    }
}

impl Fault {
    /// The error to hand out.
    pub(crate) fn into_error(self, window: &Window, item: Option<u64>) -> Error {
        let at = window.at(self.at, item);
        let message = self.message.into();
        let hint = match self.hint.is_empty() {
            true => trouble("mend", []),
            false => self.hint.into(),
        };
        if self.limit {
            Error::Limit { at, message, hint }
        } else {
            Error::Malformed { at, message, hint }
        }
    }
}
