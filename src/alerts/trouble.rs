//! What is wrong with a shop now, as its state tells it. Pure but for reading the state.

use crate::error::Error;
use crate::hosting::Addresses;
use crate::report::{PartnerReport, Report, Status};
use crate::schedule::Window;
use crate::shop::{Kind, Shop};
use crate::state::{Fate, Run, State};
use jiff::{SignedDuration, Zoned};
use mappings::config::Level;

/// Runs in which the last report of a partner is looked for.
const RUNS: u32 = 20;
/// Products named of a finding.
const NAMED: usize = 5;

/// Something that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Trouble {
    pub(super) kind: Kind,
    /// The mapping; empty when it is about the whole shop.
    pub(super) partner: String,
    pub(super) text: String,
}

/// All that is wrong now and is to be told. `now` is in the shop's time zone.
pub(super) fn troubles(shop: &Shop, state: &State, now: &Zoned) -> Result<Vec<Trouble>, Error> {
    let mut all = Vec::new();
    let runs = state.runs(RUNS)?;
    all.extend(failed(&runs));
    let reports: Vec<Report> = runs
        .into_iter()
        .filter_map(|run| serde_json::from_value(run.report?).ok())
        .collect();
    for (name, mapping) in shop.mappings.iter().filter(|(_, mapping)| mapping.on) {
        let mut of = reports.iter().flat_map(|report| &report.partners);
        let last = of.find(|report| report.partner == *name);
        let newest = state.outputs_of(name, 1)?.pop();
        if let Some((output, _)) = newest.filter(|(output, _)| output.fate == Fate::Held) {
            let why = last.map_or_else(String::new, held);
            all.push(Trouble {
                kind: Kind::Held,
                partner: name.clone(),
                text: format!(
                    "the feed of run {} is held, the last good one stays: {why}",
                    output.run
                ),
            });
        }
        if let Some(last) = last.filter(|last| last.status == Status::Failed) {
            all.push(Trouble {
                kind: Kind::Delivery,
                partner: name.clone(),
                text: last.why.join("; "),
            });
        }
        if let Some(window) = mapping.fetch_window.as_deref().and_then(Window::read) {
            all.extend(not_fetched(shop, state, name, window, now)?);
        }
    }
    let scheduled = shop.config.schedule.is_some()
        || shop
            .mappings
            .values()
            .any(|mapping| mapping.schedule.is_some());
    if scheduled {
        all.extend(silent(shop, state, now)?);
    }
    let off = &shop.config.alerts.off;
    all.retain(|trouble| !off.contains(&trouble.kind));
    Ok(all)
}

/// The last run that is over could not be done at all.
fn failed(runs: &[Run]) -> Option<Trouble> {
    let last = runs.iter().find(|run| run.finished.is_some())?;
    let message = last.report.as_ref()?.get("message")?.as_str()?;
    // Who cancels knows it, and what was stopped is made up for.
    if last.status != "failed" || message == Error::Cancelled.to_string() {
        return None;
    }
    Some(Trouble {
        kind: Kind::Failed,
        partner: String::new(),
        text: format!("run {} failed, the live feeds stay: {message}", last.id),
    })
}

/// Metric, value against what was expected, slice, cause, and products.
fn held(report: &PartnerReport) -> String {
    let holds = report.guard.iter().filter(|one| one.level == Level::Hold);
    let told = holds.map(|finding| match finding.products.as_slice() {
        [] => finding.told(),
        products => {
            let first: Vec<&str> = products.iter().take(NAMED).map(String::as_str).collect();
            format!("{}; products such as {}", finding.told(), first.join(", "))
        }
    });
    told.collect::<Vec<_>>().join(" | ")
}

fn not_fetched(
    shop: &Shop,
    state: &State,
    partner: &str,
    window: Window,
    now: &Zoned,
) -> Result<Option<Trouble>, Error> {
    let addresses = Addresses::load(&shop.state_folder())?;
    let (Some(address), Some((from, to))) = (addresses.of.get(partner), window.last(now)) else {
        return Ok(None);
    };
    // Nothing could be fetched before there was an address and a feed.
    if address.made > from.timestamp() || state.last_live(partner)?.is_none() {
        return Ok(None);
    }
    let last = state.last_fetch(partner)?;
    if last
        .as_ref()
        .is_some_and(|last| last.at >= from.timestamp())
    {
        return Ok(None);
    }
    let before = last.map_or("it never did".to_owned(), |last| {
        let at = last.at.to_zoned(now.time_zone().clone());
        format!("the last time was {}", at.strftime("%Y-%m-%d %H:%M"))
    });
    Ok(Some(Trouble {
        kind: Kind::NotFetched,
        partner: partner.to_owned(),
        text: format!(
            "did not fetch its feed between {} and {}; {before}",
            from.strftime("%Y-%m-%d %H:%M"),
            to.strftime("%H:%M")
        ),
    }))
}

fn silent(shop: &Shop, state: &State, now: &Zoned) -> Result<Option<Trouble>, Error> {
    let hours = shop.config.alerts.silent_hours;
    let Some((good, at)) = state.last_good_run()? else {
        return Ok(None);
    };
    let longest = SignedDuration::from_hours(i64::from(hours));
    if now.timestamp().duration_since(at) <= longest {
        return Ok(None);
    }
    let told = at.to_zoned(now.time_zone().clone());
    let told = told.strftime("%Y-%m-%d %H:%M");
    Ok(Some(Trouble {
        kind: Kind::Silent,
        partner: String::new(),
        text: match good {
            true => format!("no run went well for {hours} hours; the last one began {told}"),
            false => format!("no run ever went well since it is watched, {told}"),
        },
    }))
}
