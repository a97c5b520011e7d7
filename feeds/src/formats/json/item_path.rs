//! Finds the list of products in a JSON document, from the paths of its first part.

use super::super::hints::product_fields;
use super::paths::{Node, Paths, ROOT};
use crate::said::Said;

/// Names that lists of products have. Hints only.
const LIST_WORDS: &[&str] = &[
    "product", "item", "offer", "article", "entries", "rows", "records", "data",
];
/// A path and why it was chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) path: String,
    pub(crate) why: Said,
    /// Whether reading more of the document is unlikely to change the choice.
    pub(crate) sure: bool,
}

/// The path of the items, `None` when the document is a single value.
pub(crate) fn find(paths: &Paths) -> Option<Found> {
    let mut best: Option<(f64, Found)> = None;
    for node in &paths.nodes {
        let Some((score, found)) = list(paths, node).or_else(|| keyed(paths, node)) else {
            continue;
        };
        if best.as_ref().is_none_or(|(highest, _)| score > *highest) {
            best = Some((score, found));
        }
    }
    if let Some((_, found)) = best {
        return Some(found);
    }
    if let Some(found) = emptied(paths) {
        return Some(found);
    }
    let root = &paths.nodes[ROOT as usize];
    let why = if root.lists > 0 {
        "one_list"
    } else if root.objects > 0 {
        "one_object"
    } else {
        return None;
    };
    Some(Found {
        path: String::new(),
        why: Said::plain(why),
        sure: false,
    })
}

/// A list without an item, in a document that says nothing of a product: what an export without products leaves.
fn emptied(paths: &Paths) -> Option<Found> {
    let scalars = paths.nodes.iter().filter(|node| node.scalars > 0);
    if product_fields(scalars.map(|node| node.name.as_str())) > 0 {
        return None;
    }
    let is_empty = |node: &&Node| {
        let name = node.name.to_lowercase();
        !node.path.is_empty()
            && node.lists + node.objects > 0
            && node.scalars == 0
            && node.children.is_empty()
            && LIST_WORDS.iter().any(|word| name.contains(word))
    };
    let found = paths.nodes.iter().find(is_empty)?;
    let keyed = if found.lists == 0 { "/*" } else { "" };
    Some(Found {
        path: format!("{}{keyed}", found.path),
        why: Said::plain("empty_list"),
        sure: false,
    })
}

/// Objects in an array.
fn list(paths: &Paths, node: &Node) -> Option<(f64, Found)> {
    if node.listed == 0 || node.children.is_empty() {
        return None;
    }
    let names = node
        .children
        .iter()
        .map(|child| paths.nodes[*child as usize].name.as_str());
    let words = product_fields(names);
    let fields = node.children.len();
    let found = Found {
        path: node.path.clone(),
        why: Said::new(
            "list",
            [
                ("count", node.listed.to_string()),
                ("fields", fields.to_string()),
            ],
        ),
        sure: node.listed >= 1_000 && words >= 3,
    };
    Some((score(paths, node, node.listed, fields, words), found))
}

/// Objects keyed by names: many members that are all alike.
fn keyed(paths: &Paths, node: &Node) -> Option<(f64, Found)> {
    let children: Vec<&Node> = node
        .children
        .iter()
        .map(|child| &paths.nodes[*child as usize])
        .collect();
    let alike = |child: &&Node| child.objects > 0 && child.scalars == 0 && child.lists == 0;
    if children.len() < 2 || !children.iter().all(alike) {
        return None;
    }
    let members = |node: &Node| -> Vec<String> {
        node.children
            .iter()
            .map(|child| paths.nodes[*child as usize].name.clone())
            .collect()
    };
    let mut all: Vec<String> = children
        .iter()
        .take(100)
        .flat_map(|child| members(child))
        .collect();
    let held = all.len();
    all.sort_unstable();
    all.dedup();
    // Half of all names in each member: objects of one kind. Fewer: parts of one thing.
    if all.len() < 2 || held * 2 < all.len() * children.len().min(100) {
        return None;
    }
    let words = product_fields(all.iter().map(String::as_str));
    let path = if node.path.is_empty() {
        "*".to_owned()
    } else {
        format!("{}/*", node.path)
    };
    let found = Found {
        path,
        why: Said::new("keyed", [("count", children.len().to_string())]),
        sure: children.len() >= 1_000 && words >= 3,
    };
    Some((
        score(paths, node, children.len() as u64, all.len(), words),
        found,
    ))
}

fn score(paths: &Paths, node: &Node, count: u64, fields: usize, words: usize) -> f64 {
    let mut score =
        (1.0 + words as f64) * (2.0 + fields.min(40) as f64) * (count as f64 + 1.0).ln();
    let name = node.name.to_lowercase();
    if LIST_WORDS.iter().any(|word| name.contains(word)) {
        score *= 2.0;
    }
    // A list inside a list is a part of a product: variants, images, reviews.
    let mut at = node;
    while !at.path.is_empty() {
        at = &paths.nodes[at.parent as usize];
        if at.listed > 0 {
            score *= 0.1;
        }
    }
    score
}
