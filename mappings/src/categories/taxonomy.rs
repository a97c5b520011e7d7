//! A partner's category list, from its published text.

use crate::partners::TaxonomyLines;
use hashbrown::HashMap;

/// One category.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Category {
    /// The partner's number; empty when its list has none.
    pub id: String,
    /// The levels from the root, joined by ` > `.
    pub path: String,
}

/// A partner's categories, in the order of its list.
#[derive(Clone, Debug, Default)]
pub struct Taxonomy {
    /// What the list says of its version, as `# Google_Product_Taxonomy_Version: 2021-09-21`; empty when it says nothing.
    pub version: String,
    /// What stands between two levels, besides `>`.
    separator: String,
    categories: Vec<Category>,
    index: HashMap<String, usize>,
}

impl Taxonomy {
    /// Reads a list: one category a line, lines that start with `#` and empty ones are passed over. With `Ids`, a line
    /// is a number, ` - ` and the path; a line without a number is taken as a path.
    #[must_use]
    pub fn parse(text: &str, lines: TaxonomyLines, separator: &str) -> Self {
        let separator = if separator.trim().is_empty() {
            ">"
        } else {
            separator.trim()
        };
        let mut taxonomy = Self {
            separator: separator.to_owned(),
            ..Self::default()
        };
        for line in text.trim_start_matches('\u{feff}').lines().map(str::trim) {
            if let Some(comment) = line.strip_prefix('#') {
                if let Some((_, version)) = comment.split_once("Version:") {
                    version.trim().clone_into(&mut taxonomy.version);
                }
                continue;
            }
            if line.is_empty() {
                continue;
            }
            let numbered = line.split_once('-').filter(|(id, _)| {
                lines == TaxonomyLines::Ids
                    && !id.trim().is_empty()
                    && id.trim().bytes().all(|byte| byte.is_ascii_digit())
            });
            let (id, path) = numbered.unwrap_or(("", line));
            let levels: Vec<&str> = path.split(separator).map(str::trim).collect();
            let category = Category {
                id: id.trim().to_owned(),
                path: levels.join(" > "),
            };
            let number = taxonomy.categories.len();
            for name in [&category.id, &category.path] {
                if !name.is_empty() {
                    taxonomy.index.entry(name.to_lowercase()).or_insert(number);
                }
            }
            taxonomy.categories.push(category);
        }
        taxonomy
    }

    /// The category with this number or full path, with `>` or the list's own sign between the levels. Capitals do not
    /// matter.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<&Category> {
        let index = self
            .index
            .get(name)
            .or_else(|| self.index.get(&name.to_lowercase()))
            .or_else(|| {
                self.index
                    .get(&levels(name, &self.separator).to_lowercase())
            })?;
        self.categories.get(*index)
    }

    /// Categories in use that this list does not have: retired since, or never there.
    #[must_use]
    pub fn lacks<'u>(&self, used: &[&'u str]) -> Vec<&'u str> {
        let lacking = used.iter().filter(|name| self.find(name).is_none());
        lacking.copied().collect()
    }

    /// All categories in order.
    pub fn iter(&self) -> impl Iterator<Item = &Category> {
        self.categories.iter()
    }

    /// How many categories.
    #[must_use]
    pub fn len(&self) -> usize {
        self.categories.len()
    }

    /// Whether the list is empty.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.categories.is_empty()
    }
}

/// A path with ` > ` between its levels, where another sign stands there.
pub(crate) fn levels(path: &str, separator: &str) -> String {
    let levels: Vec<&str> = path
        .split('>')
        .flat_map(|part| part.split(separator))
        .map(str::trim)
        .collect();
    levels.join(" > ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_paths_find_their_category() {
        let text = "# Google_Product_Taxonomy_Version: 2021-09-21\n1 - Animals & Pet Supplies\n3237 - Animals & Pet Supplies > Live Animals\n";
        let taxonomy = Taxonomy::parse(text, TaxonomyLines::Ids, " > ");
        assert_eq!((taxonomy.len(), &*taxonomy.version), (2, "2021-09-21"));
        assert_eq!(taxonomy.lacks(&["1", "3238", "Shoes"]), ["3238", "Shoes"]);
        assert_eq!(
            taxonomy.find("3237").unwrap().path,
            "Animals & Pet Supplies > Live Animals"
        );
        assert_eq!(
            taxonomy
                .find("animals & pet supplies > live animals")
                .unwrap()
                .id,
            "3237"
        );
        assert!(taxonomy.find("Live Animals").is_none());
    }

    #[test]
    fn plain_paths_keep_their_numbers_and_hyphens() {
        let taxonomy = Taxonomy::parse(
            "Boeken | E-books\n2024 - Agenda's",
            TaxonomyLines::Paths,
            " | ",
        );
        assert_eq!(taxonomy.iter().next().unwrap().path, "Boeken > E-books");
        assert_eq!(
            taxonomy.lacks(&["Boeken | e-books", "boeken>E-books", "Boeken | Strips"]),
            ["Boeken | Strips"]
        );
        assert!(taxonomy.find("2024 - Agenda's").is_some());
    }
}
