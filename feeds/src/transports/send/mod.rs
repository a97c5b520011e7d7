//! Sending: brings a local file to a place, whole or not at all where the server can, and tells what proves it. What is
//! sent and when is not decided here.

mod address;
mod file;
mod ftp;
mod http;
mod s3;
mod s3_parts;
mod sftp;
mod upload;
mod webdav;
mod words;

use super::{Secret, at, io, refused, shown};
use crate::error::Error;
use crate::error::trouble;
use crate::said::Told;
use sha2::{Digest, Sha256};
use std::fmt;
use std::fs::File;
use std::hash::{BuildHasher, Hasher, RandomState};
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;
pub use words::SENDING;
use words::word;

/// Slowest upload that is waited for, in bytes a second.
const SLOWEST: u64 = 20_000;

/// What the name of a trial ends with, and what is in it.
const TRIAL: &str = ".feedmill-test";
const TRIAL_TEXT: &[u8] = b"A test of Feedmill, which removes this file.\n";
/// What the name of a file ends with until all of it is there.
const PART: &str = ".part";
/// Longest time without an answer in a trial.
const TRIAL_TIMEOUT: Duration = Duration::from_secs(20);

/// How a file travels over HTTP.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum HttpMethod {
    /// PUT.
    #[default]
    Put,
    /// POST, with the file as the body.
    Post,
    /// POST of a form, with the file in the field of this name (RFC 7578).
    Form(String),
    /// WebDAV: PUT under another name, then MOVE (RFC 4918).
    Webdav,
}

/// How a file is sent.
#[derive(Clone)]
pub struct SendOptions {
    /// User, where the place names none; the id of the access key (S3).
    pub user: Option<String>,
    /// Password of that user, or of the private key; the secret access key (S3).
    pub password: Option<Secret>,
    /// Private key as text, in the OpenSSH, PKCS#8 or PuTTY form (SFTP).
    pub key: Option<Secret>,
    /// Bearer token (HTTP), or session token (S3).
    pub token: Option<Secret>,
    /// Headers sent along (HTTP). Their values are treated as secrets.
    pub headers: Vec<(String, String)>,
    /// How a file travels (HTTP).
    pub method: HttpMethod,
    /// Address of the service where it is not Amazon's, with `{bucket}` where the bucket is part of the host's name (S3).
    pub endpoint: Option<String>,
    /// Region of the bucket (S3).
    pub region: Option<String>,
    /// Files above so many bytes go up in parts of that size (S3).
    pub part: u64,
    /// File that remembers the keys of SSH hosts: the first one seen is kept, another one is refused (SFTP).
    pub hosts: PathBuf,
    /// Longest time without an answer; an upload as a whole has as much longer as a slow line takes.
    pub timeout: Duration,
    /// How often a passing fault is tried again.
    pub retries: u32,
    /// Wait before the first retry; each further one waits twice as long.
    pub backoff: Duration,
    /// Only a trial: all is done under a name of its own, which is removed at the end. [`try_out`] sets it.
    pub trial: bool,
}

impl Default for SendOptions {
    fn default() -> Self {
        Self {
            user: None,
            password: None,
            key: None,
            token: None,
            headers: Vec::new(),
            method: HttpMethod::default(),
            endpoint: None,
            region: None,
            part: s3::MOST,
            hosts: PathBuf::new(),
            timeout: Duration::from_secs(60),
            retries: 3,
            backoff: Duration::from_secs(2),
            trial: false,
        }
    }
}

impl fmt::Debug for SendOptions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let headers: Vec<&str> = self.headers.iter().map(|(name, _)| name.as_str()).collect();
        f.debug_struct("SendOptions")
            .field("user", &self.user)
            .field("headers", &headers)
            .field("method", &self.method)
            .field("endpoint", &self.endpoint)
            .field("region", &self.region)
            .field("timeout", &self.timeout)
            .field("retries", &self.retries)
            .finish_non_exhaustive()
    }
}

/// A file that was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sent {
    /// The place, without credentials.
    pub place: String,
    /// Its size.
    pub bytes: u64,
    /// Its SHA-256 in hexadecimal digits.
    pub sha256: String,
    /// How it was verified, and what the server said.
    pub answer: Vec<Told>,
}

/// Reads so many bytes of a file, block by block.
fn blocks(path: &Path, from: u64, bytes: u64, mut each: impl FnMut(&[u8])) -> Result<(), Error> {
    let name = path.display().to_string();
    let mut file = File::open(path).map_err(io(&name))?;
    file.seek(SeekFrom::Start(from)).map_err(io(&name))?;
    let mut file = file.take(bytes);
    let mut buffer = vec![0; 1 << 16];
    loop {
        match file.read(&mut buffer).map_err(io(&name))? {
            0 => return Ok(()),
            read => each(&buffer[..read]),
        }
    }
}

