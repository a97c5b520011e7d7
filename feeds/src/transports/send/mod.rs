//! Sending: brings a local file to a place, whole or not at all where the server can, and tells what proves it. What is
//! sent and when is not decided here.

mod file;
#[cfg(feature = "network")]
mod ftp;
#[cfg(feature = "network")]
mod http;
#[cfg(feature = "network")]
mod sftp;

use super::{Secret, at, io, refused, shown};
use crate::error::Error;
use sha2::{Digest, Sha256};
use std::fmt;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Slowest upload that is waited for, in bytes a second.
const SLOWEST: u64 = 20_000;

/// How a file is sent.
#[derive(Clone)]
pub struct SendOptions {
    /// User, where the place names none.
    pub user: Option<String>,
    /// Password of that user, or of the private key.
    pub password: Option<Secret>,
    /// Private key as text, in the OpenSSH, PKCS#8 or PuTTY form (SFTP).
    pub key: Option<Secret>,
    /// Bearer token (HTTP).
    pub token: Option<Secret>,
    /// Headers sent along (HTTP). Their values are treated as secrets.
    pub headers: Vec<(String, String)>,
    /// POST instead of PUT (HTTP).
    pub post: bool,
    /// File that remembers the keys of SSH hosts: the first one seen is kept, another one is refused (SFTP).
    pub hosts: PathBuf,
    /// Longest time without an answer; an upload as a whole has as much longer as a slow line takes.
    pub timeout: Duration,
    /// How often a passing fault is tried again.
    pub retries: u32,
    /// Wait before the first retry; each further one waits twice as long.
    pub backoff: Duration,
}

impl Default for SendOptions {
    fn default() -> Self {
        Self {
            user: None,
            password: None,
            key: None,
            token: None,
            headers: Vec::new(),
            post: false,
            hosts: PathBuf::new(),
            timeout: Duration::from_secs(60),
            retries: 3,
            backoff: Duration::from_secs(2),
        }
    }
}

impl fmt::Debug for SendOptions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let headers: Vec<&str> = self.headers.iter().map(|(name, _)| name.as_str()).collect();
        f.debug_struct("SendOptions")
            .field("user", &self.user)
            .field("headers", &headers)
            .field("post", &self.post)
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
    /// What the server said, and how it was verified.
    pub answer: String,
}

/// The size of a file and its SHA-256 in hexadecimal digits.
pub fn fingerprint(path: &Path) -> Result<(u64, String), Error> {
    let name = path.display().to_string();
    let mut file = File::open(path).map_err(io(&name))?;
    let (mut hash, mut bytes, mut buffer) = (Sha256::new(), 0, vec![0; 1 << 16]);
    loop {
        let read = file.read(&mut buffer).map_err(io(&name))?;
        if read == 0 {
            break;
        }
        hash.update(&buffer[..read]);
        bytes += read as u64;
    }
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

/// One attempt; what the server said.
fn once(file: &Path, bytes: u64, place: &str, options: &SendOptions) -> Result<String, Error> {
    let Some((scheme, _)) = place.split_once("://") else {
        return file::send(file, bytes, Path::new(place));
    };
    match scheme.to_ascii_lowercase().as_str() {
        #[cfg(feature = "network")]
        "http" | "https" => http::send(file, bytes, place, options),
        #[cfg(feature = "network")]
        "ftp" | "ftps" => ftp::send(file, bytes, place, options),
        #[cfg(feature = "network")]
        "sftp" => sftp::send(file, bytes, place, options),
        _ => Err(refused(
            place,
            format!("no transport sends to {scheme:?}"),
            "give a path, or an http, https, ftp, ftps or sftp address",
        )),
    }
}

/// A server did not take it, but may do so later.
fn passing(place: &str, message: impl Into<String>) -> Error {
    Error::Transport {
        at: at(place),
        message: message.into(),
        hint: "try again later; when it stays, ask whoever runs the server".into(),
        retry: true,
    }
}

/// A server will not take it until something is changed.
fn lasting(place: &str, message: impl Into<String>, hint: &str) -> Error {
    Error::Transport {
        at: at(place),
        message: message.into(),
        hint: hint.into(),
        retry: false,
    }
}

/// How long an upload may take as a whole.
fn patience(bytes: u64, options: &SendOptions) -> Duration {
    options.timeout + Duration::from_secs(bytes / SLOWEST)
}

/// An address with the parts that a file transfer needs.
#[cfg(feature = "network")]
struct Address {
    host: String,
    port: u16,
    user: String,
    password: Option<String>,
    /// With its leading slash.
    path: String,
}

#[cfg(feature = "network")]
impl Address {
    fn new(place: &str, port: u16, options: &SendOptions) -> Result<Self, Error> {
        let wrong = |message: String| refused(place, message, "write sftp://host/folder/feed.xml");
        let url = reqwest::Url::parse(place)
            .map_err(|error| wrong(format!("this is not an address: {error}")))?;
        let decoded = |text: &str| {
            let bytes = text.as_bytes();
            let mut out = Vec::with_capacity(bytes.len());
            let mut at = 0;
            while let Some(&byte) = bytes.get(at) {
                let code = text
                    .get(at + 1..at + 3)
                    .and_then(|code| u8::from_str_radix(code, 16).ok());
                match code.filter(|_| byte == b'%') {
                    Some(code) => out.push(code),
                    None => out.push(byte),
                }
                at += if byte == b'%' && code.is_some() { 3 } else { 1 };
            }
            String::from_utf8_lossy(&out).into_owned()
        };
        let Some(host) = url.host_str() else {
            return Err(wrong("the address has no host".to_owned()));
        };
        let path = decoded(url.path());
        if path.ends_with('/') {
            return Err(wrong("the address names a folder and no file".to_owned()));
        }
        let user = match url.username() {
            "" => options.user.clone(),
            user => Some(decoded(user)),
        };
        Ok(Self {
            host: host.trim_matches(['[', ']']).to_owned(),
            port: url.port().unwrap_or(port),
            user: user.ok_or_else(|| wrong("there is no user for it".to_owned()))?,
            password: options
                .password
                .as_ref()
                .map(|password| password.expose().to_owned()),
            path,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_appears_whole_and_is_proven() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("feed.csv");
        std::fs::write(&file, "id\n1\n").unwrap();
        let place = folder.path().join("partner/in/feed.csv");
        let sent = send(&file, &place.display().to_string(), &SendOptions::default()).unwrap();
        assert_eq!(std::fs::read(&place).unwrap(), b"id\n1\n");
        assert_eq!(sent.bytes, 5);
        // `printf 'id\n1\n' | sha256sum`
        assert_eq!(
            sent.sha256,
            "7cde7fb64fd82bd152710cf238e017b9ab46c0592483edc067ba4f6c75fac108"
        );
        let around = std::fs::read_dir(place.parent().unwrap()).unwrap();
        assert_eq!(around.count(), 1);
    }

    #[test]
    fn what_cannot_be_sent_to_is_refused_without_the_password() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("feed.csv");
        std::fs::write(&file, "id\n").unwrap();
        for place in [
            "gopher://ann:hunter2@host/feed",
            "sftp://host/feed.csv",
            "ftp://ann:hunter2@host/folder/",
        ] {
            let refused = send(&file, place, &SendOptions::default()).unwrap_err();
            assert!(matches!(refused, Error::Option { .. }), "{refused}");
            assert!(!refused.to_string().contains("hunter2") && !refused.hint().is_empty());
        }
    }
}
