//! SFTP: password or private key. The key of a host is kept when it is first seen and enforced from then on. The file gets
//! its name when all of it is there.

use super::super::io;
use super::address::Address;
use super::{SendOptions, lasting, left_half, names, passing, patience, refused, split};
use crate::error::Error;
use russh::client::{self, AuthResult, Handle};
use russh::keys::{HashAlg, PrivateKeyWithHashAlg, PublicKeyOrCertificate, decode_secret_key};
use russh_sftp::client::error::Error as SftpError;
use russh_sftp::client::{RawSftpSession, SftpSession};
use russh_sftp::protocol::{Packet, StatusCode};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::io::AsyncWriteExt;
use tokio::time::timeout;

/// What was found of the host's key.
#[derive(Clone, Debug, Default)]
struct Host {
    /// The fingerprint that is known.
    known: Option<String>,
    /// The fingerprint that the host showed.
    shown: Arc<Mutex<Option<String>>>,
}

impl client::Handler for Host {
    type Error = russh::Error;

    async fn check_server_key(
        &mut self,
        key: &PublicKeyOrCertificate,
    ) -> Result<bool, russh::Error> {
        let fingerprint = match key {
            PublicKeyOrCertificate::PublicKey { key, .. } => {
                key.fingerprint(HashAlg::Sha256).to_string()
            }
            PublicKeyOrCertificate::Certificate(certificate) => certificate
                .public_key()
                .fingerprint(HashAlg::Sha256)
                .to_string(),
        };
        let right = self
            .known
            .as_ref()
            .is_none_or(|known| *known == fingerprint);
        if let Ok(mut shown) = self.shown.lock() {
            *shown = Some(fingerprint);
        }
        Ok(right)
    }
}

pub(super) fn send(
    file: &Path,
    bytes: u64,
    place: &str,
    options: &SendOptions,
) -> Result<String, Error> {
    let address = Address::new(place, 22, options)?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(io(place))?;
    runtime.block_on(async {
        match timeout(
            patience(bytes, options),
            upload(file, bytes, place, &address, options),
        )
        .await
        {
            Ok(sent) => sent,
            Err(_) => Err(passing(place, "the upload took too long")),
        }
    })
}

async fn upload(
    file: &Path,
    bytes: u64,
    place: &str,
    address: &Address,
    options: &SendOptions,
) -> Result<String, Error> {
    let name = format!("{}:{}", address.host, address.port);
    let host = Host {
        known: known(&options.hosts, &name)?,
        ..Host::default()
    };
    let config = Arc::new(client::Config {
        inactivity_timeout: Some(options.timeout),
        ..client::Config::default()
    });
    let to = (address.host.as_str(), address.port);
    let connected = timeout(options.timeout, client::connect(config, to, host.clone())).await;
    let shown = host.shown.lock().ok().and_then(|shown| shown.clone());
    let mut session = match connected {
        Err(_) => return Err(passing(place, "the server does not answer")),
        Ok(Err(russh::Error::UnknownKey)) => {
            let message = format!(
                "the host shows another key than before: {}, known is {}",
                shown.unwrap_or_default(),
                host.known.unwrap_or_default()
            );
            let hint = format!(
                "ask whoever runs it whether the key was changed; then remove the line of {name} from {}",
                options.hosts.display()
            );
            return Err(lasting(place, message, hint));
        }
        Ok(connected) => connected.map_err(|error| passing(place, error.to_string()))?,
    };
    authenticate(&mut session, place, address, options).await?;
    if let (None, Some(shown)) = (&host.known, &shown) {
        remember(&options.hosts, &name, shown)?;
    }
    let broken = |error: russh::Error| passing(place, error.to_string());
    let channel = session.channel_open_session().await.map_err(broken)?;
    channel
        .request_subsystem(true, "sftp")
        .await
        .map_err(broken)?;
    let sftp = SftpSession::new(channel.into_stream())
        .await
        .map_err(|error| {
            lasting(
                place,
                error.to_string(),
                "the server has no SFTP for this account",
            )
        })?;
    sftp.set_timeout(options.timeout.as_secs());
    let told = |error: SftpError| told(place, &error);
    // A path that begins with `~` is relative to where the login leads.
    let target = address.path.strip_prefix("/~/").unwrap_or(&address.path);
    let (target, part) = names(target, options);
    let target = target.as_str();
    let mut there = sftp.create(&part).await.map_err(told)?;
    let mut source = tokio::fs::File::open(file)
        .await
        .map_err(io(&file.display().to_string()))?;
    tokio::io::copy(&mut source, &mut there)
        .await
        .map_err(|error| passing(place, error.to_string()))?;
    there
        .shutdown()
        .await
        .map_err(|error| passing(place, error.to_string()))?;
    let arrived = sftp.metadata(&part).await.map_err(told)?.size;
    if arrived.is_some_and(|arrived| arrived != bytes) {
        drop(sftp.remove_file(&part).await);
        return Err(passing(
            place,
            format!("{} of {bytes} bytes arrived", arrived.unwrap_or_default()),
        ));
    }
    if !replaced(&session, &part, target, options.timeout)
        .await
        .map_err(told)?
    {
        // Renaming never replaces a file in SFTP version 3. It is not tried: how servers refuse that ends some sessions.
        if sftp.metadata(target).await.is_ok() {
            sftp.remove_file(target).await.map_err(told)?;
        }
        sftp.rename(&part, target).await.map_err(told)?;
    }
    if options.trial {
        sftp.remove_file(target).await.map_err(told)?;
    }
    clear(&sftp, target).await;
    // The file is in place; how the farewell goes does not matter.
    drop(sftp.close().await);
    let verified = if arrived.is_some() {
        "the size is right"
    } else {
        "the server tells no size"
    };
    Ok(format!(
        "{verified}; host key {}",
        shown.unwrap_or_default()
    ))
}

