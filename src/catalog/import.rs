//! One import: sources in, the next snapshot out. The snapshot before stays in force until `commit`.

use super::build::Shared;
use super::diff::{Changes, Previous};
use super::issue::{Earlier, Issue};
use super::join::{Found, Join, JoinReport};
use super::layout::Layout;
use super::pipeline;
use super::price::{History, PastPrice};
use super::renamed;
use super::snapshot::{Origin, Snapshot};
use super::source::{LoadedSource, Progress};
use super::write::Writer;
use crate::error::Error;
use crate::shop::source::{Role, VariantsConfig};
use crate::state::{SnapshotRow, State};
use crate::troubles::trouble;
use feeds::error::At;
use feeds::transports::shown;
use jiff::Timestamp;
use jiff::Zoned;
use rapidhash::v3::{RapidSecrets, rapidhash_v3};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread::JoinHandle;

/// Version of the way catalogs are built: another one makes every import a full one.
const VERSION: &str = concat!(env!("CARGO_PKG_VERSION"), " 1");

/// A finished import. Its snapshot can be used at once; it takes the place of the one before with `commit`.
pub struct Imported {
    /// The new snapshot, or the one in force when nothing was imported.
    pub snapshot: Snapshot,
    /// What changed since the snapshot before.
    pub changes: Changes,
    /// How each join went.
    pub joins: Vec<JoinReport>,
    /// What was found wrong with the data.
    pub issues: Vec<Issue>,
    /// Number of the snapshot.
    pub number: u64,
    pending: Option<Pending>,
}

/// A snapshot on its way to the disk.
struct Pending {
    folder: PathBuf,
    written: PathBuf,
    row: SnapshotRow,
    ended: Vec<PastPrice>,
    /// Hashes of the ids that are gone.
    gone: Vec<u64>,
    sync: JoinHandle<std::io::Result<()>>,
}

/// Where snapshots are, in the state folder.
pub(super) fn folder(state: &State) -> PathBuf {
    state.folder().join("catalog")
}

pub(super) fn file(folder: &Path, number: u64) -> PathBuf {
    folder.join(format!("{number}.arrow"))
}

/// The number of a snapshot by its file's name.
pub(super) fn number(path: &Path) -> Option<u64> {
    (path.extension()? == "arrow").then(|| path.file_stem()?.to_str()?.parse().ok())?
}

/// The snapshot in force, if there is one that can be read.
pub fn current(state: &State) -> Result<Option<Snapshot>, Error> {
    let folder = folder(state);
    if let Some(row) = state.snapshot()?
        && let Ok(snapshot) = Snapshot::open(&file(&folder, row.number))
    {
        return Ok(Some(snapshot));
    }
    // The database was lost or the file damaged: the newest one that is whole.
    let mut numbers: Vec<u64> = list(&folder)?
        .iter()
        .filter_map(|path| number(path))
        .collect();
    numbers.sort_unstable_by(|one, other| other.cmp(one));
    Ok(numbers
        .into_iter()
        .find_map(|number| Snapshot::open(&file(&folder, number)).ok()))
}

/// The snapshot before the one in force, which is kept for comparison, and when it was taken; `None` when there is none.
pub fn before(state: &State) -> Result<Option<(Snapshot, Timestamp)>, Error> {
    let Some(row) = state.snapshot()? else {
        return Ok(None);
    };
    let folder = folder(state);
    let numbers = list(&folder)?;
    let numbers = numbers.iter().filter_map(|path| number(path));
    let Some(earlier) = numbers.filter(|number| *number < row.number).max() else {
        return Ok(None);
    };
    let taken = state.taken(earlier)?;
    // A damaged one tells nothing.
    let snapshot = Snapshot::open(&file(&folder, earlier)).ok();
    Ok(snapshot.zip(taken))
}

pub(super) fn list(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    match fs::read_dir(folder) {
        Ok(entries) => entries
            .map(|entry| entry.map(|entry| entry.path()).map_err(Error::disk(folder)))
            .collect(),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Vec::new()),
        Err(error) => Err(Error::disk(folder)(error)),
    }
}

