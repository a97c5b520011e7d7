//! FTP, plain, with explicit TLS (RFC 4217) and with implicit TLS (port 990), passive. The file gets its name when all of it
//! is there.

use super::super::io;
use super::address::Address;
use super::words::word;
use super::{
    SendOptions, answered, broken, lasting, left_half, names, part_arrived, passing, refused,
    server_said, split,
};
use crate::error::{Error, trouble};
use crate::said::Told;
use rustls_platform_verifier::ConfigVerifierExt;
use std::fs::File;
use std::net::{SocketAddr, TcpStream, ToSocketAddrs};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use suppaftp::types::FileType;
use suppaftp::{FtpError, RustlsConnector, RustlsFtpStream, Status, TlsConnector};

/// Port on which TLS begins with the first byte.
const IMPLICIT: u16 = 990;

pub(super) fn send(
    file: &Path,
    bytes: u64,
    place: &str,
    options: &SendOptions,
) -> Result<Vec<Told>, Error> {
    let scheme = place.split("://").next().unwrap_or_default();
    let scheme = scheme.to_ascii_lowercase();
    let usual = if scheme == "ftps-implicit" {
        IMPLICIT
    } else {
        21
    };
    let address = Address::new(place, usual, options)?;
    let mut ftp = match scheme.as_str() {
        "ftp" => {
            connect(place, &address, options.timeout).and_then(|stream| open(place, stream))?
        }
        "ftps" if address.port != IMPLICIT => connect(place, &address, options.timeout)
            .and_then(|stream| open(place, stream))?
            .into_secure(tls(place, options.timeout)?, &address.host)
            .map_err(|error| told(place, &error))?,
        _ => implicit(place, &address, options.timeout)?,
    };
    let timeout = options.timeout;
    let fault = |error: FtpError| told(place, &error);
    ftp =
        ftp.passive_stream_builder(move |to| reach(to, timeout).map_err(FtpError::ConnectionError));
    // Behind a router, servers name an address that only they can reach.
    ftp.set_passive_nat_workaround(true);
    let password = address.password.as_deref().unwrap_or_default();
    ftp.login(address.user.as_str(), password)
        .map_err(|error| match &error {
            FtpError::UnexpectedResponse(response) if response.status == Status::NotLoggedIn => {
                lasting(place, told_plainly(&error), trouble("check_login", []))
            }
            _ => told(place, &error),
        })?;
    ftp.transfer_type(FileType::Binary).map_err(fault)?;
    // RFC 1738, section 3.2.2: a path is relative to where the login leads; `//` begins at the root.
    let target = address.path.strip_prefix('/').unwrap_or(&address.path);
    let (target, part) = names(target, options);
    let target = target.as_str();
    let mut body = File::open(file).map_err(io(&file.display().to_string()))?;
    ftp.put_file(&part, &mut body).map_err(fault)?;
    let verified = match ftp.size(&part) {
        Ok(there) if there as u64 == bytes => "size_right",
        Ok(there) => {
            drop(ftp.rm(&part));
            return Err(passing(place, part_arrived(there as u64, bytes)));
        }
        // Not every server tells sizes.
        Err(FtpError::UnexpectedResponse(_)) => "no_size",
        Err(error) => return Err(fault(error)),
    };
    if ftp.rename(part.as_str(), target).is_err() {
        // Some servers never replace a file by renaming.
        drop(ftp.rm(target));
        ftp.rename(part.as_str(), target).map_err(fault)?;
    }
    if options.trial {
        ftp.rm(target).map_err(fault)?;
    }
    clear(&mut ftp, target);
    let welcome = ftp.get_welcome_msg().unwrap_or_default().trim().to_owned();
    // The file is in place; how the farewell goes does not matter.
    drop(ftp.quit());
    let mut answer = vec![word(verified, [])];
    if !welcome.is_empty() {
        answer.push(server_said(welcome));
    }
    Ok(answer)
}

/// Removes what attempts that were cut off have left beside a file, where the server lets it.
fn clear(ftp: &mut RustlsFtpStream, target: &str) {
    let (folder, target) = split(target);
    let folder = match folder.trim_end_matches('/') {
        "" if folder.is_empty() => None,
        "" => Some("/"),
        folder => Some(folder),
    };
    for name in ftp.nlst(folder).unwrap_or_default() {
        // Some servers tell names alone, others with the folder.
        let name = split(&name).1;
        if left_half(name, target) {
            let path = folder.map_or(String::new(), |folder| {
                format!("{}/", folder.trim_end_matches('/'))
            });
            drop(ftp.rm(format!("{path}{name}")));
        }
    }
}

