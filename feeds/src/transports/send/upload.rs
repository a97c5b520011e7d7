//! A request that carries a file over HTTP, block by block. What a server answers wins over a body that could not be
//! written: a server may refuse before it has read all, and close. What is asked for and what an answer means is not known
//! here.

use super::super::http::client::{AGENT, provide, told, untrusted};
use super::super::io;
use super::words::word;
use super::{SendOptions, lasting, passing, patience};
use crate::error::{Error, trouble};
use crate::said::Told;
use bytes::Bytes;
use http_body::{Frame, SizeHint};
use reqwest::header::{CONTENT_LENGTH, CONTENT_TYPE, HeaderMap};
use reqwest::multipart::{Form, Part};
use reqwest::{Body, Client, Method, RequestBuilder, StatusCode, Url, redirect};
use std::fs::File;
use std::io::{ErrorKind, Read, Seek, SeekFrom};
use std::path::Path;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::task::{Context, Poll};
use std::time::Duration;
use tokio::runtime::{Builder, Runtime};
use tokio::time::Sleep;

/// Most bytes of an answer that are told.
const TOLD: usize = 300;
/// Most bytes of an answer that are read.
const ANSWER: usize = 1 << 14;
/// Bytes of a file in memory at once.
const BLOCK: u64 = 1 << 16;
/// How long the body waits for an answer to the head alone, after a body could not be written.
const HELD: Duration = Duration::from_secs(3);
/// And between its blocks, so that an answer is read before the next one is written.
const PAUSE: Duration = Duration::from_millis(1);

/// What a server answered.
pub(super) struct Answer {
    pub(super) status: StatusCode,
    pub(super) headers: HeaderMap,
    /// Its first words.
    pub(super) text: String,
    /// More of it, as it came.
    pub(super) body: String,
}

impl Answer {
    pub(super) fn told(&self) -> String {
        match self.text.as_str() {
            "" => self.status.to_string(),
            text => format!("{}: {text}", self.status),
        }
    }

    /// The size that it tells.
    pub(super) fn length(&self) -> Option<u64> {
        let length = self.headers.get(CONTENT_LENGTH)?;
        length.to_str().ok()?.parse().ok()
    }
}

