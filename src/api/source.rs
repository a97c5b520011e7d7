//! A source: what it is and why, column by column, and the overrides of what was detected.

use super::edits;
use super::sessions;
use super::{ApiError, App, Nothing};
use crate::fetch;
use crate::inspect::{self, Inspection};
use crate::notes::Note;
use crate::shop::Shop;
use crate::shop::source::{ColumnConfig, SourceConfig};
use crate::troubles::trouble;
use feeds::detect::Decision;
use feeds::options::ReadOptions;
use feeds::record::Records;
use mappings::fields;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value as Json};
use std::sync::Arc;

/// Records shown as they are read.
const SHOWN: usize = 20;

/// A source of a shop.
#[derive(Deserialize, JsonSchema)]
pub(super) struct SourceRequest {
    /// Folder of the shop.
    pub shop: String,
    /// Name of the source.
    pub source: String,
}

/// What a source is.
#[derive(Serialize, JsonSchema)]
pub(super) struct SourceScreen {
    /// What the shop says of it.
    pub config: SourceConfig,
    /// What it is, read as the shop says.
    pub inspection: Inspection,
    /// What it looks like when nobody says anything: the reasons of what was written down, and whether that still holds.
    pub looks: Vec<Decision>,
    /// The beginning of its text as it stands, decoded; empty for a workbook.
    pub beginning: String,
    /// Its first records, read so: the texts in the order of the columns.
    pub head: Vec<Vec<Option<String>>>,
    /// The product fields that a column can fill.
    pub fields: Vec<ProductField>,
}

/// A product field.
#[derive(Serialize, JsonSchema)]
pub(super) struct ProductField {
    /// Its name.
    pub name: String,
    /// What it means.
    pub about: String,
    /// Never sent unless a mapping says so expressly.
    pub private: bool,
}

/// An override of how a source is read.
#[derive(Deserialize, JsonSchema)]
pub(super) struct ReadingRequest {
    /// Folder of the shop.
    pub shop: String,
    /// Name of the source.
    pub source: String,
    /// The key of `[read]`: `encoding`, `delimiter`, ...
    pub key: String,
    /// What it should be; detected again when left out.
    pub value: Option<String>,
}

/// What a column should be.
#[derive(Deserialize, JsonSchema)]
pub(super) struct ColumnRequest {
    /// Folder of the shop.
    pub shop: String,
    /// Name of the source.
    pub source: String,
    /// The column.
    pub column: String,
    /// What it is; not listed any more when left out.
    pub config: Option<ColumnConfig>,
}

pub(super) fn config<'s>(shop: &'s Shop, source: &str) -> Result<&'s SourceConfig, ApiError> {
    shop.sources.get(source).ok_or_else(|| {
        let with = [("source", source.to_owned())];
        ApiError::asked("no_source", with, "perhaps_renamed")
    })
}

pub(super) fn source(_: &Arc<App>, request: SourceRequest) -> Result<SourceScreen, ApiError> {
    let shop = sessions::shop(&request.shop)?;
    let config = config(&shop, &request.source)?;
    let fetched = fetch::source(&shop, &request.source, config)?;
    let inspection = inspect::told(inspect::profile(&fetched, &config.read)?);
    let mut opened = feeds::open::open(&fetched.path, &fetched.name, &config.read)
        .map_err(crate::error::Error::from)?;
    // What can be read only as the shop says looks like nothing.
    let looks = feeds::open::open(&fetched.path, &fetched.name, &ReadOptions::default())
        .map_or_else(|_| Vec::new(), |opened| opened.detected.decisions);
    let beginning = std::mem::take(&mut opened.beginning);
    let mut records = Records::new();
    opened
        .reader
        .read(&mut records, SHOWN)
        .map_err(crate::error::Error::from)?;
    let head = records.iter().map(|record| {
        let mut texts = vec![None; inspection.columns.len()];
        for cell in record.cells() {
            if let Some(text) = texts.get_mut(cell.column as usize) {
                *text = Some(record.text(cell).to_owned());
            }
        }
        texts
    });
    Ok(SourceScreen {
        looks,
        beginning,
        head: head.collect(),
        config: config.clone(),
        fields: fields::all()
            .flat_map(|field| {
                let members = field
                    .members
                    .iter()
                    .map(|member| (format!("{}/{}", field.name, member.name), field));
                let own = field
                    .members
                    .is_empty()
                    .then(|| (field.name.to_owned(), field));
                own.into_iter().chain(members).collect::<Vec<_>>()
            })
            .map(|(name, field)| ProductField {
                name,
                about: field.doc.to_owned(),
                private: field.private,
            })
            .collect(),
        inspection,
    })
}

pub(super) fn set_reading(app: &Arc<App>, request: ReadingRequest) -> Result<Nothing, ApiError> {
    let shop = sessions::shop(&request.shop)?;
    let mut config = config(&shop, &request.source)?.clone();
    let mut read = match serde_json::to_value(&config.read) {
        Ok(Json::Object(read)) => read,
        _ => Map::new(),
    };
    let told = request.value.clone().unwrap_or_else(|| "detected".into());
    match request.value {
        None => drop(read.remove(&request.key)),
        Some(value) => {
            let number = (request.key == "header_row").then(|| value.parse::<u64>());
            let value = match number {
                Some(Ok(row)) => Json::from(row),
                _ => Json::from(value),
            };
            read.insert(request.key.clone(), value);
        }
    }
    config.read = serde_json::from_value::<ReadOptions>(Json::Object(read))
        .map_err(|error| ApiError::request(error.to_string(), trouble("other_value", [])))?;
    // What cannot be read so is refused before it is saved.
    let fetched = fetch::source(&shop, &request.source, &config)?;
    feeds::open::open(&fetched.path, &fetched.name, &config.read)
        .map_err(crate::error::Error::from)?;
    let file = format!("feeds/{}.toml", request.source);
    let note = Note::reading(&request.source, &request.key, told);
    edits::save(app, &shop, &file, &config, note)?;
    Ok(Nothing {})
}

pub(super) fn set_column(app: &Arc<App>, request: ColumnRequest) -> Result<Nothing, ApiError> {
    let shop = sessions::shop(&request.shop)?;
    let mut config = config(&shop, &request.source)?.clone();
    let column = request.column;
    let field = request
        .config
        .as_ref()
        .and_then(|config| config.field.clone());
    if let Some(field) = &field {
        let taken = config
            .columns
            .iter()
            .find(|(name, other)| **name != column && other.field.as_ref() == Some(field));
        if let Some((name, _)) = taken {
            let with = [("field", field.clone()), ("column", name.clone())];
            return Err(ApiError::asked("filled_already", with, "take_away_there"));
        }
    }
    let note = match &field {
        Some(field) => Note::column_set(&request.source, &column, field),
        None => Note::column_own(&request.source, &column),
    };
    match request.config {
        Some(wanted) => drop(config.columns.insert(column, wanted)),
        None => drop(config.columns.remove(&column)),
    }
    let file = format!("feeds/{}.toml", request.source);
    edits::save(app, &shop, &file, &config, note)?;
    Ok(Nothing {})
}
