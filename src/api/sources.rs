//! The sources of a shop: one added, described anew, taken away. How one is read and what its columns are is `source`'s.

use super::source::{SourceRequest, config};
use super::{ApiError, App, Nothing, edits, sessions, shops};
use crate::error::Error;
use crate::fetch;
use crate::inspect::profile;
use crate::notes::Note;
use crate::shop::source::{Role, SourceConfig};
use crate::shop::{Shop, described};
use feeds::options::ReadOptions;
use feeds::transports::{FetchOptions, fetch};
use hashbrown::HashSet;
use mappings::rows::Rows;
use rapidhash::v3::rapidhash_v3;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;
use std::path::Path;
use std::sync::Arc;

/// Rows of a feed that are looked at for what joins it.
const ROWS: u64 = 200_000;
/// Product fields by which a feed may name a product.
const NAMING: [&str; 4] = ["id", "gtin", "mpn", "item_group_id"];

/// A feed that may become a source.
#[derive(Deserialize, JsonSchema)]
pub(super) struct MatchRequest {
    /// Folder of the shop.
    pub shop: String,
    /// A file or an http(s) address.
    pub place: String,
}

/// A column that names products.
#[derive(Serialize, JsonSchema)]
pub(super) struct KeyMatch {
    /// The column.
    pub key: String,
    /// The product field that it is compared with.
    pub to: String,
    /// Rows in which it names a product of the catalog.
    pub matched: u64,
    /// Rows that were looked at.
    pub rows: u64,
}

/// A source to be added.
#[derive(Deserialize, JsonSchema)]
pub(super) struct AddRequest {
    /// Folder of the shop.
    pub shop: String,
    /// A file or an http(s) address.
    pub place: String,
    /// What it is called: letters, digits, `-` and `_`.
    pub name: String,
    /// What it is for.
    pub role: Role,
    /// With role `join`: the column that names the product.
    #[serde(default)]
    pub key: Option<String>,
    /// With role `join`: the product field that `key` is compared with.
    #[serde(default)]
    pub to: Option<String>,
}

/// A source as it is to be.
#[derive(Deserialize, JsonSchema)]
pub(super) struct SetRequest {
    /// Folder of the shop.
    pub shop: String,
    /// Name of the source.
    pub source: String,
    /// All that is said of it.
    pub config: SourceConfig,
}

/// Tells by which columns a feed names products, the one with the most such rows first; its first 200,000 rows are looked at.
pub(super) fn matches(_: &Arc<App>, request: MatchRequest) -> Result<Vec<KeyMatch>, ApiError> {
    let shop = sessions::shop(&request.shop)?;
    let snapshot = sessions::catalog(&shop)?;
    let fields = NAMING.map(|name| snapshot.field(name));
    let mut known = NAMING.map(|_| HashSet::new());
    for batch in 0..snapshot.batches() {
        let products = snapshot.batch(batch, &fields)?;
        for (field, known) in known.iter_mut().enumerate() {
            let values = (0..products.len()).map(|row| products.value(field, row));
            let present = values.filter(|value| !value.is_missing());
            known.extend(present.map(|value| rapidhash_v3(value.to_text().as_bytes())));
        }
    }
    let cache = tempfile::tempdir().map_err(Error::disk(&std::env::temp_dir()))?;
    let place = shop.place(request.place.trim());
    let fetched = fetch(&place, &FetchOptions::default(), cache.path()).map_err(Error::from)?;
    let options = ReadOptions::default();
    let mut opened =
        feeds::open::open(&fetched.path, &fetched.name, &options).map_err(Error::from)?;
    let mut matched: Vec<[u64; NAMING.len()]> = Vec::new();
    let mut rows = 0;
    let looked = opened.reader.batches(&mut |batch, _| {
        let left = ROWS.saturating_sub(rows);
        for record in batch.iter().take(left as usize) {
            rows += 1;
            for cell in record.cells() {
                let column = cell.column as usize;
                if matched.len() <= column {
                    matched.resize(column + 1, NAMING.map(|_| 0));
                }
                let print = rapidhash_v3(record.text(cell).trim().as_bytes());
                for (count, known) in matched[column].iter_mut().zip(&known) {
                    *count += u64::from(known.contains(&print));
                }
            }
        }
    });
    looked.map_err(Error::from)?;
    let columns = opened.reader.columns().iter().zip(&matched);
    let best = columns.filter_map(|(key, counts)| {
        // Of fields that name as many, the first.
        let (to, matched) = NAMING
            .iter()
            .zip(counts)
            .rev()
            .max_by_key(|(_, count)| **count)?;
        (*matched > 0).then(|| KeyMatch {
            key: key.clone(),
            to: (*to).to_owned(),
            matched: *matched,
            rows,
        })
    });
    let mut found: Vec<KeyMatch> = best.collect();
    found.sort_by_key(|found| Reverse(found.matched));
    Ok(found)
}

