//! The live check of links and pictures, on request: begun as work in the background, its answers kept while the app runs.

use super::tasks::{Task, Work, start};
use super::{ApiError, App};
use crate::live::{Ask, LiveReport};
use crate::run;
use schemars::JsonSchema;
use serde::Deserialize;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// Products of a sample.
const PRODUCTS: u64 = 20;
/// How old an answer may be that is not asked for again.
const MOST_AGE: Duration = Duration::from_hours(24);

/// The last answers by shop folder and mapping.
#[derive(Default)]
pub(super) struct Looks(Mutex<HashMap<(String, String), LiveReport>>);

/// A partner's feed of which links and pictures are looked at.
#[derive(Deserialize, JsonSchema)]
pub(super) struct LookRequest {
    /// Folder of the shop.
    pub shop: String,
    /// Name of the mapping.
    pub mapping: String,
}

pub(super) fn begin(app: &Arc<App>, request: LookRequest) -> Result<Task, ApiError> {
    let LookRequest { shop, mapping } = request;
    start(
        app,
        shop.clone(),
        Work::Look,
        move |app, opened, progress| {
            let request = run::Request {
                partners: vec![mapping.clone()],
                dry_run: true,
                now: app.now(),
                threads: app.threads,
                reason: String::new(),
                live: Some(Ask {
                    products: PRODUCTS,
                    seed: 1,
                    most_age: MOST_AGE,
                }),
            };
            let report = run::run(opened, &request, progress)?;
            let mut looks = app.looks.0.lock().unwrap_or_else(PoisonError::into_inner);
            for looked in report.live {
                looks.insert((shop.clone(), looked.partner.clone()), looked);
            }
            Ok(())
        },
    )
}

pub(super) fn told(app: &Arc<App>, request: LookRequest) -> Result<Option<LiveReport>, ApiError> {
    let looks = app.looks.0.lock().unwrap_or_else(PoisonError::into_inner);
    Ok(looks.get(&(request.shop, request.mapping)).cloned())
}
