//! The settings of a shop, `shop.toml`, changed on a screen.

use super::{ApiError, App, Nothing, edits, sessions};
use crate::notes::Note;
use crate::shop::ShopConfig;
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
    edits::draft(app, &shop, "shop.toml", &request.config, Note::settings())?;
    Ok(Nothing {})
}
