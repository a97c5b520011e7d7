//! Shops: those opened lately, making one from a feed or the example, opening one from its folder.

use super::tasks::ShopRequest;
use super::{ApiError, App, Nothing};
use crate::error::Error;
use crate::example::Language;
use crate::inspect::{self, Inspection};
use crate::shop::{self, CountryDefaults, Guess, Shop, ShopConfig};
use feeds::options::ReadOptions;
use feeds::transports::{FetchOptions, fetch};
use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Most shops on the list.
const REMEMBERED: usize = 20;

/// What the first screen shows.
#[derive(Serialize, JsonSchema)]
pub(super) struct Welcome {
    /// Shops opened lately, the last one first.
    pub recent: Vec<RecentShop>,
    /// Folder in which new shops are made unless another is named.
    pub home: String,
}

/// A shop that was opened.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub(super) struct RecentShop {
    /// Its folder.
    pub folder: String,
    /// Its name.
    pub name: String,
    /// When it was opened (RFC 3339).
    pub opened: String,
    /// The folder is not there now.
    #[serde(default)]
    pub missing: bool,
}

/// The folder of a shop.
#[derive(Serialize, JsonSchema)]
pub(super) struct OpenedShop {
    /// Its folder.
    pub folder: String,
}

/// A feed to be looked at.
#[derive(Deserialize, JsonSchema)]
pub(super) struct InspectRequest {
    /// A file or an http(s) address.
    pub place: String,
    /// How it is read, where the detected way is wrong.
    #[serde(default)]
    pub read: ReadOptions,
}

/// A feed that was looked at.
#[derive(Serialize, JsonSchema)]
pub(super) struct Inspected {
    /// It was dropped on the screens: it goes into the folder of the shop that takes it.
    pub copied: bool,
    /// What the feed is.
    pub inspection: Inspection,
    /// A folder that a shop for it could have.
    pub folder: String,
    /// The settings that a shop for it probably has; empty what the feed does not tell: a person says it.
    pub settings: ShopConfig,
    /// Its prices tell the currency.
    pub currency_told: bool,
    /// What goes with a country that is chosen.
    pub countries: Vec<CountryDefaults>,
}

/// A shop to be made.
#[derive(Deserialize, JsonSchema)]
pub(super) struct CreateRequest {
    /// The product feed: a file or an http(s) address.
    pub place: String,
    /// The folder to make.
    pub folder: String,
    /// Partners to make a mapping for.
    pub partners: Vec<String>,
    /// The settings of the shop; those that the feed suggests when left out.
    #[serde(default)]
    pub settings: Option<ShopConfig>,
}

/// The example to be made.
#[derive(Deserialize, JsonSchema)]
pub(super) struct ExampleRequest {
    /// What its rules and labels are written in; one that is there stays as it is.
    #[serde(default)]
    pub language: Language,
}

fn list(app: &App) -> Vec<RecentShop> {
    let text = std::fs::read_to_string(app.settings.join("shops.json")).unwrap_or_default();
    // A list that cannot be read is no list: it is only a convenience.
    serde_json::from_str(&text).unwrap_or_default()
}

fn keep(app: &App, list: &[RecentShop]) -> Result<(), Error> {
    let path = app.settings.join("shops.json");
    let text = serde_json::to_string_pretty(list).unwrap_or_default();
    shop::put(&path, &text).map_err(Error::disk(&path))
}

/// Puts a shop at the top of the list. Returns its folder in full.
pub(super) fn remember(app: &App, folder: &Path) -> Result<String, Error> {
    let folder = std::fs::canonicalize(folder).map_err(Error::disk(folder))?;
    let opened = Shop::open(&folder)?;
    let folder = folder.display().to_string();
    let mut shops = list(app);
    shops.retain(|shop| shop.folder != folder);
    shops.insert(
        0,
        RecentShop {
            folder: folder.clone(),
            name: opened.config.name,
            opened: app.now().timestamp().to_string(),
            missing: false,
        },
    );
    shops.truncate(REMEMBERED);
    keep(app, &shops)?;
    Ok(folder)
}

fn home() -> PathBuf {
    let base = dirs::document_dir().filter(|folder| folder.is_dir());
    base.or_else(dirs::home_dir)
        .unwrap_or_default()
        .join("Feedmill")
}

pub(super) fn there(app: &App) -> Vec<(PathBuf, String)> {
    let shops = list(app).into_iter();
    let named = shops.map(|shop| (PathBuf::from(shop.folder), shop.name));
    named
        .filter(|(folder, _)| folder.join("shop.toml").is_file())
        .collect()
}

pub(super) fn welcome(app: &Arc<App>, _: Nothing) -> Result<Welcome, ApiError> {
    let mut recent = list(app);
    for shop in &mut recent {
        shop.missing = !Path::new(&shop.folder).join("shop.toml").is_file();
    }
    Ok(Welcome {
        recent,
        home: home().display().to_string(),
    })
}

