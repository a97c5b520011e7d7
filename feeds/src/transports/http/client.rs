//! What requests in both directions have in common: the client, the user's own headers, and what a failure is called.
//! Which requests are made is not known here.

use super::super::{at, refused};
use super::lasting;
use crate::error::Error;
use crate::error::trouble;
use crate::said::Told;
use reqwest::Url;
use reqwest::blocking::{Client, ClientBuilder};
use reqwest::header::{HeaderMap, HeaderName, HeaderValue};
use reqwest::redirect;
use std::net::ToSocketAddrs;

/// What the program calls itself.
pub(in super::super) const AGENT: &str = concat!("feedmill/", env!("CARGO_PKG_VERSION"));

/// Chooses who does the cryptography. Another part of the program may have done so already: then that one is used.
pub(in super::super) fn provide() {
    drop(rustls::crypto::ring::default_provider().install_default());
}

/// The address of a place.
pub(in super::super) fn address(place: &str) -> Result<Url, Error> {
    Url::parse(place).map_err(|error| {
        let message = trouble("no_address", [("error", error.to_string())]);
        refused(place, message, trouble("write_address", []))
    })
}

/// A client with the timeouts that `set` gives it. It follows no redirect by itself.
pub(in super::super) fn client(
    place: &str,
    set: impl FnOnce(ClientBuilder) -> ClientBuilder,
) -> Result<Client, Error> {
    provide();
    let builder = Client::builder()
        .user_agent(AGENT)
        .redirect(redirect::Policy::none());
    set(builder)
        .build()
        .map_err(|error| lasting(&at(place), told(error), trouble("check_certificates", [])))
}

/// Headers of the user's own; their values are treated as secrets. Fails when HTTP does not allow one.
pub(in super::super) fn headers(
    place: &str,
    options: &[(String, String)],
) -> Result<HeaderMap, Error> {
    let mut headers = HeaderMap::new();
    for (name, value) in options {
        let pair = HeaderName::try_from(name)
            .ok()
            .zip(HeaderValue::try_from(value).ok());
        let Some((name, mut value)) = pair else {
            let message = trouble("bad_header", [("name", name.clone())]);
            return Err(refused(place, message, trouble("plain_header", [])));
        };
        value.set_sensitive(true);
        headers.append(name, value);
    }
    Ok(headers)
}

/// Whether TLS refused the server: trying again changes nothing.
pub(in super::super) fn untrusted(error: &reqwest::Error) -> bool {
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

/// What went wrong, with its causes and without the address, which may hold credentials.
pub(in super::super) fn told(error: reqwest::Error) -> Told {
    if error.is_timeout() {
        return trouble("too_slow", []);
    }
    if let Some(host) = unknown_host(&error) {
        return trouble("no_such_host", [("host", host)]);
    }
    // The innermost cause says it; those around it only pass it on.
    let error = error.without_url();
    let mut message = error.to_string();
    let mut cause = std::error::Error::source(&error);
    while let Some(error) = cause {
        message = error.to_string();
        cause = error.source();
    }
    trouble("unreached", [("error", message)])
}

/// The server's name when nobody knows where it is. Looked up once more: the error says so only in words.
fn unknown_host(error: &reqwest::Error) -> Option<String> {
    let url = error.url().filter(|_| error.is_connect())?;
    let (host, port) = (url.domain()?, url.port_or_known_default()?);
    let unknown = (host, port).to_socket_addrs().is_err();
    unknown.then(|| host.to_owned())
}
