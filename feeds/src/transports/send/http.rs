//! HTTP and HTTPS: PUT or POST with basic or bearer authentication. A redirect is not followed: where a feed goes is said
//! by who sends it. What the server answers is the proof; WebDAV, which can tell more, is in a file of its own.

use super::super::http::client::{address, headers};
use super::upload::{Answer, Load, Piece, Uploader};
use super::words::word;
use super::{HttpMethod, SendOptions, answered, lasting, names, passing, server_said, webdav};
use crate::error::{Error, trouble};
use crate::said::Told;
use reqwest::header::HeaderMap;
use reqwest::{Method, RequestBuilder, Url};
use std::path::Path;

pub(super) fn send(
    file: &Path,
    bytes: u64,
    place: &str,
    options: &SendOptions,
) -> Result<Vec<Told>, Error> {
    let server = Server::new(place, bytes, options)?;
    let url = server.url.clone();
    let answer = match &options.method {
        HttpMethod::Webdav => return webdav::send(&server, file, bytes, options),
        HttpMethod::Put => {
            let url = renamed(&url, |name| names(name, options).0);
            let put = server.request(Method::PUT, &url);
            let answer = server.ask(&put, Load::Body(whole(file, bytes, place)))?;
            if options.trial {
                let left = server.remove(&url);
                return Ok([server_said(answer.told())]
                    .into_iter()
                    .chain(left)
                    .collect());
            }
            answer
        }
        HttpMethod::Post | HttpMethod::Form(_) if options.trial => {
            return Ok(vec![server.knock()?]);
        }
        HttpMethod::Post => {
            let post = server.request(Method::POST, &url);
            server.ask(&post, Load::Body(whole(file, bytes, place)))?
        }
        HttpMethod::Form(field) => {
            let name = url.path_segments().and_then(|mut parts| parts.next_back());
            let name = name.filter(|name| name.contains('.')).map(str::to_owned);
            let own = || file.file_name().unwrap_or_default().to_string_lossy();
            let name = name.unwrap_or_else(|| own().into_owned());
            let piece = Piece {
                kind: kind(file),
                ..whole(file, bytes, place)
            };
            let post = server.request(Method::POST, &url);
            server.ask(&post, Load::Form(piece, field, &name))?
        }
    };
    Ok(vec![server_said(answer.told())])
}

/// A server that takes files, and who asks it.
pub(super) struct Server<'o> {
    uploader: Uploader,
    pub(super) place: &'o str,
    /// The place, without credentials.
    pub(super) url: Url,
    user: Option<String>,
    headers: HeaderMap,
    options: &'o SendOptions,
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
            uploader: Uploader::new(place, bytes, options)?,
            place,
            url,
            user,
            headers: headers(place, &options.headers)?,
            options,
        })
    }

    /// A request with the credentials.
    pub(super) fn request(&self, method: Method, url: &Url) -> RequestBuilder {
        let request = self.uploader.request(method, url.clone());
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
    pub(super) fn ask(&self, request: &RequestBuilder, load: Load<'_>) -> Result<Answer, Error> {
        let answer = self.uploader.answer(self.place, request, load)?;
        match refusal(self.place, &answer) {
            Some(error) => Err(error),
            None => Ok(answer),
        }
    }

    /// Ends a trial: removes its file, and says so when the server does not let it.
    pub(super) fn remove(&self, url: &Url) -> Option<Told> {
        let removed = self.ask(&self.request(Method::DELETE, url), Load::Nothing);
        removed.err().map(|_| {
            let name = url.path_segments().and_then(|mut parts| parts.next_back());
            let name = name.unwrap_or_default().to_owned();
            word("nobody_removes", [("name", name)])
        })
    }

    /// Asks whether the server knows the place and the account, and sends nothing.
    fn knock(&self) -> Result<Told, Error> {
        let options = self.request(Method::OPTIONS, &self.url);
        let answer = self.uploader.answer(self.place, &options, Load::Nothing)?;
        // A server need not know OPTIONS: then it has been reached, and that is all.
        match refusal(self.place, &answer) {
            Some(error) if !matches!(answer.status.as_u16(), 400 | 405 | 501) => Err(error),
            _ => Ok(word("knocked", [("status", answer.status.to_string())])),
        }
    }
}

/// All of a file; its media type is that of the place's name.
pub(super) fn whole<'f>(file: &'f Path, bytes: u64, place: &str) -> Piece<'f> {
    Piece {
        file,
        from: 0,
        bytes,
        kind: kind(Path::new(place)),
    }
}

/// The address with another last part.
pub(super) fn renamed(url: &Url, name: impl FnOnce(&str) -> String) -> Url {
    let mut url = url.clone();
    let path = name(url.path());
    url.set_path(&path);
    url
}

/// What it means when a server does not take something; none when it does.
pub(super) fn refusal(place: &str, answer: &Answer) -> Option<Error> {
    let status = answer.status;
    if status.is_success() {
        return None;
    }
    let message = answered(answer.told());
    if status.is_server_error() && !matches!(status.as_u16(), 501 | 507)
        || matches!(status.as_u16(), 408 | 425 | 429)
    {
        return Some(passing(place, message));
    }
    let hint = match status.as_u16() {
        300..=399 => word("sent_elsewhere", []),
        401 | 407 => word("check_token", []),
        403 => trouble("refused_account", []),
        404 | 409 | 410 => word("no_such_place", []),
        405 | 501 => word("other_method", []),
        411 | 413 => word("not_this_size", []),
        507 => word("server_full", []),
        _ => word("check_answer", []),
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
