//! What the shell knows: the door to the library, who listens in the window, its own settings, and how the shops are.

use crate::notices::Words;
use crate::watcher::Watcher;
use crate::{notices, tray};
use feedmill::api::{App, Event, Topic, Work};
use serde::{Deserialize, Serialize};
use serde_json::{Value as Json, json};
use std::collections::BTreeSet;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tauri::ipc::Channel;
use tauri::{AppHandle, Manager};
use tokio::sync::broadcast::error::RecvError;

/// Bytes of troubles that are kept.
const TROUBLES: u64 = 1 << 20;

/// What the shell tells the page unasked.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub(crate) enum ShellEvent {
    /// A file or folder was dropped on the window.
    Dropped {
        /// Its path.
        place: String,
    },
    /// A shop is to be shown.
    Open {
        /// Its folder.
        shop: String,
    },
}

/// The shell's own settings, in `desktop.json` beside the list of shops.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Settings {
    /// No planned run begins.
    pub paused: bool,
    /// It was said once that Feedmill stays in the tray.
    pub told_of_tray: bool,
}

/// How the shops are, as far as the tray shows it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Shops {
    /// Folder and name of the shop that was opened last.
    pub last: Option<(PathBuf, String)>,
    /// Names of those with a feed that is held.
    pub held: Vec<String>,
}

/// What the shell knows.
pub(crate) struct Shell {
    pub(crate) app: Arc<App>,
    pub(crate) watcher: Watcher,
    folder: PathBuf,
    settings: Mutex<Settings>,
    shops: Mutex<Shops>,
    /// Folders of shops that are read or run now.
    running: Mutex<BTreeSet<String>>,
    words: Mutex<Words>,
    page: Mutex<Option<Channel<ShellEvent>>>,
    /// Told to the page when it is there.
    waiting: Mutex<Vec<ShellEvent>>,
}

pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Shell {
    pub(crate) fn new(app: Arc<App>, folder: PathBuf) -> Self {
        let kept = std::fs::read_to_string(folder.join("desktop.json")).unwrap_or_default();
        Self {
            app,
            watcher: Watcher::default(),
            // Settings that cannot be read are no settings: nothing of the user's is in them.
            settings: Mutex::new(serde_json::from_str(&kept).unwrap_or_default()),
            folder,
            shops: Mutex::default(),
            running: Mutex::default(),
            words: Mutex::default(),
            page: Mutex::default(),
            waiting: Mutex::default(),
        }
    }

    pub(crate) fn settings(&self) -> Settings {
        *lock(&self.settings)
    }

    /// Changes the shell's settings and keeps them. Fails when they cannot be written.
    pub(crate) fn set(&self, change: impl FnOnce(&mut Settings)) -> std::io::Result<()> {
        let mut settings = lock(&self.settings);
        change(&mut settings);
        std::fs::create_dir_all(&self.folder)?;
        let text = serde_json::to_string_pretty(&*settings)?;
        std::fs::write(self.folder.join("desktop.json"), text)
    }

    pub(crate) fn words(&self) -> Words {
        lock(&self.words).clone()
    }

    pub(crate) fn say_with(&self, words: Words) {
        *lock(&self.words) = words;
    }

    pub(crate) fn shops(&self) -> Shops {
        lock(&self.shops).clone()
    }

    pub(crate) fn is_running(&self) -> bool {
        !lock(&self.running).is_empty()
    }

    /// Notes that a shop is read or run, or is no longer.
    pub(crate) fn runs(&self, shop: &str, now: bool) {
        let mut running = lock(&self.running);
        if now {
            running.insert(shop.to_owned());
        } else {
            running.remove(shop);
        }
    }

    /// Has a page hear the shell from now on, in place of the one before.
    pub(crate) fn listen(&self, page: Channel<ShellEvent>) {
        for event in std::mem::take(&mut *lock(&self.waiting)) {
            // A page that is gone already hears nothing.
            let _ = page.send(event);
        }
        *lock(&self.page) = Some(page);
    }

    pub(crate) fn tell(&self, event: ShellEvent) {
        let page = lock(&self.page).clone();
        match page {
            Some(page) if page.send(event.clone()).is_ok() => {}
            _ => lock(&self.waiting).push(event),
        }
    }

    /// Has the page show a shop.
    pub(crate) fn open(&self, shop: &Path) {
        let whole = std::fs::canonicalize(shop).unwrap_or_else(|_| shop.to_owned());
        self.tell(ShellEvent::Open {
            shop: whole.display().to_string(),
        });
    }

    /// Keeps a trouble in `window.log` beside the settings; begins anew when it grew large.
    pub(crate) fn note(&self, text: &str) {
        drop(std::fs::create_dir_all(&self.folder));
        let path = self.folder.join("window.log");
        let large = std::fs::metadata(&path).is_ok_and(|meta| meta.len() > TROUBLES);
        let file = std::fs::OpenOptions::new()
            .create(true)
            .append(!large)
            .write(true)
            .truncate(large)
            .open(path);
        // Where nothing can be written, nobody can be told.
        drop(file.and_then(|mut file| writeln!(file, "{text}")));
    }

    /// Looks how the shops are; reads the last runs of each.
    fn look(&self) {
        let mut shops = Shops::default();
        for (folder, name) in self.app.shops() {
            let asked = json!({ "shop": folder });
            let Ok(Json::Array(runs)) = self.app.call("runs", asked) else {
                continue;
            };
            let held = |run: &Json| run["held"].as_array().is_some_and(|held| !held.is_empty());
            if runs.iter().any(held) {
                shops.held.push(name.clone());
            }
            shops.last.get_or_insert((folder, name));
        }
        *lock(&self.shops) = shops;
    }
}

/// Follows what happens in the library: the tray shows it, and what a person has to know is said.
pub(crate) fn follow(app: &AppHandle) {
    let app = app.clone();
    let mut events = app.state::<Shell>().app.tasks.listen();
    std::thread::spawn(move || {
        let shell = app.state::<Shell>();
        shell.look();
        tray::show(&app);
        loop {
            let event = match events.blocking_recv() {
                Ok(event) => event,
                Err(RecvError::Lagged(_)) => continue,
                Err(RecvError::Closed) => break,
            };
            match event {
                Event::Progress(task) if task.rows == 0 => shell.runs(&task.shop, true),
                Event::Changed { topics }
                    if topics.contains(&Topic::Shops) || topics.contains(&Topic::Runs) =>
                {
                    shell.look();
                }
                Event::Done(task) => {
                    shell.runs(&task.shop, false);
                    if task.work == Work::Run {
                        notices::run_ended(&app, &task.shop, None);
                    }
                }
                Event::Failed { task, error } => {
                    shell.runs(&task.shop, false);
                    if error.code != "cancelled" {
                        notices::run_ended(&app, &task.shop, Some(&error.message));
                    }
                }
                _ => continue,
            }
            tray::show(&app);
        }
    });
}
