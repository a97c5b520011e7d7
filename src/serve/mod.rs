//! `feedmill serve`: the screens in a browser, over HTTP on this machine. Whoever has the token may use it; no other
//! page in the same browser can. What the operations do is in `api`.

pub(crate) mod feeds;
mod guard;
mod pages;

pub use feeds::{Feeds, Hosting, net};

use crate::api::{ApiError, App};
use crate::error::Error;
use axum::Router;
use axum::body::Body;
use axum::extract::{Path, Query, Request, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use serde::Deserialize;
use serde_json::Value as Json;
use std::io::Write as _;
use std::net::SocketAddr;
use std::sync::Arc;
use tokio::runtime::Runtime;
use tokio_stream::StreamExt as _;
use tokio_stream::wrappers::BroadcastStream;

/// Most bytes of a request to an operation.
const REQUEST: usize = 4 << 20;

/// A server that is listening.
pub struct Server {
    listener: std::net::TcpListener,
    /// Where it listens.
    pub address: SocketAddr,
    token: String,
    app: Arc<App>,
}

impl Server {
    /// Begins to listen. Fails when the address cannot be had, or this build has no screens.
    pub fn bind(app: Arc<App>, listen: SocketAddr) -> Result<Self, Error> {
        if !pages::built() {
            return Err(Error::Config {
                at: "--ui".into(),
                message: "this build of Feedmill has no screens".into(),
                hint: "run `make ui`, then build again".into(),
            });
        }
        let listener = bound(listen)?;
        Ok(Self {
            address: listener.local_addr().map_err(refused(listen))?,
            listener,
            token: crate::hosting::token()?,
            app,
        })
    }

    /// The address to open in a browser. Whoever has it may use the screens.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}/#token={}", self.address, self.token)
    }

    /// Serves until the process is told to stop.
    pub fn run(self) -> Result<(), Error> {
        runtime()?.block_on(async {
            let listener = tokio::net::TcpListener::from_std(self.listener).map_err(failed)?;
            let door = Router::new()
                .route("/api/events", get(events))
                .route("/api/upload", post(upload))
                .route("/api/call/{name}", post(call))
                .with_state(Arc::clone(&self.app))
                .layer(axum::middleware::from_fn_with_state(
                    Arc::<str>::from(self.token),
                    guard::token,
                ));
            let router =
                door.fallback(get(pages::page))
                    .layer(axum::middleware::from_fn_with_state(
                        self.address,
                        guard::same_site,
                    ));
            tokio::select! {
                ended = axum::serve(listener, router) => ended.map_err(failed),
                () = stopped() => Ok(()),
            }
        })
    }
}

/// What a server runs on.
fn runtime() -> Result<Runtime, Error> {
    let mut builder = tokio::runtime::Builder::new_multi_thread();
    builder.enable_all().build().map_err(failed)
}

/// The system lets the server down.
fn failed(source: std::io::Error) -> Error {
    Error::Disk {
        path: "the server".into(),
        source,
    }
}

/// Begins to listen.
fn bound(listen: SocketAddr) -> Result<std::net::TcpListener, Error> {
    let listener = std::net::TcpListener::bind(listen).map_err(refused(listen))?;
    listener.set_nonblocking(true).map_err(refused(listen))?;
    Ok(listener)
}

fn refused(listen: SocketAddr) -> impl Fn(std::io::Error) -> Error {
    move |error| Error::Config {
        at: "--listen".into(),
        message: format!("{listen}: {error}").into(),
        hint: "choose another port, or 0 for any that is free".into(),
    }
}

/// Ends when the process is told to stop.
async fn stopped() {
    // Without a signal handler it runs until it is killed.
    #[cfg(unix)]
    if let Ok(mut told) = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())
    {
        tokio::select! {
            _ = told.recv() => return,
            _ = tokio::signal::ctrl_c() => return,
        }
    }
    let _ = tokio::signal::ctrl_c().await;
}

/// A failure as the contract tells it.
struct Failed(StatusCode, ApiError);

impl IntoResponse for Failed {
    fn into_response(self) -> Response {
        (self.0, axum::Json(self.1)).into_response()
    }
}

impl From<ApiError> for Failed {
    fn from(error: ApiError) -> Self {
        Self(StatusCode::UNPROCESSABLE_ENTITY, error)
    }
}

async fn call(
    State(app): State<Arc<App>>,
    Path(name): Path<String>,
    request: Request,
) -> Result<axum::Json<Json>, Failed> {
    let bytes = axum::body::to_bytes(request.into_body(), REQUEST)
        .await
        .map_err(|error| wrong(error.to_string()))?;
    let request = serde_json::from_slice(&bytes).map_err(|error| wrong(error.to_string()))?;
    // The library blocks: it reads files and waits for servers.
    let answer = tokio::task::spawn_blocking(move || app.call(&name, request)).await;
    match answer {
        Ok(answer) => Ok(axum::Json(answer?)),
        Err(_) => Err(Failed(
            StatusCode::INTERNAL_SERVER_ERROR,
            ApiError::stopped(),
        )),
    }
}

fn wrong(message: String) -> Failed {
    Failed(
        StatusCode::BAD_REQUEST,
        ApiError {
            code: "request".into(),
            message,
            hint: "see ui/src/host/contract.ts".into(),
            ..ApiError::default()
        },
    )
}

/// Events as they come, for as long as the listener stays.
async fn events(State(app): State<Arc<App>>) -> Response {
    let told = BroadcastStream::new(app.tasks.listen()).filter_map(|event| {
        // A listener that lagged behind hears that something changed with the next event.
        let json = serde_json::to_string(&event.ok()?).ok()?;
        Some(Ok::<_, std::convert::Infallible>(format!(
            "data: {json}\n\n"
        )))
    });
    let hello = tokio_stream::once(Ok(": hello\n\n".to_owned()));
    (
        [
            (header::CONTENT_TYPE, "text/event-stream"),
            (header::CACHE_CONTROL, "no-store"),
        ],
        Body::from_stream(hello.chain(told)),
    )
        .into_response()
}

#[derive(Deserialize)]
struct Upload {
    name: String,
}

/// Takes a file that was dropped on the screens; answers with its place.
async fn upload(
    State(app): State<Arc<App>>,
    Query(upload): Query<Upload>,
    request: Request,
) -> Result<axum::Json<Json>, Failed> {
    let name = std::path::Path::new(&upload.name);
    let plain = name.file_name().filter(|plain| *plain == name.as_os_str());
    let Some(plain) = plain.filter(|_| !upload.name.contains(['/', '\\', '\0'])) else {
        return Err(wrong("this is no name of a file".into()));
    };
    let inbox = app.inbox();
    let refused = |error: std::io::Error| Failed::from(ApiError::from(Error::disk(&inbox)(error)));
    std::fs::create_dir_all(&inbox).map_err(refused)?;
    let mut file = tempfile::NamedTempFile::new_in(&inbox).map_err(refused)?;
    let mut stream = request.into_body().into_data_stream();
    while let Some(bytes) = stream.next().await {
        let bytes = bytes.map_err(|error| wrong(error.to_string()))?;
        file.write_all(&bytes).map_err(refused)?;
    }
    let place = inbox.join(plain);
    file.persist(&place).map_err(|error| refused(error.error))?;
    Ok(axum::Json(serde_json::json!({ "place": place })))
}
