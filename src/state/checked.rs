//! Which databases this process found whole of late: to look through one reads all of it, which a screen's every question
//! would wait for. No word of what is in them.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// How long a database counts as whole, unless it shows damage before.
const HOLDS: Duration = Duration::from_secs(3600);

static WHOLE: Mutex<Option<HashMap<PathBuf, Instant>>> = Mutex::new(None);

fn whole<T>(act: impl FnOnce(&mut HashMap<PathBuf, Instant>) -> T) -> T {
    let mut whole = WHOLE.lock().unwrap_or_else(PoisonError::into_inner);
    act(whole.get_or_insert_default())
}

/// Whether the database of a file was found whole within the last hour.
pub(super) fn is_whole(path: &Path) -> bool {
    whole(|known| known.get(path).is_some_and(|at| at.elapsed() < HOLDS))
}

/// The database of a file was found whole just now.
pub(super) fn found_whole(path: &Path) {
    whole(|known| {
        known.retain(|_, at| at.elapsed() < HOLDS);
        known.insert(path.to_owned(), Instant::now());
    });
}

/// A database showed damage, whichever: each is looked through when it is opened next.
pub(super) fn forget() {
    whole(HashMap::clear);
}
