//! Reads JSON Lines: every line is one item, and its values become cells as in JSON. A line that is no JSON object is
//! left out and told as an issue; the other lines are used. Blank lines are passed over.

use super::super::Reader;
use super::super::issues::Issues;
use super::super::json::items::Items;
use super::super::json::token::{Event, Parser};
use super::super::window::{Lines, Step, Stop, Window, fill};
use crate::detect::{Decision, Detected};
use crate::error::{Error, RecordIssue};
use crate::open::Source;
use crate::options::ReadOptions;
use crate::record::Records;
use crate::said::Said;
use memchr::memchr;

struct JsonlReader {
    window: Window,
    parser: Parser,
    items: Items,
    at: usize,
    done: bool,
    issues: Issues,
}

/// Opens JSON Lines. The item is the line's object, or what stands at a stated item path in it.
pub(crate) fn open(
    source: &Source,
    options: &ReadOptions,
    detected: &mut Detected,
) -> Result<Box<dyn Reader>, Error> {
    let limits = source.limits();
    if let Some(path) = &options.item_path {
        let decision = Decision::new("item_path", path.clone(), Said::plain("stated"));
        detected.item_path = Some(path.clone());
        detected.decisions.push(decision);
    }
    let path = options.item_path.as_deref().unwrap_or_default();
    Ok(Box::new(JsonlReader {
        window: Window::new(
            Box::new(source.stream()?),
            source.name(),
            limits.record_bytes,
        ),
        parser: Parser::new(limits.depth),
        items: Items::new(Some(path), limits.columns),
        at: 0,
        done: false,
        issues: Issues::default(),
    }))
}

/// Reads the line of `text[start..end]`.
fn line(
    parser: &mut Parser,
    items: &mut Items,
    text: &str,
    (start, end): (usize, usize),
    lines: &mut Lines,
    batch: &mut Records,
) -> Result<(), Stop> {
    let text = &text[..end];
    let mut at = start;
    parser.reset();
    items.reset();
    let mut first = true;
    while let Some(event) = parser.next(text, &mut at, true)? {
        if first && !matches!(event, Event::BeginObject(_)) {
            return Err(Stop::wrong(start, "the line is no JSON object", ""));
        }
        first = false;
        items.take(event, text, at, lines, batch)?;
    }
    Ok(())
}

impl JsonlReader {
    fn bad_line(&mut self, fault: super::super::window::Fault) {
        let message = format!("{}; the line is left out", fault.message);
        self.issues.push(RecordIssue {
            at: self.window.at(fault.at, None),
            code: "bad_line",
            message,
        });
    }

    /// Reads one line, or more of the source; whether it ended.
    fn step(&mut self, batch: &mut Records) -> Result<bool, Error> {
        let ended = self.window.ended();
        let (text, lines) = self.window.view();
        let start = self.at;
        let end = match memchr(b'\n', &text.as_bytes()[start..]) {
            Some(length) => start + length,
            None if !ended => {
                self.window.advance(start)?;
                self.at = 0;
                if let Some(issue) = self.window.lost(None) {
                    self.issues.push(issue);
                }
                return Ok(false);
            }
            None if start == text.len() => return Ok(true),
            None => text.len(),
        };
        self.at = (end + 1).min(text.len());
        if text[start..end].trim_ascii().is_empty() {
            return Ok(false);
        }
        let finished = batch.len();
        let item = self.items.item;
        let result = line(
            &mut self.parser,
            &mut self.items,
            text,
            (start, end),
            lines,
            batch,
        );
        for (at, item) in std::mem::take(&mut self.items.broken_text) {
            self.issues.push(RecordIssue {
                at: self.window.at(at, Some(item)),
                code: "invalid_characters",
                message: "half of a surrogate pair, replaced by U+FFFD".into(),
            });
        }
        match result {
            Ok(()) => {}
            Err(Stop::Fault(fault)) if fault.limit => {
                return Err(fault.into_error(&self.window, Some(self.items.item)));
            }
            Err(Stop::Fault(fault)) => {
                batch.truncate(finished);
                self.items.item = item;
                self.bad_line(*fault);
            }
            // A line is whole, so its parser never asks for more.
            Err(Stop::More) => {}
        }
        Ok(false)
    }
}

impl Reader for JsonlReader {
    fn columns(&self) -> &[String] {
        &self.items.paths.columns
    }

    fn read(&mut self, batch: &mut Records, most: usize) -> Result<usize, Error> {
        let mut done = self.done;
        let count = fill(batch, most, &mut done, |batch, _| {
            let ended = self.step(batch)?;
            Ok(Step {
                ended,
                inside: false,
            })
        });
        self.done = done;
        count
    }

    fn issues(&mut self) -> Vec<RecordIssue> {
        self.issues.take()
    }
}
