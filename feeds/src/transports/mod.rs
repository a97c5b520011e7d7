//! Transports: bring the bytes of a place to a local file, and a local file to a place. They know no format.

mod file;
#[cfg(feature = "network")]
mod http;
mod place;
#[cfg(feature = "network")]
mod send;
mod stdin;

#[cfg(feature = "network")]
pub use http::probe::{Probed, Prober};
pub use place::shown;
#[cfg(feature = "network")]
pub use send::{HttpMethod, SENDING, SendOptions, Sent, fingerprint, send, try_out};

use crate::error::trouble;
use crate::error::{At, Error};
use crate::said::Told;
use std::fmt;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// A password or token. It is never printed.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// Keeps a secret.
    #[must_use]
    pub fn new(secret: impl Into<String>) -> Self {
        Self(secret.into())
    }

    /// The secret itself, to be sent and not to be shown.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(..)")
    }
}

/// How a place is fetched.
#[derive(Clone)]
pub struct FetchOptions {
    /// Headers sent along (HTTP). Their values are treated as secrets.
    pub headers: Vec<(String, String)>,
    /// User of HTTP basic authentication.
    pub user: Option<String>,
    /// Password of that user.
    pub password: Option<Secret>,
    /// Longest time without an answer or without another byte.
    pub timeout: Duration,
    /// How often a passing fault is tried again.
    pub retries: u32,
    /// Wait before the first retry; each further one waits twice as long. A server's `Retry-After` goes before.
    pub backoff: Duration,
    /// Longest wait before a retry; a server that asks for more is not tried again now.
    pub longest_wait: Duration,
    /// Most bytes of a source, also when unpacked from the transfer's own compression.
    pub max_bytes: u64,
}

impl Default for FetchOptions {
    fn default() -> Self {
        Self {
            headers: Vec::new(),
            user: None,
            password: None,
            timeout: Duration::from_secs(60),
            retries: 3,
            backoff: Duration::from_secs(1),
            longest_wait: Duration::from_secs(120),
            max_bytes: 64 << 30,
        }
    }
}

impl fmt::Debug for FetchOptions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let headers: Vec<&str> = self.headers.iter().map(|(name, _)| name.as_str()).collect();
        f.debug_struct("FetchOptions")
            .field("headers", &headers)
            .field("user", &self.user)
            .field("password", &self.password)
            .field("timeout", &self.timeout)
            .field("retries", &self.retries)
            .field("backoff", &self.backoff)
            .field("longest_wait", &self.longest_wait)
            .field("max_bytes", &self.max_bytes)
            .finish()
    }
}

/// A fetched source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fetched {
    /// The local file: the place itself, or a file in the cache that the next fetch of the same place replaces.
    pub path: PathBuf,
    /// What tells this version of the file from any other: as long as it stays the same, so do the bytes. `None` when
    /// that cannot be said, as for a file that was changed a moment ago.
    pub version: Option<String>,
    /// The place, for messages: without credentials.
    pub name: String,
}

/// Brings a place to a local file: a path, `-` for standard input, or an `http://` or `https://` address. `cache` is a
/// folder for downloads and what is remembered about them; it is made when it is missing.
pub fn fetch(place: &str, options: &FetchOptions, cache: &Path) -> Result<Fetched, Error> {
    if place == "-" {
        return stdin::spool(std::io::stdin().lock(), "standard input", options, cache);
    }
    match place.split_once("://") {
        None => file::fetch(place, options, cache),
        Some((scheme, _)) if matches!(&*scheme.to_ascii_lowercase(), "http" | "https") => {
            http(place, options, cache)
        }
        Some(("ftp" | "ftps" | "sftp", _)) => Err(refused(
            place,
            trouble("no_ftp", []),
            trouble("fetch_otherwise", []),
        )),
        Some((scheme, _)) => Err(refused(
            place,
            trouble("no_scheme", [("scheme", scheme.to_owned())]),
            trouble("give_place", []),
        )),
    }
}

#[cfg(feature = "network")]
fn http(place: &str, options: &FetchOptions, cache: &Path) -> Result<Fetched, Error> {
    http::fetch(place, options, cache)
}

