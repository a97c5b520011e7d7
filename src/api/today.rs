//! Today: how each partner fares, when it runs next, and what is worth most to fix.

use super::monitor::{Health, of_partner};
use super::runs::{self, FailedRun};
use super::shop::{PartnerLast, called, last_reports};
use super::tasks::ShopRequest;
use super::{ApiError, App, sessions};
use crate::report::IssueReport;
use crate::state::State;
use crate::watch::upcoming_by_partner;
use schemars::JsonSchema;
use serde::Serialize;
use std::cmp::Reverse;
use std::sync::Arc;

/// Feeds whose sizes are told.
const FEEDS: u32 = 30;
/// Issues told.
const FIXES: usize = 6;

/// A shop today.
#[derive(Serialize, JsonSchema)]
pub(super) struct Today {
    /// The last run, where it failed before it did anything.
    pub failed: Option<FailedRun>,
    /// The partners, by the names of their mappings.
    pub partners: Vec<PartnerToday>,
    /// What is worth most to fix: errors first, then what touches the most products.
    pub fixes: Vec<FixNext>,
}

/// A partner today.
#[derive(Serialize, JsonSchema)]
pub(super) struct PartnerToday {
    /// How it fares.
    pub health: Health,
    /// What its last run gave.
    pub last: Option<PartnerLast>,
    /// Products of its last feeds that went live, the oldest first.
    pub counts: Vec<u64>,
    /// When it is planned to run next (RFC 3339); none when it is not.
    pub next: Option<String>,
}

/// An issue that is worth fixing.
#[derive(Serialize, JsonSchema)]
pub(super) struct FixNext {
    /// Name of the mapping.
    pub mapping: String,
    /// What people call the partner.
    pub name: String,
    /// The issue, as the partner's last run told it.
    pub issue: IssueReport,
}

pub(super) fn today(app: &Arc<App>, request: ShopRequest) -> Result<Today, ApiError> {
    let shop = sessions::shop(&request.shop)?;
    let state = State::open(&shop.state_folder())?;
    let mut last = last_reports(&shop, &state)?;
    let failed = runs::failed(&state)?;
    // A shop without a schedule plans nothing.
    let planned = upcoming_by_partner(&shop, &app.now(), 1).unwrap_or_default();
    let mut partners = Vec::new();
    let mut fixes = Vec::new();
    for (mapping, config) in &shop.mappings {
        let next = planned.get(mapping).and_then(|times| times.first());
        partners.push(PartnerToday {
            health: of_partner(&shop, &state, mapping, last.get(mapping), failed.as_ref())?,
            last: last.get(mapping).map(PartnerLast::of),
            counts: state.live_counts(mapping, FEEDS)?,
            next: next.map(|at| at.timestamp().to_string()),
        });
        if let Some(report) = last.remove(mapping).filter(|_| config.on) {
            fixes.extend(report.issues.into_iter().map(|issue| FixNext {
                mapping: mapping.clone(),
                name: called(&config.partner),
                issue,
            }));
        }
    }
    fixes.sort_by_key(|fix| (Reverse(fix.issue.severity), Reverse(fix.issue.count)));
    fixes.truncate(FIXES);
    Ok(Today {
        failed,
        partners,
        fixes,
    })
}
