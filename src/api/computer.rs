//! The settings of Feedmill on this computer, whichever shop is open: in `computer.json` beside the list of shops. Those of
//! the window (tray, start at login) are the shell's.

use super::{ApiError, App, Nothing};
use crate::error::Error;
use crate::shop;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Settings of this computer.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub(super) struct ComputerSettings {
    /// Pictures of products are fetched from where the catalog says they are.
    pub pictures: bool,
}

/// The settings as they are. What cannot be read is off.
pub(super) fn settings(app: &App) -> ComputerSettings {
    let text = std::fs::read_to_string(app.settings.join("computer.json")).unwrap_or_default();
    serde_json::from_str(&text).unwrap_or_default()
}

pub(super) fn told(app: &Arc<App>, _: Nothing) -> Result<ComputerSettings, ApiError> {
    Ok(settings(app))
}

pub(super) fn set(app: &Arc<App>, settings: ComputerSettings) -> Result<Nothing, ApiError> {
    let path = app.settings.join("computer.json");
    let text = serde_json::to_string_pretty(&settings).unwrap_or_default();
    shop::put(&path, &text).map_err(Error::disk(&path))?;
    if !settings.pictures {
        app.pictures.forget()?;
    }
    Ok(Nothing {})
}