pub(super) fn add(app: &Arc<App>, request: AddRequest) -> Result<Nothing, ApiError> {
    let shop = sessions::shop(&request.shop)?;
    let name = request.name.trim();
    if !edits::names_a_file(name) {
        let with = [("name", name.to_owned())];
        return Err(ApiError::asked("bad_name", with, "plain_name"));
    }
    if shop.sources.contains_key(name) {
        let with = [("name", name.to_owned())];
        return Err(ApiError::asked("name_taken", with, "other_name"));
    }
    let place = request.place.trim();
    let dropped = Path::new(place);
    if dropped.starts_with(app.inbox()) {
        shops::move_in(&shop.folder, dropped, |moved| {
            put(app, &shop, name, moved, &request)
        })?;
    } else {
        put(app, &shop, name, place, &request)?;
    }
    Ok(Nothing {})
}

/// Reads a feed once and writes down what it is. A product field that another source fills already stays that source's.
fn put(
    app: &App,
    shop: &Shop,
    name: &str,
    place: &str,
    request: &AddRequest,
) -> Result<(), ApiError> {
    // Kept where sources are: what comes down now is not brought again when they are read.
    let fetched = fetch::place(shop, place, &FetchOptions::default()).map_err(Error::from)?;
    let profiled = profile(&fetched, &ReadOptions::default())?;
    let mut config = described(&shop.folder, place, &profiled);
    config.role = request.role;
    config.variants.take_if(|_| request.role != Role::Append);
    config.key.clone_from(&request.key);
    config.to.clone_from(&request.to);
    if request.role != Role::Append {
        let others = shop
            .sources
            .values()
            .flat_map(|source| source.columns.values());
        let taken: HashSet<&str> = others
            .filter_map(|column| column.field.as_deref())
            .collect();
        for column in config.columns.values_mut() {
            column.field = column
                .field
                .take()
                .filter(|field| !taken.contains(&**field));
        }
    }
    edits::save(
        app,
        shop,
        &format!("feeds/{name}.toml"),
        &config,
        Note::source_added(name),
    )
}

pub(super) fn set(app: &Arc<App>, request: SetRequest) -> Result<Nothing, ApiError> {
    let shop = sessions::shop(&request.shop)?;
    config(&shop, &request.source)?;
    // What cannot be fetched or read so is refused before it is saved.
    let fetched = fetch::source(&shop, &request.source, &request.config)?;
    feeds::open::open(&fetched.path, &fetched.name, &request.config.read).map_err(Error::from)?;
    let file = format!("feeds/{}.toml", request.source);
    let note = Note::source_set(&request.source);
    edits::save(app, &shop, &file, &request.config, note)?;
    Ok(Nothing {})
}

pub(super) fn remove(app: &Arc<App>, request: SourceRequest) -> Result<Nothing, ApiError> {
    let shop = sessions::shop(&request.shop)?;
    config(&shop, &request.source)?;
    let file = format!("feeds/{}.toml", request.source);
    edits::remove(app, &shop, &file, Note::source_removed(&request.source))?;
    Ok(Nothing {})
}
