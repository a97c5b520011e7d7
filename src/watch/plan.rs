//! What a shop has to do now, and when it will have: its schedules, looked at.

use crate::error::Error;
use crate::schedule::{Due, Schedule, Unclear, Window};
use crate::shop::{ConfigErrors, Shop};
use crate::state::State;
use jiff::{Timestamp, Zoned};
use mappings::config::MappingFile;
use std::collections::BTreeMap;

/// The jobs of a shop: the shop itself (without a name), and the partners with times of their own: those that say so, and
/// those that fetch in a window which the shop's times keep out of. Fails when there are none.
fn jobs(shop: &Shop) -> Result<Vec<(String, Schedule)>, ConfigErrors> {
    let all = shop
        .config
        .schedule
        .as_ref()
        .map(|all| (String::new(), all));
    let on = shop.mappings.iter().filter(|(_, mapping)| mapping.on);
    let shops = shop.config.schedule.as_ref();
    let own = on.filter_map(|(name, mapping)| {
        let windowed = mapping.fetch_window.as_ref().and(shops);
        Some((name.clone(), mapping.schedule.as_ref().or(windowed)?))
    });
    let mut jobs = Vec::new();
    for (job, config) in all.into_iter().chain(own) {
        let file = match job.as_str() {
            "" => "shop.toml".to_owned(),
            name => format!("mappings/{name}.toml"),
        };
        let window = shop.mappings.get(&job);
        let window = window.and_then(|mapping| mapping.fetch_window.as_deref());
        let schedule = Schedule::new(config, &format!("{} {job}", shop.config.name))
            .map(|schedule| schedule.avoiding(window.and_then(Window::read)));
        let wrong = |wrong: Unclear| {
            ConfigErrors(vec![shop.error(
                &file,
                "schedule",
                wrong.message,
                wrong.hint,
            )])
        };
        jobs.push((job, schedule.map_err(wrong)?));
    }
    if jobs.is_empty() {
        let hint = "add schedule = \"every day at 06:00\" to it, or to a mapping";
        let none = shop.error("shop.toml", "", "the shop has no schedule", hint);
        return Err(ConfigErrors(vec![none]));
    }
    Ok(jobs)
}

/// Whether a shop plans runs of its own or of a mapping.
#[must_use]
pub fn planned(shop: &Shop) -> bool {
    let mut on = shop.mappings.values().filter(|mapping| mapping.on);
    shop.config.schedule.is_some() || on.any(|mapping| mapping.schedule.is_some())
}

/// The next planned runs of a shop: moment in its zone, and the partner for those with times of their own.
pub fn upcoming(
    shop: &Shop,
    now: &Zoned,
    most: usize,
) -> Result<Vec<(Zoned, Option<String>)>, Error> {
    let now = now.with_time_zone(shop.zone()?);
    let mut all = Vec::new();
    for (job, schedule) in jobs(shop)? {
        let job = (!job.is_empty()).then_some(job);
        all.extend(
            schedule
                .upcoming(&now)
                .take(most)
                .map(|at| (at, job.clone())),
        );
    }
    all.sort();
    // What falls into one window is put off to the same moment.
    all.dedup();
    all.truncate(most);
    Ok(all)
}

/// The next planned runs of each partner that is on, by the name of its mapping: those of its own times, or of the shop's.
/// Moments are in the shop's zone. Fails when the shop plans nothing.
pub fn upcoming_by_partner(
    shop: &Shop,
    now: &Zoned,
    most: usize,
) -> Result<BTreeMap<String, Vec<Zoned>>, Error> {
    let now = now.with_time_zone(shop.zone()?);
    let jobs = jobs(shop)?;
    let on = shop.mappings.iter().filter(|(_, mapping)| mapping.on);
    let planned = on.map(|(name, mapping)| {
        let job = if has_own_times(mapping) { name } else { "" };
        let schedule = jobs.iter().find(|(known, _)| known == job);
        let next = schedule.map(|(_, schedule)| schedule.upcoming(&now).take(most).collect());
        (name.clone(), next.unwrap_or_default())
    });
    Ok(planned.collect())
}

