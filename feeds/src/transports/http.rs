//! HTTP and HTTPS: downloads what changed, tries passing faults again, resumes where the server can, and never takes a
//! cut-off download for a whole one. Only a body of HTTP/1.0 style, without length and without chunks, cannot be
//! checked.

pub(super) mod client;
mod download;
mod kept;
mod near;
pub(super) mod probe;
mod request;

use super::{FetchOptions, Fetched, file, io, shown};
use crate::error::trouble;
use crate::error::{At, Error};
use crate::said::Told;
use std::path::Path;
use std::time::Duration;

pub(super) fn fetch(place: &str, options: &FetchOptions, cache: &Path) -> Result<Fetched, Error> {
    let requests = request::Requests::new(place, options)?;
    let kept = kept::Kept::new(place, cache);
    let mut backoff = options.backoff;
    let mut retries = options.retries;
    loop {
        let fault = match download::attempt(&requests, &kept, options) {
            Ok(()) => {
                // Every download is a new file, so that its identity is that of the version.
                let metadata = std::fs::metadata(&kept.file).map_err(io(place))?;
                return Ok(Fetched {
                    path: kept.file,
                    version: Some(file::version(&metadata)),
                    name: shown(place),
                });
            }
            Err(fault) => fault,
        };
        let wait = fault.wait.unwrap_or(backoff);
        if retries == 0 || !fault.passing() || wait > options.longest_wait {
            return Err(*fault.error);
        }
        retries -= 1;
        backoff *= 2;
        std::thread::sleep(wait);
    }
}

/// Why one attempt failed, and how long the server asked to wait.
struct Fault {
    error: Box<Error>,
    wait: Option<Duration>,
}

impl Fault {
    fn passing(&self) -> bool {
        matches!(*self.error, Error::Transport { retry: true, .. })
    }
}

impl From<Error> for Fault {
    fn from(error: Error) -> Self {
        Self {
            error: Box::new(error),
            wait: None,
        }
    }
}

/// A server did not deliver, but may do so later.
fn passing(at: &At, message: Told) -> Error {
    Error::Transport {
        at: at.clone(),
        message,
        hint: trouble("try_later", []),
        retry: true,
    }
}

/// A server will not deliver until something is changed.
fn lasting(at: &At, message: Told, hint: Told) -> Error {
    Error::Transport {
        at: at.clone(),
        message,
        hint,
        retry: false,
    }
}

#[cfg(test)]
mod tests;