fn connect(place: &str, address: &Address, timeout: Duration) -> Result<TcpStream, Error> {
    let broken = |error: std::io::Error| broken(place, error);
    let mut last = std::io::Error::other("the host has no address");
    let host = (address.host.as_str(), address.port);
    for to in host.to_socket_addrs().map_err(broken)? {
        match reach(to, timeout) {
            Ok(stream) => return Ok(stream),
            Err(error) => last = error,
        }
    }
    Err(broken(last))
}

fn reach(to: SocketAddr, timeout: Duration) -> std::io::Result<TcpStream> {
    patient(TcpStream::connect_timeout(&to, timeout)?, timeout)
}

fn patient(stream: TcpStream, timeout: Duration) -> std::io::Result<TcpStream> {
    stream.set_read_timeout(Some(timeout))?;
    stream.set_write_timeout(Some(timeout))?;
    Ok(stream)
}

fn open(place: &str, stream: TcpStream) -> Result<RustlsFtpStream, Error> {
    RustlsFtpStream::connect_with_stream(stream).map_err(|error| told(place, &error))
}

/// TLS from the first byte on. The library opens the connection itself and without a timeout: whether the server can be
/// reached is found out before, and the timeouts are set before TLS begins.
fn implicit(place: &str, address: &Address, timeout: Duration) -> Result<RustlsFtpStream, Error> {
    let to = connect(place, address, timeout)?
        .peer_addr()
        .map_err(|error| broken(place, error))?;
    let fault = |error: FtpError| told(place, &error);
    let tls = tls(place, timeout)?;
    let mut ftp =
        RustlsFtpStream::connect_secure_implicit(to, tls, &address.host).map_err(fault)?;
    // RFC 4217, section 9: data is protected when it is asked for, and many servers want it to be asked for here too.
    for command in ["PBSZ 0", "PROT P"] {
        ftp.custom_command(command, &[Status::CommandOk])
            .map_err(fault)?;
    }
    Ok(ftp)
}

/// TLS on connections that have timeouts.
#[derive(Debug)]
struct Tls {
    connector: RustlsConnector,
    timeout: Duration,
}

impl TlsConnector for Tls {
    type Stream = <RustlsConnector as TlsConnector>::Stream;

    fn connect(&self, domain: &str, stream: TcpStream) -> suppaftp::FtpResult<Self::Stream> {
        let stream = patient(stream, self.timeout).map_err(FtpError::ConnectionError)?;
        self.connector.connect(domain, stream)
    }
}

fn tls(place: &str, timeout: Duration) -> Result<Tls, Error> {
    drop(rustls::crypto::ring::default_provider().install_default());
    let config = rustls::ClientConfig::with_platform_verifier().map_err(|error| {
        let message = word("line_broke", [("error", error.to_string())]);
        lasting(place, message, trouble("check_certificates", []))
    })?;
    Ok(Tls {
        connector: RustlsConnector::from(Arc::new(config)),
        timeout,
    })
}

/// A fault of the protocol: replies 4xx pass (RFC 959, section 4.2), 5xx stay.
fn told(place: &str, error: &FtpError) -> Error {
    let message = told_plainly(error);
    match error {
        // What TLS refuses comes as data that is wrong.
        FtpError::ConnectionError(cause) if cause.kind() == std::io::ErrorKind::InvalidData => {
            lasting(place, message, word("no_tls", []))
        }
        FtpError::ConnectionError(_) | FtpError::BadResponse => passing(place, message),
        FtpError::UnexpectedResponse(response) if (400..500).contains(&response.status.code()) => {
            passing(place, message)
        }
        FtpError::UnexpectedResponse(response) if response.status == Status::NotLoggedIn => {
            lasting(place, message, word("other_account", []))
        }
        FtpError::SecureError(_) => lasting(place, message, word("no_tls", [])),
        FtpError::InvalidAddress(_) => {
            let right = "ftp://host/folder/feed.xml".to_owned();
            refused(place, message, word("write_place", [("place", right)]))
        }
        _ => lasting(place, message, word("check_folder", [])),
    }
}

fn told_plainly(error: &FtpError) -> Told {
    match error {
        FtpError::UnexpectedResponse(response) => {
            let body = String::from_utf8_lossy(&response.body);
            answered(body.split_whitespace().collect::<Vec<_>>().join(" "))
        }
        other => word("line_broke", [("error", other.to_string())]),
    }
}