/// Removes what attempts that were cut off have left beside a file, where the server lets it.
async fn clear(sftp: &SftpSession, target: &str) {
    let (folder, target) = split(target);
    let there = match folder {
        "" => ".",
        folder => folder,
    };
    let Ok(entries) = sftp.read_dir(there).await else {
        return;
    };
    for entry in entries {
        let name = entry.file_name();
        if left_half(&name, target) {
            drop(sftp.remove_file(format!("{folder}{name}")).await);
        }
    }
}

/// Gives a file its name in one step, where the server can: `posix-rename@openssh.com` (OpenSSH, PROTOCOL, section 4.3). Says
/// whether it did. The library offers extensions only in a session of their own.
async fn replaced(
    session: &Handle<Host>,
    from: &str,
    to: &str,
    patience: Duration,
) -> Result<bool, SftpError> {
    const RENAME: &str = "posix-rename@openssh.com";
    let Ok(channel) = session.channel_open_session().await else {
        // Some servers have one session at a time.
        return Ok(false);
    };
    if channel.request_subsystem(true, "sftp").await.is_err() {
        return Ok(false);
    }
    let sftp = RawSftpSession::new(channel.into_stream());
    sftp.set_timeout(patience.as_secs());
    let known = match sftp.init().await {
        Ok(version) => version.extensions.contains_key(RENAME),
        Err(_) => false,
    };
    if !known {
        return Ok(false);
    }
    let mut names = Vec::new();
    for name in [from, to] {
        let length = u32::try_from(name.len()).unwrap_or_default();
        names.extend_from_slice(&length.to_be_bytes());
        names.extend_from_slice(name.as_bytes());
    }
    // No answer is no refusal: what was done is not known then, and nothing may be removed.
    let answer = sftp.extended(RENAME, names).await?;
    Ok(matches!(answer, Packet::Status(status) if status.status_code == StatusCode::Ok))
}

async fn authenticate(
    session: &mut Handle<Host>,
    place: &str,
    address: &Address,
    options: &SendOptions,
) -> Result<(), Error> {
    let broken = |error: russh::Error| passing(place, error.to_string());
    let result = if let Some(key) = &options.key {
        let key =
            decode_secret_key(key.expose(), address.password.as_deref()).map_err(|error| {
                refused(
                    place,
                    format!("the private key cannot be read: {error}"),
                    "give the whole text of the key file, and its password when it has one",
                )
            })?;
        let hash = session
            .best_supported_rsa_hash()
            .await
            .map_err(broken)?
            .flatten();
        let key = PrivateKeyWithHashAlg::new(Arc::new(key), hash);
        session.authenticate_publickey(&address.user, key).await
    } else {
        let password = address.password.as_deref().unwrap_or_default();
        session.authenticate_password(&address.user, password).await
    };
    match result.map_err(broken)? {
        AuthResult::Success => Ok(()),
        AuthResult::Failure { .. } => Err(lasting(
            place,
            "the server refuses the login",
            "check the user name, and the password or the key",
        )),
    }
}

/// The fingerprint that is kept of a host. A line of the file is `host:port fingerprint`.
fn known(hosts: &Path, name: &str) -> Result<Option<String>, Error> {
    let text = match std::fs::read_to_string(hosts) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => String::new(),
        // A file that cannot be read must not make every key a new one.
        Err(error) => return Err(io(&hosts.display().to_string())(error)),
    };
    let found = text.lines().filter_map(|line| line.split_once(' '));
    let mut found = found.filter(|(host, _)| *host == name);
    Ok(found
        .next()
        .map(|(_, fingerprint)| fingerprint.trim().to_owned()))
}

fn remember(hosts: &PathBuf, name: &str, fingerprint: &str) -> Result<(), Error> {
    let file = hosts.display().to_string();
    let refused = io(&file);
    if let Some(folder) = hosts.parent() {
        std::fs::create_dir_all(folder).map_err(&refused)?;
    }
    let mut file = std::fs::OpenOptions::new()
        .create(true)
        .append(true)
        .open(hosts)
        .map_err(&refused)?;
    writeln!(file, "{name} {fingerprint}").map_err(&refused)
}

/// A fault of the protocol.
fn told(place: &str, error: &SftpError) -> Error {
    match error {
        SftpError::Status(status) => {
            let hint = match status.status_code {
                StatusCode::PermissionDenied => "the account may not write there",
                StatusCode::NoSuchFile => "check the folder: the server has no such one",
                _ => "check the folder, the account's rights and the server's free space",
            };
            lasting(place, format!("the server answered {error}"), hint)
        }
        _ => passing(place, error.to_string()),
    }
}
