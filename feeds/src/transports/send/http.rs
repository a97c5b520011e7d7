//! HTTP and HTTPS: PUT or POST with basic or bearer authentication. A redirect is not followed: where a feed goes is said
//! by who sends it. What the server answers is the proof; WebDAV, which can tell more, is in a file of its own.

use super::super::http::client::{UNTRUSTED, address, client, headers, told, untrusted};
use super::super::io;
use super::{HttpMethod, SendOptions, lasting, names, passing, patience, webdav};
use crate::error::Error;
use reqwest::blocking::multipart::{Form, Part};
use reqwest::blocking::{Body, Client, RequestBuilder};
use reqwest::header::{CONTENT_LENGTH, CONTENT_TYPE, HeaderMap};
use reqwest::{Method, StatusCode, Url};
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
    let server = Server::new(place, bytes, options)?;
    let url = server.url.clone();
    let answer = match &options.method {
        HttpMethod::Webdav => return webdav::send(&server, file, bytes, options),
        HttpMethod::Put => {
            let url = renamed(&url, |name| names(name, options).0);
            let put = server.request(Method::PUT, &url);
            let answer = server.ask(body(put, file, bytes, place)?)?;
            if options.trial {
                return server.remove(&url, &answer);
            }
            answer
        }
        HttpMethod::Post | HttpMethod::Form(_) if options.trial => return server.knock(),
        HttpMethod::Post => {
            let post = server.request(Method::POST, &url);
            server.ask(body(post, file, bytes, place)?)?
        }
        HttpMethod::Form(field) => {
            let name = url.path_segments().and_then(|mut parts| parts.next_back());
            let name = name.filter(|name| name.contains('.')).map(str::to_owned);
            let own = || file.file_name().unwrap_or_default().to_string_lossy();
            let part = Part::reader_with_length(opened(file)?, bytes)
                .file_name(name.unwrap_or_else(|| own().into_owned()))
                .mime_str(kind(file))
                .map_err(|error| passing(place, told(error)))?;
            let form = Form::new().part(field.clone(), part);
            server.ask(server.request(Method::POST, &url).multipart(form))?
        }
    };
    Ok(answer.told())
}

/// A server that takes files, and who asks it.
pub(super) struct Server<'o> {
    client: Client,
    pub(super) place: &'o str,
    /// The place, without credentials.
    pub(super) url: Url,
    user: Option<String>,
    headers: HeaderMap,
    options: &'o SendOptions,
}

/// What a server answered.
pub(super) struct Answer {
    pub(super) status: StatusCode,
    pub(super) headers: HeaderMap,
    pub(super) text: String,
}

impl Answer {
    pub(super) fn told(&self) -> String {
        match self.text.as_str() {
            "" => self.status.to_string(),
            text => format!("{}: {text}", self.status),
        }
    }

    /// The size that it tells.
    pub(super) fn length(&self) -> Option<u64> {
        self.headers
            .get(CONTENT_LENGTH)?
            .to_str()
            .ok()?
            .parse()
            .ok()
    }
}

impl<'o> Server<'o> {
    fn new(place: &'o str, bytes: u64, options: &'o SendOptions) -> Result<Self, Error> {
        let mut url = address(place)?;
        let user = match url.username() {
            "" => options.user.clone(),
            user => Some(super::address::decoded(user)),
        };
        // The credentials go into a header, not into logs of the address.
        let _ = url.set_username("");
        let _ = url.set_password(None);
        Ok(Self {
            client: uploader(place, bytes, options)?,
            place,
            url,
            user,
            headers: headers(place, &options.headers)?,
            options,
        })
    }

    /// A request with the credentials.
    pub(super) fn request(&self, method: Method, url: &Url) -> RequestBuilder {
        let request = self.client.request(method, url.clone());
        let request = request.headers(self.headers.clone());
        if let Some(token) = &self.options.token {
            request.bearer_auth(token.expose())
        } else if let Some(user) = &self.user {
            let password = self.options.password.as_ref();
            request.basic_auth(user, password.map(super::Secret::expose))
        } else {
            request
        }
    }

