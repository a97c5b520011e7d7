//! Writes one JSON document (RFC 8259) with the array of items at the item path. Columns are paths into nested
//! objects; a column with several values, and an object with several groups, becomes an array. What the format cannot
//! carry: the order of a record's cells across objects.

use crate::error::Error;
use crate::formats::paths::{Paths, Shape};
use crate::formats::scan::find;
use crate::formats::{Encoder, refuse};
use crate::options::WriteOptions;
use crate::record::{Cell, Record};

/// The encoder of a JSON document.
pub(crate) struct JsonEncoder {
    head: Vec<u8>,
    tail: Vec<u8>,
    lead: Vec<u8>,
    item: Objects,
}

impl JsonEncoder {
    /// Fails when a column is a value and also holds other columns.
    pub(crate) fn new(options: &WriteOptions, columns: &[String]) -> Result<Self, Error> {
        let steps = options.item_path.split('/').filter(|step| !step.is_empty());
        let (mut head, mut tail, mut depth) = (Vec::new(), Vec::new(), 0);
        let layout = Layout {
            pretty: options.pretty,
        };
        for step in steps {
            depth += 1;
            head.push(b'{');
            layout.line(depth, &mut head);
            layout.key(step, &mut head);
            let mut end = Vec::new();
            layout.line(depth - 1, &mut end);
            end.push(b'}');
            tail.splice(0..0, end);
        }
        head.push(b'[');
        let mut lead = b"\n".to_vec();
        let mut end = b"\n".to_vec();
        if options.pretty {
            lead.clear();
            end.clear();
            layout.line(depth + 1, &mut lead);
            layout.line(depth, &mut end);
        }
        end.push(b']');
        tail.splice(0..0, end);
        tail.push(b'\n');
        let item = Objects::new(options, columns, layout, depth + 1)?;
        Ok(Self {
            head,
            tail,
            lead,
            item,
        })
    }
}

impl Encoder for JsonEncoder {
    fn head(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(&self.head);
    }

    fn record(&self, record: Record<'_>, out: &mut Vec<u8>) {
        out.extend_from_slice(&self.lead);
        self.item.write(record, out);
    }

    fn between(&self) -> &[u8] {
        b","
    }

    fn tail(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(&self.tail);
    }
}

/// White space between tokens.
#[derive(Clone, Copy)]
pub(crate) struct Layout {
    /// Two spaces a level, one value a line.
    pub(crate) pretty: bool,
}

impl Layout {
    fn line(self, depth: usize, out: &mut Vec<u8>) {
        if self.pretty {
            out.push(b'\n');
            out.resize(out.len() + 2 * depth, b' ');
        }
    }

    fn key(self, name: &str, out: &mut Vec<u8>) {
        string(name, out);
        out.extend_from_slice(if self.pretty { b": " } else { b":" });
    }
}

/// How a column's text is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text,
    Number,
    Boolean,
}

/// Writes records as objects.
pub(crate) struct Objects {
    paths: Paths,
    /// `"name":` of each node.
    keys: Vec<Vec<u8>>,
    kinds: Vec<Kind>,
    /// Whether a node is an array even where there is one.
    arrays: Vec<bool>,
    layout: Layout,
    depth: usize,
    flat: bool,
}

impl Objects {
    pub(crate) fn new(
        options: &WriteOptions,
        columns: &[String],
        layout: Layout,
        depth: usize,
    ) -> Result<Self, Error> {
        let paths = Paths::new(columns, Shape::Objects)?;
        for (column, path) in paths.columns.iter().zip(columns) {
            if column.holders(&paths.nodes).len() == column.steps.len() {
                return Err(refuse(
                    format!("the column {path:?} is a value and also holds other columns"),
                    format!("JSON has either: rename it, for example to \"{path}/value\""),
                ));
            }
        }
        let kinds = columns.iter().map(|column| {
            if options.numbers.contains(column) {
                Kind::Number
            } else if options.booleans.contains(column) {
                Kind::Boolean
            } else {
                Kind::Text
            }
        });
        let mut arrays = vec![false; paths.nodes.len()];
        for (column, path) in paths.columns.iter().zip(columns) {
            for array in &options.arrays {
                let inside = path
                    .strip_prefix(array.as_str())
                    .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
                if inside {
                    let last = array.split('/').count() - 1;
                    arrays[column.steps[last] as usize] = true;
                }
            }
        }
        let keys = paths.nodes.iter().map(|node| {
            let mut key = Vec::new();
            layout.key(&node.name, &mut key);
            key
        });
        Ok(Self {
            kinds: kinds.collect(),
            keys: keys.collect(),
            flat: paths.nodes.iter().all(|node| node.plain) && !arrays.contains(&true),
            arrays,
            paths,
            layout,
            depth,
        })
    }

