//! Changes on disk: settings files of the shops in use that another program wrote, told to the screens. What Feedmill wrote
//! itself is known by its revision, and not told.

use super::{App, Event, Topic};
use crate::error::Error;
use crate::revisions;
use crate::revisions::LONGEST;
use crate::shop::Shop;
use crate::state::State;
use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};
use rapidhash::v3::rapidhash_v3;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::Duration;

/// Folders of a shop that have settings, beside the shop's own.
const FOLDERS: [&str; 4] = ["feeds", "mappings", "partners", "tables"];
/// A program saves in several steps: what follows within this time is one change.
const STEP: Duration = Duration::from_millis(200);

/// The shops in use, watched from the first question about each.
#[derive(Default)]
pub(super) struct Disk(Mutex<Watched>);

#[derive(Default)]
struct Watched {
    watcher: Option<RecommendedWatcher>,
    shops: BTreeSet<PathBuf>,
}

impl Disk {
    /// Watches a shop from now on. Where the system cannot watch, changes show when the screens ask again.
    pub(super) fn watch(&self, app: &Arc<App>, shop: &str) {
        let shop = PathBuf::from(shop);
        let mut watched = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if watched.shops.contains(&shop) || !shop.join("shop.toml").is_file() {
            return;
        }
        if watched.watcher.is_none() {
            let (tell, told) = channel();
            watched.watcher = notify::recommended_watcher(tell).ok();
            let app = Arc::downgrade(app);
            std::thread::spawn(move || follow(&app, &told));
        }
        watched.add(&shop);
        watched.shops.insert(shop.clone());
        drop(watched);
        // What there is now is known, so that the first change tells what it was before. A shop that cannot be read is
        // mended first.
        if let Ok(opened) = Shop::open(&shop)
            && let Ok(mut state) = State::open(&opened.state_folder())
        {
            let now = app.now().timestamp();
            drop(revisions::keep(&opened, &mut state, now, "as found"));
        }
    }

    fn shops(&self) -> BTreeSet<PathBuf> {
        let watched = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        watched.shops.clone()
    }

    /// A folder of settings may be new.
    fn again(&self, shop: &Path) {
        let mut watched = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        watched.add(shop);
    }
}

impl Watched {
    fn add(&mut self, shop: &Path) {
        let Some(watcher) = &mut self.watcher else {
            return;
        };
        let inner = FOLDERS.map(|folder| shop.join(folder));
        for folder in [shop].into_iter().chain(inner.iter().map(PathBuf::as_path)) {
            // A folder that is not there is watched when it comes.
            drop(watcher.watch(folder, RecursiveMode::NonRecursive));
        }
    }
}

/// Follows what the system tells until the app is gone.
fn follow(app: &Weak<App>, told: &Receiver<notify::Result<notify::Event>>) {
    let mut seen = HashMap::new();
    while let Ok(first) = told.recv() {
        let mut events = vec![first];
        while let Ok(next) = told.recv_timeout(STEP) {
            events.push(next);
        }
        let Some(app) = app.upgrade() else { break };
        let shops = app.disk.shops();
        let mut changed: BTreeMap<&Path, BTreeSet<String>> = BTreeMap::new();
        let events = events.into_iter().flatten();
        for path in events
            .filter(|event| !matches!(event.kind, EventKind::Access(_)))
            .flat_map(|event| event.paths)
        {
            let owner = shops.iter().find(|shop| path.starts_with(shop));
            let Some((shop, file)) = owner.and_then(|shop| Some((shop, setting(shop, &path)?)))
            else {
                continue;
            };
            changed.entry(shop).or_default().insert(file);
        }
        for (shop, files) in changed {
            app.disk.again(shop);
            let others = |file: &String| by_another(&app, shop, file, &mut seen).unwrap_or(true);
            let files: Vec<String> = files.into_iter().filter(others).collect();
            if !files.is_empty() {
                app.tasks.changed(&[Topic::Files]);
                app.tasks.tell(Event::Disk {
                    shop: shop.display().to_string(),
                    files,
                });
            }
        }
    }
}

/// The name of a file in the shop folder, when it is one of its settings.
fn setting(shop: &Path, path: &Path) -> Option<String> {
    let file = path.strip_prefix(shop).ok()?;
    let folder = file.parent()?.to_str()?;
    let known = folder.is_empty() || FOLDERS.contains(&folder);
    let ending = file.extension()?.to_str()?;
    let wanted = match folder {
        "tables" => ["csv", "tsv", "txt"].contains(&ending),
        _ => ending == "toml",
    };
    (known && wanted).then(|| file.display().to_string().replace('\\', "/"))
}

/// Whether another program gave a file the text that it has now; keeps that text as a revision. Fails when the file or
/// the state cannot be read.
fn by_another(
    app: &App,
    shop: &Path,
    file: &str,
    seen: &mut HashMap<PathBuf, Option<u64>>,
) -> Result<bool, Error> {
    let path = shop.join(file);
    let text = match std::fs::read_to_string(&path) {
        Ok(text) => Some(text),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
        Err(error) => return Err(Error::disk(&path)(error)),
    };
    let print = text.as_ref().map(|text| rapidhash_v3(text.as_bytes()));
    if seen.insert(path, print) == Some(print) {
        return Ok(false);
    }
    let mut state = State::open(&shop.join(".feedmill"))?;
    let newest = state.revisions(Some(file), 1)?.pop();
    let ours = match &newest {
        Some(revision) => revision.content == text,
        None => text.is_none(),
    };
    if !ours
        && text
            .as_ref()
            .is_none_or(|text| text.len() as u64 <= LONGEST)
    {
        let now = app.now().timestamp();
        state.add_revision(file, text.as_deref(), now, "changed by another program")?;
    }
    Ok(!ours)
}
