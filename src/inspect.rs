//! Inspect: reads any feed and tells what it is, column by column, without a shop.

mod variants;

pub use variants::Variants;

use crate::error::Error;
use crate::report::VERSION;
use feeds::detect::Detected;
use feeds::error::RecordIssue;
use feeds::options::ReadOptions;
use feeds::said::Said;
use feeds::transports::{FetchOptions, Fetched, fetch};
use feeds::types::{ColumnProfile, Profiler};
use mappings::matching::{ColumnSummary, Suggestion, suggest};
use schemars::JsonSchema;
use serde::Serialize;
use std::path::Path;

/// Issues told of a feed.
const ISSUES: usize = 20;

/// What a feed is.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Inspection {
    /// Version of this shape.
    pub version: u32,
    /// The place, without credentials.
    pub place: String,
    /// Format, encoding, delimiter, item path and so on, with the reason of each decision.
    #[serde(flatten)]
    pub detected: Detected,
    /// Records.
    pub rows: u64,
    /// The columns.
    pub columns: Vec<Column>,
    /// What the rows are where a product has several.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub variants: Option<Variants>,
    /// Records that are not as they should be; the first ones.
    pub issues: Vec<String>,
    /// The same, for a program.
    pub found: Vec<Found>,
}

/// A column and the product field it probably fills.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Column {
    /// What the column is.
    #[serde(flatten)]
    pub profile: ColumnProfile,
    /// The product field; none when nothing fits.
    pub field: Option<String>,
    /// How sure that is, in percent.
    pub confidence: u8,
    /// Why, in words.
    pub why: String,
    /// The same as a message with an id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub said: Option<Said>,
}

/// A record that is not as it should be.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Found {
    /// Stable name of what is wrong: `ragged_row`, `invalid_characters`, ...
    pub code: &'static str,
    /// Line, from 1; 0 when the format has no lines.
    pub line: u64,
    /// Record, from 1; 0 when it is not known.
    pub item: u64,
}

/// Reads the whole feed at `place` once. Fails when it cannot be fetched or read to its end.
pub fn inspect(
    place: &str,
    options: &ReadOptions,
    fetching: &FetchOptions,
    cache: &Path,
) -> Result<Inspection, Error> {
    Ok(told(profile(&fetch(place, fetching, cache)?, options)?))
}

/// What a feed is that was read.
pub(crate) fn told(profiled: Profiled) -> Inspection {
    let Profiled {
        place,
        detected,
        rows,
        columns,
        suggestions,
        variants,
        issues,
    } = profiled;
    let columns = columns.into_iter().map(|profile| {
        let found = suggestions
            .iter()
            .find(|found| found.column == profile.name);
        Column {
            field: found.map(|found| found.field.clone()),
            confidence: found.map_or(0, |found| found.confidence),
            why: found.map(|found| found.why.clone()).unwrap_or_default(),
            said: found.map(|found| found.said.clone()),
            profile,
        }
    });
    Inspection {
        version: VERSION,
        place,
        detected,
        rows,
        columns: columns.collect(),
        variants,
        found: issues.iter().map(found).collect(),
        issues: issues
            .iter()
            .map(|issue| format!("{}: {}", issue.at, issue.message))
            .collect(),
    }
}

/// A feed that was read to its end.
pub(crate) struct Profiled {
    place: String,
    pub(crate) detected: Detected,
    rows: u64,
    pub(crate) columns: Vec<ColumnProfile>,
    pub(crate) suggestions: Vec<Suggestion>,
    pub(crate) variants: Option<Variants>,
    issues: Vec<RecordIssue>,
}

/// Reads a whole fetched feed once and looks at its columns; once more where its rows may be variants.
pub(crate) fn profile(fetched: &Fetched, options: &ReadOptions) -> Result<Profiled, Error> {
    let mut opened = feeds::open::open(&fetched.path, &fetched.name, options)?;
    let mut profiler = Profiler::new();
    let mut rows = 0;
    opened.reader.batches(&mut |batch, _| {
        rows += batch.len() as u64;
        profiler.see(batch);
    })?;
    let columns = profiler.finish(opened.reader.columns());
    let summaries: Vec<ColumnSummary> = columns.iter().map(summary).collect();
    let mut suggestions = suggest(&summaries);
    let variants = variants::find(fetched, options, &columns, &suggestions)?;
    if let Some(variants) = &variants {
        suggestions.retain(|found| !variants.config.fills(&found.field));
    }
    let issues = opened.reader.issues().into_iter().take(ISSUES);
    Ok(Profiled {
        place: fetched.name.clone(),
        detected: opened.detected,
        rows,
        suggestions,
        variants,
        columns,
        issues: issues.collect(),
    })
}

fn found(issue: &RecordIssue) -> Found {
    Found {
        code: issue.code,
        line: issue.at.line.unwrap_or(0),
        item: issue.at.item.unwrap_or(0),
    }
}

fn summary(column: &ColumnProfile) -> ColumnSummary {
    ColumnSummary {
        name: column.name.clone(),
        kind: column.kind,
        filled: column.filled as f32 / column.rows.max(1) as f32,
        // An estimate may be above what it estimates.
        distinct: (column.distinct as f32 / column.filled.max(1) as f32).min(1.0),
        samples: column.samples.clone(),
    }
}
