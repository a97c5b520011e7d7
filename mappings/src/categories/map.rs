//! The shop's map from its own categories to a partner's.

use crate::compare::push_lower;
use hashbrown::HashMap;
use indexmap::IndexMap;

/// A category map. Capitals, and blanks around the levels, do not matter.
#[derive(Clone, Debug, Default)]
pub struct CategoryMap {
    rows: HashMap<String, String>,
    /// Rows with `*`, in order: the texts between the asterisks.
    wild: Vec<(Vec<String>, String)>,
    default: Option<String>,
}

/// How a category was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found<'m> {
    /// By a row for exactly this category.
    Exact(&'m str),
    /// By the row of the deepest parent that has one.
    Parent(&'m str),
    /// By a row with `*`.
    Wildcard(&'m str),
    /// No row fits: the default.
    Default(&'m str),
    /// No row fits and there is no default.
    Unmapped,
}

impl<'m> Found<'m> {
    /// The partner's category, if any.
    #[must_use]
    pub fn category(self) -> Option<&'m str> {
        match self {
            Self::Exact(name) | Self::Parent(name) | Self::Wildcard(name) | Self::Default(name) => {
                Some(name)
            }
            Self::Unmapped => None,
        }
    }
}

impl CategoryMap {
    /// A map from rows of `source_category` and `partner_category`. A row with an empty partner category says nothing
    /// yet. Of two rows for one category the first counts.
    #[must_use]
    pub fn new<R: AsRef<str>>(
        rows: impl IntoIterator<Item = (R, R)>,
        default: Option<String>,
    ) -> Self {
        let mut map = Self {
            default,
            ..Self::default()
        };
        for (source, partner) in rows {
            let (source, partner) = (key(source.as_ref()), partner.as_ref().trim());
            if partner.is_empty() || source.is_empty() {
                continue;
            }
            if source.contains('*') {
                map.wild.push((
                    source.split('*').map(str::to_owned).collect(),
                    partner.to_owned(),
                ));
            } else {
                map.rows.entry(source).or_insert_with(|| partner.to_owned());
            }
        }
        map
    }

    /// The same map with another default.
    #[must_use]
    pub fn with_default(mut self, default: Option<String>) -> Self {
        self.default = default;
        self
    }

    /// The rows without `*`: own and partner's category, in the order of their texts.
    #[must_use]
    pub fn pairs(&self) -> Vec<(&str, &str)> {
        let mut pairs: Vec<_> = self
            .rows
            .iter()
            .map(|(own, theirs)| (&**own, &**theirs))
            .collect();
        pairs.sort_unstable();
        pairs
    }

    /// All categories of the partner that the map gives, each once, in the order of their texts.
    #[must_use]
    pub fn targets(&self) -> Vec<&str> {
        let wild = self.wild.iter().map(|(_, theirs)| theirs);
        let mut targets: Vec<&str> = self
            .rows
            .values()
            .chain(wild)
            .chain(&self.default)
            .map(String::as_str)
            .collect();
        targets.sort_unstable();
        targets.dedup();
        targets
    }

    /// The partner's category for one of the shop's: the exact row, else that of the deepest parent, else the first
    /// row with `*` that fits, else the default.
    #[must_use]
    pub fn find(&self, category: &str) -> Option<&str> {
        self.look(category).category()
    }

    /// The same, and how it was found.
    #[must_use]
    pub fn look(&self, category: &str) -> Found<'_> {
        let key = key(category);
        if let Some(partner) = self.rows.get(&key) {
            return Found::Exact(partner);
        }
        let mut parent = key.as_str();
        while let Some((above, _)) = parent.rsplit_once(" > ") {
            if let Some(partner) = self.rows.get(above) {
                return Found::Parent(partner);
            }
            parent = above;
        }
        if let Some((_, partner)) = self.wild.iter().find(|(pattern, _)| fits(pattern, &key)) {
            return Found::Wildcard(partner);
        }
        self.default
            .as_deref()
            .map_or(Found::Unmapped, Found::Default)
    }
}

/// A category for comparing: without capitals, and without blanks around its levels.
#[must_use]
pub fn key(category: &str) -> String {
    let levels = category
        .split('>')
        .map(str::trim)
        .filter(|level| !level.is_empty());
    let mut key = String::with_capacity(category.len());
    for level in levels {
        if !key.is_empty() {
            key.push_str(" > ");
        }
        push_lower(level, &mut key);
    }
    key
}

/// Whether a text has the pattern's pieces in order, the first at its start and the last at its end.
fn fits(pattern: &[String], text: &str) -> bool {
    let [first, middle @ .., last] = pattern else {
        return false;
    };
    let Some(mut rest) = text.strip_prefix(&**first) else {
        return false;
    };
    for piece in middle {
        match rest.find(&**piece) {
            Some(at) => rest = &rest[at + piece.len()..],
            None => return false,
        }
    }
    rest.ends_with(&**last)
}

/// Categories of the shop for which the map has no row, with the number of their products.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unmapped {
    counts: IndexMap<String, u64>,
}

impl Unmapped {
    /// Counts one product of a category.
    pub fn count(&mut self, category: &str) {
        match self.counts.get_mut(category) {
            Some(count) => *count += 1,
            None => drop(self.counts.insert(category.to_owned(), 1)),
        }
    }

    /// Adds the counts of another worker.
    pub fn merge(&mut self, other: Self) {
        for (category, count) in other.counts {
            *self.counts.entry(category).or_default() += count;
        }
    }

    /// The categories, those with most products first, then by name.
    #[must_use]
    pub fn most(&self) -> Vec<(&str, u64)> {
        let mut all: Vec<_> = self
            .counts
            .iter()
            .map(|(category, count)| (&**category, *count))
            .collect();
        all.sort_unstable_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(b.0)));
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn map() -> CategoryMap {
        let rows = [
            ("Schoenen", "187"),
            ("Schoenen > Heren", "3000"),
            ("Kleding>Dames", "2000"),
            ("*sale*", "9"),
            ("Kleding > Heren", ""),
        ];
        CategoryMap::new(rows, Some("1".to_owned()))
    }

    #[test]
    fn the_nearest_row_wins() {
        let map = map();
        assert_eq!(map.look("Schoenen > Heren"), Found::Exact("3000"));
        assert_eq!(map.look("schoenen >Heren > Sale"), Found::Parent("3000"));
        assert_eq!(map.look("Schoenen > Dames"), Found::Parent("187"));
        assert_eq!(map.look("Tuin > Sale > Stoelen"), Found::Wildcard("9"));
        assert_eq!(map.look("Kleding > Heren"), Found::Default("1"));
        assert_eq!(map.look("Schoenenkasten"), Found::Default("1"));
    }

    #[test]
    fn unmapped_categories_come_in_order_of_their_products() {
        let mut unmapped = Unmapped::default();
        let mut other = Unmapped::default();
        unmapped.count("Tuin");
        unmapped.count("Auto");
        other.count("Keuken");
        other.count("Keuken");
        unmapped.merge(other);
        assert_eq!(unmapped.most(), [("Keuken", 2), ("Auto", 1), ("Tuin", 1)]);
    }

    proptest! {
        #[test]
        fn no_category_breaks_the_map(category in "\\PC{0,40}", pattern in "[a-z*> ]{0,12}") {
            let map = CategoryMap::new([(pattern.as_str(), "1")], None);
            let found = map.find(&category);
            prop_assert!(found.is_none_or(|found| found == "1"));
        }
    }
}
