//! Turns the events of a JSON document into records. Members are columns, nested objects are paths, lists of values are
//! repeated cells and lists of objects repeated groups. An object whose member names are numbers is a list whose ids
//! are in `@key`. `null` is missing.

use super::super::window::{Lines, Stop};
use super::paths::{NodeId, Paths, ROOT};
use super::token::{Event, unescape};
use crate::record::{Position, Records};
use std::ops::Range;

/// An open object or list.
#[derive(Debug)]
struct Frame {
    node: NodeId,
    /// Group of the cells in it.
    group: u32,
    /// Whether its values stand in a list: an array, or an object keyed by id.
    list: bool,
    /// Whether it is the item.
    item: bool,
    empty: bool,
    expected: usize,
}

/// The state between two events.
#[derive(Debug)]
pub(crate) struct Items {
    pub(crate) paths: Paths,
    /// Items begun so far.
    pub(crate) item: u64,
    /// First byte, in the source, of the item that is open.
    pub(crate) item_byte: Option<u64>,
    /// Places of half surrogate pairs since they were last taken.
    pub(crate) broken_text: Vec<(usize, u64)>,
    item_path: Option<String>,
    keyed: bool,
    stack: Vec<Frame>,
    /// The member whose value comes next.
    member: NodeId,
    key: Option<(String, usize)>,
    line: u64,
}

impl Items {
    /// Before a document. `item_path` is the path of the items (`data/items`; a last step `*` for an object keyed by
    /// any names), `None` to look at paths only.
    pub(crate) fn new(item_path: Option<&str>, columns: u32) -> Self {
        let keyed = item_path.is_some_and(|path| path == "*" || path.ends_with("/*"));
        let path = item_path.map(|path| path.strip_suffix('*').filter(|_| keyed).unwrap_or(path));
        let path = path.map(|path| path.trim_matches('/').to_owned());
        Self {
            paths: Paths::new(path.as_deref().unwrap_or_default(), columns),
            item: 0,
            item_byte: None,
            broken_text: Vec::new(),
            item_path: path,
            keyed,
            stack: Vec::new(),
            member: ROOT,
            key: None,
            line: 0,
        }
    }

    /// Forgets an unfinished document.
    pub(crate) fn reset(&mut self) {
        self.stack.clear();
        self.member = ROOT;
        self.key = None;
        self.item_byte = None;
    }

    /// Takes one event; whether it finished a record.
    pub(crate) fn take(
        &mut self,
        event: Event,
        text: &str,
        at: usize,
        lines: &mut Lines,
        batch: &mut Records,
    ) -> Result<bool, Stop> {
        match event {
            Event::Key(range, _) => self.name(&text[range.clone()], range.start, batch)?,
            Event::BeginArray(_) => {
                let (node, group) = self.place();
                self.paths.nodes[node as usize].lists += 1;
                self.open(Frame {
                    node,
                    group,
                    list: true,
                    item: false,
                    empty: true,
                    expected: 0,
                });
            }
            Event::BeginObject(start) => {
                let (node, group) = self.place();
                let in_list = self.stack.last().is_some_and(|frame| frame.list);
                self.begin_object(node, group, in_list, text, start, lines, batch)?;
            }
            Event::EndArray | Event::EndObject => {
                self.key = None;
                if self.stack.pop().is_some_and(|frame| frame.item) {
                    self.finish(batch);
                    return Ok(true);
                }
            }
            Event::Text(range, escaped) => return self.scalar(range, escaped, text, lines, batch),
            Event::Plain(range) => return self.scalar(range, false, text, lines, batch),
            Event::Null => {
                self.key = None;
                if self.item_byte.is_none() && self.begins(self.place().0) {
                    self.begin(text, at, lines);
                    self.finish(batch);
                    return Ok(true);
                }
            }
        }
        Ok(false)
    }

    /// Node and group of the value that comes next.
    fn place(&self) -> (NodeId, u32) {
        match self.stack.last() {
            None => (ROOT, 0),
            Some(frame) if frame.list => (frame.node, frame.group),
            Some(frame) => (self.member, frame.group),
        }
    }

    fn open(&mut self, frame: Frame) {
        if let Some(parent) = self.stack.last_mut() {
            parent.empty = false;
        }
        self.stack.push(frame);
    }

