//! The order of a searched and sorted catalog: which products, in which order. Kept for the last questions, so that a
//! page of it is quick.

use super::kept::Kept;
use crate::catalog::{Kind, Snapshot};
use crate::error::Error;
use mappings::plan::in_parts;
use mappings::rows::Rows;
use mappings::value::Value;
use rapidhash::v3::rapidhash_v3;
use regex::bytes::{Regex, RegexBuilder};
use roaring::RoaringTreemap;
use rust_decimal::Decimal;
use std::path::PathBuf;
use std::sync::Arc;

/// Fields that a search looks in.
const SEARCHED: [&str; 8] = [
    "id",
    "title",
    "brand",
    "gtin",
    "mpn",
    "item_group_id",
    "category",
    "color",
];
/// Characters of a text that count for its place.
const COMPARED: usize = 60;

/// What is asked of the catalog.
pub(super) struct Question {
    pub(super) snapshot: PathBuf,
    /// Words that must all be in a product, in capitals or not.
    pub(super) words: Vec<String>,
    /// Only these rows, with a print of the condition that they fulfil and of what it depends on.
    pub(super) only: Option<(u64, Arc<RoaringTreemap>)>,
    /// Field to sort by.
    pub(super) sort: Option<String>,
    pub(super) descending: bool,
}

/// The answer: rows of the catalog in order; `None` for all of them as they are.
pub(super) type Order = Option<Arc<Vec<u32>>>;

/// The answers to the last questions, and the rows of the conditions in them.
#[derive(Default)]
pub(super) struct Orders {
    known: Kept<Vec<u32>>,
    pub(super) matching: Kept<RoaringTreemap>,
}

#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Number(Decimal),
    Text(Box<str>),
}

impl Orders {
    /// The order of a catalog; works it out when it was not asked lately.
    pub(super) fn order(
        &self,
        snapshot: &Snapshot,
        question: &Question,
        threads: usize,
    ) -> Result<Order, Error> {
        if question.words.is_empty() && question.sort.is_none() && question.only.is_none() {
            return Ok(None);
        }
        let order = self
            .known
            .get(question.print(), || answer(snapshot, question, threads))?;
        Ok(Some(order))
    }
}

fn answer(snapshot: &Snapshot, question: &Question, threads: usize) -> Result<Vec<u32>, Error> {
    let patterns = question.words.iter().map(|word| pattern(word));
    let Some(patterns) = patterns.collect::<Option<Vec<Regex>>>() else {
        return Ok(Vec::new());
    };
    let parts = in_parts(snapshot.batches(), threads, |batches| {
        batches
            .map(|batch| found(snapshot, question, &patterns, batch))
            .collect::<Result<Vec<_>, Error>>()
    })?;
    let mut rows: Vec<(Option<Key>, u32)> = parts.into_iter().flatten().flatten().collect();
    rows.sort_unstable_by(|(one, first), (other, second)| {
        let by_value = match (one, other) {
            (Some(one), Some(other)) if question.descending => other.cmp(one),
            (Some(one), Some(other)) => one.cmp(other),
            // What has nothing to be compared by comes last, whichever way.
            (one, other) => one.is_none().cmp(&other.is_none()),
        };
        by_value.then(first.cmp(second))
    });
    Ok(rows.into_iter().map(|(_, row)| row).collect())
}

/// The products of a batch that a question asks for, each with what it is sorted by.
fn found(
    snapshot: &Snapshot,
    question: &Question,
    patterns: &[Regex],
    batch: usize,
) -> Result<Vec<(Option<Key>, u32)>, Error> {
    let sort = question
        .sort
        .as_deref()
        .and_then(|name| snapshot.field(name));
    let mut fields = vec![sort];
    if !question.words.is_empty() {
        fields.extend(SEARCHED.map(|name| snapshot.field(name)));
    }
    let text =
        sort.is_some_and(|sort| matches!(snapshot.fields()[sort].kind, Kind::Text | Kind::List));
    let rows = snapshot.batch(batch, &fields)?;
    let mut has_all = vec![true; rows.len()];
    for pattern in patterns {
        let mut has = vec![false; rows.len()];
        for field in 1..fields.len() {
            rows.containing(field, pattern, |row| has[row] = true);
        }
        has_all
            .iter_mut()
            .zip(has)
            .for_each(|(all, has)| *all &= has);
    }
    let mut all = Vec::new();
    for row in (0..rows.len()).filter(|&row| has_all[row]) {
        let number = rows.first() + row as u64;
        if question
            .only
            .as_ref()
            .is_some_and(|(_, only)| !only.contains(number))
        {
            continue;
        }
        let key = sort.and_then(|_| key(&rows.value(0, row), text));
        all.push((key, number as u32));
    }
    Ok(all)
}

/// Finds a word in capitals or not; `None` for one so long that no product has it.
fn pattern(word: &str) -> Option<Regex> {
    let mut word = RegexBuilder::new(&regex::escape(word));
    word.case_insensitive(true).build().ok()
}

fn key(value: &Value<'_>, text: bool) -> Option<Key> {
    match value {
        Value::Missing => None,
        Value::Time(time) => Some(Key::Number(time.timestamp().as_microsecond().into())),
        value if !text => value.to_decimal().map(Key::Number).or_else(|| {
            let text = value.to_text();
            Some(Key::Text(text.as_ref().into()))
        }),
        value => {
            let text = value.to_text();
            let folded = text.chars().take(COMPARED).flat_map(char::to_lowercase);
            Some(Key::Text(folded.collect::<String>().into()))
        }
    }
}

impl Question {
    /// The words of a search.
    pub(super) fn words(search: &str) -> Vec<String> {
        search.split_whitespace().map(str::to_owned).collect()
    }

    fn print(&self) -> u64 {
        let only = self.only.as_ref().map(|(print, _)| print);
        let text = format!(
            "{} {:?} {only:?} {:?} {}",
            self.snapshot.display(),
            self.words,
            self.sort,
            self.descending
        );
        rapidhash_v3(text.as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_compared_as_numbers_and_texts_without_capitals() {
        let number = key(&Value::Integer(9), false).zip(key(&Value::Integer(10), false));
        assert!(number.is_some_and(|(nine, ten)| nine < ten));
        let text = key(&Value::text("Äpfel"), true).zip(key(&Value::text("äpfel"), true));
        assert!(text.is_some_and(|(one, other)| one == other));
        assert!(key(&Value::Missing, true).is_none());
    }
}
