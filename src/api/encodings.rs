//! How the letters of a source would read in other encodings, for a person to choose by eye. Choosing is in `source.rs`.

use super::source::{SourceRequest, config};
use super::{ApiError, App, sessions};
use crate::error::Error;
use crate::fetch;
use feeds::options::ReadOptions;
use feeds::record::Records;
use feeds::transports::Fetched;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Those that feeds of shops are in.
const OFFERED: [&str; 14] = [
    "utf-8",
    "windows-1252",
    "iso-8859-15",
    "windows-1250",
    "iso-8859-2",
    "windows-1251",
    "windows-1253",
    "windows-1254",
    "cp850",
    "cp858",
    "cp437",
    "cp852",
    "macintosh",
    "utf-16le",
];
/// Records that are looked through.
const LOOKED: usize = 2000;
/// Most values told.
const TOLD: usize = 4;
/// Characters told on each side of the first that is not ASCII.
const AROUND: usize = 14;

/// An encoding, and what the source says in it.
#[derive(Serialize, JsonSchema)]
pub(super) struct EncodingTold {
    /// Its label.
    pub encoding: String,
    /// The same few values in each encoding, around their first letter that is not ASCII; empty when the source holds
    /// none.
    pub values: Vec<String>,
}

pub(super) fn encodings(
    _: &Arc<App>,
    request: SourceRequest,
) -> Result<Vec<EncodingTold>, ApiError> {
    let shop = sessions::shop(&request.shop)?;
    let config = config(&shop, &request.source)?;
    let fetched = fetch::source(&shop, &request.source, config)?;
    let places = foreign(&read(&fetched, &config.read)?);
    let now = config.read.encoding.as_deref().unwrap_or_default();
    let own = Some(now).filter(|now| !now.is_empty() && !OFFERED.contains(now));
    let mut told: Vec<EncodingTold> = Vec::new();
    for encoding in own.into_iter().chain(OFFERED) {
        let options = ReadOptions {
            encoding: Some(encoding.to_owned()),
            ..config.read.clone()
        };
        // What is no table in an encoding is not in it.
        let Ok(records) = read(&fetched, &options) else {
            continue;
        };
        let values: Vec<String> = places
            .iter()
            .filter_map(|(row, cell)| Some(excerpt(records.get(*row)?.get(*cell)?)))
            .collect();
        // Where all read alike, the first, which is more usual, stands for them.
        let known = told.iter().any(|other| other.values == values);
        if encoding == now || values.len() == places.len() && (!known || places.is_empty()) {
            told.push(EncodingTold {
                encoding: encoding.to_owned(),
                values,
            });
        }
    }
    Ok(told)
}

/// The texts of the first records.
fn read(fetched: &Fetched, options: &ReadOptions) -> Result<Vec<Vec<String>>, Error> {
    let mut opened = feeds::open::open(&fetched.path, &fetched.name, options)?;
    let mut records = Records::new();
    opened.reader.read(&mut records, LOOKED)?;
    let texts = records.iter().map(|record| {
        let cells = record.cells().iter();
        cells.map(|cell| record.text(cell).to_owned()).collect()
    });
    Ok(texts.collect())
}

/// Record and cell of the first values that are not ASCII, each value once.
fn foreign(records: &[Vec<String>]) -> Vec<(usize, usize)> {
    let mut seen = BTreeSet::new();
    let mut places = Vec::new();
    for (row, cells) in records.iter().enumerate() {
        for (cell, text) in cells.iter().enumerate() {
            if places.len() < TOLD && !text.is_ascii() && seen.insert(excerpt(text)) {
                places.push((row, cell));
            }
        }
    }
    places
}

fn excerpt(text: &str) -> String {
    let first = text.chars().position(|sign| !sign.is_ascii()).unwrap_or(0);
    let from = first.saturating_sub(AROUND);
    text.chars().skip(from).take(2 * AROUND).collect()
}
