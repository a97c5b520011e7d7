//! Paths of a JSON document: each different path is one node, found again by the raw name of the member, and each path
//! below the item that has a value is a column.

use super::super::window::Stop;
use super::token::unescape;
use crate::record::ColumnId;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

/// Number of a node.
pub(crate) type NodeId = u32;

/// The document's outermost value.
pub(crate) const ROOT: NodeId = 0;

/// One path; lists add no step.
#[derive(Debug, Default)]
pub(crate) struct Node {
    raw: Box<str>,
    /// The member's name.
    pub(crate) name: String,
    /// Steps from the root.
    pub(crate) path: String,
    pub(crate) parent: NodeId,
    place: usize,
    /// Children in the order they were first seen.
    pub(crate) children: Vec<NodeId>,
    index: BTreeMap<Box<str>, NodeId>,
    column: Option<ColumnId>,
    key_column: Option<ColumnId>,
    /// Objects seen here, and those of them that were in a list.
    pub(crate) objects: u64,
    pub(crate) listed: u64,
    /// Strings, numbers and so on seen here, and lists.
    pub(crate) scalars: u64,
    pub(crate) lists: u64,
    pub(crate) last_item: u64,
    pub(crate) occurrence: u32,
}

/// All paths and columns of a document.
#[derive(Debug)]
pub(crate) struct Paths {
    pub(crate) nodes: Vec<Node>,
    pub(crate) columns: Vec<String>,
    by_name: BTreeMap<String, ColumnId>,
    /// Path of the items from the root.
    item_path: String,
    most: usize,
}

impl Paths {
    /// No paths yet but the root's.
    pub(crate) fn new(item_path: &str, most: u32) -> Self {
        Self {
            nodes: vec![Node::default()],
            columns: Vec::new(),
            by_name: BTreeMap::new(),
            item_path: item_path.to_owned(),
            most: most as usize,
        }
    }

    /// The child of `parent` for a member's raw name. `expected` is the place where it probably stands; it moves on.
    pub(crate) fn child(
        &mut self,
        parent: NodeId,
        raw: &str,
        expected: &mut usize,
        at: usize,
    ) -> Result<NodeId, Stop> {
        let above = &self.nodes[parent as usize];
        let likely = above.children.get(*expected);
        if let Some(child) = likely.filter(|child| *self.nodes[**child as usize].raw == *raw) {
            *expected += 1;
            return Ok(*child);
        }
        if let Some(child) = above.index.get(raw) {
            *expected = self.nodes[*child as usize].place + 1;
            return Ok(*child);
        }
        if self.nodes.len() > self.most {
            return Err(self.too_many(at));
        }
        let mut name = String::new();
        unescape(raw, &mut name);
        let path = if above.path.is_empty() {
            name.clone()
        } else {
            format!("{}/{name}", above.path)
        };
        let id = self.nodes.len() as NodeId;
        let place = above.children.len();
        self.nodes.push(Node {
            raw: raw.into(),
            name,
            path,
            parent,
            place,
            ..Node::default()
        });
        let above = &mut self.nodes[parent as usize];
        above.children.push(id);
        above.index.insert(raw.into(), id);
        *expected = place + 1;
        Ok(id)
    }

    fn too_many(&self, at: usize) -> Stop {
        Stop::limit(
            at,
            format!("more than {} different member names or columns", self.most),
            "raise limits.columns if this is meant, or state item_path with /* for an object keyed by id",
        )
    }

    fn named(&mut self, name: String, at: usize) -> Result<ColumnId, Stop> {
        let next = self.columns.len();
        let full = next >= self.most;
        match self.by_name.entry(name) {
            Entry::Occupied(known) => Ok(*known.get()),
            Entry::Vacant(_) if full => Err(self.too_many(at)),
            Entry::Vacant(place) => {
                self.columns.push(place.key().clone());
                Ok(*place.insert(next as ColumnId))
            }
        }
    }

    fn below_item(&self, node: NodeId) -> &str {
        self.nodes[node as usize]
            .path
            .strip_prefix(self.item_path.as_str())
            .unwrap_or_default()
            .trim_start_matches('/')
    }

    /// The column of a path's values. An item that is itself a value fills `value`.
    pub(crate) fn column(&mut self, node: NodeId, at: usize) -> Result<ColumnId, Stop> {
        if let Some(column) = self.nodes[node as usize].column {
            return Ok(column);
        }
        let name = match self.below_item(node) {
            "" => "value".to_owned(),
            path => path.to_owned(),
        };
        let column = self.named(name, at)?;
        self.nodes[node as usize].column = Some(column);
        Ok(column)
    }

    /// The column `@key` of a path whose objects are keyed by id.
    pub(crate) fn key_column(&mut self, node: NodeId, at: usize) -> Result<ColumnId, Stop> {
        if let Some(column) = self.nodes[node as usize].key_column {
            return Ok(column);
        }
        let name = match self.below_item(node) {
            "" => "@key".to_owned(),
            path => format!("{path}/@key"),
        };
        let column = self.named(name, at)?;
        self.nodes[node as usize].key_column = Some(column);
        Ok(column)
    }
}
