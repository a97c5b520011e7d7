//! What an operation is: its name, types, topics and function. The list of them is in `mod.rs`.

use super::{ApiError, App};
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value as Json;
use std::sync::Arc;

/// What operations read and write. What reads a topic is asked again when something wrote it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Topic {
    /// Which shops there are.
    Shops,
    /// The files of a shop folder.
    Files,
    /// The catalog of a shop.
    Catalog,
    /// Runs and what they left in `out/`.
    Runs,
    /// Work in the background.
    Tasks,
    /// The settings of Feedmill on this computer.
    Computer,
}

/// One operation.
pub struct Operation {
    /// Its name, lower_snake.
    pub name: &'static str,
    /// What it does.
    pub about: &'static str,
    /// What its answer depends on.
    pub reads: &'static [Topic],
    /// What it changes.
    pub writes: &'static [Topic],
    pub(super) call: fn(&Arc<App>, Json) -> Result<Json, ApiError>,
    /// Schemas of request and response.
    pub(super) types: fn(&mut SchemaGenerator, &mut SchemaGenerator) -> (Schema, Schema),
}

/// An entry of the list.
macro_rules! operation {
    ($name:literal, $function:path, reads $reads:expr, writes $writes:expr, $about:literal) => {
        $crate::api::operation::Operation {
            name: $name,
            about: $about,
            reads: &$reads,
            writes: &$writes,
            call: |app, request| $crate::api::operation::call($function, app, request),
            types: |requests, responses| {
                $crate::api::operation::types($function, requests, responses)
            },
        }
    };
}
pub(super) use operation;

pub(super) fn call<Q: DeserializeOwned, A: Serialize>(
    function: fn(&Arc<App>, Q) -> Result<A, ApiError>,
    app: &Arc<App>,
    request: Json,
) -> Result<Json, ApiError> {
    let request = serde_json::from_value(request)
        .map_err(|error| ApiError::request(error.to_string(), "see the operation's request"))?;
    serde_json::to_value(function(app, request)?)
        .map_err(|error| ApiError::request(error.to_string(), ""))
}

pub(super) fn types<Q: JsonSchema, A: JsonSchema>(
    _: fn(&Arc<App>, Q) -> Result<A, ApiError>,
    requests: &mut SchemaGenerator,
    responses: &mut SchemaGenerator,
) -> (Schema, Schema) {
    (
        requests.subschema_for::<Q>(),
        responses.subschema_for::<A>(),
    )
}