/// What a request carries.
#[derive(Clone, Copy)]
pub(super) enum Load<'f> {
    Nothing,
    /// A short text.
    Text(&'f str),
    /// A part of a file.
    Body(Piece<'f>),
    /// A form with the file in a field (RFC 7578), under this name.
    Form(Piece<'f>, &'f str, &'f str),
}

/// Some bytes of a file.
#[derive(Clone, Copy)]
pub(super) struct Piece<'f> {
    pub(super) file: &'f Path,
    pub(super) from: u64,
    pub(super) bytes: u64,
    /// Its media type.
    pub(super) kind: &'static str,
}

/// Makes requests, one after the other.
pub(super) struct Uploader {
    client: Client,
    runtime: Runtime,
}

impl Uploader {
    /// One whose requests may each take as long as so many bytes do.
    pub(super) fn new(place: &str, bytes: u64, options: &SendOptions) -> Result<Self, Error> {
        provide();
        let client = Client::builder()
            .user_agent(AGENT)
            .redirect(redirect::Policy::none())
            .connect_timeout(options.timeout)
            .timeout(patience(bytes, options))
            // Nobody watches a connection between two requests: a server may have closed it.
            .pool_max_idle_per_host(0);
        let runtime = Builder::new_current_thread().enable_all().build();
        Ok(Self {
            client: client
                .build()
                .map_err(|error| lasting(place, told(error), trouble("check_certificates", [])))?,
            runtime: runtime.map_err(io(place))?,
        })
    }

    pub(super) fn request(&self, method: Method, url: Url) -> RequestBuilder {
        self.client.request(method, url)
    }

    /// Sends a request, whatever the answer is. Fails when there is none, or when the server says yes to what it has not
    /// read.
    pub(super) fn answer(
        &self,
        place: &str,
        request: &RequestBuilder,
        load: Load<'_>,
    ) -> Result<Answer, Error> {
        match self.once(place, request, load, Duration::ZERO)? {
            // The answer may have been lost with the connection: it is read only while nothing is written. Now there is
            // time for it.
            Err(Broken(_)) => match self.once(place, request, load, HELD)? {
                Err(Broken(message)) => Err(passing(place, message)),
                Ok(answer) => Ok(answer),
            },
            Ok(answer) => Ok(answer),
        }
    }

    fn once(
        &self,
        place: &str,
        request: &RequestBuilder,
        load: Load<'_>,
        held: Duration,
    ) -> Result<Result<Answer, Broken>, Error> {
        let left = Arc::new(AtomicU64::new(0));
        let request = loaded(request, place, load, &left, held)?;
        self.runtime.block_on(async {
            let mut response = match request.send().await {
                Ok(response) => response,
                Err(error) if untrusted(&error) => {
                    return Err(lasting(place, told(error), trouble("untrusted", [])));
                }
                Err(error) if left.load(Ordering::Relaxed) > 0 && cut(&error) => {
                    return Ok(Err(Broken(told(error))));
                }
                Err(error) => return Err(passing(place, told(error))),
            };
            let (status, headers) = (response.status(), response.headers().clone());
            let unread = left.load(Ordering::Relaxed);
            if status.is_success() && unread > 0 {
                let with = [
                    ("status", status.to_string()),
                    ("unread", unread.to_string()),
                ];
                return Err(passing(place, word("answered_early", with)));
            }
            let mut text = Vec::new();
            // What a server says is kept as proof; that it says nothing readable is no failure.
            while text.len() < ANSWER
                && let Ok(Some(more)) = response.chunk().await
            {
                text.extend_from_slice(&more);
            }
            let body = String::from_utf8_lossy(&text).into_owned();
            let text = String::from_utf8_lossy(&text[..text.len().min(TOLD)]);
            let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
            Ok(Ok(Answer {
                status,
                headers,
                text,
                body,
            }))
        })
    }
}

/// The connection ended before all was written; why.
struct Broken(Told);

/// The request with what it carries. `left` is what is still to be sent of it.
fn loaded(
    request: &RequestBuilder,
    place: &str,
    load: Load<'_>,
    left: &Arc<AtomicU64>,
    held: Duration,
) -> Result<RequestBuilder, Error> {
    let Some(request) = request.try_clone() else {
        return Err(passing(place, word("no_request", [])));
    };
    let body = |piece: Piece<'_>| -> Result<Body, Error> {
        let name = piece.file.display().to_string();
        let fault = io(&name);
        let mut file = File::open(piece.file).map_err(&fault)?;
        file.seek(SeekFrom::Start(piece.from)).map_err(&fault)?;
        left.store(piece.bytes, Ordering::Relaxed);
        Ok(Body::wrap(Blocks {
            file,
            left: Arc::clone(left),
            wait: Some(held).filter(|held| !held.is_zero()),
            sleep: None,
        }))
    };
    Ok(match load {
        Load::Nothing => request,
        Load::Text(text) => request.body(text.to_owned()),
        Load::Body(piece) => request
            .header(CONTENT_LENGTH, piece.bytes)
            .header(CONTENT_TYPE, piece.kind)
            .body(body(piece)?),
        Load::Form(piece, field, name) => {
            let part = Part::stream_with_length(body(piece)?, piece.bytes)
                .file_name(name.to_owned())
                .mime_str(piece.kind)
                .map_err(|error| passing(place, told(error)))?;
            request.multipart(Form::new().part(field.to_owned(), part))
        }
    })
}

/// Whether the other side ended the connection.
fn cut(error: &reqwest::Error) -> bool {
    let mut cause = std::error::Error::source(error);
    while let Some(error) = cause {
        let inner = error.downcast_ref::<std::io::Error>();
        if let Some(
            ErrorKind::BrokenPipe | ErrorKind::ConnectionReset | ErrorKind::ConnectionAborted,
        ) = inner.map(std::io::Error::kind)
        {
            return true;
        }
        cause = error.source();
    }
    false
}

/// A file as the body of a request. It is read where it is sent: nothing else runs on that thread.
struct Blocks {
    file: File,
    left: Arc<AtomicU64>,
    /// Before the next block.
    wait: Option<Duration>,
    sleep: Option<Pin<Box<Sleep>>>,
}

impl http_body::Body for Blocks {
    type Data = Bytes;
    type Error = std::io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, std::io::Error>>> {
        if let Some(wait) = self.wait {
            let sleep = || Box::pin(tokio::time::sleep(wait));
            let sleep = self.sleep.get_or_insert_with(sleep);
            if sleep.as_mut().poll(context).is_pending() {
                return Poll::Pending;
            }
            (self.wait, self.sleep) = (Some(PAUSE), None);
        }
        let left = self.left.load(Ordering::Relaxed);
        if left == 0 {
            return Poll::Ready(None);
        }
        let mut block = vec![0; usize::try_from(left.min(BLOCK)).unwrap_or_default()];
        Poll::Ready(Some(match self.file.read(&mut block) {
            Ok(0) => Err(std::io::Error::new(
                ErrorKind::UnexpectedEof,
                "the feed became shorter while it was sent",
            )),
            Ok(read) => {
                block.truncate(read);
                self.left.store(left - read as u64, Ordering::Relaxed);
                Ok(Frame::data(block.into()))
            }
            Err(error) => Err(error),
        }))
    }

    fn is_end_stream(&self) -> bool {
        self.left.load(Ordering::Relaxed) == 0
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.left.load(Ordering::Relaxed))
    }
}
