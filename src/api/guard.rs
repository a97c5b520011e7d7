//! When a partner's feed is held: the limits of its guard, and other ones.

use super::mapping::config;
use super::outcome::MappingRequest;
use super::{ApiError, App, Nothing, edits, sessions};
use crate::guard;
use crate::notes::Note;
use mappings::config::{GuardConfig, Level};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// When a partner's feed is held.
#[derive(Serialize, JsonSchema)]
pub(super) struct GuardTold {
    /// The limits in force.
    pub guard: GuardConfig,
    /// What they are unless a person decides otherwise.
    pub usual: GuardConfig,
    /// The metrics that are charted: name, and the gravest level that they have by themselves.
    pub metrics: Vec<(String, Level)>,
}

/// Other limits for one partner or several.
#[derive(Deserialize, JsonSchema)]
pub(super) struct GuardRequest {
    /// Folder of the shop.
    pub shop: String,
    /// Names of the mappings.
    pub mappings: Vec<String>,
    /// All their limits.
    pub guard: GuardConfig,
}

pub(super) fn told(_: &Arc<App>, request: MappingRequest) -> Result<GuardTold, ApiError> {
    let shop = sessions::shop(&request.shop)?;
    let guard = config(&shop, &request.mapping)?.guard.clone();
    Ok(GuardTold {
        guard: guard.unwrap_or_default(),
        usual: GuardConfig::default(),
        metrics: guard::charted()
            .map(|(name, level)| (name.to_owned(), level))
            .collect(),
    })
}

pub(super) fn set(app: &Arc<App>, request: GuardRequest) -> Result<Nothing, ApiError> {
    let shop = sessions::shop(&request.shop)?;
    let texts = request.mappings.iter().map(|name| {
        let mut changed = config(&shop, name)?.clone();
        let said = changed.guard.is_some() || request.guard != GuardConfig::default();
        changed.guard = said.then(|| request.guard.clone());
        let file = format!("mappings/{name}.toml");
        let text = edits::written(&shop, &file, &changed)?;
        Ok((file, text))
    });
    let texts = texts.collect::<Result<_, ApiError>>()?;
    let note = Note::guard(request.mappings.join(", "));
    edits::draft_texts(app, &shop, texts, note)?;
    Ok(Nothing {})
}
