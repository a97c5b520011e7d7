//! Columns as paths (`g:shipping/g:price`): the tree of elements or objects they make, and the order in which a
//! record's cells are written so that what belongs together stands together. XML and JSON share it.

use super::refuse;
use crate::error::Error;
use crate::record::{Cell, Record};
use std::cmp::Ordering;
use std::collections::BTreeMap;

/// What the paths become.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// Elements. A last step with `@` is an attribute. Repeated elements stay where their cells are.
    Elements,
    /// Objects. Every step is a key. Values of one key are brought together, for they become one array.
    Objects,
}

/// One element or object.
pub(super) struct Node {
    /// Last step of its path.
    pub(super) name: String,
    /// Steps above it.
    pub(super) depth: usize,
    /// Has text only: no attribute, nothing inside.
    pub(super) plain: bool,
    /// A cell's group says which occurrence of this node it is in: the deepest node that all columns with the same
    /// first step share.
    pub(super) repeats: bool,
}

/// One column.
pub(super) struct Column {
    /// Nodes from the first step on. Empty for an attribute of the item itself.
    pub(super) steps: Vec<u32>,
    /// Name of the attribute, without `@`.
    pub(super) attribute: Option<String>,
}

impl Column {
    /// The nodes that must be open to write a value of this column.
    pub(super) fn holders(&self, nodes: &[Node]) -> &[u32] {
        match self.steps.split_last() {
            Some((leaf, above)) if nodes[*leaf as usize].plain => above,
            _ => &self.steps,
        }
    }
}

/// All columns of an output.
pub(super) struct Paths {
    pub(super) columns: Vec<Column>,
    pub(super) nodes: Vec<Node>,
    shape: Shape,
}

impl Paths {
    /// Fails when a path has an empty step or names an attribute before its end.
    pub(super) fn new(columns: &[String], shape: Shape) -> Result<Self, Error> {
        let mut paths = Self {
            columns: Vec::new(),
            nodes: Vec::new(),
            shape,
        };
        let mut known: BTreeMap<(Option<u32>, &str), u32> = BTreeMap::new();
        for path in columns {
            let (elements, attribute) = match path.rsplit_once('/').unwrap_or(("", path)) {
                (above, last) if shape == Shape::Elements && last.starts_with('@') => {
                    (above, Some(last[1..].to_owned()))
                }
                _ => (path.as_str(), None),
            };
            let mut steps = Vec::new();
            for name in elements
                .split('/')
                .filter(|_| !elements.is_empty() || attribute.is_none())
            {
                if name.is_empty() || (shape == Shape::Elements && name.starts_with('@')) {
                    return Err(refuse(
                        format!("the column {path:?} is not a path"),
                        "write names with one `/` between them; `@` only starts the last one",
                    ));
                }
                let node = *known
                    .entry((steps.last().copied(), name))
                    .or_insert_with(|| {
                        let (name, depth) = (name.to_owned(), steps.len());
                        paths.nodes.push(Node {
                            name,
                            depth,
                            plain: true,
                            repeats: false,
                        });
                        paths.nodes.len() as u32 - 1
                    });
                steps.push(node);
            }
            paths.columns.push(Column { steps, attribute });
        }
        for column in &paths.columns {
            let inner = usize::from(column.attribute.is_none());
            for node in &column.steps[..column.steps.len() - inner.min(column.steps.len())] {
                paths.nodes[*node as usize].plain = false;
            }
        }
        paths.mark_repeats();
        Ok(paths)
    }

    fn mark_repeats(&mut self) {
        let mut shared: BTreeMap<u32, &[u32]> = BTreeMap::new();
        for column in &self.columns {
            let holders = column.holders(&self.nodes);
            if let Some(top) = holders.first() {
                let shared = shared.entry(*top).or_insert(holders);
                let same = shared
                    .iter()
                    .zip(holders)
                    .take_while(|(a, b)| a == b)
                    .count();
                *shared = &shared[..same];
            }
        }
        let deepest: Vec<u32> = shared
            .values()
            .filter_map(|nodes| nodes.last().copied())
            .collect();
        for node in deepest {
            self.nodes[node as usize].repeats = true;
        }
    }

    /// The column of a cell.
    pub(super) fn column(&self, cell: &Cell) -> &Column {
        &self.columns[cell.column as usize]
    }

    /// How many of the `open` nodes (with the group they were opened for) a cell is inside of.
    pub(super) fn shared(&self, open: &[(u32, u32)], cell: &Cell) -> usize {
        let holders = self.column(cell).holders(&self.nodes);
        open.iter()
            .zip(holders)
            .take_while(|((node, group), holder)| {
                node == *holder && (!self.nodes[*node as usize].repeats || *group == cell.group)
            })
            .count()
    }

    /// The cells of a record in the order of writing: those inside one node stand together at the first of them,
    /// by group; a node's attributes come first, then its text.
    pub(super) fn arranged(&self, record: Record<'_>) -> Vec<u32> {
        let cells = record.cells();
        let mut first = vec![u32::MAX; self.nodes.len()];
        for (index, cell) in cells.iter().enumerate() {
            for node in &self.column(cell).steps {
                let first = &mut first[*node as usize];
                *first = (*first).min(index as u32);
            }
        }
        let mut order: Vec<u32> = (0..cells.len() as u32).collect();
        order.sort_by(|&a, &b| self.compare(cells, &first, a, b));
        order
    }

    fn compare(&self, cells: &[Cell], first: &[u32], a: u32, b: u32) -> Ordering {
        let (cell_a, cell_b) = (&cells[a as usize], &cells[b as usize]);
        let (column_a, column_b) = (self.column(cell_a), self.column(cell_b));
        let rank = |node: u32, index: u32| {
            let node_is_plain = self.nodes[node as usize].plain;
            let stays = self.shape == Shape::Elements && node_is_plain;
            if stays { index } else { first[node as usize] }
        };
        for (&node_a, &node_b) in column_a.steps.iter().zip(&column_b.steps) {
            let order = rank(node_a, a).cmp(&rank(node_b, b));
            if order.is_ne() {
                return order;
            }
            if self.nodes[node_a as usize].repeats && cell_a.group != cell_b.group {
                return cell_a.group.cmp(&cell_b.group);
            }
        }
        let place = |column: &Column| (column.steps.len(), column.attribute.is_none());
        place(column_a).cmp(&place(column_b)).then(a.cmp(&b))
    }
}
