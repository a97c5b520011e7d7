//! A shop at a glance: what comes in, what is known, what goes out, and how the last run went.

use super::drafts::{self, DraftTold};
use super::edits::{self, EditsAtHand};
use super::tasks::ShopRequest;
use super::{ApiError, App};
use super::{runs, sessions};
use crate::catalog::Issue;
use crate::report::{PartnerReport, Report, Status};
use crate::shop::source::Role;
use crate::shop::{Shop, ShopConfig};
use crate::state::{Fate, State};
use mappings::partners::PartnerSpec;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Runs in which the last report of a partner is looked for.
const RUNS: u32 = 50;

/// A shop.
#[derive(Serialize, JsonSchema)]
pub(super) struct ShopTold {
    /// Its folder.
    pub folder: String,
    /// Its settings.
    pub config: ShopConfig,
    /// What comes in.
    pub sources: Vec<SourceTold>,
    /// The catalog; none when the sources were never read.
    pub catalog: Option<CatalogTold>,
    /// What goes out.
    pub partners: Vec<PartnerTold>,
    /// The last run.
    pub last_run: Option<LastRun>,
    /// Number of the last run, where it failed before it came to any partner.
    pub failed: Option<i64>,
    /// Names of the labels.
    pub labels: Vec<String>,
    /// Shared rules.
    pub rules: u64,
    /// What is drafted and not applied yet.
    pub draft: DraftTold,
    /// Edits that can be taken back and made again.
    pub edits: EditsAtHand,
}

/// A source.
#[derive(Serialize, JsonSchema)]
pub(super) struct SourceTold {
    /// Its name.
    pub name: String,
    /// Where it is.
    pub place: String,
    /// What it is for.
    pub role: Role,
}

/// The catalog in force.
#[derive(Serialize, JsonSchema)]
pub(super) struct CatalogTold {
    /// Products.
    pub products: u64,
    /// When the sources were read (RFC 3339).
    pub taken: String,
    /// What was wrong with their data.
    pub issues: Vec<Issue>,
}

/// A partner of the shop.
#[derive(Serialize, JsonSchema)]
pub(super) struct PartnerTold {
    /// Name of the mapping.
    pub mapping: String,
    /// What people call the partner.
    pub name: String,
    /// Whether the feed is run.
    pub on: bool,
    /// What the last run gave.
    pub last: Option<PartnerLast>,
}

/// What the last run of a partner gave.
#[derive(Serialize, JsonSchema)]
pub(super) struct PartnerLast {
    /// How it fared.
    pub status: Status,
    /// Products looked at.
    pub products: u64,
    /// Products in the feed.
    pub out: u64,
    /// Products behind the most frequent error: so many at least does the partner refuse.
    pub errors: u64,
    /// Products behind the most frequent warning.
    pub warnings: u64,
    /// From 0 to 100: how much of what the partner asks for is met.
    pub score: u8,
}

/// The last run.
#[derive(Serialize, JsonSchema)]
pub(super) struct LastRun {
    /// Its number.
    pub run: i64,
    /// When it began (RFC 3339).
    pub started: String,
    /// When it ended; none while it goes on or when it was cut off.
    pub finished: Option<String>,
    /// `running`, `done`, `held` or `failed`.
    pub status: String,
    /// Products it read, where they are others than those in force and the guard holds all of its feeds: the catalog stays
    /// as it was. None otherwise.
    pub held_products: Option<u64>,
    /// Products that are new, changed and gone since the import before.
    pub changes: Option<[u64; 3]>,
    /// Changed products by field.
    pub fields: BTreeMap<String, u64>,
}