    /// What the server answers. Fails when it cannot be reached or refuses.
    pub(super) fn ask(&self, request: RequestBuilder) -> Result<Answer, Error> {
        let answer = answer(self.place, request)?;
        match refusal(self.place, &answer) {
            Some(error) => Err(error),
            None => Ok(answer),
        }
    }

    /// Ends a trial: removes its file, and says so when the server does not let it.
    pub(super) fn remove(&self, url: &Url, sent: &Answer) -> Result<String, Error> {
        let told = sent.told();
        match self.ask(self.request(Method::DELETE, url)) {
            Ok(_) => Ok(told),
            Err(_) => {
                let name = url.path_segments().and_then(|mut parts| parts.next_back());
                let name = name.unwrap_or_default();
                Ok(format!(
                    "{told}; the server lets nobody remove files: {name} stays there"
                ))
            }
        }
    }

    /// Asks whether the server knows the place and the account, and sends nothing.
    fn knock(&self) -> Result<String, Error> {
        let answer = answer(self.place, self.request(Method::OPTIONS, &self.url))?;
        // A server need not know OPTIONS: then it has been reached, and that is all.
        match refusal(self.place, &answer) {
            Some(error) if !matches!(answer.status.as_u16(), 400 | 405 | 501) => Err(error),
            _ => Ok(format!(
                "the server answers ({}); whether it takes a feed is known when one is sent",
                answer.status
            )),
        }
    }
}

/// A client for an upload.
pub(super) fn uploader(place: &str, bytes: u64, options: &SendOptions) -> Result<Client, Error> {
    client(place, |builder| {
        builder
            .connect_timeout(options.timeout)
            .timeout(patience(bytes, options))
    })
}

/// A request with the file as its body.
pub(super) fn body(
    request: RequestBuilder,
    file: &Path,
    bytes: u64,
    place: &str,
) -> Result<RequestBuilder, Error> {
    let kind = kind(Path::new(place));
    Ok(request
        .header(CONTENT_LENGTH, bytes)
        .header(CONTENT_TYPE, kind)
        .body(Body::sized(opened(file)?, bytes)))
}

fn opened(file: &Path) -> Result<File, Error> {
    File::open(file).map_err(io(&file.display().to_string()))
}

/// The address with another last part.
pub(super) fn renamed(url: &Url, name: impl FnOnce(&str) -> String) -> Url {
    let mut url = url.clone();
    let path = name(url.path());
    url.set_path(&path);
    url
}

/// Sends a request, whatever the answer is. Fails when there is none.
pub(super) fn answer(place: &str, request: RequestBuilder) -> Result<Answer, Error> {
    let response = request.send().map_err(|error| match untrusted(&error) {
        true => lasting(place, told(error), UNTRUSTED),
        false => passing(place, told(error)),
    })?;
    let (status, headers) = (response.status(), response.headers().clone());
    let mut text = Vec::new();
    // What a server says is kept as proof; that it says nothing readable is no failure.
    drop(response.take(ANSWER).read_to_end(&mut text));
    let text = String::from_utf8_lossy(&text);
    Ok(Answer {
        status,
        headers,
        text: text.split_whitespace().collect::<Vec<_>>().join(" "),
    })
}

/// What it means when a server does not take something; none when it does.
pub(super) fn refusal(place: &str, answer: &Answer) -> Option<Error> {
    let status = answer.status;
    if status.is_success() {
        return None;
    }
    let message = format!("the server answered {}", answer.told());
    if status.is_server_error() && !matches!(status.as_u16(), 501 | 507)
        || matches!(status.as_u16(), 408 | 425 | 429)
    {
        return Some(passing(place, message));
    }
    let hint = match status.as_u16() {
        300..=399 => "the server sends elsewhere; give the address it ends at",
        401 | 407 => "check the user name, the password or the token",
        403 => "the server refuses this account or this machine; ask whoever runs it",
        404 | 409 | 410 => "check the address: the server has no such place",
        405 | 501 => "the server does not take this method; try another one: put, post or webdav",
        411 | 413 => "the server takes no file of this size",
        507 => "the server's disk is full; ask whoever runs it",
        _ => "check the address and what the server says",
    };
    Some(lasting(place, message, hint))
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
