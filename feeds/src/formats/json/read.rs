//! Reads JSON with a list of items anywhere in it, or objects keyed by id, as records. Columns are paths below the item
//! (`price`, `shipping/price`); see `items` for how values become cells. A document never has to fit in memory.

use super::super::issues::Issues;
use super::super::window::{Step, Stop, Window, fill};
use super::super::{BATCH_TEXT, Reader};
use super::item_path::{self, Found};
use super::items::Items;
use super::token::Parser;
use crate::detect::{Decision, Detected};
use crate::error::{Error, RecordIssue};
use crate::open::Source;
use crate::options::{Limits, ReadOptions};
use crate::record::Records;
use crate::said::Said;

/// Most bytes looked at to find the items.
const SURVEY: u64 = 64 << 20;

struct JsonReader {
    window: Window,
    parser: Parser,
    items: Items,
    at: usize,
    limits: Limits,
    done: bool,
    issues: Issues,
}

/// Opens JSON. Fails when it is not JSON before the first item is found, or is a single value.
pub(crate) fn open(
    source: &Source,
    options: &ReadOptions,
    detected: &mut Detected,
) -> Result<Box<dyn Reader>, Error> {
    let limits = source.limits();
    let (path, why) = match &options.item_path {
        Some(path) => (path.trim_matches('/').to_owned(), Said::plain("stated")),
        None => {
            let found = survey(source, limits)?;
            (found.path, found.why)
        }
    };
    detected.item_path = Some(path.clone());
    let decision = Decision::new("item_path", path.clone(), why);
    detected.decisions.push(decision);
    Ok(Box::new(JsonReader::new(source, Some(&path), limits)?))
}

/// Reads the first part of the document for its paths.
fn survey(source: &Source, limits: Limits) -> Result<Found, Error> {
    let mut reader = JsonReader::new(source, None, limits)?;
    let mut batch = Records::new();
    loop {
        let before = reader.window.bytes_read();
        // Very many different names come from objects keyed by id: enough was seen.
        let ended = match reader.step(&mut batch, usize::MAX) {
            Err(Error::Limit { .. })
                if reader.items.paths.nodes.len() > limits.columns as usize =>
            {
                true
            }
            other => other?,
        };
        let seen = reader.window.bytes_read();
        let checkpoint = before >> 22 != seen >> 22;
        if !(ended || checkpoint) {
            continue;
        }
        match item_path::find(&reader.items.paths) {
            Some(found) if ended || seen >= SURVEY || found.sure => return Ok(found),
            None if ended || seen >= SURVEY => {
                return Err(Error::Unrecognised {
                    at: source.at(),
                    message: "this JSON is a single value, no list of items".into(),
                    hint: "check that this is the feed".into(),
                });
            }
            _ => {}
        }
    }
}

impl JsonReader {
    fn new(source: &Source, item_path: Option<&str>, limits: Limits) -> Result<Self, Error> {
        Ok(Self {
            window: Window::new(
                Box::new(source.stream()?),
                source.name(),
                limits.record_bytes,
            ),
            parser: Parser::new(limits.depth),
            items: Items::new(item_path, limits.columns),
            at: 0,
            limits,
            done: false,
            issues: Issues::default(),
        })
    }

    /// Reads up to `most` records from what is in the window, or reads on; whether the document ended.
    fn step(&mut self, batch: &mut Records, most: usize) -> Result<bool, Error> {
        let result = self.run(batch, most);
        for (at, item) in self.items.broken_text.drain(..) {
            self.issues.push(RecordIssue {
                at: self.window.at(at, Some(item)),
                code: "invalid_characters",
                message: "half of a surrogate pair, replaced by U+FFFD".into(),
            });
        }
        match result {
            Ok(ended) => Ok(ended),
            Err(Stop::Fault(fault)) => Err(fault.into_error(&self.window, self.item())),
            Err(Stop::More) => {
                self.refill()?;
                Ok(false)
            }
        }
    }

    fn run(&mut self, batch: &mut Records, most: usize) -> Result<bool, Stop> {
        let ended = self.window.ended();
        let (text, lines) = self.window.view();
        let mut finished = 0;
        loop {
            let Some(event) = self.parser.next(text, &mut self.at, ended)? else {
                return Ok(true);
            };
            finished += usize::from(self.items.take(event, text, self.at, lines, batch)?);
            let full = finished >= most || batch.text_len() >= BATCH_TEXT;
            if full && self.items.item_byte.is_none() {
                return Ok(false);
            }
        }
    }

    fn refill(&mut self) -> Result<(), Error> {
        let (start, most) = (self.items.item_byte, self.limits.record_bytes);
        self.window
            .advance_item(self.at, start, most, self.item())?;
        if let Some(issue) = self.window.lost(self.item()) {
            self.issues.push(issue);
        }
        self.at = 0;
        Ok(())
    }

    fn item(&self) -> Option<u64> {
        Some(self.items.item).filter(|item| *item > 0)
    }
}

impl Reader for JsonReader {
    fn columns(&self) -> &[String] {
        &self.items.paths.columns
    }

    fn read(&mut self, batch: &mut Records, most: usize) -> Result<usize, Error> {
        let mut done = self.done;
        let count = fill(batch, most, &mut done, |batch, wanted| {
            let ended = self.step(batch, wanted)?;
            let inside = self.items.item_byte.is_some();
            Ok(Step { ended, inside })
        });
        if done && !self.done && count.is_ok() && self.items.item == 0 {
            self.issues.push(self.window.no_items());
        }
        self.done = done;
        count
    }

    fn issues(&mut self) -> Vec<RecordIssue> {
        self.issues.take()
    }
}
