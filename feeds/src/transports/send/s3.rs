//! S3 and services that speak it: one PUT, which is whole or not there, verified by MD5 sum and size. What is too large for
//! one request is in a file of its own.

use super::super::http::client::address;
use super::super::refused;
use super::address::decoded;
use super::http::{refusal, whole};
use super::upload::{Answer, Load, Piece, Uploader};
use super::words::word;
use super::{SendOptions, names, part_arrived, passing, s3_parts, server_said};
use crate::error::Error;
use crate::said::Told;
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
) -> Result<Vec<Told>, Error> {
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
            return Err(passing(place, part_arrived(there, bytes)));
        }
        _ if sum_is_right => "checksum_right",
        Some(_) => "size_right",
        // An account may be allowed to write and not to read.
        None => "arrival_untold",
    };
    let mut answer = vec![word(verified, [])];
    if options.trial {
        let delete = DeleteObject::new(&store.bucket, Some(&store.credentials), &store.key);
        let deleted = store.ask(Method::DELETE, &delete, clock, Load::Nothing)?;
        if !deleted.status.is_success() {
            let name = store.key.clone();
            answer.push(word("account_removes_not", [("name", name)]));
            return Ok(answer);
        }
    }
    answer.push(told);
    if clock != SignedDuration::ZERO {
        answer.push(word("clock_off", [("clock", format!("{clock:#}"))]));
    }
    Ok(answer)
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
        let wrong = |message: Told, hint: Told| refused(place, message, hint);
        let write = |right: &str| word("write_place", [("place", right.to_owned())]);
        let url = address(place)?;
        let key = decoded(url.path()).trim_start_matches('/').to_owned();
        let Some(name) = url
            .host_str()
            .filter(|_| !key.is_empty() && !key.ends_with('/'))
        else {
            return Err(wrong(
                word("no_bucket", []),
                write("s3://bucket/folder/feed.xml"),
            ));
        };
        let (Some(user), Some(password)) = (&options.user, &options.password) else {
            return Err(wrong(word("no_access_key", []), word("set_access_key", [])));
        };
        let credentials = match &options.token {
            Some(token) => Credentials::new_with_token(user, password.expose(), token.expose()),
            None => Credentials::new(user, password.expose()),
        };
        let (endpoint, style, region) = match (&options.endpoint, &options.region) {
            (None, None) => {
                return Err(wrong(word("no_region", []), word("set_region", [])));
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
        let unfit =
            |id: &str, error: String| wrong(word(id, [("error", error)]), write("https://host"));
        let endpoint =
            Url::parse(&endpoint).map_err(|error| unfit("endpoint_wrong", error.to_string()))?;
        let bucket = Bucket::new(endpoint, style, name.to_owned(), region)
            .map_err(|error| unfit("endpoint_unusable", error.to_string()))?;
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
    fn put(&self, piece: Piece<'_>) -> Result<(Told, bool, SignedDuration), Error> {
        let sum = md5(piece)?;
        let put = PutObject::new(&self.bucket, Some(&self.credentials), &self.key);
        let (answer, clock) = self.timed(|clock| self.load(&put, piece, &sum, clock))?;
        let right = etag(&answer) == Some(hex(&sum));
        Ok((server_said(answer.told()), right, clock))
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