    /// Whether a value at this node is an item: what stands at the item path, in a list there or alone.
    fn begins(&self, node: NodeId) -> bool {
        let at_path = |node: NodeId| {
            self.item_path
                .as_ref()
                .is_some_and(|path| *path == self.paths.nodes[node as usize].path)
        };
        if !self.keyed {
            return at_path(node);
        }
        self.stack
            .last()
            .is_some_and(|frame| frame.list && self.key.is_some() && at_path(frame.node))
    }

    fn begin(&mut self, text: &str, at: usize, lines: &mut Lines) {
        self.item += 1;
        self.item_byte = Some(lines.byte(at));
        self.line = lines.line(text, at);
    }

    fn finish(&mut self, batch: &mut Records) {
        let byte = self.item_byte.take().unwrap_or_default();
        batch.finish(Position {
            line: self.line,
            byte,
            item: self.item,
        });
    }

    #[expect(
        clippy::too_many_arguments,
        reason = "where the object stands and where it goes"
    )]
    fn begin_object(
        &mut self,
        node: NodeId,
        group: u32,
        in_list: bool,
        text: &str,
        at: usize,
        lines: &mut Lines,
        batch: &mut Records,
    ) -> Result<(), Stop> {
        let item = self.item_byte.is_none() && self.begins(node);
        let seen = &mut self.paths.nodes[node as usize];
        seen.objects += 1;
        seen.listed += u64::from(in_list);
        let mut group = group;
        if item {
            self.begin(text, at, lines);
            group = 0;
        } else if in_list && self.item_byte.is_some() {
            let seen = &mut self.paths.nodes[node as usize];
            seen.occurrence = if seen.last_item == self.item {
                seen.occurrence + 1
            } else {
                0
            };
            seen.last_item = self.item;
            group = seen.occurrence;
        }
        let key = self.key.take().filter(|_| self.item_byte.is_some());
        if let Some((key, place)) = key {
            let column = self.paths.key_column(node, place)?;
            batch.push(column, group, &key);
        }
        // An object at the path of a keyed object is the list of the items.
        let list = self.keyed
            && self.item_byte.is_none()
            && self.item_path.as_ref() == Some(&self.paths.nodes[node as usize].path);
        self.open(Frame {
            node,
            group,
            list,
            item,
            empty: true,
            expected: 0,
        });
        Ok(())
    }

    /// A member's name.
    fn name(&mut self, raw: &str, at: usize, batch: &Records) -> Result<(), Stop> {
        let Some(frame) = self.stack.last_mut() else {
            return Ok(());
        };
        let is_number = !raw.is_empty() && raw.bytes().all(|byte| byte.is_ascii_digit());
        if is_number && frame.empty && !frame.list {
            frame.list = true;
            if frame.item {
                // What looked like the one item is the object the items are keyed in.
                debug_assert!(
                    batch.ends.last().copied().unwrap_or(0) as usize == batch.cells.len()
                );
                frame.item = false;
                self.item -= 1;
                self.item_byte = None;
            }
        }
        frame.empty = false;
        if frame.list {
            let mut key = String::new();
            unescape(raw, &mut key);
            self.key = Some((key, at));
        } else {
            self.member = self.paths.child(frame.node, raw, &mut frame.expected, at)?;
        }
        Ok(())
    }

    /// A string, number or truth value; whether it is an item of its own.
    fn scalar(
        &mut self,
        range: Range<usize>,
        escaped: bool,
        text: &str,
        lines: &mut Lines,
        batch: &mut Records,
    ) -> Result<bool, Stop> {
        let (node, group) = self.place();
        if let Some(frame) = self.stack.last_mut() {
            frame.empty = false;
        }
        self.paths.nodes[node as usize].scalars += 1;
        let alone = self.item_byte.is_none() && self.begins(node);
        if alone {
            self.begin(text, range.start, lines);
        }
        let key = self.key.take();
        if self.item_byte.is_none() {
            return Ok(false);
        }
        if let Some((key, place)) = key {
            let column = self.paths.key_column(node, place)?;
            batch.push(column, group, &key);
        }
        let column = self.paths.column(node, range.start)?;
        let raw = &text[range.clone()];
        if escaped {
            let mut whole = true;
            batch.push_with(column, group, |out| whole = unescape(raw, out));
            if !whole {
                self.broken_text.push((range.start, self.item));
            }
        } else {
            batch.push(column, group, raw);
        }
        if alone {
            self.finish(batch);
        }
        Ok(alone)
    }
}
