//! One attempt at a download: asks for what is new or missing, receives it, and makes sure that it is whole.

use super::super::{FetchOptions, io, too_large};
use super::kept::{Kept, Version};
use super::request::Requests;
use super::{Fault, lasting, passing};
use crate::error::trouble;
use flate2::read::MultiGzDecoder;
use reqwest::StatusCode;
use reqwest::blocking::Response;
use reqwest::header::{
    ACCEPT_ENCODING, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_RANGE, ETAG, HeaderMap, HeaderName,
    HeaderValue, IF_MODIFIED_SINCE, IF_NONE_MATCH, IF_RANGE, LAST_MODIFIED, RANGE,
};
use std::fs::{File, OpenOptions};
use std::io::{Read, Write};
use std::time::Instant;

/// Slowest download that is waited for, in bytes a second over as long as the timeout is.
const SLOWEST: u64 = 1000;
/// Bytes received at once.
const BLOCK: usize = 128 << 10;

/// Makes the kept file the server's present one.
pub(super) fn attempt(
    requests: &Requests,
    kept: &Kept,
    options: &FetchOptions,
) -> Result<(), Fault> {
    let partial = kept.partial();
    let response = requests.send(&questions(kept, partial.as_ref()))?;
    let at = &requests.at;
    let expected = match (response.status(), partial) {
        (StatusCode::NOT_MODIFIED, _) if kept.version().is_some() => return Ok(()),
        (StatusCode::PARTIAL_CONTENT, Some((_, have))) => {
            let (start, whole) = content_range(response.headers()).unwrap_or_default();
            if start != have {
                kept.drop_part();
                return Err(passing(at, trouble("continued_elsewhere", [])).into());
            }
            Some(whole)
        }
        (StatusCode::OK, _) => {
            kept.drop_part();
            kept.begin(&version(response.headers()))
                .map_err(io(&at.place))?;
            number(response.headers(), &CONTENT_LENGTH)
        }
        (status, _) => {
            kept.drop_part();
            return Err(passing(at, trouble("answered", [("status", status.to_string())])).into());
        }
    };
    if expected.is_some_and(|bytes| bytes > options.max_bytes) {
        kept.drop_part();
        return Err(too_large(&at.place, options.max_bytes).into());
    }
    let headers = response.headers().clone();
    let bytes = receive(response, requests, kept, options)?;
    if expected.is_some_and(|expected| expected != bytes) {
        kept.drop_part();
        return Err(passing(at, trouble("other_length", [])).into());
    }
    unpack(&headers, requests, kept, options)?;
    kept.complete(version(&headers)).map_err(io(&at.place))?;
    Ok(())
}

/// The headers that say what is here already.
fn questions(kept: &Kept, partial: Option<&(Version, u64)>) -> HeaderMap {
    let mut headers = HeaderMap::new();
    let mut ask = |name: HeaderName, value: Option<&str>| {
        if let Some(value) = value.and_then(|value| HeaderValue::from_str(value).ok()) {
            headers.insert(name, value);
        }
    };
    ask(ACCEPT_ENCODING, Some("gzip"));
    if let Some(version) = kept.version() {
        ask(IF_NONE_MATCH, version.etag.as_deref());
        ask(IF_MODIFIED_SINCE, version.last_modified.as_deref());
    }
    if let Some((version, have)) = partial {
        ask(RANGE, Some(&format!("bytes={have}-")));
        ask(IF_RANGE, version.proof());
    }
    headers
}

