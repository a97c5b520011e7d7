//! Element paths: each different path of a document is one node, found again by the raw bytes of its tag, so that the
//! million repetitions of a tag cost one comparison and no namespace work. Also says what a path is called.

use super::super::window::Stop;
use super::syntax::Attribute;
use crate::record::ColumnId;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

/// Number of a node.
pub(super) type NodeId = u32;

/// The document itself: the parent of the root element.
pub(super) const DOCUMENT: NodeId = 0;

/// Namespaces that have a prefix everybody knows; a document that binds another prefix to one of them still gives
/// the known one. From the pages of the namespaces: Google product data (support.google.com/merchants/answer/160589),
/// Dublin Core, RSS 1.0 modules, Atom (RFC 4287), Media RSS, WordPress export.
const KNOWN: &[(&str, &str)] = &[
    ("g", "http://base.google.com/ns/1.0"),
    ("c", "http://base.google.com/cns/1.0"),
    ("atom", "http://www.w3.org/2005/Atom"),
    ("content", "http://purl.org/rss/1.0/modules/content/"),
    ("dc", "http://purl.org/dc/elements/1.1/"),
    ("dcterms", "http://purl.org/dc/terms/"),
    ("itunes", "http://www.itunes.com/dtds/podcast-1.0.dtd"),
    ("media", "http://search.yahoo.com/mrss/"),
    ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
    ("xsi", "http://www.w3.org/2001/XMLSchema-instance"),
];

/// One path.
#[derive(Debug)]
pub(super) struct Node {
    /// The tag's name as written.
    pub(super) raw: Box<str>,
    /// Steps from the root: `rss/channel/item`.
    pub(super) path: String,
    pub(super) parent: NodeId,
    /// Its place among the parent's children.
    pub(super) place: usize,
    /// Children in the order they were first seen.
    pub(super) children: Vec<NodeId>,
    index: BTreeMap<Box<str>, NodeId>,
    context: usize,
    /// The column of the element's own text; given when first needed.
    pub(super) column: Option<ColumnId>,
    attributes: Vec<(Box<str>, Option<ColumnId>)>,
    labels: BTreeMap<Box<str>, ColumnId>,
    /// Whether the element is the repeating item.
    pub(super) is_item: bool,
    /// Whether one parent has held it more than once.
    pub(super) repeats: bool,
    /// Occurrences, and parents that hold at least one.
    pub(super) count: u64,
    pub(super) parents: u64,
    /// Most attributes seen on one occurrence.
    pub(super) attributes_seen: usize,
    /// The item and parent of the last occurrence, and its number within the item.
    pub(super) last_item: u64,
    pub(super) last_parent: u64,
    pub(super) occurrence: u32,
}

impl Node {
    /// Names of the attributes seen, as written.
    pub(super) fn attribute_names(&self) -> impl Iterator<Item = &str> {
        self.attributes.iter().map(|(name, _)| &**name)
    }
}

/// All paths and columns of a document.
#[derive(Debug)]
pub(super) struct Names {
    pub(super) nodes: Vec<Node>,
    pub(super) columns: Vec<String>,
    by_name: BTreeMap<String, ColumnId>,
    /// Prefix and namespace pairs in scope; an element that declares some has its own list.
    contexts: Vec<Vec<(String, String)>>,
    item_path: Option<String>,
    most: usize,
}

impl Names {
    /// No paths yet. `item_path` is the path of the repeating item, `None` while it is not known.
    pub(super) fn new(item_path: Option<String>, most: u32) -> Self {
        let mut names = Self {
            nodes: Vec::new(),
            columns: Vec::new(),
            by_name: BTreeMap::new(),
            contexts: vec![vec![(
                "xml".into(),
                "http://www.w3.org/XML/1998/namespace".into(),
            )]],
            item_path,
            most: most as usize,
        };
        names.add(DOCUMENT, "", String::new(), 0);
        names
    }

    fn add(&mut self, parent: NodeId, raw: &str, path: String, context: usize) -> NodeId {
        let id = self.nodes.len() as NodeId;
        self.nodes.push(Node {
            raw: raw.into(),
            is_item: self.item_path.as_ref() == Some(&path),
            path,
            parent,
            place: self
                .nodes
                .get(parent as usize)
                .map_or(0, |node| node.children.len()),
            children: Vec::new(),
            index: BTreeMap::new(),
            context,
            column: None,
            attributes: Vec::new(),
            labels: BTreeMap::new(),
            repeats: false,
            count: 0,
            parents: 0,
            attributes_seen: 0,
            last_item: 0,
            last_parent: 0,
            occurrence: 0,
        });
        id
    }

