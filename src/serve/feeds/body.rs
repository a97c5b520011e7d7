//! The body of an answer: a stretch of a file, counted as it goes out. Ends early when the client is too slow to be
//! worth the connection.

use super::log::Log;
use crate::state::Fetch;
use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};
use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::{Duration, Instant};
use tokio::io::{AsyncRead, ReadBuf};

/// Bytes read at a time.
const CHUNK: usize = 64 << 10;
/// How long any client may take.
const GRACE: Duration = Duration::from_secs(60);
/// What a client must take in a second on average, after that.
const SLOWEST: f64 = 4096.0;

/// A stretch of a file, or nothing.
pub(super) struct Stretch {
    file: Option<tokio::fs::File>,
    left: u64,
    began: Instant,
    entry: Option<Entry>,
}

/// What is logged when the answer is over.
pub(super) struct Entry {
    pub(super) log: Log,
    pub(super) shop: usize,
    pub(super) fetch: Fetch,
    pub(super) clock: Arc<dyn Fn() -> jiff::Timestamp + Send + Sync>,
}

impl Stretch {
    /// An answer without a body.
    pub(super) fn empty(entry: Option<Entry>) -> Self {
        Self {
            file: None,
            left: 0,
            began: Instant::now(),
            entry,
        }
    }

    /// So many bytes of a file from where it stands.
    pub(super) fn new(file: std::fs::File, bytes: u64, entry: Entry) -> Self {
        Self {
            file: Some(tokio::fs::File::from_std(file)),
            left: bytes,
            began: Instant::now(),
            entry: Some(entry),
        }
    }
}

impl Body for Stretch {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, io::Error>>> {
        let this = &mut *self;
        let (Some(file), 1..) = (&mut this.file, this.left) else {
            return Poll::Ready(None);
        };
        let sent = this.entry.as_ref().map_or(0, |entry| entry.fetch.bytes);
        let over = this.began.elapsed().saturating_sub(GRACE).as_secs_f64();
        if over * SLOWEST > sent as f64 {
            this.left = 0;
            return Poll::Ready(Some(Err(io::ErrorKind::TimedOut.into())));
        }
        let mut chunk = vec![0; CHUNK.min(usize::try_from(this.left).unwrap_or(CHUNK))];
        let mut buffer = ReadBuf::new(&mut chunk);
        if let Err(error) = ready!(Pin::new(file).poll_read(context, &mut buffer)) {
            return Poll::Ready(Some(Err(error)));
        }
        let read = buffer.filled().len();
        if read == 0 {
            // The file became shorter: the client must not take this for a whole feed.
            return Poll::Ready(Some(Err(io::ErrorKind::UnexpectedEof.into())));
        }
        chunk.truncate(read);
        this.left -= read as u64;
        if let Some(entry) = &mut this.entry {
            entry.fetch.bytes += read as u64;
        }
        Poll::Ready(Some(Ok(Frame::data(chunk.into()))))
    }

    fn is_end_stream(&self) -> bool {
        self.left == 0
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.left)
    }
}

impl Drop for Stretch {
    fn drop(&mut self) {
        if let Some(mut entry) = self.entry.take() {
            entry.fetch.at = (entry.clock)();
            entry.log.add(entry.shop, entry.fetch);
        }
    }
}