/// The size of a file and its SHA-256 in hexadecimal digits.
pub fn fingerprint(path: &Path) -> Result<(u64, String), Error> {
    let (mut hash, mut bytes) = (Sha256::new(), 0);
    blocks(path, 0, u64::MAX, |block| {
        hash.update(block);
        bytes += block.len() as u64;
    })?;
    let digits = hash
        .finalize()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    Ok((bytes, digits))
}

/// Sends a file to a place: a path, or an `http`, `https`, `ftp`, `ftps` (with explicit TLS) or `sftp` address. Passing
/// faults are tried again. Fails with `Error::Transport` when the server does not take it, and with `Error::Option` when
/// the place or the options are wrong.
pub fn send(file: &Path, place: &str, options: &SendOptions) -> Result<Sent, Error> {
    let (bytes, sha256) = fingerprint(file)?;
    let mut backoff = options.backoff;
    let mut retries = options.retries;
    loop {
        let error = match once(file, bytes, place, options) {
            Ok(answer) => {
                return Ok(Sent {
                    place: shown(place),
                    bytes,
                    sha256,
                    answer,
                });
            }
            Err(error) => error,
        };
        if retries == 0 || !matches!(error, Error::Transport { retry: true, .. }) {
            return Err(error);
        }
        retries -= 1;
        std::thread::sleep(backoff);
        backoff *= 2;
    }
}

/// Does what [`send`] does with a small file under a name of its own beside the place, and removes it. What the server
/// said. Nothing is tried again: a person waits for the answer. A POST cannot be taken back, so it is not made: the server is
/// asked whether it knows the place and the account.
///
/// Fails as [`send`] does.
pub fn try_out(place: &str, options: &SendOptions) -> Result<Vec<Told>, Error> {
    let options = SendOptions {
        trial: true,
        timeout: options.timeout.min(TRIAL_TIMEOUT),
        ..options.clone()
    };
    let mut file = tempfile::NamedTempFile::new().map_err(io(place))?;
    file.write_all(TRIAL_TEXT).map_err(io(place))?;
    once(file.path(), TRIAL_TEXT.len() as u64, place, &options)
}

/// One attempt; what the server said.
fn once(file: &Path, bytes: u64, place: &str, options: &SendOptions) -> Result<Vec<Told>, Error> {
    let Some((scheme, _)) = place.split_once("://") else {
        return file::send(file, bytes, place, options);
    };
    match scheme.to_ascii_lowercase().as_str() {
        "http" | "https" => http::send(file, bytes, place, options),
        "ftp" | "ftps" | "ftps-implicit" => ftp::send(file, bytes, place, options),
        "sftp" => sftp::send(file, bytes, place, options),
        "s3" => s3::send(file, bytes, place, options),
        _ => Err(refused(
            place,
            word("no_transport", [("scheme", scheme.to_owned())]),
            word("give_transport", []),
        )),
    }
}

/// A server did not take it, but may do so later.
fn passing(place: &str, message: Told) -> Error {
    Error::Transport {
        at: at(place),
        message,
        hint: trouble("try_later", []),
        retry: true,
    }
}

/// A server will not take it until something is changed.
fn lasting(place: &str, message: Told, hint: Told) -> Error {
    Error::Transport {
        at: at(place),
        message,
        hint,
        retry: false,
    }
}

/// The connection failed, but may not do so later.
fn broken(place: &str, error: impl fmt::Display) -> Error {
    passing(place, word("line_broke", [("error", error.to_string())]))
}

/// Less or more arrived than was sent.
fn part_arrived(there: u64, bytes: u64) -> Told {
    word(
        "part_arrived",
        [("there", there.to_string()), ("bytes", bytes.to_string())],
    )
}

/// What a server said, in its own words.
fn server_said(answer: String) -> Told {
    word("server_said", [("answer", answer)])
}

/// A server refuses, in its own words.
fn answered(status: String) -> Told {
    trouble("answered", [("status", status)])
}

/// The name that a file gets, and the one that it has until all of it is there. The latter is another one each time: a
/// server may still hold what was left half by an attempt before.
fn names(target: &str, options: &SendOptions) -> (String, String) {
    let target = match options.trial {
        true => format!("{target}{TRIAL}"),
        false => target.to_owned(),
    };
    let token = RandomState::new().build_hasher().finish();
    let part = format!("{target}.{:08x}{PART}", token >> 32);
    (target, part)
}

/// Whether a name, without its folder, is one that a file had while it was brought to a name: what an attempt that was cut off
/// has left.
fn left_half(name: &str, target: &str) -> bool {
    let token = name
        .strip_prefix(target)
        .and_then(|rest| rest.strip_prefix('.')?.strip_suffix(PART));
    token
        .is_some_and(|token| token.len() == 8 && token.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

/// A path's folder, with its slash, and its last name.
fn split(path: &str) -> (&str, &str) {
    path.split_at(path.rfind('/').map_or(0, |slash| slash + 1))
}

/// How long an upload may take as a whole.
fn patience(bytes: u64, options: &SendOptions) -> Duration {
    options.timeout + Duration::from_secs(bytes / SLOWEST)
}

#[cfg(test)]
mod tests;
