//! The texts and attributes of a document as cells. The hot part: nothing here allocates for an element that was seen
//! before.

use super::super::super::window::Stop;
use super::super::syntax::is_blank;
use super::{Document, Frame, Undefined, outside};
use crate::record::Records;
use memchr::{memchr, memchr3, memmem};
use std::ops::Range;

/// White space of XML.
const SPACE: [char; 4] = [' ', '\t', '\n', '\r'];

impl Document {
    /// Character data between two tags; `last` when the element ends after it.
    pub(super) fn text(&mut self, raw: &str, at: usize, last: bool) -> Result<(), Stop> {
        let blank = is_blank(raw);
        let Some(frame) = self.stack.last() else {
            return if blank { Ok(()) } else { Err(outside(at)) };
        };
        if blank && (frame.has_children || self.item_depth == 0) {
            return Ok(());
        }
        if let Some(bad) = memmem::find(raw.as_bytes(), b"]]>") {
            let hint = "write > as &gt;";
            return Err(Stop::wrong(at + bad, "]]> outside a CDATA section", hint));
        }
        if self.item_depth == 0 {
            let mut out = std::mem::take(&mut self.scratch);
            out.clear();
            let result = self.decode(raw, at, &mut out);
            self.scratch = out;
            return result;
        }
        let depth = self.stack.len() - 1;
        let first = !frame.has_children && self.texts[depth].is_empty();
        let inner = without_layout(raw, first, last);
        let mut out = std::mem::take(&mut self.texts[depth]);
        let result = self.decode(&raw[inner.clone()], at + inner.start, &mut out);
        self.texts[depth] = out;
        result
    }

    /// Appends raw character data with references replaced and line ends as line feeds.
    fn decode(&mut self, raw: &str, at: usize, out: &mut String) -> Result<(), Stop> {
        if memchr(b'&', raw.as_bytes()).is_none() {
            self.push_lines(raw, out);
            return Ok(());
        }
        let feeds;
        let raw = if self.has_returns && memchr(b'\r', raw.as_bytes()).is_some() {
            feeds = raw.replace("\r\n", "\n").replace('\r', "\n");
            feeds.as_str()
        } else {
            raw
        };
        if let Some(name) = self.entities.unescape(raw, at, out)? {
            let name = name.to_owned();
            self.undefined.push(Undefined {
                at,
                item: self.item,
                name,
            });
        }
        Ok(())
    }

    pub(super) fn push_lines(&self, raw: &str, out: &mut String) {
        if !self.has_returns {
            out.push_str(raw);
            return;
        }
        let mut rest = raw;
        while let Some(next) = memchr(b'\r', rest.as_bytes()) {
            out.push_str(&rest[..next]);
            out.push('\n');
            rest = &rest[next + 1..];
            rest = rest.strip_prefix('\n').unwrap_or(rest);
        }
        out.push_str(rest);
    }

    /// The short way: an element of a known path, without attributes, that holds only text. The place after its end
    /// tag, or `None` when it is anything else.
    pub(super) fn leaf(
        &mut self,
        text: &str,
        tag: usize,
        batch: &mut Records,
    ) -> Result<Option<usize>, Stop> {
        let bytes = text.as_bytes();
        let Some(frame) = self.stack.last_mut().filter(|_| self.item_depth > 0) else {
            return Ok(None);
        };
        let node = &self.names.nodes[frame.node as usize];
        let rest = &bytes[tag + 1..];
        // Items mostly have their elements in the same order: the next one, the same once more, or one left out.
        let next = frame.expected;
        let found = [next, next.wrapping_sub(1), next + 1, next + 2]
            .into_iter()
            .find_map(|place| {
                let child = *node.children.get(place)?;
                let raw = self.names.nodes[child as usize].raw.as_bytes();
                let fits = rest.starts_with(raw) && rest.get(raw.len()) == Some(&b'>');
                fits.then_some((place, child, raw.len()))
            });
        let Some((place, child, name)) = found else {
            return Ok(None);
        };
        let start = tag + 1 + name + 1;
        let mut plain = true;
        let mut end = start;
        loop {
            match memchr3(b'<', b'&', b']', &bytes[end..]) {
                None => return Ok(None),
                Some(length) => end += length,
            }
            match bytes[end] {
                b'<' => break,
                b'&' => plain = false,
                _ if bytes[end..].starts_with(b"]]") => return Ok(None),
                _ => {}
            }
            end += 1;
        }
        let close = &bytes[end..];
        let Some(after) = close.get(2 + name) else {
            return Ok(None);
        };
        if close[1] != b'/' || close[2..2 + name] != rest[..name] || *after != b'>' {
            return Ok(None);
        }
        let Some(column) = self.names.nodes[child as usize].column else {
            return Ok(None);
        };
        frame.expected = place + 1;
        frame.has_children = true;
        let group = frame.group;
        let inner = without_layout(&text[start..end], true, true);
        let raw = &text[start + inner.start..start + inner.end];
        if plain && !self.has_returns {
            batch.push(column, group, raw);
        } else {
            let at = start + inner.start;
            let mut result = Ok(());
            batch.push_with(column, group, |out| result = self.decode(raw, at, out));
            result?;
        }
        Ok(Some(end + 2 + name + 1))
    }