    /// The child of `parent` for a start tag.
    pub(super) fn child(
        &mut self,
        parent: NodeId,
        raw: &str,
        attributes: &[Attribute],
        text: &str,
        at: usize,
    ) -> Result<NodeId, Stop> {
        let declares = |attribute: &&Attribute| text[attribute.name.clone()].starts_with("xmlns");
        let declared: Vec<(&str, &str)> = attributes
            .iter()
            .filter(declares)
            .map(|attribute| {
                (
                    &text[attribute.name.clone()],
                    &text[attribute.value.clone()],
                )
            })
            .collect();
        let children = &self.nodes[parent as usize].index;
        let key: Box<str> = if declared.is_empty() {
            if let Some(id) = children.get(raw) {
                return Ok(*id);
            }
            raw.into()
        } else {
            let mut key = raw.to_owned();
            for (name, namespace) in &declared {
                key.push('\0');
                key.push_str(name);
                key.push('\0');
                key.push_str(namespace);
            }
            if let Some(id) = children.get(key.as_str()) {
                return Ok(*id);
            }
            key.into()
        };
        if self.nodes.len() > self.most {
            return Err(self.too_many(at));
        }
        let context = self.context(parent, &declared);
        let step = self.called(raw, context, at)?;
        let above = &self.nodes[parent as usize].path;
        let path = if parent == DOCUMENT {
            step
        } else {
            format!("{above}/{step}")
        };
        let id = self.add(parent, raw, path, context);
        let node = &mut self.nodes[parent as usize];
        node.children.push(id);
        node.index.insert(key, id);
        Ok(id)
    }

    fn context(&mut self, parent: NodeId, declared: &[(&str, &str)]) -> usize {
        let inherited = self.nodes[parent as usize].context;
        if declared.is_empty() {
            return inherited;
        }
        let mut bindings = self.contexts[inherited].clone();
        for (name, namespace) in declared {
            if let Some(prefix) = name.strip_prefix("xmlns:") {
                bindings.retain(|(known, _)| known != prefix);
                bindings.push((prefix.to_owned(), (*namespace).to_owned()));
            }
        }
        self.contexts.push(bindings);
        self.contexts.len() - 1
    }

    /// What a raw name is called: as written, but with the known prefix of its namespace.
    fn called(&self, raw: &str, context: usize, at: usize) -> Result<String, Stop> {
        let Some((prefix, local)) = raw.split_once(':') else {
            return Ok(raw.to_owned());
        };
        let bound = self.contexts[context]
            .iter()
            .find(|(known, _)| known == prefix);
        let Some((_, namespace)) = bound.filter(|_| !local.is_empty() && !local.contains(':'))
        else {
            return Err(Stop::wrong(
                at,
                format!("the prefix of {raw} is bound to no namespace"),
                "add the declaration to the root element, such as \
                 xmlns:g=\"http://base.google.com/ns/1.0\" for g:",
            ));
        };
        let known = KNOWN.iter().find(|(_, uri)| uri == namespace);
        Ok(known.map_or_else(|| raw.to_owned(), |(prefix, _)| format!("{prefix}:{local}")))
    }

    fn too_many(&self, at: usize) -> Stop {
        Stop::limit(
            at,
            format!("more than {} different elements or columns", self.most),
            "raise limits.columns if this is meant",
        )
    }

    fn column(&mut self, name: String, at: usize) -> Result<ColumnId, Stop> {
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

    /// Path of a node below the item; empty for the item itself.
    fn below_item(&self, node: NodeId) -> &str {
        let item = self.item_path.as_deref().unwrap_or_default();
        self.nodes[node as usize]
            .path
            .strip_prefix(item)
            .unwrap_or_default()
            .trim_start_matches('/')
    }

    /// The column of an element's text. The item's own text is called `value`.
    pub(super) fn text_column(&mut self, node: NodeId, at: usize) -> Result<ColumnId, Stop> {
        if let Some(column) = self.nodes[node as usize].column {
            return Ok(column);
        }
        let name = match self.below_item(node) {
            "" => "value".to_owned(),
            path => path.to_owned(),
        };
        let column = self.column(name, at)?;
        self.nodes[node as usize].column = Some(column);
        Ok(column)
    }

    /// The column of an attribute, `None` for a namespace declaration. `position` is where it stands among the
    /// element's attributes: most often the same as last time.
    pub(super) fn attribute_column(
        &mut self,
        node: NodeId,
        position: usize,
        raw: &str,
        in_item: bool,
        at: usize,
    ) -> Result<Option<ColumnId>, Stop> {
        let known = &self.nodes[node as usize].attributes;
        if let Some((_, column)) = known.get(position).filter(|(name, _)| **name == *raw) {
            return Ok(*column);
        }
        if let Some((_, column)) = known.iter().find(|(name, _)| **name == *raw) {
            return Ok(*column);
        }
        if known.len() >= self.most {
            return Err(self.too_many(at));
        }
        let column = if raw == "xmlns" || raw.starts_with("xmlns:") {
            None
        } else {
            let called = self.called(raw, self.nodes[node as usize].context, at)?;
            let name = match self.below_item(node) {
                "" => format!("@{called}"),
                path => format!("{path}/@{called}"),
            };
            if in_item {
                Some(self.column(name, at)?)
            } else {
                None
            }
        };
        self.nodes[node as usize]
            .attributes
            .push((raw.into(), column));
        Ok(column)
    }

    /// The column `param[Colour]` of an element whose `name` attribute is `Colour`; `None` past 1,000 different ones
    /// of one element, whose values are still in `param` and `param/@name`.
    pub(super) fn label_column(
        &mut self,
        node: NodeId,
        label: &str,
        at: usize,
    ) -> Result<Option<ColumnId>, Stop> {
        const LABELS: usize = 1_000;
        let labels = &self.nodes[node as usize].labels;
        if let Some(column) = labels.get(label) {
            return Ok(Some(*column));
        }
        if labels.len() >= LABELS {
            return Ok(None);
        }
        let column = self.column(format!("{}[{label}]", self.below_item(node)), at)?;
        self.nodes[node as usize]
            .labels
            .insert(label.into(), column);
        Ok(Some(column))
    }
}
