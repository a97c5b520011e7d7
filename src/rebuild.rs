//! Rebuilds the feed of a past run: from the catalog it was made from and the shop's files as they were, at its own moment. It
//! is then compared with what the partner got.

use crate::catalog::past;
use crate::diff::{self, Changes};
use crate::error::Error;
use crate::export::{Products, Target, export};
use crate::mill::Mill;
use crate::report::VERSION;
use crate::revisions;
use crate::shop::Shop;
use crate::state::{Outcome, Output, Run, State};
use feeds::options::Compression;
use feeds::transports;
use schemars::JsonSchema;
use serde::Serialize;
use std::path::{Path, PathBuf};

/// The feed of a past run, made again.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Rebuilt {
    /// Version of this shape.
    pub version: u32,
    /// Number of the run.
    pub run: i64,
    /// Name of the mapping.
    pub partner: String,
    /// Where it was written; none when it was only compared.
    pub file: Option<PathBuf>,
    /// Its bytes.
    pub bytes: u64,
    /// SHA-256 of the file, in hexadecimal digits.
    pub sha256: String,
    /// Whether it is what was made then, byte for byte. None when nothing is kept that could tell.
    pub same: Option<bool>,
    /// What says so: `receipt`, the SHA-256 of what arrived at the partner, or `print`, the hash kept of the records.
    pub by: Option<&'static str>,
    /// What is not as it was then and may explain a difference.
    pub since: Vec<String>,
    /// What differs from the feed as it was, where that is still kept whole.
    pub changes: Option<Changes>,
}

/// Makes a partner's feed of a run again, at `to` when given, and compares it with what was made then. Nothing of the shop
/// changes. Fails when the run, its catalog or its files are not kept, and when they cannot be used any more.
pub fn rebuild(
    shop: &Shop,
    partner: &str,
    run: i64,
    to: Option<&Path>,
    threads: usize,
) -> Result<Rebuilt, Error> {
    let state = State::open(&shop.state_folder())?;
    let wrong = |message: String, hint: &str| Error::Config {
        at: shop.folder.display().to_string(),
        message: message.into(),
        hint: hint.to_owned().into(),
    };
    let outputs = state.outputs(run)?;
    let (Some(ran), Some(output)) = (
        state.run(run)?,
        outputs.into_iter().find(|output| output.partner == partner),
    ) else {
        let message = format!("no feed for {partner} is known of run {run}");
        return Err(wrong(message, "see the runs with `feedmill history`"));
    };
    let found = ran.snapshot.and_then(|number| {
        // A run that found its sources unchanged saw the catalog of an earlier one.
        let row = state.snapshot_of(number).transpose()?;
        Some(row.map(|row| (number, row.taken != ran.started.as_microsecond())))
    });
    let kept = match found.transpose()? {
        Some((number, repeated)) => past(&state, number, repeated)?,
        None => None,
    };
    let Some(kept) = kept else {
        let message = format!("the catalog of run {run} is not kept");
        let hint = "`catalogs` under [retention] in shop.toml says how many are";
        return Err(wrong(message, hint));
    };
    let scratch =
        tempfile::tempdir_in(shop.state_folder()).map_err(Error::disk(&shop.state_folder()))?;
    let then = as_it_was(shop, &state, output.revision, scratch.path())?;
    let now = ran.started.to_zoned(then.zone()?);
    let mill = Mill::new(&then, kept.snapshot.fields(), &[partner.to_owned()], &now)?;
    let answers = mill.plan.survey(&Products(&kept.snapshot), threads)?;
    let made = scratch.path().join("made").join(&mill.files[0]);
    std::fs::create_dir_all(made.parent().unwrap_or(&made)).map_err(Error::disk(&made))?;
    let target = Target {
        partner: 0,
        path: Some(made.clone()),
    };
    let (feeds, _) = export(
        &mill.plan,
        &answers,
        &kept.snapshot,
        &[target],
        threads,
        &mut |_| Ok(()),
    )?;
    let mut print = 0;
    for feed in feeds {
        print = feed.print.cast_signed();
        feed.keep()?;
    }
    let (bytes, sha256) = transports::fingerprint(&made).map_err(Error::output)?;
    let (same, by) = match arrived(&state, &output, &made, &sha256, scratch.path())? {
        Some(same) => (Some(same), Some("receipt")),
        None if output.print != 0 => (Some(output.print == print), Some("print")),
        None => (None, None),
    };
    let changes = match same {
        Some(true) => None,
        _ => diff::output_of(shop, &state, partner, run)?
            .map(|then| diff::compare(&then, &made))
            .transpose()?,
    };
    if let Some(to) = to {
        std::fs::copy(&made, to).map_err(Error::disk(to))?;
    }
    Ok(Rebuilt {
        version: VERSION,
        run,
        partner: partner.to_owned(),
        file: to.map(Path::to_owned),
        bytes,
        sha256,
        same,
        by,
        since: since(&ran, &output, mill.print(0)),
        changes,
    })
}

