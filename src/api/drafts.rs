//! The draft on the door: what it does to each partner, counted in the background, and applying or discarding it.

use super::shop::called;
use super::tasks::{self, ShopRequest, Task, Work};
use super::{ApiError, App, Nothing, edits, sessions};
use crate::catalog;
use crate::draft::Draft;
use crate::effect::{self, PartnerEffect};
use crate::error::Error;
use crate::notes::Note;
use crate::shop::Shop;
use crate::state::State;
use crate::troubles::trouble;
use rapidhash::v3::rapidhash_v3;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

/// The draft of a shop at a glance.
#[derive(Debug, Default, Serialize, JsonSchema)]
pub(super) struct DraftTold {
    /// What was done, the first edit first.
    pub notes: Vec<Note>,
    /// The files that would change.
    pub files: Vec<String>,
    /// Of these, the ones that another program changed since: the draft cannot be applied.
    pub overtaken: Vec<String>,
}

/// What a draft does.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub(super) struct EffectTold {
    /// Partner by partner, by name of the mapping.
    pub partners: Vec<PartnerEffect>,
    /// What people call them.
    pub names: HashMap<String, String>,
}

/// The effects that were counted, by shop, with what they were counted from.
#[derive(Default)]
pub(super) struct Effects(Mutex<HashMap<String, (u64, EffectTold)>>);

pub(super) fn told(folder: &str) -> Result<DraftTold, Error> {
    let draft = Draft::of(Path::new(folder));
    let files = draft.files()?;
    Ok(DraftTold {
        notes: if files.is_empty() {
            Vec::new()
        } else {
            draft.notes()
        },
        overtaken: draft.overtaken()?,
        files: files.into_iter().map(|drafted| drafted.file).collect(),
    })
}

/// Everything that decides what a draft does.
fn key(app: &App, folder: &str) -> Result<u64, ApiError> {
    let folder = Path::new(folder);
    let state = State::open(&folder.join(".feedmill"))?;
    let catalog = state.snapshot()?.map_or(0, |row| row.number);
    let applied = Shop::open(folder)?;
    let text = format!(
        "{catalog} {} {:?} {:?} {:?}",
        app.now().date(),
        Draft::of(folder).files()?,
        applied.texts().collect::<Vec<_>>(),
        applied.tables,
    );
    Ok(rapidhash_v3(text.as_bytes()))
}

pub(super) fn weigh(app: &Arc<App>, request: ShopRequest) -> Result<Task, ApiError> {
    let folder = request.shop.clone();
    tasks::start(
        app,
        request.shop,
        Work::Effect,
        move |app, shop, progress| {
            let key = key(app, &folder)?;
            let drafted = sessions::shop(&folder)?;
            let state = State::open(&shop.state_folder())?;
            let Some(snapshot) = catalog::current(&state)? else {
                return Err(sessions::never_read());
            };
            let partners =
                effect::effect(shop, &drafted, &snapshot, &app.now(), app.threads, progress)?;
            let name = |effect: &PartnerEffect| {
                let mapping = drafted.mappings.get(&effect.mapping);
                let partner = mapping.map_or(&effect.mapping, |mapping| &mapping.partner);
                (effect.mapping.clone(), called(partner))
            };
            let names = partners.iter().map(name).collect();
            let told = EffectTold { partners, names };
            let mut known = app.effects.0.lock().unwrap_or_else(PoisonError::into_inner);
            known.insert(folder, (key, told));
            Ok(())
        },
    )
}

pub(super) fn effect(app: &Arc<App>, request: ShopRequest) -> Result<Option<EffectTold>, ApiError> {
    let key = key(app, &request.shop)?;
    let known = app.effects.0.lock().unwrap_or_else(PoisonError::into_inner);
    let found = known.get(&request.shop).filter(|(of, _)| *of == key);
    Ok(found.map(|(_, told)| told.clone()))
}

pub(super) fn apply(app: &Arc<App>, request: ShopRequest) -> Result<Nothing, ApiError> {
    let folder = Path::new(&request.shop);
    let draft = Draft::of(folder);
    // What cannot be read is not applied.
    sessions::shop(&request.shop)?;
    let overtaken = draft.overtaken()?;
    if !overtaken.is_empty() {
        let files = overtaken.join(", ");
        let message = trouble("draft_overtaken", [("files", files.clone())]);
        let hint = trouble("begin_draft_anew", []);
        return Err(ApiError::new("changed", message, hint, files));
    }
    edits::apply(app, folder, &draft)?;
    Ok(Nothing {})
}

pub(super) fn discard(app: &Arc<App>, request: ShopRequest) -> Result<Nothing, ApiError> {
    let folder = Path::new(&request.shop);
    edits::discard(app, folder, &Draft::of(folder))?;
    Ok(Nothing {})
}
