//! Probes: what an address answers, where it ends, and how its content begins, or all of a small content. Nothing is kept,
//! resumed or tried again.

use super::super::{at, refused, too_large};
use super::client::{address as parsed, client, told};
use super::near;
use super::passing;
use super::request::retry_after;
use crate::error::{Error, trouble};
use reqwest::blocking::{Client, Response};
use reqwest::header::{ACCEPT_ENCODING, CONTENT_TYPE, LOCATION, RANGE};
use reqwest::{Method, Url};
use std::io::Read;
use std::time::{Duration, Instant};

/// Most redirects followed.
const MOST_REDIRECTS: usize = 10;

/// Asks addresses, under a name of its own.
pub struct Prober {
    client: Client,
    timeout: Duration,
}

/// What an address answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Probed {
    /// Status of HTTP, after redirects.
    pub status: u16,
    /// The address that answered: another one after redirects.
    pub address: String,
    /// `Content-Type`; empty when there is none.
    pub content_type: String,
    /// How long the server asks to wait before the next request.
    pub wait: Option<Duration>,
    /// The first bytes of the content, where they were asked for, or all of them.
    pub first: Vec<u8>,
}

impl Prober {
    /// A prober with this `User-Agent`, which waits so long for an answer. Fails when the system has no certificates.
    pub fn new(agent: &str, timeout: Duration) -> Result<Self, Error> {
        let client = client("", |builder| builder.user_agent(agent).timeout(timeout))?;
        Ok(Self { client, timeout })
    }

    /// Asks without content (HEAD). Fails when nobody answers.
    pub fn head(&self, address: &str) -> Result<Probed, Error> {
        let response = self.ask(Method::HEAD, address, None, |_| Ok(()))?;
        Ok(probed(&response, Vec::new()))
    }

    /// Asks for the first bytes of the content (GET with a range); what a server sends beyond them is not read. Fails
    /// when nobody answers.
    pub fn begin(&self, address: &str, bytes: u64) -> Result<Probed, Error> {
        let range = format!("bytes=0-{}", bytes.saturating_sub(1));
        let mut response = self.ask(Method::GET, address, Some(&range), |_| Ok(()))?;
        let mut first = Vec::new();
        // A content that is cut off is judged by what came.
        drop(response.by_ref().take(bytes).read_to_end(&mut first));
        Ok(probed(&response, first))
    }

    /// Asks for all of a content, which has to come within twice the wait for an answer. What is on this machine or its
    /// own network is not asked, also when a redirect leads there, unless one of the `trusted` places is on the same host.
    /// Fails with [`Error::Option`] then, with [`Error::Limit`] when the content has more bytes than `most`, and when
    /// nobody answers or the content is cut off.
    pub fn whole(&self, address: &str, most: u64, trusted: &[String]) -> Result<Probed, Error> {
        let trusted: Vec<Url> = trusted
            .iter()
            .filter_map(|place| parsed(place).ok())
            .collect();
        let far = |url: &Url| {
            let host = url.host_str();
            if trusted.iter().any(|place| place.host_str() == host) || !near::near(url) {
                return Ok(());
            }
            let (message, hint) = (trouble("is_near", []), trouble("near_shops_only", []));
            Err(refused(address, message, hint))
        };
        let mut response = self.ask(Method::GET, address, None, far)?;
        let begun = Instant::now();
        if response
            .content_length()
            .is_some_and(|length| length > most)
        {
            return Err(too_large(address, most));
        }
        let (mut all, mut chunk) = (Vec::new(), vec![0; 64 << 10]);
        loop {
            let read = response.read(&mut chunk);
            let read = read.map_err(|error| {
                let message = trouble("unreached", [("error", error.to_string())]);
                passing(&at(address), message)
            })?;
            if read == 0 {
                return Ok(probed(&response, all));
            }
            all.extend_from_slice(&chunk[..read]);
            if all.len() as u64 > most {
                return Err(too_large(address, most));
            }
            // The client waits for each step: a server that sends a byte now and then would be waited for without end.
            if begun.elapsed() > self.timeout {
                return Err(passing(&at(address), trouble("too_slow", [])));
            }
        }
    }

    /// Asks, and follows redirects to what `may` be asked.
    fn ask(
        &self,
        method: Method,
        address: &str,
        range: Option<&str>,
        may: impl Fn(&Url) -> Result<(), Error>,
    ) -> Result<Response, Error> {
        let mut url = parsed(address)?;
        for _ in 0..=MOST_REDIRECTS {
            may(&url)?;
            let mut request = self
                .client
                .request(method.clone(), url.clone())
                .header(ACCEPT_ENCODING, "identity");
            if let Some(range) = range {
                request = request.header(RANGE, range);
            }
            let no_answer = |error| passing(&at(address), told(error));
            let response = request.send().map_err(no_answer)?;
            match led(&url, &response) {
                Some(next) => url = next,
                None => return Ok(response),
            }
        }
        Err(passing(&at(address), trouble("redirects", [])))
    }
}

fn probed(response: &Response, first: Vec<u8>) -> Probed {
    Probed {
        status: response.status().as_u16(),
        address: response.url().to_string(),
        content_type: text(response),
        wait: retry_after(response),
        first,
    }
}

/// Where an answer leads; nowhere when it is the answer itself.
fn led(url: &Url, response: &Response) -> Option<Url> {
    if !response.status().is_redirection() {
        return None;
    }
    let location = response.headers().get(LOCATION)?;
    url.join(std::str::from_utf8(location.as_bytes()).ok()?)
        .ok()
}

fn text(response: &Response) -> String {
    let value = response.headers().get(CONTENT_TYPE);
    let value = value.and_then(|value| value.to_str().ok());
    value.unwrap_or_default().to_owned()
}