/// Imports the sources, one of which has the products, into the next snapshot. `now` is the run's moment in the shop's
/// time zone. The result does not depend on `threads`, of which two more read and write. Fails when a source cannot be
/// read or the configuration does not fit it; the snapshot in force stays in force.
pub fn import(
    state: &State,
    sources: Vec<LoadedSource>,
    now: &Zoned,
    threads: usize,
    progress: &dyn Progress,
) -> Result<Imported, Error> {
    let settings = settings(&sources, now);
    let versions: Option<Vec<&str>> = sources.iter().map(|s| s.version.as_deref()).collect();
    let versions = versions.map(|versions| versions.join("\n"));
    let folder = folder(state);
    let before = current(state)?;
    let row = state.snapshot()?;
    if let (Some(snapshot), Some(row)) = (&before, &row)
        && (row.settings, &row.sources) == (settings, &versions)
        && versions.is_some()
        && *snapshot.path() == file(&folder, row.number)
        && let Ok((joins, issues)) = serde_json::from_str(&row.found)
    {
        return Ok(Imported::again(snapshot.clone(), row.number, joins, issues));
    }

    let parts = state.scratch().unwrap_or(&folder);
    fs::create_dir_all(parts).map_err(Error::disk(parts))?;
    let newest = list(&folder)?.iter().filter_map(|path| number(path)).max();
    let number = 1 + newest.unwrap_or(0).max(row.map_or(0, |row| row.number));
    let written = parts.join(format!("{number}.part"));

    let names: Vec<String> = sources.iter().map(|source| source.name.clone()).collect();
    let mut layout = Layout::new(sources.len());
    let (mut rows, mut joins, mut all) = (Vec::new(), Vec::new(), Vec::new());
    for (input, source) in sources.into_iter().enumerate() {
        match source.config.role {
            Role::Products => rows.insert(0, (input, source)),
            Role::Append => rows.push((input, source)),
            Role::Join | Role::All => joins.push((input, source)),
        }
    }
    let products = rows
        .iter()
        .filter(|(_, source)| source.config.role == Role::Products);
    one_products_source(
        &products
            .map(|(_, source)| &*source.name)
            .collect::<Vec<_>>(),
    )?;
    for (input, source) in &mut rows {
        layout.grow(
            *input,
            &source.name,
            &source.config,
            source.reader.columns(),
        );
    }
    let mut loaded = Vec::new();
    for (input, mut source) in joins {
        loaded.push(Join::load(input, &mut source, &mut layout, progress)?);
        all.push((input, source));
    }

    let zone_name: Arc<str> = now.time_zone().iana_name().unwrap_or("UTC").into();
    let shared = Shared {
        joins: loaded,
        previous: before.map(Previous::open).transpose()?,
        history: History::new(state.prices()?, now.timestamp()),
        zone: now.time_zone().clone(),
        zone_name: zone_name.clone(),
        secrets: RapidSecrets::seed(settings),
    };
    let writer = Writer::new(written.clone(), zone_name);
    let (mut outcome, file) =
        pipeline::run(&mut rows, &mut layout, &shared, writer, threads, progress)?;
    if layout.find("id").is_none() {
        let (_, source) = &rows[0];
        if source.reader.columns().is_empty() {
            return Err(emptied(source, shared.previous.as_ref()));
        }
        return Err(Error::Config {
            at: format!("feeds/{}.toml", source.name),
            message: trouble("no_id", []),
            hint: trouble("say_id", [("columns", source.reader.columns().join(", "))]),
        });
    }
    let sync = std::thread::spawn(move || file.sync_all());
    let snapshot = Snapshot::open(&written)?;

    let (mut gone, mut rows_gone) = (Vec::new(), Vec::new());
    if let Some(previous) = &shared.previous {
        for (row, id, price) in previous.gone() {
            outcome.changes.removed += 1;
            gone.push(id);
            rows_gone.push(row);
            outcome.ended.extend(price.map(|millionths| PastPrice {
                id,
                until: shared.history.now(),
                millionths,
            }));
        }
    }
    all.append(&mut rows);
    all.sort_by_key(|(input, _)| *input);
    let columns: Vec<_> = all
        .iter()
        .map(|(_, source)| source.reader.columns().to_vec())
        .collect();
    let mut issues = outcome.tally.finish(&names, &columns);
    for issue in issues
        .iter_mut()
        .filter(|issue| issue.code == "duplicate_id")
    {
        for place in &mut issue.first {
            let row = snapshot.find(&place.text)?;
            let origin = row.map(|row| snapshot.origin(row)).transpose()?.flatten();
            place.earlier = origin.map(|Origin { line, item, .. }| Earlier { line, item });
        }
    }
    for (input, source) in &all {
        issues.extend(not_found(source));
        issues.extend(not_listed(source, &layout.unlisted(*input)));
    }
    if let Some(previous) = &shared.previous {
        let before = previous.snapshot();
        issues.extend(renamed::issues(before, &rows_gone, &snapshot, &names)?);
    }
    outcome
        .found
        .resize_with(shared.joins.len(), Found::default);
    let joins = shared.joins.into_iter().zip(outcome.found);
    let joins: Vec<JoinReport> = joins
        .filter_map(|(join, found)| join.finish(found))
        .collect();
    let row = SnapshotRow {
        number,
        taken: now.timestamp().as_microsecond(),
        rows: outcome.rows,
        settings,
        sources: versions,
        found: serde_json::json!([joins, issues]).to_string(),
    };
    Ok(Imported {
        snapshot,
        changes: outcome.changes,
        joins,
        issues,
        number,
        pending: Some(Pending {
            folder,
            written,
            row,
            ended: outcome.ended,
            gone,
            sync,
        }),
    })
}

