//! Hosted addresses: who may fetch what, and who came.

use super::outcome::MappingRequest;
use super::sessions;
use super::tasks::ShopRequest;
use super::{ApiError, App, Nothing};
use crate::hosting::{self, AddressTold, Change};
use crate::state::{Fetch, State};
use schemars::JsonSchema;
use serde::Deserialize;
use std::sync::Arc;

/// Fetches told of a partner.
const TOLD: u32 = 100;

/// What is done to an address.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub(super) enum ChangeAddress {
    /// It is made; one that is there stays.
    Create,
    /// It gets another token.
    Rotate,
    /// It works no more.
    Revoke,
}

/// A change of a hosted address.
#[derive(Deserialize, JsonSchema)]
pub(super) struct AddressRequest {
    /// Folder of the shop.
    pub shop: String,
    /// Name of the mapping.
    pub mapping: String,
    /// The change.
    pub change: ChangeAddress,
    /// With `rotate`: hours that the address before goes on working.
    #[serde(default)]
    pub keep: u32,
}

pub(super) fn addresses(
    app: &Arc<App>,
    request: ShopRequest,
) -> Result<Vec<AddressTold>, ApiError> {
    let shop = sessions::shop(&request.shop)?;
    let state = State::open(&shop.state_folder())?;
    let now = app.now().with_time_zone(shop.zone()?);
    Ok(hosting::told(&shop, &state, &now)?)
}

pub(super) fn change(app: &Arc<App>, request: AddressRequest) -> Result<Nothing, ApiError> {
    let shop = sessions::shop(&request.shop)?;
    let change = match request.change {
        ChangeAddress::Create => Change::Create,
        ChangeAddress::Rotate => Change::Rotate { keep: request.keep },
        ChangeAddress::Revoke => Change::Revoke,
    };
    hosting::change(&shop, &request.mapping, change, app.now().timestamp())?;
    Ok(Nothing {})
}

pub(super) fn fetches(_: &Arc<App>, request: MappingRequest) -> Result<Vec<Fetch>, ApiError> {
    let shop = sessions::shop(&request.shop)?;
    let state = State::open(&shop.state_folder())?;
    Ok(state.fetches(&request.mapping, TOLD)?)
}
