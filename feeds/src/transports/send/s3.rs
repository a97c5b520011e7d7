//! S3 and services that speak it: one PUT, which is whole or not there, verified by MD5 sum and size. What is too large for
//! one request is in a file of its own.

use super::super::http::client::address;
use super::super::refused;
use super::address::decoded;
use super::http::{refusal, whole};
use super::upload::{Answer, Load, Piece, Uploader};
use super::{SendOptions, names, passing, s3_parts};
use crate::error::Error;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use jiff::{SignedDuration, Timestamp};
use md5::{Digest, Md5};
use reqwest::header::{DATE, ETAG};
use reqwest::{Method, RequestBuilder, StatusCode, Url};
use rusty_s3::actions::{DeleteObject, HeadObject, PutObject, S3Action};
use rusty_s3::{Bucket, Credentials, UrlStyle};
use std::path::Path;
use std::time::Duration;

/// Most bytes of one PUT (Amazon S3 user guide, "Uploading objects").
pub(super) const MOST: u64 = 5 << 30;
/// How long a signature is valid, beyond the time that the upload may take.
const VALID: Duration = Duration::from_secs(900);
/// How far a clock may be off before a refusal is put down to it. Amazon's own limit is 15 minutes.
const SKEW: SignedDuration = SignedDuration::from_mins(5);

pub(super) fn send(
    file: &Path,
    bytes: u64,
    place: &str,
    options: &SendOptions,
) -> Result<String, Error> {
    let store = Store::new(place, bytes, options)?;
    let (told, sum_is_right, clock) = match bytes > options.part {
        true => s3_parts::put(&store, file, bytes, options)?,
        false => store.put(whole(file, bytes, place))?,
    };
    let head = HeadObject::new(&store.bucket, Some(&store.credentials), &store.key);
    let there = store.ask(Method::HEAD, &head, clock, Load::Nothing)?;
    let length = there.status.is_success().then(|| there.length()).flatten();
    let verified = match length {
        Some(there) if there != bytes => {
            return Err(passing(place, format!("{there} of {bytes} bytes arrived")));
        }
        _ if sum_is_right => "the checksum is right",
        Some(_) => "the size is right",
        // An account may be allowed to write and not to read.
        None => "the server does not tell what arrived",
    };
    if options.trial {
        let delete = DeleteObject::new(&store.bucket, Some(&store.credentials), &store.key);
        let deleted = store.ask(Method::DELETE, &delete, clock, Load::Nothing)?;
        if !deleted.status.is_success() {
            return Ok(format!(
                "{verified}; this account may not remove files: {} stays there",
                store.key
            ));
        }
    }
    let late = match clock {
        SignedDuration::ZERO => String::new(),
        clock => format!("; this machine's clock is off by {clock:#}"),
    };
    Ok(format!("{verified}; {told}{late}"))
}

/// A bucket, and who writes to it.
pub(super) struct Store<'o> {
    uploader: Uploader,
    pub(super) place: &'o str,
    pub(super) bucket: Bucket,
    pub(super) credentials: Credentials,
    pub(super) key: String,
    valid: Duration,
}

impl<'o> Store<'o> {
    fn new(place: &'o str, bytes: u64, options: &'o SendOptions) -> Result<Self, Error> {
        let wrong = |message: &str, hint: &str| refused(place, message, hint);
        let url = address(place)?;
        let key = decoded(url.path()).trim_start_matches('/').to_owned();
        let Some(name) = url
            .host_str()
            .filter(|_| !key.is_empty() && !key.ends_with('/'))
        else {
            return Err(wrong(
                "the address has no bucket or no name",
                "write s3://bucket/folder/feed.xml",
            ));
        };
        let (Some(user), Some(password)) = (&options.user, &options.password) else {
            return Err(wrong(
                "there is no access key for it",
                "set `user` to the id of the access key and `password` to its secret",
            ));
        };
        let credentials = match &options.token {
            Some(token) => Credentials::new_with_token(user, password.expose(), token.expose()),
            None => Credentials::new(user, password.expose()),
        };
        let (endpoint, style, region) = match (&options.endpoint, &options.region) {
            (None, None) => {
                return Err(wrong(
                    "there is no region for it",
                    "set `region` to the bucket's (eu-west-1), or `endpoint` to the address of a service that is not Amazon's",
                ));
            }
            (None, Some(region)) => {
                // A certificate of *.s3.amazonaws.com does not hold for a bucket with a dot in its name.
                let style = match name.contains('.') {
                    true => UrlStyle::Path,
                    false => UrlStyle::VirtualHost,
                };
                let endpoint = format!("https://s3.{region}.amazonaws.com");
                (endpoint, style, region.clone())
            }
            (Some(endpoint), region) => {
                let bare = endpoint.replace("{bucket}.", "");
                let style = match bare == *endpoint {
                    true => UrlStyle::Path,
                    false => UrlStyle::VirtualHost,
                };
                // What services that have no regions are signed for.
                let region = region.clone().unwrap_or_else(|| "us-east-1".to_owned());
                (bare, style, region)
            }
        };
        let hint = "write https://host";
        let endpoint = Url::parse(&endpoint)
            .map_err(|error| wrong(&format!("endpoint is not an address: {error}"), hint))?;
        let bucket = Bucket::new(endpoint, style, name.to_owned(), region)
            .map_err(|error| wrong(&format!("the endpoint cannot be used: {error}"), hint))?;
        Ok(Self {
            uploader: Uploader::new(place, bytes, options)?,
            place,
            bucket,
            credentials,
            key: names(&key, options).0,
            valid: VALID + super::patience(bytes, options),
        })
    }

