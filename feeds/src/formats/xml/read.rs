//! Reads XML of any shape with a repeating item as records. A column is the path below the item (`g:price`,
//! `shipping/price`), an attribute's last step has `@` (`g:price/@currency`, `@id` of the item itself), and an element
//! `<param name="Colour">` with only text also fills `param[Colour]`. The item's own text is `value`. Text keeps its
//! white space but for the line breaks and indentation around it. It does not validate and fetches nothing.

use super::super::Reader;
use super::super::issues::Issues;
use super::super::window::{Step, Stop, Window, fill};
use super::document::{Document, Reached};
use super::item_path::{self, Found};
use super::names::Names;
use super::syntax::forbidden;
use crate::detect::{Decision, Detected};
use crate::error::{Error, RecordIssue};
use crate::open::Source;
use crate::options::{Limits, ReadOptions};
use crate::record::Records;
use crate::said::Said;
use memchr::memchr;

/// Most bytes looked at to find the repeating item.
const SURVEY: u64 = 64 << 20;

struct XmlReader {
    window: Window,
    document: Document,
    at: usize,
    limits: Limits,
    done: bool,
    issues: Issues,
}

/// Opens XML. Fails when it is not well-formed before the first item is found, or nothing in it repeats.
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
    Ok(Box::new(XmlReader::new(source, Some(path), limits)?))
}

/// Reads the first part of the document for its paths.
fn survey(source: &Source, limits: Limits) -> Result<Found, Error> {
    let mut reader = XmlReader::new(source, None, limits)?;
    let mut batch = Records::new();
    loop {
        let before = reader.window.bytes_read();
        let ended = reader.step(&mut batch, usize::MAX)?;
        let found = item_path::find(&reader.document.names);
        let seen = reader.window.bytes_read();
        let checkpoint = before >> 22 != seen >> 22;
        match found {
            Some(found) if ended || seen >= SURVEY || (checkpoint && found.sure) => {
                return Ok(found);
            }
            None if ended || seen >= SURVEY => {
                return Err(Error::Unrecognised {
                    at: source.at(),
                    message: "no element repeats in this XML".into(),
                    hint: "state item_path, the path of one product from the root, such as \
                           rss/channel/item"
                        .into(),
                });
            }
            _ => {}
        }
    }
}

impl XmlReader {
    fn new(source: &Source, item_path: Option<String>, limits: Limits) -> Result<Self, Error> {
        Ok(Self {
            window: Window::new(
                Box::new(source.stream()?),
                source.name(),
                limits.record_bytes,
            ),
            document: Document::new(Names::new(item_path, limits.columns), limits.depth),
            at: 0,
            limits,
            done: false,
            issues: Issues::default(),
        })
    }

    /// Reads up to `most` records from what is in the window, or reads on; whether the document ended.
    fn step(&mut self, batch: &mut Records, most: usize) -> Result<bool, Error> {
        let ended = self.window.ended();
        let (text, lines) = self.window.view();
        let result = self
            .document
            .run(text, &mut self.at, ended, lines, batch, most);
        self.note_undefined();
        match result {
            Ok(reached) => Ok(reached == Reached::End),
            Err(Stop::Fault(fault)) => Err(fault.into_error(&self.window, self.item())),
            Err(Stop::More) => {
                self.refill()?;
                Ok(false)
            }
        }
    }

    fn refill(&mut self) -> Result<(), Error> {
        let (start, most) = (self.document.item_byte, self.limits.record_bytes);
        self.window
            .advance_item(self.at, start, most, self.item())?;
        if let Some(issue) = self.window.lost(self.item()) {
            self.issues.push(issue);
        }
        self.at = 0;
        let fresh = self.window.fresh();
        let text = self.window.text();
        if !self.document.has_returns && memchr(b'\r', &text.as_bytes()[fresh..]).is_some() {
            self.document.has_returns = true;
        }
        if let Some(bad) = forbidden(text, fresh) {
            let code = text[bad..].chars().next().map_or(0, u32::from);
            return Err(self.window.malformed(
                bad,
                self.item(),
                &format!("the character U+{code:04X}, which XML does not allow"),
                "remove control characters where the text comes from",
            ));
        }
        Ok(())
    }

    fn item(&self) -> Option<u64> {
        Some(self.document.item).filter(|item| *item > 0)
    }

    fn note_undefined(&mut self) {
        for undefined in self.document.undefined.drain(..) {
            self.issues.push(RecordIssue {
                at: self.window.at(undefined.at, Some(undefined.item)),
                code: "undefined_entity",
                message: format!(
                    "nothing defines &{};, kept as it is written",
                    undefined.name
                ),
            });
        }
    }
}

impl Reader for XmlReader {
    fn columns(&self) -> &[String] {
        &self.document.names.columns
    }

    fn read(&mut self, batch: &mut Records, most: usize) -> Result<usize, Error> {
        let mut done = self.done;
        let count = fill(batch, most, &mut done, |batch, wanted| {
            let ended = self.step(batch, wanted)?;
            let inside = self.document.item_byte.is_some();
            Ok(Step { ended, inside })
        });
        if done && !self.done && count.is_ok() && self.document.item == 0 {
            self.issues.push(self.window.no_items());
        }
        self.done = done;
        count
    }

    fn issues(&mut self) -> Vec<RecordIssue> {
        self.issues.take()
    }
}