pub(super) fn inspect(app: &Arc<App>, request: InspectRequest) -> Result<Inspected, ApiError> {
    let cache = tempfile::tempdir().map_err(Error::disk(&std::env::temp_dir()))?;
    let place = request.place.trim();
    let options = FetchOptions::default();
    let fetched = fetch(place, &options, cache.path()).map_err(Error::from)?;
    let profiled = inspect::profile(&fetched, &request.read)?;
    let Guess {
        mut config,
        country,
        language,
        currency,
    } = shop::guessed(place, &profiled);
    if !country {
        config.country.clear();
        config.time_zone.clear();
        config.vat_rate = Decimal::ZERO;
        if !language {
            config.language.clear();
        }
        if !currency {
            config.currency.clear();
        }
    }
    Ok(Inspected {
        copied: Path::new(place).starts_with(app.inbox()),
        settings: config,
        currency_told: currency,
        countries: shop::countries(),
        inspection: inspect::told(profiled),
        folder: free(&home(), &named(place)).display().to_string(),
    })
}

/// A name for the shop of a feed: the host of an address, the name of a file.
fn named(place: &str) -> String {
    let name = match place.split_once("://") {
        Some((_, rest)) => rest.split(['/', '?', ':']).next().unwrap_or_default(),
        None => Path::new(place)
            .file_stem()
            .and_then(|stem| stem.to_str())
            .unwrap_or_default(),
    };
    let name = name.strip_prefix("www.").unwrap_or(name);
    let plain = |c: char| {
        if c.is_alphanumeric() || "-_.".contains(c) {
            c
        } else {
            '-'
        }
    };
    let name: String = name.chars().map(plain).collect();
    let name = name.trim_matches(['-', '.']);
    if name.is_empty() { "shop" } else { name }.to_owned()
}

/// The first folder of that name, with a number where it is taken.
fn free(home: &Path, name: &str) -> PathBuf {
    let mut folder = home.join(name);
    for number in 2.. {
        if !folder.exists() {
            break;
        }
        folder = home.join(format!("{name}-{number}"));
    }
    folder
}

pub(super) fn create(app: &Arc<App>, request: CreateRequest) -> Result<OpenedShop, ApiError> {
    let folder = PathBuf::from(request.folder.trim());
    if !folder.is_absolute() {
        let with = [("folder", request.folder)];
        return Err(ApiError::asked("not_whole_path", with, "begin_with_root"));
    }
    let place = request.place.trim();
    let dropped = Path::new(place);
    if !dropped.starts_with(app.inbox()) {
        shop::create(&folder, place, &request.partners, request.settings)?;
        return opened(app, &folder);
    }
    if folder.join("shop.toml").exists() {
        let with = [("folder", folder.display().to_string())];
        return Err(ApiError::asked("shop_there", with, "other_folder"));
    }
    move_in(&folder, dropped, |moved| {
        shop::create(&folder, moved, &request.partners, request.settings)?;
        Ok(())
    })?;
    opened(app, &folder)
}

/// A file that was dropped on the screens belongs to nobody else: it moves in with the shop, in `source/`, when what is
/// done with it there succeeds; else it stays where it was, to be tried again.
pub(super) fn move_in(
    folder: &Path,
    dropped: &Path,
    use_it: impl FnOnce(&str) -> Result<(), ApiError>,
) -> Result<(), ApiError> {
    let inside = folder.join("source");
    std::fs::create_dir_all(&inside).map_err(Error::disk(&inside))?;
    let moved = inside.join(dropped.file_name().unwrap_or_default());
    if moved.exists() {
        let with = [("file", moved.display().to_string())];
        return Err(ApiError::asked("file_there", with, "other_name"));
    }
    std::fs::copy(dropped, &moved).map_err(Error::disk(dropped))?;
    if let Err(error) = use_it(&moved.display().to_string()) {
        drop(std::fs::remove_file(&moved));
        return Err(error);
    }
    std::fs::remove_file(dropped).map_err(Error::disk(dropped))?;
    Ok(())
}

pub(super) fn example(app: &Arc<App>, request: ExampleRequest) -> Result<OpenedShop, ApiError> {
    let folder = home().join("example");
    if !folder.join("shop.toml").is_file() {
        crate::example::write(&folder, request.language)?;
    }
    opened(app, &folder)
}

pub(super) fn open(app: &Arc<App>, request: ShopRequest) -> Result<OpenedShop, ApiError> {
    let folder = Path::new(request.shop.trim());
    let wrong = match (folder.is_dir(), folder.join("shop.toml").is_file()) {
        (false, _) => Some("no_folder"),
        (true, false) => Some("no_shop_there"),
        (true, true) => None,
    };
    match wrong {
        Some(wrong) => {
            let with = [("folder", folder.display().to_string())];
            Err(ApiError::asked(wrong, with, "choose_shop"))
        }
        None => opened(app, folder),
    }
}

fn opened(app: &App, folder: &Path) -> Result<OpenedShop, ApiError> {
    let folder = remember(app, folder)?;
    Ok(OpenedShop { folder })
}

pub(super) fn forget(app: &Arc<App>, request: ShopRequest) -> Result<Nothing, ApiError> {
    let mut shops = list(app);
    shops.retain(|shop| shop.folder != request.shop);
    keep(app, &shops)?;
    Ok(Nothing {})
}
