//! Runs and what they left: the last ones, and the live feed as text.

use super::outcome::MappingRequest;
use super::sessions;
use super::tasks::ShopRequest;
use super::{ApiError, App, Nothing};
use crate::error::Error;
use crate::release::{self, Decision};
use crate::report::Report;
use crate::state::{Fate, Run, State};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::io::{Read, Seek, SeekFrom};
use std::sync::Arc;

/// Runs told.
const TOLD: u32 = 50;
/// Bytes of a stretch of a feed.
const STRETCH: u64 = 32 << 10;

/// A run.
#[derive(Serialize, JsonSchema)]
pub(super) struct RunTold {
    /// Its number.
    pub run: i64,
    /// When it began (RFC 3339).
    pub started: String,
    /// When it ended; none while it goes on, or when it was cut off.
    pub finished: Option<String>,
    /// `running`, `done`, `held` or `failed`.
    pub status: String,
    /// What it did; none when it failed before.
    pub report: Option<Report>,
    /// Why it failed, when it failed before it did anything.
    pub failure: Option<ApiError>,
    /// Partners whose feed is held still: a person has to decide.
    pub held: Vec<String>,
}

/// A run that could not be done at all: what was live stays.
#[derive(Clone, Serialize, JsonSchema)]
pub(super) struct FailedRun {
    /// Its number.
    pub run: i64,
    /// When it began (RFC 3339).
    pub started: String,
    /// Why it failed.
    pub error: ApiError,
}

/// What is decided on held feeds.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub(super) enum Decide {
    /// Send it this once: what is usual stays as it is.
    Release,
    /// The shift is expected: what is usual begins anew.
    Expected,
    /// Throw it away.
    Reject,
}

/// A decision on a held feed.
#[derive(Deserialize, JsonSchema)]
pub(super) struct ReleaseRequest {
    /// Folder of the shop.
    pub shop: String,
    /// Number of the run.
    pub run: i64,
    /// Name of the mapping.
    pub mapping: String,
    /// The decision.
    pub decision: Decide,
}

/// A stretch of a live feed.
#[derive(Deserialize, JsonSchema)]
pub(super) struct FileRequest {
    /// Folder of the shop.
    pub shop: String,
    /// Name of the mapping.
    pub mapping: String,
    /// Byte to begin at.
    #[serde(default)]
    pub from: u64,
}

/// A stretch of a live feed.
#[derive(Serialize, JsonSchema)]
pub(super) struct FileTold {
    /// The file, from the shop folder; none when there is none yet.
    pub file: Option<String>,
    /// Its size in bytes.
    pub bytes: u64,
    /// Text of the stretch; none when the file is no text.
    pub text: Option<String>,
    /// Byte at which the next stretch begins; none at the end.
    pub next: Option<u64>,
}

/// The last run that is over, where it failed before it did anything, and nobody asked it to stop.
pub(super) fn failed(state: &State) -> Result<Option<FailedRun>, ApiError> {
    Ok(state.last_over()?.and_then(|run| {
        let error = failure(&run).filter(|error| error.code != Error::Cancelled.code())?;
        Some(FailedRun {
            run: run.id,
            started: run.started.to_string(),
            error,
        })
    }))
}

fn failure(run: &Run) -> Option<ApiError> {
    let told = run.report.as_ref()?;
    told["message"].is_string().then_some(())?;
    serde_json::from_value(told.clone()).ok()
}

pub(super) fn runs(_: &Arc<App>, request: ShopRequest) -> Result<Vec<RunTold>, ApiError> {
    let shop = sessions::shop(&request.shop)?;
    let state = State::open(&shop.state_folder())?;
    let mut told = Vec::new();
    for run in state.runs(TOLD)? {
        let held = state.outputs(run.id)?.into_iter();
        let held = held.filter(|output| output.fate == Fate::Held);
        told.push(RunTold {
            run: run.id,
            failure: failure(&run),
            held: held.map(|output| output.partner).collect(),
            started: run.started.to_string(),
            finished: run.finished.map(|moment| moment.to_string()),
            status: run.status,
            report: run
                .report
                .and_then(|report| serde_json::from_value(report).ok()),
        });
    }
    Ok(told)
}

pub(super) fn release(app: &Arc<App>, request: ReleaseRequest) -> Result<Nothing, ApiError> {
    let shop = sessions::shop(&request.shop)?;
    let decision = match request.decision {
        Decide::Release => Decision::Release,
        Decide::Expected => Decision::Expected,
        Decide::Reject => Decision::Reject,
    };
    let now = app.now();
    release::release(&shop, request.run, &[request.mapping], decision, &now)?;
    Ok(Nothing {})
}

pub(super) fn file(app: &Arc<App>, request: FileRequest) -> Result<FileTold, ApiError> {
    let shop = sessions::shop(&request.shop)?;
    let asked = MappingRequest {
        shop: request.shop,
        mapping: request.mapping,
    };
    let looked = sessions::session(app, &shop, &asked.mapping)?;
    let name = format!("out/{}", looked.session.mill.files[0]);
    let path = shop.folder.join(&name);
    let mut file = match std::fs::File::open(&path) {
        Ok(file) => file,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            return Ok(FileTold {
                file: None,
                bytes: 0,
                text: None,
                next: None,
            });
        }
        Err(error) => return Err(Error::disk(&path)(error).into()),
    };
    let mut stretch = Vec::new();
    let bytes = file.metadata().map_err(Error::disk(&path))?.len();
    file.seek(SeekFrom::Start(request.from.min(bytes)))
        .map_err(Error::disk(&path))?;
    file.take(STRETCH)
        .read_to_end(&mut stretch)
        .map_err(Error::disk(&path))?;
    let mut end = request.from + stretch.len() as u64;
    if end < bytes {
        // Whole lines where there are lines, and never half a character.
        let line = stretch
            .iter()
            .rposition(|&byte| byte == b'\n')
            .map(|at| at + 1);
        let whole = line.unwrap_or_else(|| match std::str::from_utf8(&stretch) {
            Ok(text) => text.len(),
            Err(error) if error.error_len().is_none() => error.valid_up_to(),
            Err(_) => stretch.len(),
        });
        end = request.from + whole as u64;
        stretch.truncate(whole);
    }
    Ok(FileTold {
        file: Some(name),
        bytes,
        text: String::from_utf8(stretch).ok(),
        next: (end < bytes).then_some(end),
    })
}
