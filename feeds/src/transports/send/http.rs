//! HTTP and HTTPS: PUT or POST with basic or bearer authentication. A redirect is not followed: where a feed goes is said
//! by who sends it.

use super::super::io;
use super::{SendOptions, lasting, passing, patience, refused};
use crate::error::Error;
use reqwest::blocking::{Body, Client};
use reqwest::header::{CONTENT_LENGTH, CONTENT_TYPE, HeaderName, HeaderValue};
use reqwest::{Url, redirect};
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
    // Another part of the program may have installed a provider already: then that one is used.
    drop(rustls::crypto::ring::default_provider().install_default());
    let hint = "write https://host/path";
    let mut url = Url::parse(place)
        .map_err(|error| refused(place, format!("this is not an address: {error}"), hint))?;
    let client = Client::builder()
        .user_agent(concat!("feedmill/", env!("CARGO_PKG_VERSION")))
        .redirect(redirect::Policy::none())
        .connect_timeout(options.timeout)
        .timeout(patience(bytes, options))
        .build()
        .map_err(|error| lasting(place, told(error), "check the system's certificates"))?;
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
    for (name, value) in &options.headers {
        let pair = HeaderName::try_from(name)
            .ok()
            .zip(HeaderValue::try_from(value).ok());
        let Some((name, mut value)) = pair else {
            let message = format!("the header {name:?} or its value is not allowed in HTTP");
            return Err(refused(
                place,
                message,
                "use letters, digits and `-` in its name",
            ));
        };
        value.set_sensitive(true);
        request = request.header(name, value);
    }
    let response = request.send().map_err(|error| match untrusted(&error) {
        true => lasting(
            place,
            told(error),
            "this machine does not trust the server's certificate",
        ),
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

/// Whether TLS refused the server: trying again changes nothing.
fn untrusted(error: &reqwest::Error) -> bool {
    let mut cause = std::error::Error::source(error);
    while let Some(error) = cause {
        let inner = error.downcast_ref::<std::io::Error>();
        if inner.is_some_and(|inner| inner.kind() == std::io::ErrorKind::InvalidData) {
            return true;
        }
        cause = error.source();
    }
    false
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

/// What went wrong, with its causes and without the address, which may hold credentials.
fn told(error: reqwest::Error) -> String {
    let error = error.without_url();
    let mut message = error.to_string();
    let mut cause = std::error::Error::source(&error);
    while let Some(error) = cause {
        message.push_str(": ");
        message.push_str(&error.to_string());
        cause = error.source();
    }
    message
}
