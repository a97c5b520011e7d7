//! Turns markup into records in one pass: follows the open elements, checks that they nest, and puts the texts and
//! attributes inside the repeating item into cells. The commonest thing in a feed, an element that holds only text and
//! has no attributes, takes a short way.
//!
//! Written for this job because it is the hot spot of reading XML: paths are found by comparing raw bytes, nothing is
//! allocated per element, and what the recommendation calls not well-formed is refused.

use super::super::BATCH_TEXT;
use super::super::window::{Lines, Stop};
use super::doctype::doctype;
use super::entities::Entities;
use super::names::{DOCUMENT, Names, NodeId};
use super::syntax::{Attribute, CUT_OFF, Cursor, is_blank};
use crate::record::{Position, Records};
use memchr::memchr;

mod cells;

const ESCAPE: &str = "write & as &amp; and < as &lt;, or wrap the text in <![CDATA[ ]]>";

/// An open element.
struct Frame {
    node: NodeId,
    /// Number that no other element of the document has.
    serial: u64,
    /// Group of the cells of its children.
    group: u32,
    /// Group of the cell of its own text.
    own_group: u32,
    /// Place among the parent's children where the next one is expected.
    expected: usize,
    has_children: bool,
    /// The cell of its `name` attribute.
    label: Option<usize>,
}

/// How far a run came.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Reached {
    /// As many records as were asked for.
    Enough,
    /// The end of the document.
    End,
}

/// A reference that nothing defines, kept as it is written.
pub(super) struct Undefined {
    pub(super) at: usize,
    pub(super) item: u64,
    pub(super) name: String,
}

/// The state between two tokens.
pub(super) struct Document {
    pub(super) names: Names,
    pub(super) entities: Entities,
    /// References without meaning since the last run.
    pub(super) undefined: Vec<Undefined>,
    /// Items begun so far.
    pub(super) item: u64,
    /// First byte, in the source, of the item that is open.
    pub(super) item_byte: Option<u64>,
    stack: Vec<Frame>,
    /// Text of each open element so far, by depth.
    texts: Vec<String>,
    attributes: Vec<Attribute>,
    scratch: String,
    /// Depth of the open item; 0 outside.
    item_depth: usize,
    item_line: u64,
    serial: u64,
    depth: usize,
    started: bool,
    has_root: bool,
    /// Whether the source has carriage returns, which XML reads as line feeds.
    pub(super) has_returns: bool,
}

impl Document {
    /// Nothing read yet.
    pub(super) fn new(names: Names, depth: u32) -> Self {
        Self {
            names,
            entities: Entities::default(),
            undefined: Vec::new(),
            item: 0,
            item_byte: None,
            stack: Vec::new(),
            texts: Vec::new(),
            attributes: Vec::new(),
            scratch: String::new(),
            item_depth: 0,
            item_line: 0,
            serial: 0,
            depth: depth as usize,
            started: false,
            has_root: false,
            has_returns: false,
        }
    }