    /// Puts a file in one request. What the server said, whether it tells the right checksum, and how far its clock is from
    /// this machine's.
    fn put(&self, piece: Piece<'_>) -> Result<(String, bool, SignedDuration), Error> {
        let sum = md5(piece)?;
        let put = PutObject::new(&self.bucket, Some(&self.credentials), &self.key);
        let (answer, clock) = self.timed(|clock| self.load(&put, piece, &sum, clock))?;
        Ok((answer.told(), etag(&answer) == Some(hex(&sum)), clock))
    }

    /// Makes a request, once more with the server's own time when it refuses that of this machine: a machine whose clock is
    /// wrong delivers all the same. Tells how far that is.
    pub(super) fn timed(
        &self,
        ask: impl Fn(SignedDuration) -> Result<Answer, Error>,
    ) -> Result<(Answer, SignedDuration), Error> {
        let (mut answer, mut clock) = (ask(SignedDuration::ZERO)?, SignedDuration::ZERO);
        let skew = skew(&answer).unwrap_or_default();
        if refused_for(&answer, skew) {
            (answer, clock) = (ask(skew)?, skew);
        }
        match refusal(self.place, &answer) {
            Some(error) => Err(error),
            None => Ok((answer, clock)),
        }
    }

    /// Sends bytes that the server compares with their sum (RFC 1864), and refuses when they are not the same.
    pub(super) fn load<'a>(
        &self,
        action: &impl S3Action<'a>,
        piece: Piece<'_>,
        sum: &[u8],
        clock: SignedDuration,
    ) -> Result<Answer, Error> {
        let request = self
            .uploader
            .request(Method::PUT, self.signed(action, clock));
        let request = request.header("content-md5", STANDARD.encode(sum));
        self.told(&request, Load::Body(piece))
    }

    pub(super) fn ask<'a>(
        &self,
        method: Method,
        action: &impl S3Action<'a>,
        clock: SignedDuration,
        load: Load<'_>,
    ) -> Result<Answer, Error> {
        let request = self.uploader.request(method, self.signed(action, clock));
        self.told(&request, load)
    }

    fn told(&self, request: &RequestBuilder, load: Load<'_>) -> Result<Answer, Error> {
        let mut answer = self.uploader.answer(self.place, request, load)?;
        answer.text = plain(&answer.text);
        Ok(answer)
    }

    fn signed<'a>(&self, action: &impl S3Action<'a>, clock: SignedDuration) -> Url {
        action.sign_with_time(self.valid, &(now() + clock))
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "a signature holds for a moment of the real clock"
)]
fn now() -> Timestamp {
    Timestamp::now()
}

/// How far the server's clock is ahead of this machine's.
fn skew(answer: &Answer) -> Option<SignedDuration> {
    let date = answer.headers.get(DATE)?.to_str().ok()?;
    let server = jiff::fmt::rfc2822::parse(date).ok()?.timestamp();
    Some(server.duration_since(now()))
}

fn refused_for(answer: &Answer, skew: SignedDuration) -> bool {
    let refused = matches!(
        answer.status,
        StatusCode::FORBIDDEN | StatusCode::BAD_REQUEST
    );
    refused && skew.abs() > SKEW
}

/// The words of an answer in XML: `AccessDenied: Access Denied`.
pub(super) fn plain(xml: &str) -> String {
    let part = |name: &str| {
        let (_, rest) = xml.split_once(&format!("<{name}>"))?;
        Some(rest.split('<').next().unwrap_or_default())
    };
    let parts: Vec<&str> = ["Code", "Message"].into_iter().filter_map(part).collect();
    match parts.is_empty() {
        true => xml.to_owned(),
        false => parts.join(": "),
    }
}

/// The MD5 sum that a server tells; none where its tag is something else.
pub(super) fn etag(answer: &Answer) -> Option<String> {
    let tag = answer.headers.get(ETAG)?.to_str().ok()?;
    Some(tag.trim_matches('"').to_ascii_lowercase())
}

pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

pub(super) fn md5(piece: Piece<'_>) -> Result<Vec<u8>, Error> {
    let mut sum = Md5::new();
    super::blocks(piece.file, piece.from, piece.bytes, |block| {
        sum.update(block)
    })?;
    Ok(sum.finalize().to_vec())
}
