//! Watching shops: runs what their schedules say, several shops side by side, until it is told to stop. When a job is due
//! is told by `schedule`; what a run does by `run`.

use crate::alerts::{self, Message};
use crate::catalog::Progress;
use crate::error::Error;
use crate::run::{self, Request};
use crate::shop::Shop;
use crate::state::State;
use jiff::{SignedDuration, Timestamp, Zoned};
use serde::Serialize;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

mod plan;

use plan::{Plan, plan};
pub use plan::{planned, upcoming, upcoming_by_partner};

/// How long to wait before looking again, at most: settings may change, clocks may jump, laptops may sleep.
const LOOK: Duration = Duration::from_secs(20);
/// How often it is looked for trouble that no run tells of.
const ALERTS: SignedDuration = SignedDuration::from_mins(1);

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
    /// Somebody is told of trouble, or that it is over.
    Alert {
        /// The shop folder.
        shop: String,
        /// What is told.
        message: Message,
    },
    /// A message could not be sent; it is tried again.
    Unsent {
        /// The shop folder.
        shop: String,
        /// Through which channel, and why not.
        message: String,
    },
    /// It stops: runs are cancelled at their next step.
    Stopping,
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
    // The shops as they could be read last, and when each was looked at for trouble.
    let mut known: BTreeMap<PathBuf, Shop> = BTreeMap::new();
    let mut looked: HashMap<PathBuf, Timestamp> = HashMap::new();
    let (heard, alerted) = channel::<PathBuf>();
    let mut alerting: HashSet<PathBuf> = HashSet::new();
    (watch.tell)(&Event::Ready);
    std::thread::scope(|scope| {
        loop {
            while let Ok(folder) = ended.try_recv() {
                running.remove(&folder);
                looked.remove(&folder);
            }
            for folder in alerted.try_iter() {
                alerting.remove(&folder);
            }
            let now = (watch.clock)();
            let mut next: Option<Zoned> = None;
            let folders = (watch.folders)();
            known.retain(|folder, _| folders.contains(folder));
            for folder in folders {
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
                known.insert(folder.clone(), shop.clone());
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
            for (folder, shop) in &known {
                let due = looked.get(folder).is_none_or(|last| {
                    let passed = now.timestamp().duration_since(*last);
                    passed >= ALERTS || passed < SignedDuration::ZERO
                });
                let busy = running.contains(folder) || alerting.contains(folder) || watch.once;
                if due && !busy {
                    looked.insert(folder.clone(), now.timestamp());
                    alerting.insert(folder.clone());
                    let (folder, shop) = (folder.clone(), shop.clone());
                    let (heard, now) = (heard.clone(), now.clone());
                    // A mail server that is slow holds up nothing.
                    scope.spawn(move || {
                        alert(watch, &shop, &now);
                        let _ = heard.send(folder);
                    });
                }
            }
            (watch.tell)(&Event::Looked {
                running: running.len(),
                next: next
                    .as_ref()
                    .map(|next| next.strftime("%Y-%m-%d %H:%M:%S %Z").to_string()),
            });
            if watch.once {
                if running.is_empty() {
                    for shop in known.values() {
                        alert(watch, shop, &now);
                    }
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

/// Looks at a shop for trouble and tells who is to hear of it.
fn alert(watch: &Watch<'_>, shop: &Shop, now: &Zoned) {
    let name = shop.folder.display().to_string();
    let tell = |message| {
        let shop = name.clone();
        (watch.tell)(&Event::Unsent { shop, message });
    };
    match alerts::look(shop, now) {
        Ok((message, problems)) => {
            if let Some(message) = message {
                let shop = name.clone();
                (watch.tell)(&Event::Alert { shop, message });
            }
            problems.into_iter().for_each(tell);
        }
        Err(error) => tell(error.to_string()),
    }
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