    /// Reads from `at` until `most` records are finished in `batch`, the window ends or the text is wrong. `at` moves
    /// to the end of the last whole token.
    pub(super) fn run(
        &mut self,
        text: &str,
        at: &mut usize,
        ended: bool,
        lines: &mut Lines,
        batch: &mut Records,
        most: usize,
    ) -> Result<Reached, Stop> {
        let bytes = text.as_bytes();
        let mut finished = 0;
        loop {
            if !self.started {
                self.start(text, at, ended)?;
            }
            let Some(length) = memchr(b'<', &bytes[*at..]) else {
                return if ended {
                    self.end(text, *at)
                } else {
                    Err(Stop::More)
                };
            };
            let tag = *at + length;
            let Some(kind) = bytes.get(tag + 1) else {
                return Err(if ended {
                    Stop::wrong(text.len(), "the file ends inside markup", CUT_OFF)
                } else {
                    Stop::More
                });
            };
            if length > 0 {
                self.text(&text[*at..tag], *at, *kind == b'/')?;
                *at = tag;
            }
            let mut cursor = Cursor {
                text,
                at: tag + 1,
                ended,
            };
            match kind {
                b'/' => {
                    self.close(&mut cursor, batch)?;
                    if self.stack.len() < self.item_depth {
                        self.finish_item(batch);
                        finished += 1;
                    }
                }
                b'!' => self.declaration(&mut cursor)?,
                b'?' => {
                    cursor.at += 1;
                    cursor.instruction()?;
                }
                _ => {
                    if let Some(end) = self.leaf(text, tag, batch)? {
                        *at = end;
                        continue;
                    }
                    let empty = self.open(&mut cursor, lines, batch)?;
                    if empty {
                        self.leave(tag, batch)?;
                        if self.stack.len() < self.item_depth {
                            self.finish_item(batch);
                            finished += 1;
                        }
                    }
                }
            }
            *at = cursor.at;
            if self.item_depth == 0 && (finished >= most || batch.text_len() >= BATCH_TEXT) {
                return Ok(Reached::Enough);
            }
        }
    }

    /// White space and an XML declaration at the very start. A blank line before the declaration, which shops' plugins
    /// often write, is passed over although XML does not allow it.
    fn start(&mut self, text: &str, at: &mut usize, ended: bool) -> Result<(), Stop> {
        let mut cursor = Cursor {
            text,
            at: *at,
            ended,
        };
        cursor.space();
        if cursor.take("<?xml")? {
            if matches!(
                cursor.peek("the XML declaration")?,
                b' ' | b'\t' | b'\r' | b'\n'
            ) {
                cursor.declaration()?;
                *at = cursor.at;
            }
        } else if cursor.at == text.len() && !ended {
            return Err(Stop::More);
        }
        self.started = true;
        Ok(())
    }

    fn end(&mut self, text: &str, at: usize) -> Result<Reached, Stop> {
        if let Some(frame) = self.stack.last() {
            let name = &self.names.nodes[frame.node as usize].raw;
            let message = format!("the file ends inside the element {name}");
            return Err(Stop::wrong(text.len(), message, CUT_OFF));
        }
        if !is_blank(&text[at..]) {
            return Err(outside(at));
        }
        if !self.has_root {
            return Err(Stop::wrong(
                at,
                "there is no element",
                "the file may be empty or cut off",
            ));
        }
        Ok(Reached::End)
    }

    /// A start tag at the cursor (after its `<`); whether it is an empty element.
    fn open(
        &mut self,
        cursor: &mut Cursor<'_>,
        lines: &mut Lines,
        batch: &mut Records,
    ) -> Result<bool, Stop> {
        let tag = cursor.at - 1;
        let text = cursor.text;
        let raw = cursor.name("a start tag")?;
        self.attributes.clear();
        let empty = cursor.attributes(&mut self.attributes)?;
        if self.stack.is_empty() && self.has_root {
            return Err(Stop::wrong(
                tag,
                format!("a second root element, {raw}"),
                "two files may have been joined: a document has one root",
            ));
        }
        if self.stack.len() >= self.depth {
            return Err(Stop::limit(
                tag,
                format!("elements nest deeper than {}", self.depth),
                "raise limits.depth if this is meant",
            ));
        }
        self.has_root = true;
        let (parent, parent_serial, group) = self.stack.last().map_or((DOCUMENT, 0, 0), |frame| {
            (frame.node, frame.serial, frame.group)
        });
        let id = self.names.child(parent, raw, &self.attributes, text, tag)?;
        let place = self.names.nodes[id as usize].place;
        if let Some(frame) = self.stack.last_mut() {
            frame.has_children = true;
            frame.expected = place + 1;
        }
        self.serial += 1;
        let begins = self.item_depth == 0 && self.names.nodes[id as usize].is_item;
        if begins {
            self.item += 1;
            self.item_depth = self.stack.len() + 1;
            self.item_line = lines.line(text, tag);
            self.item_byte = Some(lines.byte(tag));
        }
        let groups = self.count(id, parent_serial, if begins { None } else { Some(group) });
        let in_item = self.item_depth > 0;
        let has_attributes = !self.attributes.is_empty();
        let mut frame = Frame {
            node: id,
            serial: self.serial,
            group: groups,
            own_group: if has_attributes { groups } else { group },
            expected: 0,
            has_children: false,
            label: None,
        };
        if has_attributes {
            self.cells(&mut frame, text, in_item, batch)?;
        }
        if in_item {
            let depth = self.stack.len();
            if self.texts.len() <= depth {
                self.texts.resize_with(depth + 1, String::new);
            }
            self.texts[depth].clear();
        }
        self.stack.push(frame);
        Ok(empty)
    }

