//! Finds the element that repeats and looks like a product, from the paths of a document's first part.

use super::super::hints::product_fields;
use super::names::{DOCUMENT, Names, Node};
use crate::said::Said;

/// Roots that say where their items are, with what they are called.
/// RSS 2.0 and 1.0, Atom (RFC 4287), Yandex YML, Heureka and Zboží feeds.
const KNOWN: &[(&str, &str)] = &[
    ("rss/channel/item", "RSS"),
    ("rdf:RDF/item", "RSS 1.0"),
    ("feed/entry", "Atom"),
    ("yml_catalog/shop/offers/offer", "YML"),
    ("SHOP/SHOPITEM", "Heureka"),
];

/// Names of elements that hold one product.
const ITEM_WORDS: &[&str] = &[
    "item", "product", "offer", "entry", "shopitem", "record", "row", "listing", "article",
    "produkt", "artikel", "prodotto", "producto", "produto", "produit", "o", "good", "sku",
    "variant",
];

/// A path and why it was chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) path: String,
    pub(super) why: Said,
    /// Whether reading more of the document is unlikely to change the choice.
    pub(super) sure: bool,
}

/// The path of the repeating item, `None` when nothing repeats.
pub(super) fn find(names: &Names) -> Option<Found> {
    let root = names.nodes[DOCUMENT as usize].children.first()?;
    let root = &names.nodes[*root as usize];
    let best = best(names);
    if let Some((path, kind)) = KNOWN
        .iter()
        .find(|(path, _)| path.split('/').next() == Some(&root.path))
    {
        let node = |path: &str| names.nodes.iter().find(|node| node.path == path);
        let count = node(path).map_or(0, |node| node.count);
        let parent = path.rsplit_once('/').and_then(|(parent, _)| node(parent));
        if count > 0 || best.is_none() || parent.is_some_and(|parent| parent.children.is_empty()) {
            return Some(Found {
                path: (*path).to_owned(),
                why: Said::new(
                    "known_root",
                    [("root", root.path.clone()), ("kind", (*kind).to_owned())],
                ),
                sure: count > 0,
            });
        }
    }
    best
}

fn best(names: &Names) -> Option<Found> {
    let mut best: Option<(f64, &Node, usize)> = None;
    for node in &names.nodes[DOCUMENT as usize + 1..] {
        let Some((score, words)) = score(names, node) else {
            continue;
        };
        if best.is_none_or(|(highest, _, _)| score > highest) {
            best = Some((score, node, words));
        }
    }
    let (_, node, words) = best?;
    let fields = node.children.len() + node.attributes_seen;
    Some(Found {
        path: node.path.clone(),
        why: Said::new(
            "elements",
            [
                ("count", node.count.to_string()),
                ("fields", fields.to_string()),
                ("known", words.to_string()),
            ],
        ),
        sure: node.count >= 1_000 && words >= 4,
    })
}

/// How much a path looks like the products of a feed: how many fields, how often, how many of them known.
fn score(names: &Names, node: &Node) -> Option<(f64, usize)> {
    let fields = node.children.len() + node.attributes_seen;
    let is_item = is_item_name(node);
    let repeats = node.repeats || (is_item && node.parent != DOCUMENT);
    if fields == 0 || !repeats || node.parent == DOCUMENT {
        return None;
    }
    let children = node
        .children
        .iter()
        .map(|child| &*names.nodes[*child as usize].raw);
    let words = product_fields(children.chain(node.attribute_names()));
    let mut score =
        (1.0 + words as f64) * (2.0 + fields.min(40) as f64) * (node.count as f64 + 1.0).ln();
    if is_item {
        score *= 2.0;
    }
    // What repeats inside something that repeats is a part of a product: shipping, images, variants.
    let mut parent = node.parent;
    while parent != DOCUMENT {
        let above = &names.nodes[parent as usize];
        if above.repeats || above.parent != DOCUMENT && is_item_name(above) {
            score *= 0.1;
        }
        parent = above.parent;
    }
    Some((score, words))
}

fn is_item_name(node: &Node) -> bool {
    let name = node.raw.to_lowercase();
    ITEM_WORDS.contains(&name.rsplit(':').next().unwrap_or_default())
}