/// Whether a partner is left out when the shop's times come.
fn has_own_times(mapping: &MappingFile) -> bool {
    mapping.schedule.is_some() || mapping.fetch_window.is_some()
}

/// What a shop has to do now, or when it has.
pub(super) struct Plan {
    pub(super) partners: Vec<String>,
    /// Jobs with the planned time that the run is for.
    pub(super) jobs: Vec<(String, Timestamp)>,
    pub(super) reasons: Vec<String>,
    pub(super) next: Option<Zoned>,
}

/// Looks at the schedules of a shop. A job that is seen for the first time begins now: nothing was missed before.
pub(super) fn plan(shop: &Shop, now: &Zoned) -> Result<Plan, Error> {
    let now = now.with_time_zone(shop.zone()?);
    let mut state = State::open(&shop.state_folder())?;
    let mut plan = Plan {
        partners: Vec::new(),
        jobs: Vec::new(),
        reasons: Vec::new(),
        next: None,
    };
    for (job, schedule) in jobs(shop)? {
        let handled = match state.handled(&job)? {
            Some(handled) => handled,
            None => {
                state.set_handled(&job, now.timestamp())?;
                now.timestamp()
            }
        };
        match schedule.due(handled, &now) {
            Due::Now {
                planned, reason, ..
            } => {
                let partners: Vec<String> = match job.as_str() {
                    "" => {
                        let all = shop.mappings.iter();
                        let others =
                            all.filter(|(_, mapping)| mapping.on && !has_own_times(mapping));
                        others.map(|(name, _)| name.clone()).collect()
                    }
                    name => vec![name.to_owned()],
                };
                if partners.is_empty() {
                    // All partners have times of their own.
                    state.set_handled(&job, planned.timestamp())?;
                    continue;
                }
                plan.partners.extend(partners);
                plan.reasons.push(match job.as_str() {
                    "" => reason,
                    name => format!("{name}: {reason}"),
                });
                plan.jobs.push((job, planned.timestamp()));
            }
            Due::At(at) => plan.next = plan.next.into_iter().chain([at]).min(),
            Due::Never => {}
        }
    }
    Ok(plan)
}

#[cfg(test)]
mod tests {
    use super::*;
    use mappings::config::ScheduleConfig;

    #[test]
    fn each_partner_has_its_next_run_however_often_another_runs() {
        let folder = tempfile::tempdir().unwrap();
        let at = folder.path().join("shop");
        crate::example::write(&at, crate::example::Language::En).unwrap();
        let mut shop = Shop::open(&at).unwrap();
        let now: Zoned = "2026-11-22T09:00[Europe/Amsterdam]".parse().unwrap();
        assert!(upcoming_by_partner(&shop, &now, 1).is_err());
        let every = |line: &str| Some(ScheduleConfig::One(line.to_owned()));
        shop.config.schedule = every("every day at 06:00");
        for (name, mapping) in &mut shop.mappings {
            match name.as_str() {
                "bol-com" => mapping.schedule = every("every 5 minutes"),
                "beslist-nl" => mapping.fetch_window = Some("05:00-07:00".to_owned()),
                "kieskeurig-nl" => mapping.on = false,
                _ => {}
            }
        }
        let next = upcoming_by_partner(&shop, &now, 2).unwrap();
        let told = |partner: &str| {
            let times = next[partner].iter();
            let times: Vec<String> = times
                .map(|at| at.strftime("%d %H:%M").to_string())
                .collect();
            times.join(", ")
        };
        assert_eq!(told("bol-com"), "22 09:05, 22 09:10");
        assert_eq!(told("google-shopping"), "23 06:00, 24 06:00");
        assert_eq!(told("beslist-nl"), "23 07:00, 24 07:00");
        assert!(!next.contains_key("kieskeurig-nl"));
    }
}