#[cfg(not(feature = "network"))]
fn http(place: &str, _: &FetchOptions, _: &Path) -> Result<Fetched, Error> {
    Err(refused(
        place,
        "this build has no network".into(),
        "give a path".into(),
    ))
}

fn at(place: &str) -> At {
    At {
        place: shown(place),
        ..At::default()
    }
}

fn refused(place: &str, message: Told, hint: Told) -> Error {
    Error::Option {
        at: at(place),
        message,
        hint,
    }
}

fn too_large(place: &str, most: u64) -> Error {
    Error::Limit {
        at: at(place),
        message: trouble("too_large", [("most", most.to_string())]),
        hint: trouble("raise_size", []),
    }
}

fn io(place: &str) -> impl Fn(std::io::Error) -> Error {
    let at = at(place);
    move |source| Error::Io {
        at: at.clone(),
        source,
    }
}

#[cfg(test)]
mod tests {
    use super::{FetchOptions, Secret, fetch, stdin};
    use crate::error::Error;

    #[test]
    fn options_are_shown_without_their_secrets() {
        let options = FetchOptions {
            headers: vec![("X-Key".into(), "hunter2".into())],
            password: Some(Secret::new("hunter2")),
            ..FetchOptions::default()
        };
        let shown = format!("{options:?}");
        assert!(
            shown.contains("X-Key") && !shown.contains("hunter2"),
            "{shown}"
        );
    }

    #[test]
    fn a_path_is_used_where_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("feed.csv");
        std::fs::write(&path, "id\n").unwrap();
        let bring = |place: &str| fetch(place, &FetchOptions::default(), folder.path());
        let fetched = bring(&path.display().to_string()).unwrap();
        assert_eq!(fetched.path, path);
        let missing = bring("no/such/feed.csv").unwrap_err();
        assert!(missing.hint().contains("path"));
        assert!(matches!(&missing, Error::Io { at, .. } if at.place == "no/such/feed.csv"));
        let folder = bring(&folder.path().display().to_string()).unwrap_err();
        assert!(folder.to_string().contains("folder"));
    }

    #[test]
    fn standard_input_is_spooled_up_to_the_limit() {
        let cache = tempfile::tempdir().unwrap();
        let mut options = FetchOptions::default();
        let fetched = stdin::spool(&b"id\n1\n"[..], "pipe", &options, cache.path()).unwrap();
        assert_eq!(std::fs::read(&fetched.path).unwrap(), b"id\n1\n");
        options.max_bytes = 5;
        assert!(stdin::spool(&b"id\n1\n"[..], "pipe", &options, cache.path()).is_ok());
        options.max_bytes = 4;
        let refused = stdin::spool(&b"id\n1\n"[..], "pipe", &options, cache.path()).unwrap_err();
        assert!(matches!(refused, Error::Limit { .. }));
        assert_eq!(std::fs::read(&fetched.path).unwrap(), b"id\n1\n");
    }

    #[cfg(unix)]
    #[test]
    fn a_pipe_with_a_name_is_spooled() {
        let folder = tempfile::tempdir().unwrap();
        let pipe = folder.path().join("pipe");
        let made = std::process::Command::new("mkfifo").arg(&pipe).status();
        assert!(made.is_ok_and(|made| made.success()));
        let writer = std::thread::spawn({
            let pipe = pipe.clone();
            move || std::fs::write(pipe, "id\n1\n").unwrap()
        });
        let place = pipe.display().to_string();
        let fetched = fetch(
            &place,
            &FetchOptions::default(),
            &folder.path().join("cache"),
        )
        .unwrap();
        writer.join().unwrap();
        assert_eq!(std::fs::read(&fetched.path).unwrap(), b"id\n1\n");
        assert_eq!(fetched.name, place);
    }

    #[test]
    fn other_schemes_are_refused_with_a_hint() {
        let cache = tempfile::tempdir().unwrap();
        for place in ["ftp://user:hunter2@host/feed.csv", "gopher://host/feed"] {
            let refused = fetch(place, &FetchOptions::default(), cache.path()).unwrap_err();
            assert!(matches!(refused, Error::Option { .. }));
            assert!(!refused.hint().is_empty() && !refused.to_string().contains("hunter2"));
        }
    }
}
