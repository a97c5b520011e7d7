//! Sessions at hand: what a shop's files and catalog compile to for one partner is kept until either changes.

use super::outcome::Checked;
use super::{ApiError, App};
use crate::catalog::{self, Snapshot};
use crate::error::Error;
use crate::session::Session;
use crate::shop::Shop;
use crate::state::State;
use rapidhash::v3::rapidhash_v3;
use std::fmt::Write as _;
use std::path::Path;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// Most sessions kept.
const KEPT: usize = 12;

/// A session and what was found out with it.
pub(super) struct Looked {
    pub(super) session: Session,
    pub(super) checked: OnceLock<Arc<Checked>>,
    /// The own categories that go to the partner, with their products.
    pub(super) categories: OnceLock<Arc<Vec<(String, u64)>>>,
}

/// The sessions, the last used one last.
#[derive(Default)]
pub(super) struct Sessions(Mutex<Vec<(u64, Arc<Looked>)>>);

/// Opens a shop by its folder, as its draft has it.
pub(super) fn shop(folder: &str) -> Result<Shop, ApiError> {
    Ok(Shop::drafted(Path::new(folder))?)
}

/// Everything that decides what a session says.
fn key(app: &App, shop: &Shop, partner: &str, snapshot: u64) -> u64 {
    let mut text = format!(
        "{} {snapshot} {:?} {:?} {:?} {:?} {:?}",
        shop.folder.display(),
        shop.config,
        shop.labels,
        shop.rules,
        shop.sources,
        shop.mappings.get(partner),
    );
    let spec = shop.mappings.get(partner).map(|mapping| {
        shop.folder
            .join(format!("partners/{}.toml", mapping.partner))
    });
    for path in shop.tables.values().chain(&spec) {
        let changed = std::fs::metadata(path).and_then(|meta| meta.modified());
        // Writing to a String cannot fail.
        let _ = write!(text, " {} {:?}", path.display(), changed.ok());
    }
    let _ = write!(text, " {partner} {}", app.now().date());
    rapidhash_v3(text.as_bytes())
}

/// The session of a shop, as its files are or as they would be after an edit. Fails when the sources were never read,
/// or the files say something that cannot be done.
pub(super) fn session(app: &App, shop: &Shop, partner: &str) -> Result<Arc<Looked>, ApiError> {
    let state = State::open(&shop.state_folder())?;
    let Some(snapshot) = state.snapshot()? else {
        return Err(never_read());
    };
    let key = key(app, shop, partner, snapshot.number);
    let list = || {
        app.sessions
            .0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    };
    {
        let mut list = list();
        if let Some(place) = list.iter().position(|(known, _)| *known == key) {
            let found = list.remove(place);
            let session = Arc::clone(&found.1);
            list.push(found);
            return Ok(session);
        }
    }
    let session = Session::open(shop, partner, None, &app.now(), app.threads, &())?;
    let looked = Arc::new(Looked {
        session,
        checked: OnceLock::new(),
        categories: OnceLock::new(),
    });
    let mut list = list();
    list.push((key, Arc::clone(&looked)));
    if list.len() > KEPT {
        list.remove(0);
    }
    Ok(looked)
}

/// The catalog in force. Fails when the sources were never read.
pub(super) fn catalog(shop: &Shop) -> Result<Snapshot, ApiError> {
    let state = State::open(&shop.state_folder())?;
    catalog::current(&state)?.ok_or_else(never_read)
}

pub(super) fn never_read() -> ApiError {
    Error::Config {
        at: "catalog".into(),
        message: "the sources of this shop have not been read yet".into(),
        hint: "read them first".into(),
    }
    .into()
}
