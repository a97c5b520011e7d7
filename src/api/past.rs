//! The past of a shop on the screens: how much room it takes, how much of it is kept, and clearing what is older.

use super::tasks::ShopRequest;
use super::{ApiError, App, sessions};
use crate::retention::{self, Room};
use crate::shop::{RetentionConfig, Shop};
use schemars::JsonSchema;
use serde::Serialize;
use std::sync::Arc;

/// What is kept of a shop's past.
#[derive(Serialize, JsonSchema)]
pub(super) struct Past {
    /// The room it takes, by what is in it.
    pub room: Vec<Room>,
    /// How much of it is kept.
    pub keeps: RetentionConfig,
}

pub(super) fn past(_: &Arc<App>, request: ShopRequest) -> Result<Past, ApiError> {
    let shop = sessions::shop(&request.shop)?;
    Ok(Past {
        room: retention::room(&shop)?,
        keeps: shop.config.retention,
    })
}

pub(super) fn prune(app: &Arc<App>, request: ShopRequest) -> Result<Past, ApiError> {
    // What the draft says is not in force.
    let shop = Shop::open(request.shop.as_ref())?;
    let now = app.now().with_time_zone(shop.zone()?);
    Ok(Past {
        room: retention::prune(&shop, &now)?,
        keeps: shop.config.retention,
    })
}