    /// The cells of the attributes of a start tag.
    pub(super) fn cells(
        &mut self,
        frame: &mut Frame,
        text: &str,
        in_item: bool,
        batch: &mut Records,
    ) -> Result<(), Stop> {
        let attributes = std::mem::take(&mut self.attributes);
        let mut values = 0;
        for (position, attribute) in attributes.iter().enumerate() {
            let name = &text[attribute.name.clone()];
            let raw = &text[attribute.value.clone()];
            let place = attribute.value.start;
            let column = self.names.attribute_column(
                frame.node,
                position,
                name,
                in_item,
                attribute.name.start,
            )?;
            if let Some(column) = column {
                if name == "name" {
                    frame.label = Some(batch.cells.len());
                }
                let mut result = Ok(());
                batch.push_with(column, frame.group, |out| {
                    result = self.decode_attribute(raw, place, out);
                });
                result?;
            } else {
                let mut out = std::mem::take(&mut self.scratch);
                out.clear();
                let result = self.decode_attribute(raw, place, &mut out);
                self.scratch = out;
                result?;
            }
            values += usize::from(!name.starts_with("xmlns"));
        }
        let node = &mut self.names.nodes[frame.node as usize];
        node.attributes_seen = node.attributes_seen.max(values);
        self.attributes = attributes;
        Ok(())
    }

    /// Appends an attribute's value; line breaks and tabs in it are spaces.
    fn decode_attribute(&mut self, raw: &str, at: usize, out: &mut String) -> Result<(), Stop> {
        if raw
            .bytes()
            .any(|byte| matches!(byte, b'\t' | b'\n' | b'\r'))
        {
            let spaced = raw.replace("\r\n", " ").replace(['\t', '\n', '\r'], " ");
            return self.decode(&spaced, at, out);
        }
        self.decode(raw, at, out)
    }

    /// Takes the innermost element off the stack and makes the cell of its text.
    pub(super) fn leave(&mut self, at: usize, batch: &mut Records) -> Result<(), Stop> {
        let Some(frame) = self.stack.pop() else {
            return Ok(());
        };
        if self.item_depth == 0 {
            return Ok(());
        }
        let depth = self.stack.len();
        let is_item = depth + 1 == self.item_depth;
        let text = std::mem::take(&mut self.texts[depth]);
        let wanted = !(frame.has_children || is_item) || !is_blank(&text);
        if wanted {
            let column = self.names.text_column(frame.node, at)?;
            batch.push(column, frame.own_group, &text);
            if let Some(cell) = frame.label.filter(|_| !frame.has_children && !is_item) {
                let cell = batch.cells[cell];
                let label = &batch.text[cell.start as usize..cell.end as usize];
                if let Some(column) = self.names.label_column(frame.node, label, at)? {
                    batch.push(column, frame.own_group, &text);
                }
            }
        }
        self.texts[depth] = text;
        Ok(())
    }
}

/// Character data without the white space of an indented file: where an element's text starts or ends with white space
/// that has a line break in it, that is layout. Other spaces, and what is written as a reference or CDATA, are text.
fn without_layout(raw: &str, first: bool, last: bool) -> Range<usize> {
    let edge = |byte: Option<&u8>| byte.is_some_and(|byte| *byte <= b' ');
    let bytes = raw.as_bytes();
    let mut inner = 0..raw.len();
    let breaks = |text: &str| text.contains(['\n', '\r']);
    if first && edge(bytes.first()) {
        let start = raw.len() - raw.trim_start_matches(SPACE).len();
        if breaks(&raw[..start]) {
            inner.start = start;
        }
    }
    if last && edge(bytes.last()) {
        let end = raw.trim_end_matches(SPACE).len().max(inner.start);
        if breaks(&raw[end..]) {
            inner.end = end;
        }
    }
    inner
}
