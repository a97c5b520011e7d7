//! Watching shops: runs what their schedules say, several shops side by side, until it is told to stop. When a job is due
//! is told by `schedule`; what a run does by `run`.

use crate::catalog::Progress;
use crate::error::Error;
use crate::run::{self, Request};
use crate::schedule::{Due, Schedule, Unclear};
use crate::shop::{ConfigErrors, Shop};
use crate::state::State;
use jiff::{Timestamp, Zoned};
use serde::Serialize;
use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

/// How long to wait before looking again, at most: settings may change, clocks may jump, laptops may sleep.
const LOOK: Duration = Duration::from_secs(20);

/// What is watched and how.
pub struct Watch<'w> {
    /// The shop folders, asked for at every look: a shop that is no longer named begins no more runs.
    pub folders: &'w (dyn Fn() -> Vec<PathBuf> + Sync),
    /// Most shops that run at a time.
    pub at_once: usize,
    /// Threads of each run.
    pub threads: usize,
    /// Runs what is due and ends.
    pub once: bool,
    /// The clock.
    pub clock: &'w (dyn Fn() -> Zoned + Sync),
    /// Hears what happens.
    pub tell: &'w (dyn Fn(&Event) + Sync),
}

/// Something that happened while watching.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum Event {
    /// All shops are known; the first look follows.
    Ready,
    /// Everything was looked at; nothing else happened.
    Looked {
        /// Shops that are running.
        running: usize,
        /// When something is due next, as far as known.
        next: Option<String>,
    },
    /// A run begins.
    Begins {
        /// The shop folder.
        shop: String,
        /// The mappings; all without times of their own when empty.
        partners: Vec<String>,
        /// Which planned time it is for, and which were missed.
        reason: String,
    },
    /// A run ended.
    Ended {
        /// The shop folder.
        shop: String,
        /// Number of the run; 0 when it did not begin.
        run: i64,
        /// `done`, `held`, `failed` or `cancelled`.
        status: String,
        /// What went wrong or is held, in words.
        why: Vec<String>,
        /// The kind of failure, when the run could not be done.
        code: Option<&'static str>,
    },
    /// A shop cannot be watched until something is changed.
    Unclear {
        /// The shop folder.
        shop: String,
        /// What is wrong.
        message: String,
    },
    /// It stops: runs are cancelled at their next step.
    Stopping,
}