/// Appends the body to the part and returns the part's size. What was received before a fault stays, for the next
/// attempt to continue.
fn receive(
    mut response: Response,
    requests: &Requests,
    kept: &Kept,
    options: &FetchOptions,
) -> Result<u64, Fault> {
    let at = &requests.at;
    let file = OpenOptions::new()
        .create(true)
        .append(true)
        .open(&kept.part);
    let mut file = file.map_err(io(&at.place))?;
    let mut bytes = file.metadata().map_err(io(&at.place))?.len();
    let mut block = vec![0; BLOCK];
    let (mut since, mut had) = (Instant::now(), bytes);
    loop {
        let received = match response.read(&mut block) {
            Ok(0) => break,
            Ok(received) => received,
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => continue,
            Err(_) => {
                let message = trouble("cut_off", [("bytes", bytes.to_string())]);
                return Err(passing(at, message).into());
            }
        };
        bytes += received as u64;
        if since.elapsed() >= options.timeout {
            if bytes - had < SLOWEST * since.elapsed().as_secs() {
                let message = trouble("sends_slowly", [("bytes", bytes.to_string())]);
                return Err(passing(at, message).into());
            }
            (since, had) = (Instant::now(), bytes);
        }
        if bytes > options.max_bytes {
            kept.drop_part();
            return Err(too_large(&at.place, options.max_bytes).into());
        }
        file.write_all(&block[..received]).map_err(io(&at.place))?;
    }
    file.sync_all().map_err(io(&at.place))?;
    Ok(bytes)
}

/// Takes off the compression of the transfer. Servers that send a `.gz` file as if the transfer were compressed are
/// common: the feed then comes unpacked, which does no harm.
fn unpack(
    headers: &HeaderMap,
    requests: &Requests,
    kept: &Kept,
    options: &FetchOptions,
) -> Result<(), Fault> {
    let at = &requests.at;
    let encoding = headers
        .get(CONTENT_ENCODING)
        .map_or(&b""[..], HeaderValue::as_bytes);
    match encoding.to_ascii_lowercase().as_slice() {
        b"" | b"identity" => return Ok(()),
        b"gzip" | b"x-gzip" => {}
        other => {
            kept.drop_part();
            let kind = String::from_utf8_lossy(other).into_owned();
            let message = trouble("compressed_as", [("kind", kind)]);
            return Err(lasting(at, message, trouble("send_gzip", [])).into());
        }
    }
    let broken = io(&at.place);
    let packed = File::open(&kept.part).map_err(&broken)?;
    let mut unpacked = match kept.part.parent() {
        Some(folder) => tempfile::NamedTempFile::new_in(folder).map_err(&broken)?,
        None => tempfile::NamedTempFile::new().map_err(&broken)?,
    };
    let mut limited = MultiGzDecoder::new(packed).take(options.max_bytes.saturating_add(1));
    let copied = std::io::copy(&mut limited, &mut unpacked);
    if !matches!(copied, Ok(bytes) if bytes <= options.max_bytes) {
        kept.drop_part();
    }
    let bytes = copied.map_err(|_| passing(at, trouble("not_unpacked", [])))?;
    if bytes > options.max_bytes {
        return Err(too_large(&at.place, options.max_bytes).into());
    }
    // The note first: a crash must not leave unpacked bytes that look like the start of a packed download.
    kept.drop_part();
    unpacked
        .persist(&kept.part)
        .map_err(|error| broken(error.error))?;
    Ok(())
}

fn version(headers: &HeaderMap) -> Version {
    let text = |name: HeaderName| headers.get(name)?.to_str().ok().map(str::to_owned);
    Version {
        etag: text(ETAG),
        last_modified: text(LAST_MODIFIED),
        bytes: 0,
    }
}

fn number(headers: &HeaderMap, name: &HeaderName) -> Option<u64> {
    headers.get(name)?.to_str().ok()?.parse().ok()
}

/// First byte and size of the whole from `bytes 5-9/10`.
fn content_range(headers: &HeaderMap) -> Option<(u64, u64)> {
    let value = headers
        .get(CONTENT_RANGE)?
        .to_str()
        .ok()?
        .strip_prefix("bytes ")?;
    let (range, whole) = value.split_once('/')?;
    Some((range.split_once('-')?.0.parse().ok()?, whole.parse().ok()?))
}
