//! `feedmill serve`: hosted feeds, for partners that fetch. Anybody may knock; only who has an address gets a feed, and only
//! the last good one. Runs beside nothing else: the screens have a server of their own.

mod answer;
mod body;
mod connections;
mod hosts;
mod limit;
mod log;
mod versions;

pub use hosts::net;

use super::{failed, runtime, stopped};
use crate::error::Error;
use hosts::Hosts;
use ipnet::IpNet;
use jiff::Timestamp;
use limit::Limit;
use log::Log;
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::Duration;
use tokio_rustls::TlsAcceptor;
use versions::Versions;

/// How long answers that are under way may take when the server stops.
const LEAVE: Duration = Duration::from_secs(30);

/// How feeds are hosted.
pub struct Hosting {
    /// The shop folders.
    pub folders: Vec<PathBuf>,
    /// Where to listen.
    pub listen: SocketAddr,
    /// Certificate chain and key as PEM files, for TLS.
    pub certificate: Option<(PathBuf, PathBuf)>,
    /// Proxies that may say who the client is.
    pub proxies: Vec<IpNet>,
    /// Requests of one network address in a minute.
    pub per_minute: u32,
    /// Most connections at a time.
    pub connections: usize,
}

/// A server of feeds that is listening.
pub struct Feeds {
    /// Where it listens.
    pub address: SocketAddr,
    listener: std::net::TcpListener,
    tls: Option<TlsAcceptor>,
    connections: usize,
    site: Arc<Site>,
    log: JoinHandle<()>,
}

/// What all connections share.
struct Site {
    hosts: Hosts,
    versions: Versions,
    limit: Limit,
    log: Log,
    proxies: Vec<IpNet>,
    clock: Arc<dyn Fn() -> Timestamp + Send + Sync>,
    tell: fn(&str),
}

impl Feeds {
    /// Begins to listen. `clock` tells the moment, `tell` hears what is wrong while it serves. Fails when a shop or the
    /// certificate cannot be read, or the address cannot be had.
    pub fn bind(
        hosting: Hosting,
        clock: impl Fn() -> Timestamp + Send + Sync + 'static,
        tell: fn(&str),
    ) -> Result<Self, Error> {
        let states = hosting
            .folders
            .iter()
            .map(|folder| folder.join(".feedmill"));
        let states = states.collect();
        let hosts = Hosts::new(hosting.folders, tell)?;
        let tls = hosting
            .certificate
            .map(|(chain, key)| acceptor(&chain, &key))
            .transpose()?;
        let listener = super::bound(hosting.listen)?;
        let (log, writer) = Log::start(states, tell);
        Ok(Self {
            address: listener
                .local_addr()
                .map_err(super::refused(hosting.listen))?,
            listener,
            tls,
            connections: hosting.connections.max(1),
            log: writer,
            site: Arc::new(Site {
                hosts,
                versions: Versions::default(),
                limit: Limit::new(hosting.per_minute),
                log,
                proxies: hosting.proxies,
                clock: Arc::new(clock),
                tell,
            }),
        })
    }

    /// Serves until the process is told to stop; answers under way are finished, and all fetches are kept.
    pub fn run(self) -> Result<(), Error> {
        let runtime = runtime()?;
        let (stop, heard) = tokio::sync::watch::channel(false);
        let Self {
            listener,
            tls,
            connections,
            site,
            log,
            ..
        } = self;
        runtime.block_on(async {
            let listener = tokio::net::TcpListener::from_std(listener).map_err(failed)?;
            let listening = connections::listen(listener, site, tls, connections, heard);
            tokio::select! {
                () = listening => {}
                () = stopped() => {}
            }
            // Nobody hears it when no connection is open.
            let _ = stop.send(true);
            let _ = tokio::time::timeout(LEAVE, stop.closed()).await;
            Ok::<_, Error>(())
        })?;
        runtime.shutdown_background();
        // Ends when the last connection is gone; what it had to tell is then kept.
        let asked = std::time::Instant::now();
        while !log.is_finished() && asked.elapsed() < LEAVE {
            std::thread::sleep(Duration::from_millis(20));
        }
        Ok(())
    }
}

fn acceptor(chain: &Path, key: &Path) -> Result<TlsAcceptor, Error> {
    let wrong = |path: &Path, message: String, hint: &str| Error::Config {
        at: path.display().to_string(),
        message: message.into(),
        hint: hint.to_owned().into(),
    };
    let hint = "a PEM file with the certificate first, then those that signed it";
    let certificates = CertificateDer::pem_file_iter(chain)
        .and_then(|all| all.collect::<Result<Vec<_>, _>>())
        .map_err(|error| wrong(chain, format!("no certificate: {error}"), hint))?;
    let secret = PrivateKeyDer::from_pem_file(key).map_err(|error| {
        let hint = "a PEM file with the private key, without a password";
        wrong(key, format!("no private key: {error}"), hint)
    })?;
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = rustls::ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map(|builder| builder.with_no_client_auth())
        .and_then(|builder| builder.with_single_cert(certificates, secret))
        .map_err(|error| {
            wrong(
                chain,
                error.to_string(),
                "certificate and key must belong together",
            )
        })?;
    let mut config = config;
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(TlsAcceptor::from(Arc::new(config)))
}

/// Compares in the same time wherever the first difference is.
fn same(one: &[u8], other: &[u8]) -> bool {
    let differences = one.iter().zip(other).map(|(one, other)| one ^ other);
    one.len() == other.len() && differences.fold(0, |sum, byte| sum | byte) == 0
}
