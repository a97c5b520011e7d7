//! Long work in the background: reading the sources, running a shop. It tells how far it is, can be cancelled, and ends
//! with an event. One at a time for each shop.

use super::operation::Topic;
use super::turn::step_back;
use super::{ApiError, App, Nothing};
use crate::alerts;
use crate::catalog::{self, Progress};
use crate::error::Error;
use crate::fetch;
use crate::run;
use crate::shop::Shop;
use crate::state::State;
use crate::troubles::trouble;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};
use tokio::sync::broadcast;

/// Events that a slow listener may lag behind before the oldest are dropped.
const EVENTS: usize = 256;
/// Shortest time between two events about the same task.
const PACE: Duration = Duration::from_millis(200);

/// Something happened in the background.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Event {
    /// A task began or came further.
    Progress(Task),
    /// A task ended well.
    Done(Task),
    /// A task ended without success.
    Failed {
        /// The task.
        task: Task,
        /// Why.
        error: ApiError,
    },
    /// Another program changed settings of a shop.
    Disk {
        /// Folder of the shop.
        shop: String,
        /// The files, from the shop folder.
        files: Vec<String>,
    },
    /// A person is to be told of trouble, or that it is over: by a notification of the desktop.
    Alert {
        /// Folder of the shop.
        shop: String,
        /// A line that says the most important.
        subject: String,
        /// What is told.
        message: alerts::Message,
    },
    /// Something was written: what reads these topics is stale.
    Changed {
        /// The topics.
        topics: Vec<Topic>,
    },
}

/// Work in the background.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Task {
    /// Its number.
    pub id: u64,
    /// Folder of the shop.
    pub shop: String,
    /// What is done.
    pub work: Work,
    /// The source being read, `out` while feeds are written, `deliver` while they are delivered, `live` while pages of
    /// the shop are looked at; empty before the first row.
    pub stage: String,
    /// Rows done in this stage.
    pub rows: u64,
    /// Rows of this stage, as far as that can be told beforehand.
    pub total: Option<u64>,
    /// Seconds left in this stage, as far as that can be told.
    pub seconds_left: Option<u64>,
}

/// Kinds of work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Work {
    /// Sources are read into a new catalog.
    Read,
    /// A run: sources, catalog, feeds.
    Run,
    /// The effect of a draft is counted.
    Effect,
    /// Links and pictures of some products are looked at.
    Look,
}

/// The tasks of an app and those who listen.
pub struct Tasks {
    next: AtomicU64,
    running: Mutex<Vec<Arc<Running>>>,
    events: broadcast::Sender<Event>,
}

struct Running {
    cancelled: AtomicBool,
    state: Mutex<(Task, Instant, Instant)>,
    /// Products of the catalog before, 0 when there is none.
    before: u64,
    /// Rows of the largest source so far.
    most: AtomicU64,
    events: broadcast::Sender<Event>,
}

impl Default for Tasks {
    fn default() -> Self {
        Self {
            next: AtomicU64::new(1),
            running: Mutex::default(),
            events: broadcast::channel(EVENTS).0,
        }
    }
}

impl Tasks {
    /// Hears all events from now on.
    pub fn listen(&self) -> broadcast::Receiver<Event> {
        self.events.subscribe()
    }

    pub(super) fn alert(&self, shop: &std::path::Path, message: alerts::Message) {
        // Nobody listens: nobody to tell.
        let _ = self.events.send(Event::Alert {
            shop: shop.display().to_string(),
            subject: message.subject(),
            message,
        });
    }

    /// Tells all who listen that topics were written.
    pub fn changed(&self, topics: &[Topic]) {
        // Nobody listens: nobody to tell.
        let _ = self.events.send(Event::Changed {
            topics: topics.to_vec(),
        });
    }

    /// Tells all who listen.
    pub(super) fn tell(&self, event: Event) {
        let _ = self.events.send(event);
    }