/// A source in which there is nothing, told with what there was before.
fn emptied(source: &LoadedSource, before: Option<&Previous>) -> Error {
    let name = || ("source", source.name.clone());
    let message = match before.map(|before| before.snapshot().rows()) {
        Some(count) if count > 0 => {
            trouble("source_emptied", [name(), ("count", count.to_string())])
        }
        _ => trouble("source_empty", [name()]),
    };
    Error::Feed(Box::new(feeds::error::Error::Malformed {
        at: At {
            place: shown(&source.config.place),
            ..At::default()
        },
        message,
        hint: trouble("see_export", []),
    }))
}

fn one_products_source(names: &[&str]) -> Result<(), Error> {
    let message = match names {
        [_] => return Ok(()),
        [] => trouble("no_products", []),
        several => trouble("several_products", [("sources", several.join(", "))]),
    };
    Err(Error::Config {
        at: "feeds".to_owned(),
        message,
        hint: trouble("one_products", []),
    })
}

/// Columns that the configuration lists and the source does not have.
fn not_found(source: &LoadedSource) -> impl Iterator<Item = Issue> {
    let variants = source.config.variants.iter();
    let variants = variants.flat_map(VariantsConfig::columns);
    let missing = source
        .config
        .columns
        .keys()
        .chain(variants.filter(|column| !source.config.columns.contains_key(*column)))
        .filter(|listed| !source.reader.columns().contains(listed));
    missing.map(|column| about("column_not_found", source, column))
}

/// Columns that fill numbers, times or answers without being listed: how they are written is nowhere said.
fn not_listed(source: &LoadedSource, columns: &[u32]) -> impl Iterator<Item = Issue> {
    let names = source.reader.columns();
    let columns = columns.iter().map(|&column| &names[column as usize]);
    columns.map(|column| about("column_not_listed", source, column))
}

/// An issue of a whole column.
fn about(code: &str, source: &LoadedSource, column: &str) -> Issue {
    Issue {
        code: code.to_owned(),
        source: source.name.clone(),
        column: column.to_owned(),
        count: 1,
        first: Vec::new(),
    }
}

/// A hash of everything besides the sources' bytes that decides what the catalog holds.
fn settings(sources: &[LoadedSource], now: &Zoned) -> u64 {
    let mut text = format!("{VERSION} {:?}", now.time_zone().iana_name());
    for source in sources {
        text.push_str(&format!("\n{} {:?}", source.name, source.config));
    }
    rapidhash_v3(text.as_bytes())
}

impl Imported {
    /// The snapshot in force once more, with what was found when it was taken.
    fn again(snapshot: Snapshot, number: u64, joins: Vec<JoinReport>, issues: Vec<Issue>) -> Self {
        let changes = Changes {
            unchanged: snapshot.rows(),
            ..Changes::default()
        };
        Self {
            snapshot: snapshot.repeated(),
            changes,
            joins,
            issues,
            number,
            pending: None,
        }
    }

    /// Number of products.
    #[must_use]
    pub fn rows(&self) -> u64 {
        self.snapshot.rows()
    }

    /// Waits until the snapshot is on the disk and puts it in force; older ones are left to `tidy`. Does nothing when nothing was imported. Fails when the disk or the state database refuses; then the
    /// snapshot before stays in force.
    pub fn commit(&mut self, state: &mut State) -> Result<(), Error> {
        let Some(pending) = self.pending.take() else {
            return Ok(());
        };
        let Pending {
            folder,
            written,
            row,
            ended,
            gone,
            sync,
        } = pending;
        sync.join()
            .unwrap_or_else(|panic| std::panic::resume_unwind(panic))
            .map_err(Error::disk(&written))?;
        let path = file(&folder, row.number);
        fs::rename(&written, &path).map_err(Error::disk(&path))?;
        // So that the new name is on the disk too. Windows cannot, and need not, open a folder for this.
        #[cfg(unix)]
        fs::File::open(&folder)
            .and_then(|folder| folder.sync_all())
            .map_err(Error::disk(&folder))?;
        state.set_snapshot(&row, &ended, &gone)
    }
}
