//! Places that feeds are brought to: whether a feed would arrive there.

use super::outcome::MappingRequest;
use super::{ApiError, App, sessions};
use crate::deliver::{self, Trial};
use std::sync::Arc;

pub(super) fn test(app: &Arc<App>, request: MappingRequest) -> Result<Vec<Trial>, ApiError> {
    let shop = sessions::shop(&request.shop)?;
    Ok(deliver::try_out(&shop, &[request.mapping], &app.now())?)
}