    /// Counts an occurrence; the group of the cells below it. An element that some parent holds more than once has its
    /// number within the item as group, any other hands its parent's group down. `above` is `None` for the item.
    fn count(&mut self, id: NodeId, parent: u64, above: Option<u32>) -> u32 {
        let node = &mut self.names.nodes[id as usize];
        node.count += 1;
        if node.last_parent == parent {
            node.repeats = true;
        } else {
            node.parents += 1;
            node.last_parent = parent;
        }
        let Some(above) = above else {
            return 0;
        };
        if node.last_item == self.item {
            node.occurrence += 1;
        } else {
            node.last_item = self.item;
            node.occurrence = 0;
        }
        if node.repeats { node.occurrence } else { above }
    }

    /// An end tag at the cursor (after its `<`).
    fn close(&mut self, cursor: &mut Cursor<'_>, batch: &mut Records) -> Result<(), Stop> {
        let tag = cursor.at - 1;
        cursor.at += 1;
        let name = cursor.name("an end tag")?;
        let Some(frame) = self.stack.last() else {
            return Err(Stop::wrong(tag, format!("</{name}> closes nothing"), ""));
        };
        let open = &self.names.nodes[frame.node as usize].raw;
        if **open != *name {
            return Err(Stop::wrong(
                tag,
                format!("</{name}> stands where </{open}> should close its element"),
                ESCAPE,
            ));
        }
        cursor.space();
        cursor.expect(">", "an end tag")?;
        self.leave(tag, batch)
    }

    fn finish_item(&mut self, batch: &mut Records) {
        self.item_depth = 0;
        batch.finish(Position {
            line: self.item_line,
            byte: self.item_byte.take().unwrap_or_default(),
            item: self.item,
        });
    }

    /// A comment, a CDATA section or the document type at the cursor (after its `<`).
    fn declaration(&mut self, cursor: &mut Cursor<'_>) -> Result<(), Stop> {
        let tag = cursor.at - 1;
        if cursor.take("!--")? {
            return cursor.comment();
        }
        if cursor.take("![CDATA[")? {
            if self.stack.is_empty() {
                return Err(outside(tag));
            }
            let raw = cursor.until("]]>", "a CDATA section")?;
            if self.item_depth > 0 {
                let depth = self.stack.len() - 1;
                let mut out = std::mem::take(&mut self.texts[depth]);
                self.push_lines(raw, &mut out);
                self.texts[depth] = out;
            }
            return Ok(());
        }
        if cursor.take("!DOCTYPE")? {
            if self.has_root {
                return Err(Stop::wrong(
                    tag,
                    "a document type after the root element began",
                    "",
                ));
            }
            return doctype(cursor, &mut self.entities);
        }
        cursor.peek("markup")?;
        Err(Stop::wrong(
            tag,
            "<! starts no markup that XML knows",
            ESCAPE,
        ))
    }
}

fn outside(at: usize) -> Stop {
    Stop::wrong(
        at,
        "text outside the root element",
        "two files may have been joined, or this is no XML",
    )
}
