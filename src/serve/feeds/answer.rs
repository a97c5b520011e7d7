//! What a request to a hosted address is answered: who may have it, whether it is new, and which bytes. No path of a
//! request ever becomes a path on the disk.

use super::Site;
use super::body::{Entry, Stretch};
use super::hosts::Hosted;
use super::versions::Version;
use crate::state::Fetch;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use http_range_header::parse_range_header;
use hyper::header::{self, HeaderMap, HeaderName, HeaderValue};
use hyper::{Method, Request, Response, StatusCode};
use std::fs::File;
use std::io::{Seek, SeekFrom};
use std::net::IpAddr;
use std::sync::Arc;
use std::time::{Duration, Instant, SystemTime};

/// Most signs of a client's own name that are kept.
const AGENT: usize = 200;

pub(super) type Answer = Response<Stretch>;

fn plain(status: StatusCode) -> Answer {
    let mut answer = Response::new(Stretch::empty(None));
    *answer.status_mut() = status;
    answer
}

fn with(mut answer: Answer, name: HeaderName, value: &str) -> Answer {
    if let Ok(value) = HeaderValue::from_str(value) {
        answer.headers_mut().insert(name, value);
    }
    answer
}

/// Answers a request of a client. Blocks: it may read a whole file that is new.
pub(super) fn answer<B>(site: &Site, request: &Request<B>, client: IpAddr) -> Answer {
    let path = request.uri().path();
    if path == "/health" {
        return plain(StatusCode::NO_CONTENT);
    }
    if let Err(seconds) = site.limit.take(client, Instant::now()) {
        let answer = plain(StatusCode::TOO_MANY_REQUESTS);
        return with(answer, header::RETRY_AFTER, &seconds.to_string());
    }
    let parts = path
        .strip_prefix("/feeds/")
        .and_then(|rest| rest.split_once('/'));
    let found = parts.and_then(|(token, name)| {
        let hosted = site.hosts.find(token, (site.clock)())?;
        let named = hosted.name.as_deref().is_none_or(|known| known == name);
        named.then_some(hosted)
    });
    let Some(hosted) = found else {
        return plain(StatusCode::NOT_FOUND);
    };
    let head = request.method() == Method::HEAD;
    if !head && request.method() != Method::GET {
        let answer = plain(StatusCode::METHOD_NOT_ALLOWED);
        return with(answer, header::ALLOW, "GET, HEAD");
    }
    let mut entry = entry(site, &hosted, request.headers(), client);
    let mut answer = match refused(&hosted, request.headers(), client) {
        Some(refused) => refused,
        None => match file(site, &hosted, request.headers()) {
            Ok((answer, stretch)) => {
                let (file, bytes) = stretch.unzip();
                entry.fetch.asked = bytes.unwrap_or(0);
                match (file, bytes) {
                    (Some(file), Some(bytes)) if !head => {
                        entry.fetch.status = answer.status().as_u16();
                        return answer.map(|_| Stretch::new(file, bytes, entry));
                    }
                    _ => answer,
                }
            }
            Err(error) => {
                (site.tell)(&format!("{}: {error}", hosted.partner));
                plain(StatusCode::SERVICE_UNAVAILABLE)
            }
        },
    };
    // A look at what is there is no fetch.
    entry.fetch.status = answer.status().as_u16();
    *answer.body_mut() = Stretch::empty((!head).then_some(entry));
    answer
}

fn entry(site: &Site, hosted: &Hosted, headers: &HeaderMap, client: IpAddr) -> Entry {
    let agent = headers.get(header::USER_AGENT);
    let agent = agent.map(|agent| String::from_utf8_lossy(agent.as_bytes()).into_owned());
    Entry {
        log: site.log.clone(),
        shop: hosted.shop,
        clock: Arc::clone(&site.clock),
        fetch: Fetch {
            partner: hosted.partner.clone(),
            at: (site.clock)(),
            status: 0,
            bytes: 0,
            asked: 0,
            client: client.to_string(),
            agent: agent.unwrap_or_default().chars().take(AGENT).collect(),
            run: hosted.run,
        },
    }
}

/// The answer to a client that may not have the feed.
fn refused(hosted: &Hosted, headers: &HeaderMap, client: IpAddr) -> Option<Answer> {
    if !hosted.allows(client) {
        return Some(plain(StatusCode::FORBIDDEN));
    }
    let wanted = match &hosted.credentials {
        Ok(None) => return None,
        Ok(Some(wanted)) => wanted,
        Err(()) => return Some(plain(StatusCode::SERVICE_UNAVAILABLE)),
    };
    let given = headers.get(header::AUTHORIZATION).and_then(|value| {
        let (scheme, given) = value.to_str().ok()?.split_once(' ')?;
        let basic = scheme.eq_ignore_ascii_case("basic");
        STANDARD.decode(given.trim()).ok().filter(|_| basic)
    });
    if given.is_some_and(|given| super::same(&given, wanted.as_bytes())) {
        return None;
    }
    let realm = "Basic realm=\"feed\", charset=\"UTF-8\"";
    let answer = plain(StatusCode::UNAUTHORIZED);
    Some(with(answer, header::WWW_AUTHENTICATE, realm))
}

