//! Secrets of a shop: which its files name and where they are kept. A value goes in by this door and never comes out.

use super::sessions;
use super::tasks::ShopRequest;
use super::{ApiError, App, Nothing};
use crate::secrets::{self, Standing};
use schemars::JsonSchema;
use serde::Deserialize;
use std::sync::Arc;

/// A secret to be kept, or not any more.
#[derive(Deserialize, JsonSchema)]
pub(super) struct SecretRequest {
    /// Its name.
    pub name: String,
    /// Its value; none takes it out of the keychain.
    pub value: Option<String>,
}

pub(super) fn standing(_: &Arc<App>, request: ShopRequest) -> Result<Vec<Standing>, ApiError> {
    Ok(secrets::standing(&sessions::shop(&request.shop)?))
}

pub(super) fn set(_: &Arc<App>, request: SecretRequest) -> Result<Nothing, ApiError> {
    match request.value {
        Some(value) => secrets::set(&request.name, &value)?,
        None => drop(secrets::remove(&request.name)?),
    }
    Ok(Nothing {})
}
