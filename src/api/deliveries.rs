//! How a partner gets its feed: whether and when it is made, the places it is brought to and what came of it, and other
//! settings for all of that. Hosted addresses are `hosting`'s.

use super::mapping::config;
use super::outcome::MappingRequest;
use super::{ApiError, App, Nothing, edits, sessions};
use crate::deliver::{self, Trial};
use crate::mill;
use crate::notes::Note;
use crate::schedule::Schedule;
use crate::state::{Receipt, State};
use crate::watch::upcoming_by_partner;
use mappings::config::{DeliveryConfig, ScheduleConfig};
use mappings::partners::Delivery;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Receipts told.
const RECEIPTS: u32 = 20;
/// Planned runs told.
const NEXT: usize = 3;

/// How a partner gets its feed.
#[derive(Serialize, JsonSchema)]
pub(super) struct DeliveryTold {
    /// Whether the feed is made.
    pub on: bool,
    /// The formats that the partner reads: name and what it is.
    pub formats: Vec<(String, String)>,
    /// The format of this feed.
    pub format: String,
    /// The file in the shop folder.
    pub file: String,
    /// When it is made; none when at the times of the shop.
    pub schedule: Option<ScheduleConfig>,
    /// The times of the shop.
    pub shop_schedule: Option<ScheduleConfig>,
    /// When the partner fetches, in the shop's time zone: `03:00-05:00`.
    pub fetch_window: Option<String>,
    /// The next planned runs of this feed (RFC 3339).
    pub next: Vec<String>,
    /// Where a feed that went live is brought to.
    pub places: Vec<DeliveryConfig>,
    /// What came of the last deliveries, the newest first.
    pub receipts: Vec<Receipt>,
    /// The ways in which the partner takes feeds.
    pub takes: Delivery,
    /// Under which address the world reaches this computer; hosted addresses begin with it.
    pub hosted_at: Option<String>,
}

/// Other settings for how a partner gets its feed; what is left out stays.
#[derive(Deserialize, JsonSchema)]
pub(super) struct DeliveryRequest {
    /// Folder of the shop.
    pub shop: String,
    /// Name of the mapping.
    pub mapping: String,
    /// Whether the feed is made.
    #[serde(default)]
    pub on: Option<bool>,
    /// The format.
    #[serde(default)]
    pub format: Option<String>,
    /// Times; with no line the feed is made at the times of the shop.
    #[serde(default)]
    pub schedule: Option<ScheduleConfig>,
    /// When the partner fetches; empty when that is not known.
    #[serde(default)]
    pub fetch_window: Option<String>,
    /// All places.
    #[serde(default)]
    pub places: Option<Vec<DeliveryConfig>>,
}

/// Times to be tried.
#[derive(Deserialize, JsonSchema)]
pub(super) struct TimesRequest {
    /// Folder of the shop.
    pub shop: String,
    /// Lines as cron or in words.
    pub schedule: Vec<String>,
}

pub(super) fn test(app: &Arc<App>, request: MappingRequest) -> Result<Vec<Trial>, ApiError> {
    let shop = sessions::shop(&request.shop)?;
    Ok(deliver::try_out(&shop, &[request.mapping], &app.now())?)
}

pub(super) fn told(app: &Arc<App>, request: MappingRequest) -> Result<DeliveryTold, ApiError> {
    let shop = sessions::shop(&request.shop)?;
    let mapping = config(&shop, &request.mapping)?;
    let spec = mill::spec(&shop, &request.mapping, mapping)?;
    let state = State::open(&shop.state_folder())?;
    // A shop without times plans nothing.
    let mut planned = upcoming_by_partner(&shop, &app.now(), NEXT).unwrap_or_default();
    let next = planned.remove(&request.mapping).unwrap_or_default();
    let first = spec.formats.first().map(|format| format.name.clone());
    Ok(DeliveryTold {
        on: mapping.on,
        format: mapping.format.clone().or(first).unwrap_or_default(),
        file: format!("out/{}", mill::output_name(&shop, &request.mapping)?),
        schedule: mapping.schedule.clone(),
        shop_schedule: shop.config.schedule.clone(),
        fetch_window: mapping.fetch_window.clone(),
        next: next.iter().map(|at| at.timestamp().to_string()).collect(),
        places: mapping.delivery.clone(),
        receipts: state.last_receipts(&request.mapping, RECEIPTS)?,
        formats: spec
            .formats
            .into_iter()
            .map(|format| (format.name, format.about))
            .collect(),
        takes: spec.delivery,
        hosted_at: shop.config.hosted_at.clone(),
    })
}

pub(super) fn set(app: &Arc<App>, request: DeliveryRequest) -> Result<Nothing, ApiError> {
    let shop = sessions::shop(&request.shop)?;
    let name = &*request.mapping;
    let mut changed = config(&shop, name)?.clone();
    let mut note = Note::delivery(name);
    if let Some(on) = request.on {
        changed.on = on;
        note = if on {
            Note::feed_on(name)
        } else {
            Note::feed_off(name)
        };
    }
    if let Some(format) = request.format {
        changed.format = Some(format);
        note = Note::format(name);
    }
    if let Some(schedule) = request.schedule {
        changed.schedule = Some(schedule).filter(|schedule| !schedule.lines().is_empty());
        note = Note::times(name);
    }
    if let Some(window) = request.fetch_window {
        changed.fetch_window = Some(window).filter(|window| !window.is_empty());
        note = Note::times(name);
    }
    if let Some(places) = request.places {
        changed.delivery = places;
    }
    edits::draft(app, &shop, &format!("mappings/{name}.toml"), &changed, note)?;
    Ok(Nothing {})
}

pub(super) fn try_times(app: &Arc<App>, request: TimesRequest) -> Result<Vec<String>, ApiError> {
    let shop = sessions::shop(&request.shop)?;
    if request.schedule.is_empty() {
        return Ok(Vec::new());
    }
    let config = ScheduleConfig::Several(request.schedule);
    let schedule =
        Schedule::new(&config, "").map_err(|wrong| ApiError::request(wrong.message, wrong.hint))?;
    let now = app.now().with_time_zone(shop.zone()?);
    let next = schedule.upcoming(&now).take(NEXT);
    Ok(next.map(|at| at.timestamp().to_string()).collect())
}