/// The jobs of a shop: the shop itself (without a name) and the partners with times of their own. Fails when there are
/// none.
fn jobs(shop: &Shop) -> Result<Vec<(String, Schedule)>, ConfigErrors> {
    let all = shop
        .config
        .schedule
        .as_ref()
        .map(|all| (String::new(), all));
    let on = shop.mappings.iter().filter(|(_, mapping)| mapping.on);
    let own = on.filter_map(|(name, mapping)| Some((name.clone(), mapping.schedule.as_ref()?)));
    let mut jobs = Vec::new();
    for (job, config) in all.into_iter().chain(own) {
        let file = match job.as_str() {
            "" => "shop.toml".to_owned(),
            name => format!("mappings/{name}.toml"),
        };
        let schedule = Schedule::new(config, &format!("{} {job}", shop.config.name));
        let wrong = |wrong: Unclear| {
            ConfigErrors(vec![shop.error(
                &file,
                "schedule",
                &wrong.message,
                &wrong.hint,
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
    all.truncate(most);
    Ok(all)
}

/// What a shop has to do now, or when it has.
struct Plan {
    partners: Vec<String>,
    /// Jobs with the planned time that the run is for.
    jobs: Vec<(String, Timestamp)>,
    reasons: Vec<String>,
    next: Option<Zoned>,
}

/// Looks at the schedules of a shop. A job that is seen for the first time begins now: nothing was missed before.
fn plan(shop: &Shop, now: &Zoned) -> Result<Plan, Error> {
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
                            all.filter(|(_, mapping)| mapping.on && mapping.schedule.is_none());
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

/// Stops a run at its next step when it is asked to.
struct Cancel<'w>(&'w AtomicBool);

impl Progress for Cancel<'_> {
    fn rows(&self, _: &str, _: u64) -> Result<(), Error> {
        match self.0.load(Ordering::Relaxed) {
            true => Err(Error::Cancelled),
            false => Ok(()),
        }
    }
}

/// Watches until `stop` hears something or is hung up. Runs that go on then are cancelled at their next step, and are
/// made up for by the next watch. With `once`, returns when everything that is due has run.
pub fn watch(watch: &Watch<'_>, stop: &Receiver<()>) {
    let stopping = AtomicBool::new(false);
    let (done, ended) = channel::<PathBuf>();
    let mut running: HashSet<PathBuf> = HashSet::new();
    let mut ran: HashSet<PathBuf> = HashSet::new();
    let mut told: HashMap<PathBuf, String> = HashMap::new();
    (watch.tell)(&Event::Ready);
    std::thread::scope(|scope| {
        loop {
            while let Ok(folder) = ended.try_recv() {
                running.remove(&folder);
            }
            let now = (watch.clock)();
            let mut next: Option<Zoned> = None;
            for folder in (watch.folders)() {
                if running.contains(&folder) || (watch.once && ran.contains(&folder)) {
                    continue;
                }
                let looked = Shop::open(&folder)
                    .map_err(Error::from)
                    .and_then(|shop| Ok((plan(&shop, &now)?, shop)));
                let (plan, shop) = match looked {
                    Ok(looked) => looked,
                    Err(error) => {
                        // Told once, not at every look.
                        let message = error.to_string();
                        if told.get(&folder) != Some(&message) {
                            (watch.tell)(&Event::Unclear {
                                shop: folder.display().to_string(),
                                message: message.clone(),
                            });
                            told.insert(folder, message);
                        }
                        continue;
                    }
                };
                told.remove(&folder);
                next = next.into_iter().chain(plan.next.clone()).min();
                if plan.jobs.is_empty() || running.len() >= watch.at_once.max(1) {
                    continue;
                }
                running.insert(folder.clone());
                ran.insert(folder.clone());
                let (done, stopping, now) = (done.clone(), &stopping, now.clone());
                scope.spawn(move || {
                    follow(watch, &folder, &shop, plan, now, stopping);
                    // The watcher outlives its runs.
                    let _ = done.send(folder);
                });
            }
            (watch.tell)(&Event::Looked {
                running: running.len(),
                next: next
                    .as_ref()
                    .map(|next| next.strftime("%Y-%m-%d %H:%M:%S %Z").to_string()),
            });
            if watch.once {
                if running.is_empty() {
                    break;
                }
                if let Ok(folder) = ended.recv() {
                    running.remove(&folder);
                }
                continue;
            }
            let until = next.map_or(LOOK, |next| {
                let wait = next.duration_since(&now);
                Duration::try_from(wait)
                    .unwrap_or_default()
                    .clamp(Duration::from_millis(200), LOOK)
            });
            // With something running, look sooner: another shop may be waiting for its turn.
            let until = if running.is_empty() {
                until
            } else {
                until.min(Duration::from_secs(1))
            };
            match stop.recv_timeout(until) {
                Err(RecvTimeoutError::Timeout) => {}
                Ok(()) | Err(RecvTimeoutError::Disconnected) => {
                    (watch.tell)(&Event::Stopping);
                    stopping.store(true, Ordering::Relaxed);
                    break;
                }
            }
        }
    });
}

/// One run of a shop.
fn follow(
    watch: &Watch<'_>,
    folder: &Path,
    shop: &Shop,
    plan: Plan,
    now: Zoned,
    stopping: &AtomicBool,
) {
    let name = folder.display().to_string();
    let reason = plan.reasons.join("; ");
    (watch.tell)(&Event::Begins {
        shop: name.clone(),
        partners: plan.partners.clone(),
        reason: reason.clone(),
    });
    let request = Request {
        partners: plan.partners,
        dry_run: false,
        reason,
        now,
        threads: watch.threads,
        live: None,
    };
    let result = run::run(shop, &request, &Cancel(stopping));
    let (run, status, why) = match &result {
        Ok(report) => {
            let why = report.partners.iter().flat_map(|partner| {
                partner
                    .why
                    .iter()
                    .map(move |why| format!("{}: {why}", partner.partner))
            });
            (report.run, report.status(), why.collect())
        }
        Err(Error::Cancelled) => (0, "cancelled", Vec::new()),
        Err(error) => (0, "failed", vec![error.to_string()]),
    };
    // What was cancelled, or found the shop busy, is still to be done.
    let undone = matches!(result, Err(Error::Cancelled | Error::Busy { .. }));
    if !undone {
        let noted = State::open(&shop.state_folder()).and_then(|mut state| {
            plan.jobs
                .iter()
                .try_for_each(|(job, planned)| state.set_handled(job, *planned))
        });
        if let Err(error) = noted {
            (watch.tell)(&Event::Unclear {
                shop: name.clone(),
                message: error.to_string(),
            });
        }
    }
    (watch.tell)(&Event::Ended {
        shop: name,
        run,
        status: status.to_owned(),
        why,
        code: result.err().map(|error| error.code()),
    });
}
