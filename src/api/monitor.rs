//! The monitor: how each partner fares, and every metric of one over its last feeds.

use super::runs::{self, FailedRun};
use super::sessions;
use super::shop::{called, last_reports};
use super::tasks::ShopRequest;
use super::{ApiError, App};
use crate::guard::{self, Series};
use crate::report::{PartnerReport, Status};
use crate::shop::Shop;
use crate::state::{Fate, State};
use mappings::config::Level;
use mappings::said::Said;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::iter;
use std::sync::Arc;

/// Feeds told when none is asked for.
const FEEDS: usize = 90;
/// Most feeds told.
const MOST: usize = 400;

/// Which partner, and how far back.
#[derive(Deserialize, JsonSchema)]
pub(super) struct MonitorRequest {
    /// Folder of the shop.
    pub shop: String,
    /// Name of the mapping.
    pub mapping: String,
    /// Most feeds told, the last ones: 90 when left out, at most 400.
    #[serde(default)]
    pub feeds: Option<u32>,
}

/// The metrics of a partner.
#[derive(Serialize, JsonSchema)]
pub(super) struct MonitorTold {
    /// The series, the most important first.
    pub series: Vec<Series>,
    /// Runs whose feed is held, the newest first: a person has to decide on each.
    pub held: Vec<i64>,
}

/// How a partner fares.
#[derive(Serialize, JsonSchema)]
pub(super) struct Health {
    /// Name of the mapping.
    pub mapping: String,
    /// What people call the partner.
    pub name: String,
    /// The light.
    pub light: Light,
    /// Why it is not green: what is held, failed or unusual, with the likely cause.
    pub why: Vec<Why>,
    /// Products in the last feed that went live; none when there was none.
    pub out: Option<u64>,
    /// Number of the last run whose feed went live.
    pub live_run: Option<i64>,
    /// When that run began (RFC 3339).
    pub live_at: Option<String>,
    /// The newest run whose feed is held.
    pub held: Option<i64>,
    /// The last run of the shop, where it failed before it came to this partner.
    pub failed: Option<i64>,
}

/// Why a partner fares as it does.
#[derive(Serialize, JsonSchema)]
pub(super) struct Why {
    /// In English.
    pub text: String,
    /// The same as messages of the guard; empty when it does not say it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub findings: Vec<Said>,
    /// The same as messages of the troubles.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub troubles: Vec<Said>,
}

impl Why {
    fn found(finding: &guard::Finding) -> Self {
        let causes = finding.causes.iter().cloned();
        let said = finding.said.iter().cloned();
        Self {
            text: finding.told(),
            findings: said.chain(causes).collect(),
            troubles: Vec::new(),
        }
    }

    fn held(report: &PartnerReport) -> Vec<Self> {
        let holds = report.guard.iter();
        let holds: Vec<Self> = holds
            .filter(|finding| finding.level == Level::Hold)
            .map(Self::found)
            .collect();
        match holds.is_empty() {
            true => Self::failed(report),
            false => holds,
        }
    }

    fn stopped(failed: &FailedRun) -> Self {
        let ApiError {
            message,
            said,
            help,
            ..
        } = failed.error.clone();
        Self {
            text: message,
            findings: Vec::new(),
            troubles: said
                .into_iter()
                .flat_map(|said| iter::once(said).chain(help.clone()))
                .collect(),
        }
    }

    fn failed(report: &PartnerReport) -> Vec<Self> {
        let told = report.troubles.iter().cloned();
        let told = told.chain(iter::repeat(Vec::new()));
        let why = report.why.iter().zip(told);
        why.map(|(text, troubles)| Self {
            text: text.clone(),
            findings: Vec::new(),
            troubles,
        })
        .collect()
    }
}

/// A light, from good to bad.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub(super) enum Light {
    /// The mapping is off, or never ran.
    Grey,
    /// The last feed went live and nothing is unusual.
    Green,
    /// The last feed went live; something about it is unusual.
    Amber,
    /// The last feed is held, or could not be written or delivered.
    Red,
}

pub(super) fn monitor(_: &Arc<App>, request: MonitorRequest) -> Result<MonitorTold, ApiError> {
    let shop = sessions::shop(&request.shop)?;
    if !shop.mappings.contains_key(&request.mapping) {
        return Err(crate::mill::no_mapping(&shop, &request.mapping).into());
    }
    let state = State::open(&shop.state_folder())?;
    let feeds = request.feeds.map_or(FEEDS, |feeds| feeds as usize);
    let outputs = state.outputs_of(&request.mapping, MOST)?.into_iter().rev();
    let held = outputs.filter(|(output, _)| output.fate == Fate::Held);
    Ok(MonitorTold {
        series: guard::series(&shop, &state, &request.mapping, feeds.clamp(1, MOST))?,
        held: held.map(|(output, _)| output.run).collect(),
    })
}

pub(super) fn health(_: &Arc<App>, request: ShopRequest) -> Result<Vec<Health>, ApiError> {
    let shop = sessions::shop(&request.shop)?;
    let state = State::open(&shop.state_folder())?;
    let last = last_reports(&shop, &state)?;
    let failed = runs::failed(&state)?;
    let partners = shop.mappings.keys();
    partners
        .map(|partner| of_partner(&shop, &state, partner, last.get(partner), failed.as_ref()))
        .collect()
}

/// How a partner fares, by what its last run told, unless the last run of all came to no partner.
pub(super) fn of_partner(
    shop: &Shop,
    state: &State,
    partner: &str,
    last: Option<&PartnerReport>,
    stopped: Option<&FailedRun>,
) -> Result<Health, ApiError> {
    let mapping = &shop.mappings[partner];
    let newest = state.outputs_of(partner, 1)?.pop();
    let held = newest.as_ref().map(|(output, _)| output);
    let held = held.filter(|output| output.fate == Fate::Held);
    let live = state.last_live(partner)?;
    let at = live.as_ref().map(|live| state.run(live.run)).transpose()?;
    let out = live.as_ref().map(|live| state.metrics(live.run, partner));
    let out = out.transpose()?.and_then(|metrics| {
        let text = metrics.get("out")?;
        text.parse::<f64>().ok()
    });
    let warnings = last.into_iter().flat_map(|last| &last.guard);
    let warnings: Vec<Why> = warnings
        .filter(|finding| finding.level == Level::Warn)
        .map(Why::found)
        .collect();
    let failed = last.filter(|last| last.status == Status::Failed);
    let (light, why) = match (last, held, failed) {
        _ if !mapping.on => (Light::Grey, Vec::new()),
        (None, ..) => (Light::Grey, Vec::new()),
        (Some(last), Some(_), _) => (Light::Red, Why::held(last)),
        _ if stopped.is_some() => (Light::Red, stopped.map(Why::stopped).into_iter().collect()),
        (_, _, Some(failed)) => (Light::Red, Why::failed(failed)),
        _ if warnings.is_empty() => (Light::Green, Vec::new()),
        _ => (Light::Amber, warnings),
    };
    Ok(Health {
        mapping: partner.to_owned(),
        name: called(&mapping.partner),
        light,
        why,
        out: out.map(|out| out as u64),
        live_run: live.as_ref().map(|live| live.run),
        live_at: at.flatten().map(|run| run.started.to_string()),
        held: held.map(|output| output.run),
        failed: stopped.filter(|_| mapping.on).map(|failed| failed.run),
    })
}

#[cfg(test)]
mod tests;