    fn list(&self) -> std::sync::MutexGuard<'_, Vec<Arc<Running>>> {
        self.running.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Running {
    fn task(&self) -> Task {
        let state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.0.clone()
    }
}

impl Progress for Running {
    fn rows(&self, source: &str, rows: u64) -> Result<(), Error> {
        if self.cancelled.load(Ordering::Relaxed) {
            return Err(Error::Cancelled);
        }
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let (task, began, told) = &mut *state;
        let now = Instant::now();
        if task.stage != source {
            source.clone_into(&mut task.stage);
            *began = now;
        } else if now.duration_since(*told) < PACE {
            return Ok(());
        }
        *told = now;
        task.rows = rows;
        let total = if matches!(source, "out" | "before" | "after") {
            self.most.load(Ordering::Relaxed).max(self.before)
        } else {
            self.most.fetch_max(rows, Ordering::Relaxed);
            self.before
        };
        task.total = (total >= rows && total > 0).then_some(total);
        let elapsed = now.duration_since(*began);
        task.seconds_left = task.total.filter(|_| rows > 0).map(|total| {
            let left = elapsed.as_secs_f64() * (total - rows) as f64 / rows as f64;
            left.ceil() as u64
        });
        let _ = self.events.send(Event::Progress(task.clone()));
        Ok(())
    }
}

/// A shop by its folder.
#[derive(Debug, Deserialize, JsonSchema)]
pub(super) struct ShopRequest {
    /// Folder of the shop.
    pub shop: String,
}

/// What a run is asked to do.
#[derive(Debug, Deserialize, JsonSchema)]
pub(super) struct RunRequest {
    /// Folder of the shop.
    pub shop: String,
    /// Names of the mappings; all that are on when left out.
    #[serde(default)]
    pub partners: Vec<String>,
}

/// A task by number.
#[derive(Debug, Deserialize, JsonSchema)]
pub(super) struct TaskRequest {
    /// Its number.
    pub task: u64,
}

pub(super) fn read_sources(app: &Arc<App>, request: ShopRequest) -> Result<Task, ApiError> {
    start(app, request.shop, Work::Read, |app, shop, progress| {
        let mut state = State::open(&shop.state_folder())?;
        let now = app.now().with_time_zone(shop.zone()?);
        let sources = fetch::sources(shop)?;
        let mut imported = catalog::import(&state, sources, &now, app.threads, progress)?;
        imported.commit(&mut state)
    })
}

pub(super) fn run(app: &Arc<App>, request: RunRequest) -> Result<Task, ApiError> {
    let partners = request.partners;
    start(app, request.shop, Work::Run, move |app, shop, progress| {
        let request = run::Request {
            partners: partners.clone(),
            dry_run: false,
            now: app.now(),
            threads: app.threads,
            reason: String::new(),
            live: None,
        };
        let ended = run::run(shop, &request, progress).map(|_| ());
        app.alert(shop);
        ended
    })
}

pub(super) fn tasks(app: &Arc<App>, _: Nothing) -> Result<Vec<Task>, ApiError> {
    Ok(app.tasks.list().iter().map(|task| task.task()).collect())
}

pub(super) fn cancel(app: &Arc<App>, request: TaskRequest) -> Result<Nothing, ApiError> {
    for running in app.tasks.list().iter() {
        if running.task().id == request.task {
            running.cancelled.store(true, Ordering::Relaxed);
        }
    }
    Ok(Nothing {})
}

/// Begins work on a shop in a thread of its own. Fails when the shop's files are wrong or it has work already.
pub(super) fn start(
    app: &Arc<App>,
    folder: String,
    work: Work,
    job: impl FnOnce(&App, &Shop, &dyn Progress) -> Result<(), Error> + Send + 'static,
) -> Result<Task, ApiError> {
    let shop = Shop::open(&PathBuf::from(&folder))?;
    let state = State::open(&shop.state_folder())?;
    let before = state.snapshot()?.map_or(0, |row| row.rows);
    let task = Task {
        id: app.tasks.next.fetch_add(1, Ordering::Relaxed),
        shop: folder.clone(),
        work,
        stage: String::new(),
        rows: 0,
        total: None,
        seconds_left: None,
    };
    let now = Instant::now();
    let running = Arc::new(Running {
        cancelled: AtomicBool::new(false),
        state: Mutex::new((task.clone(), now, now)),
        before,
        most: AtomicU64::new(0),
        events: app.tasks.events.clone(),
    });
    {
        let mut list = app.tasks.list();
        if list.iter().any(|other| other.task().shop == folder) {
            let message = trouble("working", []);
            let hint = trouble("wait_or_cancel", []);
            return Err(ApiError::new("busy", message, hint, folder));
        }
        list.push(Arc::clone(&running));
    }
    let _ = app.tasks.events.send(Event::Progress(task.clone()));
    let app = Arc::clone(app);
    std::thread::spawn(move || {
        step_back(2);
        let job = std::panic::AssertUnwindSafe(|| job(&app, &shop, &*running));
        let done = std::panic::catch_unwind(job);
        app.tasks
            .list()
            .retain(|other| !Arc::ptr_eq(other, &running));
        let task = running.task();
        app.tasks
            .changed(&[Topic::Catalog, Topic::Runs, Topic::Tasks]);
        let _ = app.tasks.events.send(match done {
            Ok(Ok(())) => Event::Done(task),
            Ok(Err(error)) => Event::Failed {
                task,
                error: error.into(),
            },
            Err(_) => Event::Failed {
                task,
                error: ApiError::new(
                    "unexpected",
                    trouble("work_stopped", []),
                    trouble("before_in_force", []),
                    folder,
                ),
            },
        });
    });
    Ok(task)
}

impl From<rusqlite::Error> for ApiError {
    fn from(error: rusqlite::Error) -> Self {
        Error::from(error).into()
    }
}
