//! A new shop folder from nothing but the place of a feed: everything that can be found out is written down, with the
//! confidence and the reason, for a person to confirm.

mod files;
mod guess;

pub use guess::CountryDefaults;
pub(crate) use guess::{Guess, countries};

use super::source::{ColumnConfig, SourceConfig};
use super::{ConfigError, ConfigErrors, ShopConfig};
use crate::error::Error;
use crate::inspect::{Profiled, Variants, profile};
use crate::report::VERSION;
use feeds::detect::Detected;
use feeds::options::ReadOptions;
use feeds::transports::{FetchOptions, fetch};
use feeds::types::{ColumnProfile, Type};
use mappings::fields::{self, Kind};
use mappings::matching::Suggestion;
use mappings::partners::PartnerSpec;
use schemars::JsonSchema;
use serde::Serialize;
use std::path::{Path, PathBuf};

/// What was made, and from what.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Created {
    /// Version of this shape.
    pub version: u32,
    /// The shop folder.
    pub folder: PathBuf,
    /// The files, in the order of writing.
    pub files: Vec<PathBuf>,
    /// The shop's settings as guessed.
    #[serde(rename = "shop")]
    pub config: ShopConfig,
    /// How the source is read, and why so.
    pub detected: Detected,
    /// The product fields that its columns fill.
    #[serde(rename = "fields")]
    pub suggestions: Vec<Suggestion>,
    /// What its rows are where a product has several.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub variants: Option<Variants>,
}

/// The settings that a shop with this feed probably has.
pub(crate) fn guessed(place: &str, profiled: &Profiled) -> Guess {
    guess::shop(place, &profiled.columns, &profiled.suggestions)
}

/// Makes a shop folder for the feed at `place`, with a mapping for each of the partners. Reads the whole feed; what it
/// says gives the settings when there are none. Fails when there is a shop already, a partner is not known, a setting is
/// wrong, or the feed cannot be read; then nothing is written.
pub fn create(
    folder: &Path,
    place: &str,
    partners: &[String],
    settings: Option<ShopConfig>,
) -> Result<Created, Error> {
    if folder.join("shop.toml").exists() {
        return Err(Error::Config {
            at: folder.join("shop.toml").display().to_string(),
            message: "there is a shop in this folder already".into(),
            hint: "give another folder, or add a source to feeds/ of this one".into(),
        });
    }
    for partner in partners {
        known(partner)?;
    }
    let cache = tempfile::tempdir().map_err(Error::disk(&std::env::temp_dir()))?;
    let (read, fetching) = (ReadOptions::default(), FetchOptions::default());
    let profiled = profile(&fetch(place, &fetching, cache.path())?, &read)?;
    let suggestions = &profiled.suggestions;
    let config = settings.unwrap_or_else(|| guessed(place, &profiled).config);
    let wrong = config.mistakes().into_iter();
    let wrong: Vec<_> = wrong
        .map(|(key, message, hint)| ConfigError::new("shop.toml", None, key, message, hint))
        .collect();
    if !wrong.is_empty() {
        return Err(ConfigErrors(wrong).into());
    }
    let source = described(folder, place, &profiled);
    let documents = files::documents(&config, &source, &profiled, suggestions, partners)?;
    let mut files = Vec::new();
    for (name, text) in documents {
        let path = folder.join(name);
        if let Some(parent) = path.parent() {
            std::fs::create_dir_all(parent).map_err(Error::disk(parent))?;
        }
        std::fs::write(&path, text).map_err(Error::disk(&path))?;
        files.push(path);
    }
    Ok(Created {
        version: VERSION,
        folder: folder.to_owned(),
        files,
        config,
        detected: profiled.detected,
        suggestions: profiled.suggestions,
        variants: profiled.variants,
    })
}

fn known(partner: &str) -> Result<(), Error> {
    let ids = || PartnerSpec::builtin().iter().map(|(id, _)| *id);
    if ids().any(|id| id == partner) {
        return Ok(());
    }
    let names: Vec<String> = ids().map(str::to_owned).collect();
    Err(Error::Config {
        at: "--partner".into(),
        message: format!("no partner is called \"{partner}\"").into(),
        hint: super::unknown::meant(partner, &names)
            .unwrap_or_else(|| format!("known partners: {}", names.join(", ")))
            .into(),
    })
}

/// The source with every decision spelled out.
pub(crate) fn described(folder: &Path, place: &str, profiled: &Profiled) -> SourceConfig {
    let detected = &profiled.detected;
    let columns = profiled.columns.iter().map(|column| {
        let mut suggestions = profiled.suggestions.iter();
        let suggestion = suggestions.find(|found| found.column == column.name);
        (
            column.name.clone(),
            column_config(column, suggestion.map(|found| found.field.as_str())),
        )
    });
    SourceConfig {
        place: within(folder, place),
        read: ReadOptions {
            format: Some(detected.format),
            encoding: detected.encoding.clone(),
            delimiter: detected.delimiter.clone(),
            quote: detected.quote.clone(),
            escape: detected.escape.clone(),
            header_row: detected.header_row,
            item_path: detected.item_path.clone(),
            sheet: detected.sheet.clone(),
            ..ReadOptions::default()
        },
        variants: profiled.variants.as_ref().map(|found| found.config.clone()),
        columns: columns.collect(),
        ..SourceConfig::default()
    }
}

/// A path from the shop folder where the feed is in it, a full one elsewhere; addresses as they are.
fn within(folder: &Path, place: &str) -> String {
    let (Ok(path), Ok(folder)) = (std::fs::canonicalize(place), std::path::absolute(folder)) else {
        return place.to_owned();
    };
    let folder = std::fs::canonicalize(&folder).unwrap_or(folder);
    path.strip_prefix(&folder)
        .unwrap_or(&path)
        .display()
        .to_string()
}

/// The convention of a column, in the type that its field has: a size of `38` is text, and a stock of `1` no yes.
fn column_config(column: &ColumnProfile, field: Option<&str>) -> ColumnConfig {
    let mut convention = column.convention.clone();
    let product_field = field
        .and_then(fields::find)
        .filter(|found| found.kind != Kind::Group);
    if let Some(product_field) = product_field {
        convention.kind = match (product_field.kind, convention.kind) {
            (_, Type::Empty) => own_type(product_field.kind),
            (Kind::Text, kind) if !matches!(kind, Type::Text | Type::Gtin | Type::Html) => {
                Type::Text
            }
            (Kind::Integer, Type::Boolean) => Type::Integer,
            (Kind::Decimal, Type::Boolean | Type::Integer) => Type::Decimal,
            (_, kind) => kind,
        };
        if convention.kind == Type::Text && !product_field.list {
            convention = feeds::types::Convention {
                missing: convention.missing,
                ..feeds::types::Convention::of(Type::Text)
            };
        }
    }
    ColumnConfig {
        field: field.map(str::to_owned),
        convention,
    }
}

fn own_type(kind: Kind) -> Type {
    match kind {
        Kind::Text | Kind::Group => Type::Text,
        Kind::Decimal => Type::Decimal,
        Kind::Integer => Type::Integer,
        Kind::Boolean => Type::Boolean,
        Kind::Time => Type::DateTime,
        Kind::Url => Type::Url,
    }
}

#[cfg(test)]
mod tests;
