//! Matching: which column of a source fills which product field. By name, in several languages and after several
//! platforms, and by content; with a confidence and the reason. Suggestions only: a person confirms.

mod content;
mod names;

use crate::fields::TELL_APART;
use feeds::said::Said;
use feeds::types::Type;
use schemars::JsonSchema;
use serde::Serialize;
use std::cmp::Reverse;

/// What is known of a column.
#[derive(Clone, Debug, Default)]
pub struct ColumnSummary {
    /// Name in the source.
    pub name: String,
    /// What its texts are.
    pub kind: Type,
    /// Share of the records with a value, 0 to 1.
    pub filled: f32,
    /// Share of the filled values that differ from all others, 0 to 1.
    pub distinct: f32,
    /// A few of its values.
    pub samples: Vec<String>,
}

/// A column and the field it probably fills.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Suggestion {
    /// Name of the column.
    pub column: String,
    /// Name of the product field, or `field/member` of a group.
    pub field: String,
    /// How sure this is, in percent.
    pub confidence: u8,
    /// Why, in words.
    pub why: String,
    /// The same as a message with an id.
    pub said: Said,
}

/// Why a column may fill a field, by id: in English, with blanks.
pub const MATCHES: &[(&str, &str)] = &[
    ("member", "the path means {field}"),
    ("name", "the name `{name}` means {field}"),
    (
        "name_without_end",
        "the name without its language or currency `{name}` means {field}",
    ),
    ("path", "the path `{name}` means {field}"),
    ("last_step", "the last step `{name}` means {field}"),
    (
        "step_before_last",
        "the step before the last `{name}` means {field}",
    ),
    ("nearly", "the name is nearly `{name}`, which means {field}"),
    ("check_digits", "the values have the check digit of a GTIN"),
    ("images", "the values are addresses of images"),
    ("addresses", "the values are addresses, each once"),
    ("markup", "the values have HTML markup"),
    ("long_texts", "the values are long texts"),
    ("short_texts", "the values are short texts, each once"),
    (
        "first_unique",
        "the first column, and each value is there once",
    ),
    ("amounts", "the values are amounts with a currency"),
    (
        "tells_apart",
        "of the columns that may name a product this one tells the most of them apart",
    ),
];

/// Below this, in percent, nothing is suggested.
const LEAST: u8 = 45;

/// Suggests a field for each column that seems to have one, in the order of the columns. No field is given twice: the
/// surest column gets it, the earlier one when two are equally sure. The same columns always give the same answer.
#[must_use]
pub fn suggest(columns: &[ColumnSummary]) -> Vec<Suggestion> {
    let aliases = names::Aliases::new();
    let mut candidates = Vec::new();
    for (index, column) in columns.iter().enumerate() {
        let mut add = |confidence, rank, field, why| {
            if confidence >= LEAST {
                candidates.push(Candidate {
                    confidence,
                    rank,
                    column: index,
                    field,
                    why,
                });
            }
        };
        if let Some(member) = names::member(&column.name) {
            let why = Said::new("member", [("field", member.clone())]);
            add(96, 0, member, why);
            continue;
        }
        let named = aliases.fields(&column.name);
        // A column whose name says what it is has no second meaning, but for GTINs, which cannot be mistaken.
        let silent = named.iter().all(|named| named.confidence < LEAST);
        for named in named {
            let confidence = content::adjust(named.confidence, named.field, column);
            add(
                confidence,
                named.rank,
                named.field.name.to_owned(),
                named.why,
            );
        }
        if (silent || column.kind == Type::Gtin)
            && let Some((confidence, field, why)) = content::field(index, column)
        {
            add(confidence, usize::MAX, field.to_owned(), Said::plain(why));
        }
    }
    candidates.sort_by_key(|found| (Reverse(found.confidence), found.rank, found.column));
    let mut given: Vec<Candidate> = Vec::new();
    for found in candidates {
        let clashes =
            |other: &Candidate| other.column == found.column || other.field == found.field;
        if !given.iter().any(clashes) {
            given.push(found);
        }
    }
    name_products(columns, &mut given);
    given.sort_by_key(|found| found.column);
    let suggestions = given.into_iter().map(|found| Suggestion {
        column: columns[found.column].name.clone(),
        field: found.field,
        confidence: found.confidence,
        why: found.why.english(MATCHES),
        said: found.why,
    });
    suggestions.collect()
}

/// Gives `id` to another column that names products, where the one that has it tells less than half of the records apart
/// and far fewer than that one: records without an id, or with one that came before, are no products of the catalog.
fn name_products(columns: &[ColumnSummary], given: &mut Vec<Candidate>) {
    let told_apart = |found: &Candidate| {
        let column = &columns[found.column];
        column.filled * column.distinct
    };
    let id = given.iter().position(|found| found.field == "id");
    let least = id.map_or(0.0, |id| told_apart(&given[id]));
    let naming = given
        .iter_mut()
        .filter(|found| TELL_APART.contains(&&*found.field));
    let best = naming.max_by(|a, b| told_apart(a).total_cmp(&told_apart(b)));
    let Some(best) = best.filter(|best| least < 0.5 && told_apart(best) > 1.25 * least) else {
        return;
    };
    best.field = "id".to_owned();
    best.confidence = LEAST;
    best.why = Said::plain("tells_apart");
    if let Some(id) = id {
        given.remove(id);
    }
}

/// A column that may fill a field.
struct Candidate {
    confidence: u8,
    /// Place of the column's name among the names of the field.
    rank: usize,
    column: usize,
    field: String,
    why: Said,
}

#[cfg(test)]
mod tests;
