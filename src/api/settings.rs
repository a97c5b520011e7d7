//! The settings of a shop, `shop.toml`, changed on a screen; and its alerts, tried.

use super::tasks::ShopRequest;
use super::{ApiError, App, Nothing, edits, sessions};
use crate::deliver::Trial;
use crate::notes::Note;
use crate::shop::{AlertsConfig, ShopConfig};
use schemars::JsonSchema;
use serde::Deserialize;
use std::sync::Arc;

/// Other settings of a shop.
#[derive(Deserialize, JsonSchema)]
pub(super) struct SettingsRequest {
    /// Folder of the shop.
    pub shop: String,
    /// All its settings.
    pub config: ShopConfig,
}

pub(super) fn set(app: &Arc<App>, request: SettingsRequest) -> Result<Nothing, ApiError> {
    let shop = sessions::shop(&request.shop)?;
    let note = match request.config.alerts == shop.config.alerts {
        true => Note::settings(),
        false => Note::alerts(),
    };
    edits::draft(app, &shop, "shop.toml", &request.config, note)?;
    Ok(Nothing {})
}

pub(super) fn alerts(_: &Arc<App>, request: ShopRequest) -> Result<AlertsConfig, ApiError> {
    Ok(sessions::shop(&request.shop)?.config.alerts)
}

pub(super) fn test_alerts(app: &Arc<App>, request: ShopRequest) -> Result<Vec<Trial>, ApiError> {
    let shop = sessions::shop(&request.shop)?;
    Ok(crate::alerts::try_out(&shop, &app.now())?)
}
