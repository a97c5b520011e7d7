//! Lookup tables: `tables/*.csv` as the engine sees them.

use hashbrown::HashMap;
use regex::{Regex, RegexBuilder};

/// A table as read from its file: a header and rows of texts.
#[derive(Clone, Debug, Default)]
pub struct TableData {
    /// Names of the columns.
    pub columns: Vec<String>,
    /// The rows; a short row lacks its last cells.
    pub rows: Vec<Vec<String>>,
}

/// A table prepared for lookups from one column to another. Exact keys win over wildcards, earlier rows over later.
pub(crate) struct Table {
    exact: HashMap<String, String>,
    wild: Vec<(Regex, String)>,
    case_sensitive: bool,
}

impl Table {
    /// Prepares lookups from the column numbered `key` to the one numbered `value`.
    pub(crate) fn new(data: &TableData, key: usize, value: usize, case_sensitive: bool) -> Self {
        let mut table = Self {
            exact: HashMap::new(),
            wild: Vec::new(),
            case_sensitive,
        };
        for row in &data.rows {
            let (Some(from), Some(to)) = (row.get(key), row.get(value)) else {
                continue;
            };
            if from.contains('*') {
                let pattern = from
                    .split('*')
                    .map(regex::escape)
                    .collect::<Vec<_>>()
                    .join(".*");
                let built = RegexBuilder::new(&format!("^{pattern}$"))
                    .case_insensitive(!case_sensitive)
                    .dot_matches_new_line(true)
                    .build();
                // Escaped text and `.*` always make a regex; one beyond the size limit would be a key of megabytes.
                table.wild.extend(built.map(|regex| (regex, to.clone())));
            } else {
                let from = if case_sensitive {
                    from.clone()
                } else {
                    from.to_lowercase()
                };
                table.exact.entry(from).or_insert_with(|| to.clone());
            }
        }
        table
    }

    pub(crate) fn find(&self, key: &str) -> Option<&str> {
        let exact = if self.case_sensitive {
            self.exact.get(key)
        } else if key.bytes().any(|b| b.is_ascii_uppercase() || !b.is_ascii()) {
            self.exact.get(key.to_lowercase().as_str())
        } else {
            self.exact.get(key)
        };
        exact
            .or_else(|| {
                self.wild
                    .iter()
                    .find(|(regex, _)| regex.is_match(key))
                    .map(|(_, to)| to)
            })
            .map(String::as_str)
    }
}
