//! Sessions at hand: what a shop's files and catalog compile to for one partner is kept until either changes.

use super::kept::{Kept, Place};
use super::outcome::{Checked, Ruled};
use super::{ApiError, App};
use crate::catalog::{self, Snapshot};
use crate::error::Error;
use crate::export::Products;
use crate::labels::{self, LabelReport, Labels};
use crate::mill::{Mill, chosen};
use crate::session::Session;
use crate::shop::Shop;
use crate::state::State;
use crate::stock::Stock;
use crate::troubles::trouble;
use mappings::plan::{Answers, Catalog as _, LabelTrace, Plan};
use rapidhash::v3::rapidhash_v3;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A session and what was found out with it.
pub(super) struct Looked {
    pub(super) session: Session,
    pub(super) checked: Place<Checked>,
    pub(super) ruled: Place<Ruled>,
    /// The own categories that go to the partner, with their products.
    pub(super) categories: Place<Vec<(String, u64)>>,
}

/// The sessions and the answers to their surveys.
#[derive(Default)]
pub(super) struct Sessions {
    open: Kept<Looked>,
    /// A survey passes over the whole catalog. Most edits change none, so the answers outlive the session.
    answers: Kept<Answers>,
    labels: Kept<Labels>,
    stocks: Kept<Stock>,
}

impl Sessions {
    /// What a mill of a partner is compiled with: a key typed into a value changes nothing of it.
    fn stock(&self, ground: &str, shop: &Shop, partner: &str) -> Result<Arc<Stock>, Error> {
        let mapping = shop.mappings.get(partner);
        let named = mapping.map(|mapping| (&mapping.partner, &mapping.format, &mapping.categories));
        let key = rapidhash_v3(format!("{ground} {partner} {named:?}").as_bytes());
        self.stocks.get(key, || {
            Stock::of(shop, &chosen(shop, &[partner.to_owned()])?)
        })
    }

    /// The answers to the surveys of a plan.
    fn surveyed(
        &self,
        ground: &str,
        plan: &Plan,
        snapshot: &Snapshot,
        threads: usize,
    ) -> Result<Arc<Answers>, Error> {
        let surveys = format!("{ground} {}", plan.survey_print());
        let key = rapidhash_v3(surveys.as_bytes());
        self.answers
            .get(key, || plan.survey(&Products(snapshot), threads))
    }
}

/// Opens a shop by its folder, as its draft has it.
pub(super) fn shop(folder: &str) -> Result<Shop, ApiError> {
    Ok(Shop::drafted(Path::new(folder))?)
}

/// The folder of a shop, whether or not its files can be read. Fails when there is no shop.
pub(super) fn folder(folder: &str) -> Result<PathBuf, ApiError> {
    let folder = PathBuf::from(folder);
    if folder.join("shop.toml").is_file() {
        return Ok(folder);
    }
    // What is wrong is told as for every shop.
    Ok(Shop::open(&folder)?.folder)
}

/// Everything but settings that decides what a session says: the catalog, the day, tables, the partner's spec and
/// its list of categories.
fn ground(app: &App, shop: &Shop, partner: &str, snapshot: &Snapshot) -> String {
    let mut text = format!("{} {}", snapshot.path().display(), app.now().date());
    let spec = shop.mappings.get(partner).map(|mapping| {
        shop.folder
            .join(format!("partners/{}.toml", mapping.partner))
    });
    // The partner's list of categories: a file of the mapping's own, or one of those that are kept, which a newer one replaces.
    let list = shop.mappings.get(partner).and_then(|mapping| {
        let categories = mapping.categories.as_ref()?;
        Some(match &categories.taxonomy {
            Some(file) => shop.folder.join(file),
            None => shop.state_folder().join("taxonomies"),
        })
    });
    for path in shop.tables.values().chain(&spec).chain(&list) {
        let changed = std::fs::metadata(path).and_then(|meta| meta.modified());
        // Writing to a String cannot fail.
        let _ = write!(text, " {} {:?}", path.display(), changed.ok());
    }
    text
}

