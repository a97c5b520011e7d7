//! Probes: what an address answers, where it ends, and how its content begins, without downloading it.

use super::super::at;
use super::client::{client, told};
use super::passing;
use super::request::retry_after;
use crate::error::Error;
use reqwest::blocking::{Client, Response};
use reqwest::header::{ACCEPT_ENCODING, CONTENT_TYPE, RANGE};
use reqwest::{Method, redirect};
use std::io::Read;
use std::time::Duration;

/// Most redirects followed.
const MOST_REDIRECTS: usize = 10;

/// Asks addresses, under a name of its own.
pub struct Prober {
    client: Client,
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
    /// The first bytes of the content, where they were asked for.
    pub first: Vec<u8>,
}

impl Prober {
    /// A prober with this `User-Agent`, which waits so long for an answer. Fails when the system has no certificates.
    pub fn new(agent: &str, timeout: Duration) -> Result<Self, Error> {
        let client = client("", |builder| {
            builder
                .user_agent(agent)
                .redirect(redirect::Policy::limited(MOST_REDIRECTS))
                .timeout(timeout)
        })?;
        Ok(Self { client })
    }

    /// Asks without content (HEAD). Fails when nobody answers.
    pub fn head(&self, address: &str) -> Result<Probed, Error> {
        self.ask(Method::HEAD, address, 0)
    }

    /// Asks for the first bytes of the content (GET with a range); what a server sends beyond them is not read. Fails
    /// when nobody answers.
    pub fn begin(&self, address: &str, bytes: u64) -> Result<Probed, Error> {
        self.ask(Method::GET, address, bytes)
    }

    fn ask(&self, method: Method, address: &str, bytes: u64) -> Result<Probed, Error> {
        let mut request = self
            .client
            .request(method, address)
            .header(ACCEPT_ENCODING, "identity");
        if bytes > 0 {
            request = request.header(RANGE, format!("bytes=0-{}", bytes - 1));
        }
        let no_answer = |error| passing(&at(address), told(error));
        let response = request.send().map_err(no_answer)?;
        let content_type = text(&response);
        let (status, wait) = (response.status().as_u16(), retry_after(&response));
        let arrived = response.url().to_string();
        let mut first = Vec::new();
        // A content that is cut off is judged by what came.
        drop(response.take(bytes).read_to_end(&mut first));
        Ok(Probed {
            status,
            address: arrived,
            content_type,
            wait,
            first,
        })
    }
}

fn text(response: &Response) -> String {
    let value = response.headers().get(CONTENT_TYPE);
    let value = value.and_then(|value| value.to_str().ok());
    value.unwrap_or_default().to_owned()
}
