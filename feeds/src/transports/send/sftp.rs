//! SFTP: password or private key. The key of a host is kept when it is first seen and enforced from then on. The file gets
//! its name when all of it is there.

use super::super::io;
use super::address::Address;
use super::words::word;
use super::{
    SendOptions, answered, broken, lasting, left_half, names, part_arrived, passing, patience,
    refused, split,
};
use crate::error::Error;
use crate::said::Told;
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
) -> Result<Vec<Told>, Error> {
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
            Err(_) => Err(passing(place, word("upload_slow", []))),
        }
    })
}

async fn upload(
    file: &Path,
    bytes: u64,
    place: &str,
    address: &Address,
    options: &SendOptions,
) -> Result<Vec<Told>, Error> {
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
        Err(_) => return Err(passing(place, word("no_answer", []))),
        Ok(Err(russh::Error::UnknownKey)) => {
            let keys = [
                ("shown", shown.unwrap_or_default()),
                ("known", host.known.unwrap_or_default()),
            ];
            let line = [
                ("name", name),
                ("file", options.hosts.display().to_string()),
            ];
            return Err(lasting(
                place,
                word("other_host_key", keys),
                word("ask_host_key", line),
            ));
        }
        Ok(connected) => connected.map_err(|error| broken(place, error))?,
    };
    authenticate(&mut session, place, address, options).await?;
    if let (None, Some(shown)) = (&host.known, &shown) {
        remember(&options.hosts, &name, shown)?;
    }
    let cut = |error: russh::Error| broken(place, error);
    let channel = session.channel_open_session().await.map_err(cut)?;
    channel.request_subsystem(true, "sftp").await.map_err(cut)?;
    let sftp = SftpSession::new(channel.into_stream())
        .await
        .map_err(|error| {
            let message = word("line_broke", [("error", error.to_string())]);
            lasting(place, message, word("no_sftp", []))
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
        .map_err(|error| broken(place, error))?;
    there
        .shutdown()
        .await
        .map_err(|error| broken(place, error))?;
    let arrived = sftp.metadata(&part).await.map_err(told)?.size;
    if let Some(there) = arrived.filter(|there| *there != bytes) {
        drop(sftp.remove_file(&part).await);
        return Err(passing(place, part_arrived(there, bytes)));
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
        "size_right"
    } else {
        "no_size"
    };
    let key = [("key", shown.unwrap_or_default())];
    Ok(vec![word(verified, []), word("host_key", key)])
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
    let broken = |error: russh::Error| broken(place, error);
    let result = if let Some(key) = &options.key {
        let key =
            decode_secret_key(key.expose(), address.password.as_deref()).map_err(|error| {
                refused(
                    place,
                    word("key_unreadable", [("error", error.to_string())]),
                    word("give_key", []),
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
            word("login_refused", []),
            word("check_key", []),
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
                StatusCode::PermissionDenied => "may_not_write",
                StatusCode::NoSuchFile => "no_such_folder",
                _ => "folder_or_space",
            };
            lasting(place, answered(error.to_string()), word(hint, []))
        }
        _ => broken(place, error),
    }
}