/// Everything that decides what a session says.
fn key(ground: &str, shop: &Shop, partner: &str) -> u64 {
    let text = format!(
        "{ground} {partner} {:?} {:?} {:?} {:?} {:?}",
        shop.config,
        shop.labels,
        shop.rules,
        shop.sources,
        shop.mappings.get(partner),
    );
    rapidhash_v3(text.as_bytes())
}

/// The session of a shop, as its files are or as they would be after an edit. Fails when the sources were never read,
/// or the files say something that cannot be done.
pub(super) fn session(app: &App, shop: &Shop, partner: &str) -> Result<Arc<Looked>, ApiError> {
    let snapshot = catalog(shop)?;
    let ground = ground(app, shop, partner, &snapshot);
    let looked = app.sessions.open.get(key(&ground, shop, partner), || {
        let now = app.now().with_time_zone(shop.zone()?);
        let sessions = &app.sessions;
        let stock = sessions.stock(&ground, shop, partner)?;
        let mill = Mill::with(&stock, shop, snapshot.fields(), partner, &now)?;
        let answers = sessions.surveyed(&ground, &mill.plan, &snapshot, app.threads)?;
        Ok(Looked {
            session: Session::over(shop, mill, answers, snapshot, app.threads),
            checked: Place::new(),
            ruled: Place::new(),
            categories: Place::new(),
        })
    });
    Ok(looked?)
}

/// The labels of a shop over its catalog, as its files are or as they would be after an edit. Fails as `session` does.
pub(super) fn labels(app: &App, shop: &Shop) -> Result<Arc<Labels>, Error> {
    measured(app, shop, None)
}

/// One of the labels alone. Fails as `session` does.
pub(super) fn label(app: &App, shop: &Shop, name: &str) -> Result<Option<LabelReport>, Error> {
    let found = measured(app, shop, Some(name))?;
    Ok(found.labels.first().cloned())
}

fn measured(app: &App, shop: &Shop, only: Option<&str>) -> Result<Arc<Labels>, Error> {
    let snapshot = catalog(shop)?;
    let ground = ground(app, shop, "", &snapshot);
    let key = format!(
        "{ground} {only:?} {:?} {:?} {:?} {:?}",
        shop.config, shop.labels, shop.rules, shop.sources
    );
    app.sessions.labels.get(rapidhash_v3(key.as_bytes()), || {
        let (mut plan, answers) = shared(app, shop, &snapshot, &ground)?;
        if let Some(label) = only {
            plan = plan.of_label(label);
        }
        labels::over(shop, &plan, &answers, &snapshot, app.threads)
    })
}

/// What is the same for all partners, compiled and surveyed.
fn shared(
    app: &App,
    shop: &Shop,
    snapshot: &Snapshot,
    ground: &str,
) -> Result<(Plan, Arc<Answers>), Error> {
    let now = app.now().with_time_zone(shop.zone()?);
    let plan = Mill::shared(shop, snapshot.fields(), &now)?.plan;
    let answers = app
        .sessions
        .surveyed(ground, &plan, snapshot, app.threads)?;
    Ok((plan, answers))
}

/// The labels of a product; none of one that the catalog has not. Fails as `session` does.
pub(super) fn labels_of(app: &App, shop: &Shop, id: &str) -> Result<Vec<LabelTrace>, Error> {
    let snapshot = catalog(shop)?;
    let found = snapshot.find(id)?.and_then(|row| snapshot.locate(row));
    let Some((stretch, within)) = found.filter(|_| !shop.labels.labels.is_empty()) else {
        return Ok(Vec::new());
    };
    let (plan, answers) = shared(app, shop, &snapshot, &ground(app, shop, "", &snapshot))?;
    let catalog = Products(&snapshot);
    let rows = catalog.rows(stretch, plan.fields(), &plan.label_fields())?;
    Ok(plan.labels_of(&answers, &*rows, within))
}

/// The catalog in force. Fails when the sources were never read.
pub(super) fn catalog(shop: &Shop) -> Result<Snapshot, Error> {
    let state = State::open(&shop.state_folder())?;
    catalog::current(&state)?.ok_or_else(never_read)
}

pub(super) fn never_read() -> Error {
    Error::Config {
        at: "catalog".into(),
        message: trouble("nothing_read", []),
        hint: trouble("read_first", []),
    }
}
