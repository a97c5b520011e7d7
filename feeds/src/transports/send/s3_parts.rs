//! S3, a file that is too large for one request: its parts go up one after the other, each verified by its MD5 sum and tried
//! again on its own, and become one object at the end. When that fails, the parts are removed: they are stored, and paid for,
//! until then. What a program leaves that is killed, a rule of the bucket removes ("AbortIncompleteMultipartUpload").

use super::http::refusal;
use super::s3::{Store, etag, hex, md5, plain};
use super::upload::{Load, Piece};
use super::words::word;
use super::{SendOptions, passing};
use crate::error::Error;
use crate::said::Told;
use jiff::SignedDuration;
use reqwest::Method;
use rusty_s3::actions::{
    AbortMultipartUpload, CompleteMultipartUpload, CompleteMultipartUploadResponse,
    CreateMultipartUpload, UploadPart,
};
use std::path::Path;

/// Most parts of an upload (Amazon S3 user guide, "Multipart upload limits").
const PARTS: u64 = 10_000;
/// Largest part where nothing else is asked for: what is sent again when the line breaks.
const USUAL: u64 = 256 << 20;

/// Puts a file in parts. What the server said, whether it tells the right checksum of each, and how far its clock is from
/// this machine's.
pub(super) fn put(
    store: &Store<'_>,
    file: &Path,
    bytes: u64,
    options: &SendOptions,
) -> Result<(Told, bool, SignedDuration), Error> {
    let create = CreateMultipartUpload::new(&store.bucket, Some(&store.credentials), &store.key);
    let (begun, clock) =
        store.timed(|clock| store.ask(Method::POST, &create, clock, Load::Nothing))?;
    let begun = CreateMultipartUpload::parse_response(&begun.body).map_err(|error| {
        passing(
            store.place,
            word("parts_not_begun", [("error", error.to_string())]),
        )
    })?;
    let upload = Upload {
        store,
        id: begun.upload_id(),
        clock,
        options,
    };
    let size = options.part.min(USUAL).max(bytes.div_ceil(PARTS));
    match upload.finish(file, bytes, size) {
        Ok((told, right)) => Ok((told, right, clock)),
        Err(error) => Err(upload.abort(error)),
    }
}

/// An upload that has begun.
struct Upload<'u> {
    store: &'u Store<'u>,
    id: &'u str,
    clock: SignedDuration,
    options: &'u SendOptions,
}

impl Upload<'_> {
    fn finish(&self, file: &Path, bytes: u64, size: u64) -> Result<(Told, bool), Error> {
        let store = self.store;
        let (mut tags, mut right) = (Vec::new(), true);
        for (number, from) in
            (1..).zip((0..bytes).step_by(usize::try_from(size).unwrap_or(usize::MAX)))
        {
            let piece = Piece {
                file,
                from,
                bytes: size.min(bytes - from),
                kind: "application/octet-stream",
            };
            let (tag, same) = self.part(number, piece)?;
            tags.push(tag);
            right &= same;
        }
        let tags = tags.iter().map(String::as_str);
        let count = tags.len();
        let complete = CompleteMultipartUpload::new(
            &store.bucket,
            Some(&store.credentials),
            &store.key,
            self.id,
            tags,
        );
        let body = complete.clone().body();
        let answer = store.ask(Method::POST, &complete, self.clock, Load::Text(&body))?;
        if let Some(error) = refusal(store.place, &answer) {
            return Err(error);
        }
        // A server may say yes first and no in what follows.
        if CompleteMultipartUploadResponse::parse(&answer.body).is_err() {
            let message = word("parts_not_joined", [("answer", plain(&answer.body))]);
            return Err(passing(store.place, message));
        }
        let with = [
            ("answer", answer.status.to_string()),
            ("count", count.to_string()),
        ];
        Ok((word("in_parts", with), right))
    }

    /// Sends a part; its tag, and whether that is its checksum.
    fn part(&self, number: u16, piece: Piece<'_>) -> Result<(String, bool), Error> {
        let store = self.store;
        let sum = md5(piece)?;
        let part = UploadPart::new(
            &store.bucket,
            Some(&store.credentials),
            &store.key,
            number,
            self.id,
        );
        let once = || {
            let answer = store.load(&part, piece, &sum, self.clock)?;
            match refusal(store.place, &answer) {
                Some(error) => Err(error),
                None => etag(&answer).ok_or_else(|| passing(store.place, word("no_tag", []))),
            }
        };
        let mut backoff = self.options.backoff;
        for _ in 0..self.options.retries {
            match once() {
                Err(Error::Transport { retry: true, .. }) => {
                    std::thread::sleep(backoff);
                    backoff *= 2;
                }
                other => return other.map(|tag| (tag.clone(), tag == hex(&sum))),
            }
        }
        once().map(|tag| (tag.clone(), tag == hex(&sum)))
    }

    /// Removes the parts; says so when the server does not let it.
    fn abort(&self, error: Error) -> Error {
        let store = self.store;
        let abort =
            AbortMultipartUpload::new(&store.bucket, Some(&store.credentials), &store.key, self.id);
        let removed = store
            .ask(Method::DELETE, &abort, self.clock, Load::Nothing)
            .is_ok_and(|answer| answer.status.is_success());
        match error {
            Error::Transport {
                at,
                message,
                hint,
                retry,
            } if !removed => Error::Transport {
                at,
                message: word("parts_stay", [("message", message.english)]),
                hint,
                retry,
            },
            error => error,
        }
    }
}
