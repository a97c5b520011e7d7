//! The scheduler inside the window's program: the shops that were opened lately and plan runs are watched as
//! `feedmill watch` does it, until Feedmill is quit.

use crate::shell::{Shell, lock};
use crate::{notices, tray};
use feedmill::api::{App, Topic};
use feedmill::shop::Kind;
use feedmill::shop::Shop;
use feedmill::watch::{Event, Watch, planned as plans, watch};
use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::mpsc::{Sender, channel};
use std::thread::JoinHandle;
use tauri::{AppHandle, Manager};

/// Shops that run at a time: a person works on the same machine.
const AT_ONCE: usize = 1;

/// The thread that watches.
#[derive(Default)]
pub(crate) struct Watcher(Mutex<Option<(Sender<()>, JoinHandle<()>)>>);

impl Watcher {
    /// Stops watching. A planned run that goes on is cancelled at its next step, and made up for at the next start.
    pub(crate) fn stop(&self) {
        if let Some((stop, thread)) = lock(&self.0).take() {
            drop(stop);
            // A thread that panicked has stopped too.
            drop(thread.join());
        }
    }
}

/// The folders of the shops that plan runs.
pub(crate) fn planned(app: &App) -> Vec<PathBuf> {
    let shops = app.shops().into_iter().map(|(folder, _)| folder);
    shops
        .filter(|folder| Shop::open(folder).is_ok_and(|shop| plans(&shop)))
        .collect()
}

/// Begins to watch.
pub(crate) fn start(app: &AppHandle) {
    let (stop, stopped) = channel();
    let handle = app.clone();
    let thread = std::thread::spawn(move || {
        let shell = handle.state::<Shell>();
        let folders = || match shell.settings().paused {
            true => Vec::new(),
            false => planned(&shell.app),
        };
        let clock = || shell.app.now();
        let tell = |event: &Event| told(&handle, event);
        watch(
            &Watch {
                folders: &folders,
                at_once: AT_ONCE,
                threads: shell.app.threads(),
                once: false,
                clock: &clock,
                tell: &tell,
            },
            &stopped,
        );
    });
    *lock(&app.state::<Shell>().watcher.0) = Some((stop, thread));
}

fn told(app: &AppHandle, event: &Event) {
    let shell = app.state::<Shell>();
    match event {
        Event::Begins { shop, .. } => shell.runs(shop, true),
        Event::Ended {
            shop, status, why, ..
        } => {
            shell.runs(shop, false);
            let failure = (status == "failed").then(|| why.join(" "));
            notices::run_ended(app, shop, failure.as_deref());
        }
        Event::Unclear { shop, message } => {
            shell.note(&format!("{shop}: {message}"));
            return;
        }
        Event::Unsent { shop, message } => {
            shell.note(&format!("{shop}: {message}"));
            return;
        }
        Event::Alert { message, .. } => {
            // What comes of a run was told when it ended.
            let new = message.new.iter();
            for alert in new.filter(|alert| !matches!(alert.kind, Kind::Failed | Kind::Held)) {
                notices::say(app, &message.subject(), &alert.text);
            }
            return;
        }
        Event::Ready | Event::Looked { .. } | Event::Stopping => return,
    }
    shell.app.tasks.changed(&[Topic::Catalog, Topic::Runs]);
    tray::show(app);
}