    pub(crate) fn write(&self, record: Record<'_>, out: &mut Vec<u8>) {
        let cells = record.cells();
        if self.flat && cells.is_sorted_by(|a, b| a.column < b.column) {
            out.push(b'{');
            for (index, cell) in cells.iter().enumerate() {
                self.key(
                    index == 0,
                    self.paths.column(cell).steps[0],
                    self.depth + 1,
                    out,
                );
                self.value(record, cell, out);
            }
            return self.end(cells.is_empty(), self.depth, b'}', out);
        }
        let order = self.paths.arranged(record);
        self.object(record, &order, 0, self.depth, out);
    }

    /// One object: the cells of `order`, which share their first `level` steps.
    fn object(
        &self,
        record: Record<'_>,
        order: &[u32],
        level: usize,
        depth: usize,
        out: &mut Vec<u8>,
    ) {
        let cell = |index: u32| &record.cells()[index as usize];
        let step = |index: u32| self.paths.column(cell(index)).steps[level];
        out.push(b'{');
        for (index, run) in order.chunk_by(|a, b| step(*a) == step(*b)).enumerate() {
            let node = step(run[0]);
            let tags = &self.paths.nodes[node as usize];
            self.key(index == 0, node, depth + 1, out);
            if tags.plain {
                self.list(node, run.chunks(1), depth + 1, out, |part, _, out| {
                    self.value(record, cell(part[0]), out);
                });
            } else {
                let together = |a: &u32, b: &u32| !tags.repeats || cell(*a).group == cell(*b).group;
                self.list(
                    node,
                    run.chunk_by(together),
                    depth + 1,
                    out,
                    |part, depth, out| {
                        self.object(record, part, level + 1, depth, out);
                    },
                );
            }
        }
        self.end(order.is_empty(), depth, b'}', out);
    }

    /// One part as it is, several as an array.
    fn list<'o>(
        &self,
        node: u32,
        parts: impl Iterator<Item = &'o [u32]> + Clone,
        depth: usize,
        out: &mut Vec<u8>,
        write: impl Fn(&[u32], usize, &mut Vec<u8>),
    ) {
        let several = parts.clone().nth(1).is_some();
        if !several && !self.arrays[node as usize] {
            return parts.for_each(|part| write(part, depth, out));
        }
        out.push(b'[');
        for (index, part) in parts.enumerate() {
            if index > 0 {
                out.push(b',');
            }
            self.layout.line(depth + 1, out);
            write(part, depth + 1, out);
        }
        self.end(false, depth, b']', out);
    }

    fn key(&self, first: bool, node: u32, depth: usize, out: &mut Vec<u8>) {
        if !first {
            out.push(b',');
        }
        self.layout.line(depth, out);
        out.extend_from_slice(&self.keys[node as usize]);
    }

    fn end(&self, empty: bool, depth: usize, bracket: u8, out: &mut Vec<u8>) {
        if !empty {
            self.layout.line(depth, out);
        }
        out.push(bracket);
    }

    fn value(&self, record: Record<'_>, cell: &Cell, out: &mut Vec<u8>) {
        let text = record.text(cell);
        let bare = match self.kinds[cell.column as usize] {
            Kind::Text => false,
            Kind::Number => is_number(text),
            Kind::Boolean => matches!(text, "true" | "false"),
        };
        if bare {
            out.extend_from_slice(text.as_bytes());
        } else {
            string(text, out);
        }
    }
}

/// Appends a JSON string.
fn string(text: &str, out: &mut Vec<u8>) {
    out.push(b'"');
    let mut rest = text.as_bytes();
    while let Some(at) = find(rest, |byte| {
        (byte < 0x20) | (byte == b'"') | (byte == b'\\')
    }) {
        out.extend_from_slice(&rest[..at]);
        match rest[at] {
            b'\n' => out.extend_from_slice(b"\\n"),
            b'\r' => out.extend_from_slice(b"\\r"),
            b'\t' => out.extend_from_slice(b"\\t"),
            byte @ (b'"' | b'\\') => out.extend_from_slice(&[b'\\', byte]),
            byte => {
                const HEX: &[u8; 16] = b"0123456789abcdef";
                out.extend_from_slice(b"\\u00");
                out.push(HEX[usize::from(byte >> 4)]);
                out.push(HEX[usize::from(byte & 15)]);
            }
        }
        rest = &rest[at + 1..];
    }
    out.extend_from_slice(rest);
    out.push(b'"');
}

/// RFC 8259, section 6.
fn is_number(text: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let text = text.strip_prefix('-').unwrap_or(text);
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (text, None),
    };
    let (whole, fraction) = match mantissa.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (mantissa, None),
    };
    digits(whole)
        && (whole == "0" || !whole.starts_with('0'))
        && fraction.is_none_or(digits)
        && exponent
            .is_none_or(|exponent| digits(exponent.strip_prefix(['+', '-']).unwrap_or(exponent)))
}

#[cfg(test)]
#[path = "write_tests.rs"]
mod tests;
