//! The guard: measures each new feed, compares it with hard limits and with the partner's history, and says whether it
//! may go live. Putting files in place is not done here.

mod again;
mod cause;
mod chart;
mod limits;
mod measure;
mod metric;
mod nelson;
pub(crate) mod prints;
mod series;
#[cfg(test)]
mod simulation;
mod unusual;
mod words;

pub use metric::{Measured, Metrics, charted};
pub use series::{Broken, Moment, Series, series};
pub use words::FINDINGS;

use crate::advice;
use crate::amount;
use crate::error::Error;
use crate::export::Exported;
use crate::report::PartnerReport;
use crate::shop::Shop;
use crate::state::{Fate, Output, State};
use chart::thinned;
use jiff::Zoned;
use mappings::config::Level;
use mappings::partners::{PartnerSpec, Severity};
use mappings::plan::Print;
use mappings::said::Said;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// Something about a feed that is not as it should be, or not as it usually is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Finding {
    /// What was measured: `out`, `price:p50`, `brand:Merrell`. Shares are from 0 to 1.
    pub metric: String,
    /// The limit or rule by its name in `[guard]`: `least_percent`, `rule_1`, ...
    pub rule: String,
    /// `hold` or `warn`.
    pub level: Level,
    /// What it is now.
    pub value: f64,
    /// What it usually is, where there is enough history.
    pub usual: Option<f64>,
    /// The least that would have been accepted.
    pub low: Option<f64>,
    /// The most that would have been accepted.
    pub high: Option<f64>,
    /// All of this in words.
    pub message: String,
    /// The same as a message with an id; none in reports of before there were any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub said: Option<Said>,
    /// What probably led to it: what changed since the last good feed.
    pub cause: String,
    /// The same as messages with ids.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub causes: Vec<Said>,
    /// Ids of the first products behind it, where they are known.
    pub products: Vec<String>,
}

/// What the guard thinks of a feed.
pub struct Verdict {
    /// What is not as usual, the gravest first.
    pub findings: Vec<Finding>,
    metrics: Metrics,
    prints: Vec<Print>,
    revision: i64,
    spec: i64,
    print: i64,
}

/// With what a feed was made.
#[derive(Clone, Copy)]
pub struct MadeWith<'s> {
    /// The partner's spec.
    pub spec: &'s PartnerSpec,
    /// A hash of it.
    pub print: i64,
    /// Number of the newest revision of the shop's files.
    pub revision: i64,
}

impl Verdict {
    /// Whether the feed must wait for a person.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.findings
            .iter()
            .any(|finding| finding.level == Level::Hold)
    }

    /// Why, in words.
    #[must_use]
    pub fn why(&self) -> Vec<String> {
        let holds = self
            .findings
            .iter()
            .filter(|finding| finding.level == Level::Hold);
        holds.map(Finding::told).collect()
    }
}

impl Finding {
    /// The finding with its cause.
    #[must_use]
    pub fn told(&self) -> String {
        match self.cause.as_str() {
            "" => self.message.clone(),
            cause => format!("{}; {cause}", self.message),
        }
    }

    /// Takes as its cause how an attribute that is missing is filled.
    fn advise(&mut self, spec: &PartnerSpec, partner: &str) {
        if let Some(attribute) = self.metric.strip_prefix("empty:") {
            let advice = advice::filling(spec, partner, attribute);
            self.cause = advice.english;
            self.causes = advice.said.into_iter().collect();
        }
    }
}

/// Looks at a new feed, which has not been put in place yet. `changed` are the catalog's fields with the number of
/// products in which they changed; `print` is a hash of the partner `spec`.
pub fn look(
    shop: &Shop,
    state: &State,
    feed: &mut Exported,
    report: &PartnerReport,
    changes: &crate::catalog::Changes,
    made_with: MadeWith<'_>,
    now: &Zoned,
) -> Result<Verdict, Error> {
    let partner = &report.partner;
    let config = shop
        .mappings
        .get(partner)
        .and_then(|mapping| mapping.guard.clone());
    let config = config.unwrap_or_default();
    let last = state.last_live(partner)?;
    let before = last
        .as_ref()
        .map(|last| kept(state, last.run, partner))
        .transpose()?;
    let prints = feed.take_prints()?;
    let mut metrics = measure::measured(feed, report, before.as_ref());
    if let Some(old) = prints::load(&prints_file(shop, partner)).filter(|_| before.is_some()) {
        let compared = prints::compare(&old, &prints);
        let out = metrics.get("out").map_or(0.0, |out| out.value()) as u64;
        metrics.insert(
            "changed".into(),
            Measured::Share(compared.changed + out.saturating_sub(compared.both), out),
        );
        // Of the smaller of both feeds: a shop that grows or shrinks keeps its ids.
        metrics.insert(
            "kept_ids".into(),
            Measured::Share(compared.both, out.min(old.len() as u64)),
        );
        metrics.insert(
            "repriced".into(),
            Measured::Share(compared.repriced, compared.priced),
        );
    }
    let mut verdict = Verdict {
        findings: Vec::new(),
        prints,
        revision: made_with.revision,
        spec: made_with.print,
        print: feed.print.cast_signed(),
        metrics,
    };
    measure::price_quantiles(&verdict.prints, &mut verdict.metrics);
    if !config.on {
        return Ok(verdict);
    }
    verdict.findings = again::limits(
        shop,
        state,
        &config,
        &verdict.metrics,
        (last.as_ref(), before.as_ref()),
        made_with.print,
    )?;
    let history = history(shop, state, partner)?;
    verdict.findings.extend(unusual::charted(
        &config,
        &history,
        &verdict.metrics,
        now.date(),
    ));
    // The gravest first; of one level in the order of looking.
    verdict
        .findings
        .sort_by_key(|finding| std::cmp::Reverse(finding.level));
    if verdict.findings.is_empty() {
        return Ok(verdict);
    }
    let causes = match &last {
        Some(last) => cause::cause(state, last, changes, made_with.print)?,
        None => Vec::new(),
    };
    for finding in &mut verdict.findings {
        let english: Vec<&str> = causes.iter().map(|cause| &**cause).collect();
        finding.cause = english.join("; ");
        finding.causes = causes
            .iter()
            .filter_map(|cause| cause.said.clone())
            .collect();
        finding.products = products(report, &finding.metric);
        // Nothing changed since the last feed, there is none: what is missing was never filled.
        if last.is_none() {
            finding.advise(made_with.spec, partner);
        }
    }
    Ok(verdict)
}

