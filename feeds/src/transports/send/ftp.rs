//! FTP and FTP with explicit TLS (RFC 4217), passive. The file gets its name when all of it is there.

use super::super::io;
use super::{Address, SendOptions, lasting, passing, refused};
use crate::error::Error;
use rustls_platform_verifier::ConfigVerifierExt;
use std::fs::File;
use std::net::{SocketAddr, TcpStream, ToSocketAddrs};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use suppaftp::types::FileType;
use suppaftp::{FtpError, RustlsConnector, RustlsFtpStream, Status};

const UNTRUSTED: &str =
    "this machine does not trust the server's certificate, or the server has no TLS";

pub(super) fn send(
    file: &Path,
    bytes: u64,
    place: &str,
    options: &SendOptions,
) -> Result<String, Error> {
    let address = Address::new(place, 21, options)?;
    let fault = |error: FtpError| told(place, &error);
    let timeout = options.timeout;
    let stream = connect(&address, timeout).map_err(|error| passing(place, error.to_string()))?;
    let mut ftp = RustlsFtpStream::connect_with_stream(stream).map_err(fault)?;
    if place.to_ascii_lowercase().starts_with("ftps://") {
        drop(rustls::crypto::ring::default_provider().install_default());
        let config = rustls::ClientConfig::with_platform_verifier().map_err(|error| {
            lasting(place, error.to_string(), "check the system's certificates")
        })?;
        ftp = ftp
            .into_secure(RustlsConnector::from(Arc::new(config)), &address.host)
            .map_err(fault)?;
    }
    let mut ftp =
        ftp.passive_stream_builder(move |to| open(to, timeout).map_err(FtpError::ConnectionError));
    // Behind a router, servers name an address that only they can reach.
    ftp.set_passive_nat_workaround(true);
    let password = address.password.as_deref().unwrap_or_default();
    ftp.login(address.user.as_str(), password)
        .map_err(|error| match &error {
            FtpError::UnexpectedResponse(response) if response.status == Status::NotLoggedIn => {
                lasting(
                    place,
                    told_plainly(&error),
                    "check the user name and the password",
                )
            }
            _ => told(place, &error),
        })?;
    ftp.transfer_type(FileType::Binary).map_err(fault)?;
    // RFC 1738, section 3.2.2: a path is relative to where the login leads; `//` begins at the root.
    let target = address.path.strip_prefix('/').unwrap_or(&address.path);
    let part = format!("{target}.part");
    let mut body = File::open(file).map_err(io(&file.display().to_string()))?;
    ftp.put_file(&part, &mut body).map_err(fault)?;
    let verified = match ftp.size(&part) {
        Ok(there) if there as u64 == bytes => "the size is right",
        Ok(there) => {
            drop(ftp.rm(&part));
            return Err(passing(place, format!("{there} of {bytes} bytes arrived")));
        }
        // Not every server tells sizes.
        Err(FtpError::UnexpectedResponse(_)) => "the server tells no size",
        Err(error) => return Err(fault(error)),
    };
    if ftp.rename(part.as_str(), target).is_err() {
        // Some servers never replace a file by renaming.
        drop(ftp.rm(target));
        ftp.rename(part.as_str(), target).map_err(fault)?;
    }
    let welcome = ftp.get_welcome_msg().unwrap_or_default().trim().to_owned();
    // The file is in place; how the farewell goes does not matter.
    drop(ftp.quit());
    Ok(format!("{verified}; {welcome}"))
}

fn connect(address: &Address, timeout: Duration) -> std::io::Result<TcpStream> {
    let mut last = std::io::Error::other("the host has no address");
    for to in (address.host.as_str(), address.port).to_socket_addrs()? {
        match open(to, timeout) {
            Ok(stream) => return Ok(stream),
            Err(error) => last = error,
        }
    }
    Err(last)
}

fn open(to: SocketAddr, timeout: Duration) -> std::io::Result<TcpStream> {
    let stream = TcpStream::connect_timeout(&to, timeout)?;
    stream.set_read_timeout(Some(timeout))?;
    stream.set_write_timeout(Some(timeout))?;
    Ok(stream)
}

/// A fault of the protocol: replies 4xx pass (RFC 959, section 4.2), 5xx stay.
fn told(place: &str, error: &FtpError) -> Error {
    let message = told_plainly(error);
    match error {
        // What TLS refuses comes as data that is wrong.
        FtpError::ConnectionError(cause) if cause.kind() == std::io::ErrorKind::InvalidData => {
            lasting(place, message, UNTRUSTED)
        }
        FtpError::ConnectionError(_) | FtpError::BadResponse => passing(place, message),
        FtpError::UnexpectedResponse(response) if (400..500).contains(&response.status.code()) => {
            passing(place, message)
        }
        FtpError::UnexpectedResponse(response) if response.status == Status::NotLoggedIn => {
            lasting(
                place,
                message,
                "the server wants another account, or TLS: write ftps://",
            )
        }
        FtpError::SecureError(_) => lasting(place, message, UNTRUSTED),
        FtpError::InvalidAddress(_) => refused(place, message, "write ftp://host/folder/feed.xml"),
        _ => lasting(place, message, "check the folder and the account's rights"),
    }
}

fn told_plainly(error: &FtpError) -> String {
    match error {
        FtpError::UnexpectedResponse(response) => {
            let body = String::from_utf8_lossy(&response.body);
            format!(
                "the server answered {}",
                body.split_whitespace().collect::<Vec<_>>().join(" ")
            )
        }
        other => other.to_string(),
    }
}
