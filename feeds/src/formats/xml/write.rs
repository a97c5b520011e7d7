//! Writes XML: RSS 2.0, Atom and any shape that an item path, root attributes and columns can say. What the format
//! cannot carry is left out: characters that XML 1.0 forbids even as references (most control characters, U+FFFE,
//! U+FFFF).

use super::write_escape::{Place, cdata, escape};
use super::write_names;
use crate::error::Error;
use crate::formats::paths::{Paths, Shape};
use crate::formats::{Encoder, refuse};
use crate::options::WriteOptions;
use crate::record::{Position, Record, Records};

/// Spaces a level of `pretty` output.
const INDENT: usize = 2;

/// The encoder of XML.
pub(crate) struct XmlEncoder {
    head: Vec<u8>,
    tail: Vec<u8>,
    item: Elements,
    /// `\n<item`.
    open: Vec<u8>,
    /// `\n</item>`.
    close: Vec<u8>,
    own_attributes: bool,
}

impl XmlEncoder {
    /// Fails when a name is not an XML name, a prefix is not declared, or the item has no element around it.
    pub(crate) fn new(options: &WriteOptions, columns: &[String]) -> Result<Self, Error> {
        let steps: Vec<&str> = options.item_path.split('/').collect();
        let [containers @ .., item] = steps.as_slice() else {
            return Err(no_container(options));
        };
        if containers.is_empty() {
            return Err(no_container(options));
        }
        write_names::check(options, columns)?;
        let lead = |depth: usize| {
            let indent = if options.pretty { INDENT * depth } else { 0 };
            format!("\n{}", " ".repeat(indent))
        };
        let mut head = format!(
            "<?xml version=\"1.0\" encoding=\"{}\"?>",
            options.encoding.to_uppercase()
        )
        .into_bytes();
        let mut tail = Vec::new();
        for (depth, name) in containers.iter().enumerate() {
            head.extend_from_slice(format!("{}<{name}", lead(depth)).as_bytes());
            for (name, value) in options.root_attributes.iter().filter(|_| depth == 0) {
                head.extend_from_slice(format!(" {name}=\"").as_bytes());
                escape(value, Place::Attribute, &mut head);
                head.push(b'"');
            }
            head.push(b'>');
            tail.splice(0..0, format!("{}</{name}>", lead(depth)).into_bytes());
        }
        tail.push(b'\n');
        write_head(options, &lead, containers.len(), &mut head)?;
        let depth = containers.len();
        Ok(Self {
            head,
            tail,
            item: Elements::new(options, columns, &|level| lead(depth + 1 + level))?,
            open: format!("{}<{item}", lead(depth)).into_bytes(),
            close: format!("{}</{item}>", lead(depth)).into_bytes(),
            own_attributes: columns.iter().any(|column| column.starts_with('@')),
        })
    }
}

impl Encoder for XmlEncoder {
    fn head(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(&self.head);
    }

    fn record(&self, record: Record<'_>, out: &mut Vec<u8>) {
        out.extend_from_slice(&self.open);
        if self.own_attributes {
            self.item.own_attributes(record, out);
        }
        out.push(b'>');
        self.item.write(record, out);
        out.extend_from_slice(&self.close);
    }

    fn tail(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(&self.tail);
    }
}

fn no_container(options: &WriteOptions) -> Error {
    refuse(
        format!(
            "the item path {:?} has no element around the items",
            options.item_path
        ),
        "give the whole path from the root, such as \"products/product\" or \"rss/channel/item\"",
    )
}

/// The elements before the first item: written like an item's.
fn write_head(
    options: &WriteOptions,
    lead: &dyn Fn(usize) -> String,
    depth: usize,
    out: &mut Vec<u8>,
) -> Result<(), Error> {
    let columns: Vec<String> = options.head.iter().map(|(path, _)| path.clone()).collect();
    let mut records = Records::new();
    for (column, (_, text)) in options.head.iter().enumerate() {
        records.push(column as u32, 0, text);
    }
    records.finish(Position::default());
    Elements::new(options, &columns, &|level| lead(depth + level))?.write(records.get(0), out);
    Ok(())
}

/// The elements of one parent: a record's, or the head's.
struct Elements {
    paths: Paths,
    leaves: Vec<Leaf>,
    nodes: Vec<Tags>,
    flat: bool,
    list_separator: String,
}

/// What is written around a value of one column.
struct Leaf {
    /// `\n<g:id>` for an element, ` currency="` for an attribute.
    open: Vec<u8>,
    /// `</g:id>`, `"`.
    close: Vec<u8>,
    cdata: bool,
}

/// What is written around the inside of one node.
struct Tags {
    /// `\n`, with the indent.
    lead: Vec<u8>,
    /// `<g:shipping`.
    open: Vec<u8>,
    /// `</g:shipping>`.
    close: Vec<u8>,
}

/// Where writing is: the open elements.
#[derive(Default)]
struct Open {
    /// Node and group.
    nodes: Vec<(u32, u32)>,
    /// The innermost start tag has no `>` yet.
    unfinished: bool,
    /// The innermost element has text.
    text: bool,
    /// How many elements were open when the outermost text was written, 0 for none: white space inside would change
    /// that text.
    mixed: usize,
    /// Column of the attribute written last, while its element takes more attributes.
    attribute: Option<u32>,
}

