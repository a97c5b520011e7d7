//! S3 and services that speak it: one PUT, which is whole or not there, verified by MD5 sum and size. Files above 5 GB
//! would need an upload in parts, and are refused.

use super::super::http::client::address;
use super::super::refused;
use super::address::decoded;
use super::http::{refusal, whole};
use super::upload::{Answer, Load, Uploader};
use super::{SendOptions, lasting, names, passing};
use crate::error::Error;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use jiff::{SignedDuration, Timestamp};
use md5::{Digest, Md5};
use reqwest::header::{DATE, ETAG};
use reqwest::{Method, StatusCode, Url};
use rusty_s3::actions::{DeleteObject, HeadObject, PutObject, S3Action};
use rusty_s3::{Bucket, Credentials, UrlStyle};
use std::path::Path;
use std::time::Duration;

/// Most bytes of one PUT (Amazon S3 user guide, "Uploading objects").
const MOST: u64 = 5 << 30;
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
    if bytes > MOST {
        let hint = "let it be packed: pack = \"gzip\"";
        return Err(lasting(place, "S3 takes no more than 5 GB at once", hint));
    }
    let store = Store::new(place, bytes, options)?;
    let sum = md5(file)?;
    let put = PutObject::new(&store.bucket, Some(&store.credentials), &store.key);
    let (sent, clock) = match store.put(&put, file, bytes, &sum, SignedDuration::ZERO)? {
        (answer, skew) if refused_for(&answer, skew) => {
            // Signed with the server's own time: a machine whose clock is wrong delivers all the same.
            let (answer, _) = store.put(&put, file, bytes, &sum, skew)?;
            (answer, skew)
        }
        (answer, _) => (answer, SignedDuration::ZERO),
    };
    if let Some(error) = refusal(place, &sent) {
        return Err(error);
    }
    let head = HeadObject::new(&store.bucket, Some(&store.credentials), &store.key);
    let there = store.ask(Method::HEAD, store.signed(&head, clock))?;
    let length = there.status.is_success().then(|| there.length()).flatten();
    let verified = match length {
        Some(there) if there != bytes => {
            return Err(passing(place, format!("{there} of {bytes} bytes arrived")));
        }
        _ if etag(&sent) == Some(hex(&sum)) => "the checksum is right",
        Some(_) => "the size is right",
        // An account may be allowed to write and not to read.
        None => "the server does not tell what arrived",
    };
    if options.trial {
        let delete = DeleteObject::new(&store.bucket, Some(&store.credentials), &store.key);
        let deleted = store.ask(Method::DELETE, store.signed(&delete, clock))?;
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
    Ok(format!("{verified}; {}{late}", sent.told()))
}

/// A bucket, and who writes to it.
struct Store<'o> {
    uploader: Uploader,
    place: &'o str,
    bucket: Bucket,
    credentials: Credentials,
    key: String,
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

    /// Puts the file, and tells how far the server's clock is from this machine's.
    fn put(
        &self,
        put: &PutObject<'_>,
        file: &Path,
        bytes: u64,
        sum: &[u8],
        clock: SignedDuration,
    ) -> Result<(Answer, SignedDuration), Error> {
        let request = self.uploader.request(Method::PUT, self.signed(put, clock));
        // RFC 1864: the server compares, and refuses what is not the same.
        let request = request.header("content-md5", STANDARD.encode(sum));
        let body = Load::Body(whole(file, bytes, self.place));
        let mut answer = self.uploader.answer(self.place, &request, body)?;
        answer.text = plain(&answer.text);
        let skew = skew(&answer).unwrap_or_default();
        Ok((answer, skew))
    }

    fn ask(&self, method: Method, url: Url) -> Result<Answer, Error> {
        let request = self.uploader.request(method, url);
        self.uploader.answer(self.place, &request, Load::Nothing)
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
fn plain(xml: &str) -> String {
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
fn etag(answer: &Answer) -> Option<String> {
    let tag = answer.headers.get(ETAG)?.to_str().ok()?;
    Some(tag.trim_matches('"').to_ascii_lowercase())
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn md5(file: &Path) -> Result<Vec<u8>, Error> {
    let mut sum = Md5::new();
    super::blocks(file, |block| sum.update(block))?;
    Ok(sum.finalize().to_vec())
}
