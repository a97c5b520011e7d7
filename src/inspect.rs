//! Inspect: reads any feed and tells what it is, column by column, without a shop.

use crate::error::Error;
use feeds::detect::Detected;
use feeds::formats::Reader;
use feeds::options::ReadOptions;
use feeds::record::Records;
use feeds::transports::{FetchOptions, Fetched, fetch};
use feeds::types::{ColumnProfile, Profiler};
use mappings::matching::{ColumnSummary, Suggestion, suggest};
use schemars::JsonSchema;
use serde::Serialize;
use std::path::Path;

/// Records read at a time.
const BATCH: usize = 8192;

/// What a feed is.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Inspection {
    /// The place, without credentials.
    pub place: String,
    /// Format, encoding, delimiter, item path and so on, with the reason of each decision.
    #[serde(flatten)]
    pub detected: Detected,
    /// Records.
    pub rows: u64,
    /// The columns.
    pub columns: Vec<Column>,
    /// Records that are not as they should be; the first ones.
    pub issues: Vec<String>,
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
}

/// Reads the whole feed at `place` once. Fails when it cannot be fetched or read to its end.
pub fn inspect(
    place: &str,
    options: &ReadOptions,
    fetching: &FetchOptions,
    cache: &Path,
) -> Result<Inspection, Error> {
    file(&fetch(place, fetching, cache)?, options)
}

/// Reads a whole feed that has been fetched.
pub(crate) fn file(fetched: &Fetched, options: &ReadOptions) -> Result<Inspection, Error> {
    let mut opened = feeds::open::open(&fetched.path, &fetched.name, options)?;
    let (profiles, rows, issues) = profile(&mut *opened.reader)?;
    let mut columns: Vec<Column> = profiles
        .into_iter()
        .map(|profile| Column {
            profile,
            field: None,
            confidence: 0,
            why: String::new(),
        })
        .collect();
    for Suggestion {
        column,
        field,
        confidence,
        why,
    } in suggestions(&columns)
    {
        if let Some(known) = columns
            .iter_mut()
            .find(|known| known.profile.name == column)
        {
            known.field = Some(field);
            known.confidence = confidence;
            known.why = why;
        }
    }
    Ok(Inspection {
        place: fetched.name.clone(),
        detected: opened.detected,
        rows,
        columns,
        issues,
    })
}

fn suggestions(columns: &[Column]) -> Vec<Suggestion> {
    let summaries: Vec<ColumnSummary> = columns
        .iter()
        .map(|Column { profile, .. }| ColumnSummary {
            name: profile.name.clone(),
            kind: profile.kind,
            filled: profile.filled as f32 / profile.rows.max(1) as f32,
            distinct: profile.distinct as f32 / profile.filled.max(1) as f32,
            samples: profile.samples.clone(),
        })
        .collect();
    suggest(&summaries)
}

fn profile(reader: &mut dyn Reader) -> Result<(Vec<ColumnProfile>, u64, Vec<String>), Error> {
    let mut profiler = Profiler::new();
    let mut batch = Records::new();
    let mut rows = 0;
    let mut issues = Vec::new();
    while reader.read(&mut batch, BATCH)? > 0 {
        rows += batch.len() as u64;
        profiler.see(&batch);
        batch.clear();
        let found = reader.issues();
        let room = 20_usize.saturating_sub(issues.len());
        issues.extend(
            found
                .into_iter()
                .take(room)
                .map(|issue| format!("{}: {}", issue.at, issue.message)),
        );
    }
    Ok((profiler.finish(reader.columns()), rows, issues))
}
