//! What was found wrong with the data of an import: counted, with the first places, never one message a product.

use std::collections::BTreeMap;

/// Most places and texts kept of one issue.
pub(super) const KEPT: usize = 10;

/// One kind of trouble with one column of one source.
#[derive(
    Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, schemars::JsonSchema,
)]
pub struct Issue {
    /// Stable name: `unreadable_value`, `rounded_value`, `repeated_value`, `missing_id`, `duplicate_id`,
    /// `scattered_variants` (rows of a product that do not stand below each other: those that stand apart are not filled),
    /// `no_product` (left out as well, but without title and price there is nothing to sell in it), `column_not_found` (listed, but not in the source), `column_not_listed` (fills a number, a time or a yes or no
    /// without being listed, so that it is read as plainly written: decimal point, year-month-day), `id_changed` (a product has
    /// another id than in the catalog before), `ids_replaced` (most ids are new), or the reader's own (`ragged_row`, ...).
    pub code: String,
    /// Name of the source.
    pub source: String,
    /// The column; empty when it is about whole rows.
    pub column: String,
    /// How often.
    pub count: u64,
    /// The first times; none when it is about a whole column.
    pub first: Vec<Place>,
}

/// Where in a source, and the text that is there.
#[derive(
    Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, schemars::JsonSchema,
)]
pub struct Place {
    /// Line, from 1; 0 when the format has no lines.
    pub line: u64,
    /// Item or row, from 1.
    pub item: u64,
    /// The text in question, or the reader's message.
    pub text: String,
    /// Of a `duplicate_id`: the row that has the id already.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub earlier: Option<Earlier>,
}

/// A row that came before.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, schemars::JsonSchema,
)]
pub struct Earlier {
    /// Line, from 1; 0 when the format has no lines.
    pub line: u64,
    /// Item or row, from 1.
    pub item: u64,
}

/// Code, input, and column unless it is about whole rows.
type Key = (&'static str, usize, Option<u32>);

/// Issues being counted: how often, and the first places.
#[derive(Default)]
pub(super) struct Tally {
    found: BTreeMap<Key, (u64, Vec<Place>)>,
}

impl Tally {
    pub(super) fn add(
        &mut self,
        code: &'static str,
        input: usize,
        column: Option<u32>,
        position: feeds::record::Position,
        text: &str,
    ) {
        let (count, first) = self.found.entry((code, input, column)).or_default();
        *count += 1;
        if first.len() < KEPT {
            first.push(Place {
                line: position.line,
                item: position.item,
                text: text.chars().take(200).collect(),
                earlier: None,
            });
        }
    }

    /// Takes over what was found in later rows.
    pub(super) fn merge(&mut self, later: Self) {
        for (key, (more, places)) in later.found {
            let (count, first) = self.found.entry(key).or_default();
            *count += more;
            let room = KEPT - first.len();
            first.extend(places.into_iter().take(room));
        }
    }

    /// The issues, with names for numbers.
    pub(super) fn finish(self, sources: &[String], columns: &[Vec<String>]) -> Vec<Issue> {
        self.found
            .into_iter()
            .map(|((code, input, column), (count, first))| Issue {
                code: code.to_owned(),
                source: sources[input].clone(),
                column: column.map_or_else(String::new, |column| {
                    columns[input][column as usize].clone()
                }),
                count,
                first,
            })
            .collect()
    }
}