pub(super) fn shop(app: &Arc<App>, request: ShopRequest) -> Result<ShopTold, ApiError> {
    let shop = sessions::shop(&request.shop)?;
    let state = State::open(&shop.state_folder())?;
    let snapshot = state.snapshot()?;
    let run = state.runs(1)?.into_iter().next();
    let report: Option<Report> = run
        .as_ref()
        .and_then(|run| serde_json::from_value(run.report.clone()?).ok());
    let since = snapshot.as_ref().map_or(0, |row| row.taken);
    let held = match &run {
        Some(run) => {
            let outputs = state.outputs(run.id)?;
            !outputs.is_empty() && outputs.iter().all(|output| output.fate == Fate::Held)
        }
        None => false,
    };
    let last = last_reports(&shop, &state)?;
    let partners = shop.mappings.iter().map(|(name, mapping)| PartnerTold {
        mapping: name.clone(),
        name: called(&mapping.partner),
        on: mapping.on,
        last: last.get(name).map(PartnerLast::of),
    });
    Ok(ShopTold {
        sources: shop
            .sources
            .iter()
            .map(|(name, source)| SourceTold {
                name: name.clone(),
                place: feeds::transports::shown(&source.place),
                role: source.role,
            })
            .collect(),
        catalog: snapshot.map(|row| CatalogTold {
            products: row.rows,
            taken: moment(row.taken),
            issues: row.issues(),
        }),
        partners: partners.collect(),
        last_run: run.map(|run| LastRun {
            run: run.id,
            started: run.started.to_string(),
            finished: run.finished.map(|moment| moment.to_string()),
            status: run.status,
            held_products: report
                .as_ref()
                .filter(|_| held && run.snapshot.is_none() && since <= run.started.as_microsecond())
                .map(|report| &report.snapshot)
                .filter(|read| read.added + read.changed + read.removed > 0)
                .map(|read| read.rows),
            changes: report.as_ref().map(|report| {
                let snapshot = &report.snapshot;
                [snapshot.added, snapshot.changed, snapshot.removed]
            }),
            fields: report.map_or_else(BTreeMap::new, |report| report.snapshot.fields),
        }),
        failed: runs::failed(&state)?.map(|failed| failed.run),
        labels: shop.labels.labels.keys().cloned().collect(),
        rules: shop.rules.rules.len() as u64,
        draft: drafts::told(&request.shop)?,
        edits: edits::at_hand(app, &request.shop),
        config: shop.config,
        folder: request.shop,
    })
}

/// What the last run of each partner told, by mapping: a run need not be of all of them.
pub(super) fn last_reports(
    shop: &Shop,
    state: &State,
) -> Result<BTreeMap<String, PartnerReport>, ApiError> {
    let mut found: BTreeMap<String, PartnerReport> = BTreeMap::new();
    // Most often the last run tells all.
    for most in [1, RUNS] {
        for run in state.runs(most)? {
            let outputs = state.outputs(run.id)?;
            let report = run.report.map(serde_json::from_value::<Report>);
            let partners = report.and_then(Result::ok).into_iter();
            for mut partner in partners.flat_map(|of| of.partners) {
                // A feed that was held when the report was made may have been decided on since.
                let output = outputs.iter().find(|one| one.partner == partner.partner);
                match output.map(|output| output.fate) {
                    Some(Fate::Rejected) => continue,
                    Some(Fate::Live | Fate::Released) if partner.status == Status::Held => {
                        partner.status = Status::Written;
                        partner.why.clear();
                    }
                    _ => {}
                }
                found.entry(partner.partner.clone()).or_insert(partner);
            }
        }
        if shop.mappings.keys().all(|name| found.contains_key(name)) {
            break;
        }
    }
    Ok(found)
}

/// What people call a partner; its id where the spec is the shop's own.
pub(super) fn called(partner: &str) -> String {
    match PartnerSpec::named(partner) {
        Some(Ok(spec)) => spec.name,
        _ => partner.to_owned(),
    }
}

/// RFC 3339 of microseconds since 1970.
pub(super) fn moment(microseconds: i64) -> String {
    jiff::Timestamp::from_microsecond(microseconds)
        .map(|moment| moment.to_string())
        .unwrap_or_default()
}

impl PartnerLast {
    pub(super) fn of(report: &PartnerReport) -> Self {
        use mappings::partners::Severity;
        let most = |severity| {
            let counts = report
                .issues
                .iter()
                .filter(|issue| issue.severity == severity);
            counts.map(|issue| issue.count).max().unwrap_or(0)
        };
        Self {
            status: report.status,
            products: report.products,
            out: report.out,
            errors: most(Severity::Error),
            warnings: most(Severity::Warning),
            score: report.score,
        }
    }
}
