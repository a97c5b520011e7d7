//! HTTP and HTTPS: PUT or POST with basic or bearer authentication. A redirect is not followed: where a feed goes is said
//! by who sends it.

use super::super::http::client::{UNTRUSTED, address, client, headers, told, untrusted};
use super::super::io;
use super::{SendOptions, lasting, passing, patience};
use crate::error::Error;
use reqwest::blocking::Body;
use reqwest::header::{CONTENT_LENGTH, CONTENT_TYPE};
use std::fs::File;
use std::io::Read;
use std::path::Path;

/// Most bytes of an answer that are kept.
const ANSWER: u64 = 300;

pub(super) fn send(
    file: &Path,
    bytes: u64,
    place: &str,
    options: &SendOptions,
) -> Result<String, Error> {
    let mut url = address(place)?;
    let client = client(place, |builder| {
        builder
            .connect_timeout(options.timeout)
            .timeout(patience(bytes, options))
    })?;
    let user = match url.username() {
        "" => options.user.clone(),
        user => Some(user.to_owned()),
    };
    // The credentials go into a header, not into logs of the address.
    let _ = url.set_username("");
    let _ = url.set_password(None);
    let body = File::open(file).map_err(io(&file.display().to_string()))?;
    let mut request = if options.post {
        client.post(url)
    } else {
        client.put(url)
    };
    request = request
        .header(CONTENT_LENGTH, bytes)
        .header(CONTENT_TYPE, kind(file))
        .body(Body::sized(body, bytes));
    if let Some(token) = &options.token {
        request = request.bearer_auth(token.expose());
    } else if let Some(user) = user {
        request = request.basic_auth(user, options.password.as_ref().map(super::Secret::expose));
    }
    request = request.headers(headers(place, &options.headers)?);
    let response = request.send().map_err(|error| match untrusted(&error) {
        true => lasting(place, told(error), UNTRUSTED),
        false => passing(place, told(error)),
    })?;
    let status = response.status();
    let mut text = Vec::new();
    // What a server says is kept as proof; that it says nothing readable is no failure.
    drop(response.take(ANSWER).read_to_end(&mut text));
    let text = String::from_utf8_lossy(&text)
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    let answer = match text.as_str() {
        "" => status.to_string(),
        text => format!("{status}: {text}"),
    };
    if status.is_success() {
        return Ok(answer);
    }
    let message = format!("the server answered {answer}");
    if status.is_server_error() && status.as_u16() != 501
        || matches!(status.as_u16(), 408 | 425 | 429)
    {
        return Err(passing(place, message));
    }
    let hint = match status.as_u16() {
        300..=399 => "the server sends elsewhere; give the address it ends at",
        401 | 407 => "check the user name, the password or the token",
        403 => "the server refuses this account or this machine; ask whoever runs it",
        404 | 409 | 410 => "check the address: the server has no such place",
        405 | 501 => "the server does not take this method; try the other of put and post",
        411 | 413 => "the server takes no file of this size",
        _ => "check the address and what the server says",
    };
    Err(lasting(place, message, hint))
}

/// The media type of a feed by its name's ending.
fn kind(file: &Path) -> &'static str {
    let ending = file
        .extension()
        .and_then(|ending| ending.to_str())
        .unwrap_or_default();
    match ending {
        "csv" => "text/csv",
        "tsv" | "txt" => "text/tab-separated-values",
        "xml" => "application/xml",
        "json" => "application/json",
        "jsonl" => "application/x-ndjson",
        "gz" => "application/gzip",
        "zip" => "application/zip",
        _ => "application/octet-stream",
    }
}