impl Elements {
    fn new(
        options: &WriteOptions,
        columns: &[String],
        lead: &dyn Fn(usize) -> String,
    ) -> Result<Self, Error> {
        let paths = Paths::new(columns, Shape::Elements)?;
        let leaves = paths.columns.iter().zip(columns).map(|(column, path)| {
            let (open, close) = match (&column.attribute, column.steps.last()) {
                (Some(name), _) => (format!(" {name}=\""), "\"".to_owned()),
                (None, Some(leaf)) => {
                    let node = &paths.nodes[*leaf as usize];
                    let (name, lead) = (&node.name, lead(node.depth));
                    (format!("{lead}<{name}>"), format!("</{name}>"))
                }
                (None, None) => (String::new(), String::new()),
            };
            Leaf {
                open: open.into_bytes(),
                close: close.into_bytes(),
                cdata: column.attribute.is_none()
                    && options
                        .cdata
                        .iter()
                        .any(|named| named == "*" || named == path),
            }
        });
        let nodes = paths.nodes.iter().map(|node| Tags {
            lead: lead(node.depth).into_bytes(),
            open: format!("<{}", node.name).into_bytes(),
            close: format!("</{}>", node.name).into_bytes(),
        });
        Ok(Self {
            leaves: leaves.collect(),
            nodes: nodes.collect(),
            flat: paths.nodes.iter().all(|node| node.plain),
            list_separator: options.list_separator.clone(),
            paths,
        })
    }

    fn own_attributes(&self, record: Record<'_>, out: &mut Vec<u8>) {
        let mut open = Open::default();
        let mut cells: Vec<_> = record.cells().iter().collect();
        cells.retain(|cell| self.paths.column(cell).steps.is_empty());
        cells.sort_by_key(|cell| cell.column);
        for cell in cells {
            self.attribute(&mut open, cell.column, record.text(cell), out);
        }
    }

    fn write(&self, record: Record<'_>, out: &mut Vec<u8>) {
        let cells = record.cells();
        if self.flat {
            for cell in cells {
                if !self.paths.column(cell).steps.is_empty() {
                    self.leaf(cell.column, true, record.text(cell), out);
                }
            }
            return;
        }
        let mut open = Open::default();
        for index in self.paths.arranged(record) {
            let cell = &cells[index as usize];
            let column = self.paths.column(cell);
            if column.steps.is_empty() {
                continue;
            }
            let holders = column.holders(&self.paths.nodes);
            let own = holders.len() == column.steps.len();
            let mut shared = self.paths.shared(&open.nodes, cell);
            if own && shared == holders.len() && shared == open.nodes.len() && open.text {
                // A second text of a repeated element.
                shared -= 1;
            }
            self.close(&mut open, shared, out);
            for node in &holders[shared..] {
                self.inside(&mut open, out);
                self.open(&mut open, *node, cell.group, out);
            }
            let text = record.text(cell);
            if column.attribute.is_some() {
                self.attribute(&mut open, cell.column, text, out);
            } else if own {
                self.inside(&mut open, out);
                self.text(&self.leaves[cell.column as usize], text, out);
                open.text = true;
                if open.mixed == 0 {
                    open.mixed = open.nodes.len();
                }
            } else {
                self.inside(&mut open, out);
                self.leaf(cell.column, open.mixed == 0, text, out);
            }
        }
        self.close(&mut open, 0, out);
    }

    fn leaf(&self, column: u32, lead: bool, text: &str, out: &mut Vec<u8>) {
        let leaf = &self.leaves[column as usize];
        let skipped = if lead {
            0
        } else {
            memchr::memchr(b'<', &leaf.open).unwrap_or(0)
        };
        out.extend_from_slice(&leaf.open[skipped..]);
        self.text(leaf, text, out);
        out.extend_from_slice(&leaf.close);
    }

    fn text(&self, leaf: &Leaf, text: &str, out: &mut Vec<u8>) {
        if leaf.cdata {
            cdata(text, out);
        } else {
            escape(text, Place::Text, out);
        }
    }

    fn attribute(&self, open: &mut Open, column: u32, text: &str, out: &mut Vec<u8>) {
        let leaf = &self.leaves[column as usize];
        if open.attribute == Some(column) {
            out.pop();
            escape(&self.list_separator, Place::Attribute, out);
        } else {
            out.extend_from_slice(&leaf.open);
        }
        escape(text, Place::Attribute, out);
        out.extend_from_slice(&leaf.close);
        open.attribute = Some(column);
    }

    fn open(&self, open: &mut Open, node: u32, group: u32, out: &mut Vec<u8>) {
        let tags = &self.nodes[node as usize];
        if open.mixed == 0 {
            out.extend_from_slice(&tags.lead);
        }
        out.extend_from_slice(&tags.open);
        open.nodes.push((node, group));
        (open.unfinished, open.text, open.attribute) = (true, false, None);
    }

    /// Ends the innermost start tag: something follows inside.
    fn inside(&self, open: &mut Open, out: &mut Vec<u8>) {
        if std::mem::take(&mut open.unfinished) {
            out.push(b'>');
        }
    }

    /// Closes all but `kept` elements.
    fn close(&self, open: &mut Open, kept: usize, out: &mut Vec<u8>) {
        while open.nodes.len() > kept {
            let Some((node, _)) = open.nodes.pop() else {
                break;
            };
            let tags = &self.nodes[node as usize];
            if std::mem::take(&mut open.unfinished) {
                out.extend_from_slice(b"/>");
            } else {
                if open.mixed == 0 {
                    out.extend_from_slice(&tags.lead);
                }
                out.extend_from_slice(&tags.close);
            }
            (open.text, open.attribute) = (false, None);
            if open.nodes.len() < open.mixed {
                open.mixed = 0;
            }
        }
    }
}

#[cfg(test)]
#[path = "write_tests.rs"]
mod tests;