/// The shop with its files as they were at a revision, in a folder of its own.
fn as_it_was(shop: &Shop, state: &State, revision: i64, folder: &Path) -> Result<Shop, Error> {
    let put = |file: &str, text: &[u8]| {
        let path = folder.join(file);
        std::fs::create_dir_all(path.parent().unwrap_or(folder))
            .and_then(|()| std::fs::write(&path, text))
            .map_err(Error::disk(&path))
    };
    for (file, text) in state.files_at(revision)? {
        put(&file, text.as_bytes())?;
    }
    // Tables too long for a revision, and the partners' lists, are there as they are now.
    for (file, path) in revisions::tables(&shop.folder) {
        if path
            .metadata()
            .is_ok_and(|known| known.len() > revisions::LONGEST)
        {
            put(&file, &std::fs::read(&path).map_err(Error::disk(&path))?)?;
        }
    }
    let lists = shop.state_folder().join("taxonomies");
    for entry in std::fs::read_dir(&lists).into_iter().flatten().flatten() {
        if entry.path().is_file() {
            let file = format!(
                ".feedmill/taxonomies/{}",
                entry.file_name().to_string_lossy()
            );
            let text = std::fs::read(entry.path()).map_err(Error::disk(&lists))?;
            put(&file, &text)?;
        }
    }
    Ok(Shop::open(folder)?)
}

/// Whether the feed is what arrived at the partner; none when no receipt tells. A packed one is packed again.
fn arrived(
    state: &State,
    output: &Output,
    made: &Path,
    sha256: &str,
    near: &Path,
) -> Result<Option<bool>, Error> {
    let receipts = state.receipts(output.run)?;
    let mut sent = receipts
        .iter()
        .filter(|receipt| receipt.partner == output.partner && receipt.outcome != Outcome::Failed);
    let Some(first) = sent.next() else {
        return Ok(None);
    };
    if first.sha256 == sha256 {
        return Ok(Some(true));
    }
    let name = made.file_name().unwrap_or_default().to_string_lossy();
    for way in [Compression::Gzip, Compression::Zip] {
        let packed = feeds::output::pack(made, &name, way, near).map_err(Error::output)?;
        let (_, packed) = transports::fingerprint(packed.path()).map_err(Error::output)?;
        if packed == first.sha256 {
            return Ok(Some(true));
        }
    }
    Ok(Some(false))
}

/// What is not as it was when a feed was made, besides the shop's files.
fn since(ran: &Run, output: &Output, spec: i64) -> Vec<String> {
    let mut since = Vec::new();
    let program = env!("CARGO_PKG_VERSION");
    if ran.program != program {
        let then = match ran.program.as_str() {
            "" => "an earlier version",
            known => known,
        };
        since.push(format!(
            "it was made by Feedmill {then}, and again by {program}"
        ));
    }
    if output.spec != spec {
        since.push("the partner's spec was another one".to_owned());
    }
    since
}