/// Why the next feed will be held, as far as the limits tell from what is counted without writing it: what only shows in
/// the written feed, and what is unusual in its history, is not foretold. `print` is a hash of the partner `spec`.
pub fn foretold(
    shop: &Shop,
    spec: &PartnerSpec,
    print: i64,
    report: &PartnerReport,
) -> Result<Vec<Finding>, Error> {
    let partner = &report.partner;
    let mapping = shop.mappings.get(partner).filter(|mapping| mapping.on);
    let config = mapping.map(|mapping| mapping.guard.clone().unwrap_or_default());
    // What is off has no next feed.
    let Some(config) = config.filter(|config| config.on) else {
        return Ok(Vec::new());
    };
    let state = State::open(&shop.state_folder())?;
    let last = state.last_live(partner)?;
    let before = last
        .as_ref()
        .map(|last| kept(&state, last.run, partner))
        .transpose()?;
    let mut found = again::limits(
        shop,
        &state,
        &config,
        &measure::told(report),
        (last.as_ref(), before.as_ref()),
        print,
    )?;
    found.retain(|finding| finding.level == Level::Hold);
    for finding in &mut found {
        finding.products = products(report, &finding.metric);
        if before.is_none() {
            finding.advise(spec, partner);
        }
    }
    Ok(found)
}

/// The metrics of a run as they were kept.
fn kept(state: &State, run: i64, partner: &str) -> Result<Metrics, Error> {
    let metrics = state.metrics(run, partner)?;
    // What cannot be read was written by another version; it is as if it had not been measured.
    Ok(metrics
        .into_iter()
        .filter_map(|(name, text)| Some((name, text.parse().ok()?)))
        .collect())
}

/// The feeds of the present phase that went live, thinned, with their days.
fn history(
    shop: &Shop,
    state: &State,
    partner: &str,
) -> Result<Vec<(jiff::civil::Date, Metrics)>, Error> {
    let zone = shop.zone()?;
    let runs = state.phase(partner)?.into_iter();
    let days: Vec<_> = runs
        .map(|(run, at)| (run, at.to_zoned(zone.clone()).date()))
        .collect();
    thinned(&days)
        .into_iter()
        .map(|(run, day)| Ok((day, kept(state, run, partner)?)))
        .collect()
}

/// The first products behind a finding, where an issue names them.
fn products(report: &PartnerReport, metric: &str) -> Vec<String> {
    let Some(("empty" | "refused", attribute)) = metric.split_once(':') else {
        return Vec::new();
    };
    let mut issues = report.issues.iter();
    issues
        .find(|issue| issue.attribute == attribute && issue.severity == Severity::Error)
        .map_or_else(Vec::new, |issue| issue.products.clone())
}

/// Keeps what was measured, what became of the feed, and what the next one is compared with.
pub fn remember(
    shop: &Shop,
    state: &mut State,
    run: i64,
    report: &PartnerReport,
    verdict: &Verdict,
    fate: Fate,
) -> Result<(), Error> {
    let metrics = verdict.metrics.iter();
    state.add_metrics(
        run,
        &report.partner,
        metrics.map(|(name, value)| (name.as_str(), value.to_string())),
    )?;
    let file = report.file.clone().unwrap_or_default();
    let prints = match fate {
        Fate::Held => held_prints(&shop.folder.join(&file)),
        _ => prints_file(shop, &report.partner),
    };
    prints::save(&prints, &verdict.prints)?;
    state.set_output(&Output {
        run,
        partner: report.partner.clone(),
        fate,
        file,
        phase: false,
        revision: verdict.revision,
        spec: verdict.spec,
        print: verdict.print,
    })
}

/// Where a held output is kept until a person decides.
#[must_use]
pub fn held_file(shop: &Shop, run: i64, file: &str) -> PathBuf {
    shop.state_folder()
        .join("held")
        .join(run.to_string())
        .join(file)
}

/// The prints of a held feed, beside it.
pub(crate) fn held_prints(file: &Path) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".prints");
    name.into()
}

/// The prints of a partner's live feed.
pub(crate) fn prints_file(shop: &Shop, partner: &str) -> PathBuf {
    shop.state_folder().join("prints").join(partner)
}

/// A share as percent.
fn percent(share: f64) -> String {
    let percent = share * 100.0;
    match percent {
        _ if percent == 0.0 || percent >= 9.95 => format!("{percent:.0} %"),
        _ => format!("{percent:.1} %"),
    }
}

/// A number as people write it: whole when large, with a mark between thousands.
fn number(number: f64) -> String {
    if number < 100.0 && number.fract() != 0.0 {
        return format!("{number:.2}");
    }
    amount::number(number.round() as u64)
}
