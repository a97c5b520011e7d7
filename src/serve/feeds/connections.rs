//! Connections of hosted feeds: plain or TLS, with a limit on how many there are, how long a request may take to be said,
//! how large its head may be, and how long a client may not take what it asked for.

use super::Site;
use super::answer::answer;
use super::limit::{client, network};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response, StatusCode};
use hyper_util::rt::{TokioIo, TokioTimer};
use std::collections::HashMap;
use std::convert::Infallible;
use std::net::{IpAddr, SocketAddr};
use std::pin::pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, watch};
use tokio_io_timeout::TimeoutStream;
use tokio_rustls::TlsAcceptor;

/// How long a client may take for the TLS handshake, and for the head of each request.
const HEAD: Duration = Duration::from_secs(10);
/// Most bytes of the head of a request.
const HEAD_BYTES: usize = 16 << 10;
/// Most lines of the head of a request.
const HEAD_LINES: usize = 64;
/// How long a client may take nothing of an answer.
const STALLED: Duration = Duration::from_secs(30);
/// Most connections of one network address.
const OF_ONE: usize = 32;

/// Connections by network address.
#[derive(Default)]
struct Open(Mutex<HashMap<IpAddr, usize>>);

/// A connection that is counted until it is over.
struct Counted(Arc<Open>, IpAddr);

impl Open {
    /// Counts one more; `None` when the address has enough.
    fn count(self: &Arc<Self>, address: IpAddr, most: usize) -> Option<Counted> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let open = all.entry(address).or_default();
        if *open >= most {
            return None;
        }
        *open += 1;
        Some(Counted(Arc::clone(self), address))
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        let mut all = self.0.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(open) = all.get_mut(&self.1) {
            *open -= 1;
            if *open == 0 {
                all.remove(&self.1);
            }
        }
    }
}

/// Takes connections until it is told to stop; answers under way are finished.
pub(super) async fn listen(
    listener: TcpListener,
    site: Arc<Site>,
    tls: Option<TlsAcceptor>,
    connections: usize,
    stop: watch::Receiver<bool>,
) {
    let free = Arc::new(Semaphore::new(connections));
    let open = Arc::new(Open::default());
    let mut stopped = stop.clone();
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            () = told(&mut stopped) => return,
        };
        let Ok((stream, peer)) = accepted else {
            // Out of file descriptors: wait until some are free.
            tokio::time::sleep(Duration::from_millis(100)).await;
            continue;
        };
        let address = peer.ip().to_canonical();
        // All that come through a proxy come from one address.
        let most = match site.proxies.iter().any(|net| net.contains(&address)) {
            true => connections,
            false => OF_ONE,
        };
        // One too many is closed at once, so that those who wait are not the ones who were here first.
        let (Ok(permit), Some(counted)) = (
            Arc::clone(&free).try_acquire_owned(),
            open.count(network(address), most),
        ) else {
            continue;
        };
        let (site, tls, stop) = (Arc::clone(&site), tls.clone(), stop.clone());
        tokio::spawn(async move {
            let _held = (permit, counted);
            connection(stream, peer, site, tls, stop).await;
        });
    }
}

async fn connection(
    stream: TcpStream,
    peer: SocketAddr,
    site: Arc<Site>,
    tls: Option<TlsAcceptor>,
    stop: watch::Receiver<bool>,
) {
    // Without it small answers wait for more; that is all.
    drop(stream.set_nodelay(true));
    let mut stream = TimeoutStream::new(stream);
    stream.set_write_timeout(Some(STALLED));
    let stream = Box::pin(stream);
    match tls {
        None => speak(stream, peer, site, stop).await,
        Some(tls) => {
            if let Ok(Ok(stream)) = tokio::time::timeout(HEAD, tls.accept(stream)).await {
                speak(stream, peer, site, stop).await;
            }
        }
    }
}

async fn speak(
    stream: impl AsyncRead + AsyncWrite + Unpin + Send + 'static,
    peer: SocketAddr,
    site: Arc<Site>,
    mut stop: watch::Receiver<bool>,
) {
    let service = service_fn(|request: Request<Incoming>| {
        let site = Arc::clone(&site);
        async move {
            let client = client(peer.ip(), request.headers(), &site.proxies);
            let (head, _) = request.into_parts();
            let request = Request::from_parts(head, ());
            let answered = tokio::task::spawn_blocking(move || answer(&site, &request, client));
            Ok::<_, Infallible>(answered.await.unwrap_or_else(|_| {
                let mut failed = Response::new(super::body::Stretch::empty(None));
                *failed.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
                failed
            }))
        }
    });
    let served = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD)
        .max_buf_size(HEAD_BYTES)
        .max_headers(HEAD_LINES)
        .serve_connection(TokioIo::new(stream), service);
    let mut served = pin!(served);
    // A connection that breaks is the client's affair.
    tokio::select! {
        _ = served.as_mut() => {}
        () = told(&mut stop) => {
            served.as_mut().graceful_shutdown();
            drop(served.await);
        }
    }
}

/// Ends when the server is told to stop.
async fn told(stop: &mut watch::Receiver<bool>) {
    // A server that is gone stops too.
    let _ = stop.wait_for(|stop| *stop).await;
}