/// The head of the answer, and the stretch of a file that belongs to it.
fn file(
    site: &Site,
    hosted: &Hosted,
    headers: &HeaderMap,
) -> std::io::Result<(Answer, Option<(File, u64)>)> {
    let Some(path) = &hosted.file else {
        return Ok((plain(StatusCode::NOT_FOUND), None));
    };
    let opened = site.versions.open(path, &hosted.copies, &hosted.partner);
    let (file, version) = match opened {
        // The last good feed was taken away by hand.
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            return Ok((plain(StatusCode::NOT_FOUND), None));
        }
        other => other?,
    };
    let packed = accepts_gzip(headers)
        .then(|| version.compressed())
        .flatten();
    let gzip = packed.is_some();
    let (mut file, bytes) = packed.unwrap_or((file, version.bytes));
    let tag = format!("\"{}{}\"", version.sha256, if gzip { "-gzip" } else { "" });
    let modified = httpdate::fmt_http_date(version.modified);
    let mut answer = plain(StatusCode::OK);
    for (name, value) in [
        (header::ETAG, tag.as_str()),
        (header::LAST_MODIFIED, &modified),
        (header::VARY, "Accept-Encoding"),
        (header::CACHE_CONTROL, "no-cache"),
        (header::ACCEPT_RANGES, "bytes"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (HeaderName::from_static("x-robots-tag"), "noindex"),
        (header::CONTENT_TYPE, kind(hosted.name.as_deref())),
    ] {
        answer = with(answer, name, value);
    }
    if gzip {
        answer = with(answer, header::CONTENT_ENCODING, "gzip");
    }
    if unchanged(headers, &version) {
        *answer.status_mut() = StatusCode::NOT_MODIFIED;
        for name in [header::CONTENT_TYPE, header::CONTENT_ENCODING] {
            answer.headers_mut().remove(name);
        }
        return Ok((answer, None));
    }
    let range = headers
        .get(header::RANGE)
        .and_then(|range| range.to_str().ok());
    let range = range.filter(|_| still(headers, &tag, version.modified));
    let Some(ranges) = range.and_then(|range| parse_range_header(range).ok()) else {
        let answer = with(answer, header::CONTENT_LENGTH, &bytes.to_string());
        return Ok((answer, Some((file, bytes))));
    };
    match ranges.validate(bytes).as_deref() {
        Ok([range]) => {
            let (start, end) = (*range.start(), *range.end());
            file.seek(SeekFrom::Start(start))?;
            let bytes = (end - start + 1, format!("bytes {start}-{end}/{bytes}"));
            *answer.status_mut() = StatusCode::PARTIAL_CONTENT;
            let answer = with(answer, header::CONTENT_RANGE, &bytes.1);
            let answer = with(answer, header::CONTENT_LENGTH, &bytes.0.to_string());
            Ok((answer, Some((file, bytes.0))))
        }
        // Several ranges at once may be answered with everything.
        Ok(_) => {
            let answer = with(answer, header::CONTENT_LENGTH, &bytes.to_string());
            Ok((answer, Some((file, bytes))))
        }
        Err(_) => {
            let answer = plain(StatusCode::RANGE_NOT_SATISFIABLE);
            let answer = with(answer, header::CONTENT_RANGE, &format!("bytes */{bytes}"));
            Ok((answer, None))
        }
    }
}

/// Whether the client has this version, by its tag or, without one, by its moment. A tag is of one content, packed or
/// not.
fn unchanged(headers: &HeaderMap, version: &Version) -> bool {
    let text = |name| {
        headers
            .get(name)
            .and_then(|value: &HeaderValue| value.to_str().ok())
    };
    if let Some(tags) = text(header::IF_NONE_MATCH) {
        let known = [&version.sha256, &format!("{}-gzip", version.sha256)].map(String::clone);
        return tags.split(',').any(|tag| {
            let tag = tag.trim().trim_start_matches("W/").trim_matches('"');
            tag == "*" || known.iter().any(|known| known == tag)
        });
    }
    let since =
        text(header::IF_MODIFIED_SINCE).and_then(|since| httpdate::parse_http_date(since).ok());
    since.is_some_and(|since| seconds(version.modified) <= seconds(since))
}

/// Whether a range is of the version that the client began with.
fn still(headers: &HeaderMap, tag: &str, modified: SystemTime) -> bool {
    let Some(of) = headers.get(header::IF_RANGE) else {
        return true;
    };
    let of = of.to_str().unwrap_or_default();
    let date = httpdate::parse_http_date(of).ok();
    of == tag || date.is_some_and(|date| seconds(date) == seconds(modified))
}

fn seconds(moment: SystemTime) -> u64 {
    let since = moment.duration_since(SystemTime::UNIX_EPOCH);
    since.unwrap_or(Duration::ZERO).as_secs()
}

/// Whether the client takes gzip: named, or everything, and not with a weight of nothing.
fn accepts_gzip(headers: &HeaderMap) -> bool {
    let lists = headers.get_all(header::ACCEPT_ENCODING).iter();
    let codings = lists
        .filter_map(|list| list.to_str().ok())
        .flat_map(|list| list.split(','));
    let mut any = false;
    for coding in codings {
        let (name, weight) = coding.split_once(';').unwrap_or((coding, ""));
        let weight = weight
            .trim()
            .strip_prefix("q=")
            .map_or(Ok(1.0), str::parse::<f32>);
        let taken = weight.is_ok_and(|weight| weight > 0.0);
        match name.trim() {
            "gzip" | "x-gzip" => return taken,
            "*" => any = taken,
            _ => {}
        }
    }
    any
}

fn kind(name: Option<&str>) -> &'static str {
    match name
        .and_then(|name| name.rsplit_once('.'))
        .map(|(_, ending)| ending)
    {
        Some("xml") => "application/xml",
        Some("csv") => "text/csv",
        Some("tsv" | "txt") => "text/plain",
        Some("json") => "application/json",
        Some("jsonl") => "application/x-ndjson",
        Some("gz") => "application/gzip",
        Some("zip") => "application/zip",
        Some("xlsx") => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _ => "application/octet-stream",
    }
}
