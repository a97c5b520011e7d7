//! Requests: credentials, redirects, and what a server's refusal means.

use super::super::{FetchOptions, at};
use super::client::{address, client, headers, told, untrusted};
use super::{Fault, lasting, passing};
use crate::error::trouble;
use crate::error::{At, Error};
use crate::said::Told;
use reqwest::blocking::{Client, Response};
use reqwest::header::{HeaderMap, LOCATION, RETRY_AFTER};
use reqwest::{StatusCode, Url};
use std::time::Duration;

/// Most redirects followed (as browsers do: the Fetch standard, "HTTP-redirect fetch").
const MOST_REDIRECTS: usize = 20;

/// Requests to one place.
pub(super) struct Requests {
    client: Client,
    url: Url,
    pub(super) at: At,
    headers: HeaderMap,
    user: Option<String>,
    password: Option<String>,
}

impl Requests {
    pub(super) fn new(place: &str, options: &FetchOptions) -> Result<Self, Error> {
        let url = address(place)?;
        let client = client(place, |builder| builder.timeout(options.timeout))?;
        let headers = headers(place, &options.headers)?;
        Ok(Self {
            client,
            url,
            at: at(place),
            headers,
            user: options.user.clone(),
            password: options
                .password
                .as_ref()
                .map(|password| password.expose().to_owned()),
        })
    }

    /// Sends a request and follows redirects. Credentials and the user's own headers go to the place's own origin only.
    pub(super) fn send(&self, headers: &HeaderMap) -> Result<Response, Fault> {
        let mut url = self.url.clone();
        for _ in 0..=MOST_REDIRECTS {
            let mut request = self.client.get(url.clone()).headers(headers.clone());
            if url.origin() == self.url.origin() {
                request = request.headers(self.headers.clone());
                if let Some(user) = &self.user {
                    request = request.basic_auth(user, self.password.as_ref());
                }
            }
            let response = request.send().map_err(|error| match untrusted(&error) {
                true => lasting(&self.at, told(error), trouble("untrusted", [])),
                false => passing(&self.at, told(error)),
            })?;
            let Some(next) = self.redirect(&url, &response)? else {
                return self.accepted(response);
            };
            url = next;
        }
        Err(self.stuck(trouble("redirects", [])).into())
    }

    fn redirect(&self, url: &Url, response: &Response) -> Result<Option<Url>, Error> {
        if !matches!(response.status().as_u16(), 301 | 302 | 303 | 307 | 308) {
            return Ok(None);
        }
        let location = response.headers().get(LOCATION);
        let location = location.and_then(|location| std::str::from_utf8(location.as_bytes()).ok());
        let mut next = location
            .and_then(|location| url.join(location).ok())
            .ok_or_else(|| self.stuck(trouble("to_nowhere", [])))?;
        if !matches!(next.scheme(), "http" | "https") {
            return Err(self.stuck(trouble("to_other_kind", [])));
        }
        if url.scheme() == "https" && next.scheme() == "http" {
            return Err(self.stuck(trouble("to_unsafe", [])));
        }
        // Whatever a redirect carries, the credentials are those of the place, or none. An address without a host
        // cannot have them, and is refused when it is asked for.
        let same = next.origin() == self.url.origin();
        let (user, password) = if same {
            (self.url.username(), self.url.password())
        } else {
            ("", None)
        };
        let _ = next.set_username(user);
        let _ = next.set_password(password);
        Ok(Some(next))
    }

    fn stuck(&self, message: Told) -> Error {
        lasting(&self.at, message, trouble("give_last", []))
    }

    fn accepted(&self, response: Response) -> Result<Response, Fault> {
        let status = response.status();
        if status.is_success()
            || matches!(
                status,
                StatusCode::NOT_MODIFIED | StatusCode::RANGE_NOT_SATISFIABLE
            )
        {
            return Ok(response);
        }
        let message = trouble("answered", [("status", status.to_string())]);
        if status.is_server_error() || matches!(status.as_u16(), 408 | 425 | 429) {
            return Err(Fault {
                error: Box::new(passing(&self.at, message)),
                wait: retry_after(&response),
            });
        }
        let hint = match status.as_u16() {
            401 | 407 => "check_login",
            403 => "refused_account",
            404 | 410 => "nothing_there",
            _ => "check_address",
        };
        Err(lasting(&self.at, message, trouble(hint, [])).into())
    }
}

/// `Retry-After` (RFC 9110, section 10.2.3): seconds, or a date.
#[expect(
    clippy::disallowed_methods,
    reason = "only the clock says how long a date is away"
)]
pub(super) fn retry_after(response: &Response) -> Option<Duration> {
    let value = response.headers().get(RETRY_AFTER)?.to_str().ok()?;
    if let Ok(seconds) = value.parse() {
        return Some(Duration::from_secs(seconds));
    }
    let until = jiff::fmt::rfc2822::parse(value).ok()?.timestamp();
    Some(
        until
            .duration_since(jiff::Timestamp::now())
            .try_into()
            .unwrap_or_default(),
    )
}
