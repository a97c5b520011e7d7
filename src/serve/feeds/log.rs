//! The access log: fetches on their way to the state of their shop. Answers never wait for it.

use crate::error::Error;
use crate::state::{Fetch, State};
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::thread::JoinHandle;
use std::time::Duration;

/// Fetches that wait; while the state cannot be written, more are lost.
const WAITING: usize = 10_000;
/// How long until a state that refused is asked again.
const AGAIN: Duration = Duration::from_secs(5);

/// Takes fetches of shops, by their places in the list.
#[derive(Clone)]
pub(super) struct Log(SyncSender<(usize, Fetch)>);

impl Log {
    /// Begins to write. Ends when all senders are gone and everything is written.
    pub(super) fn start(
        states: Vec<PathBuf>,
        tell: impl Fn(&str) + Send + 'static,
    ) -> (Self, JoinHandle<()>) {
        let (send, receive) = sync_channel(WAITING);
        let thread = std::thread::spawn(move || write(&states, &receive, &tell));
        (Self(send), thread)
    }

    pub(super) fn add(&self, shop: usize, fetch: Fetch) {
        // A log that is full loses the newest: the feeds go on.
        drop(self.0.try_send((shop, fetch)));
    }
}

fn write(states: &[PathBuf], receive: &Receiver<(usize, Fetch)>, tell: &dyn Fn(&str)) {
    let mut waiting: Vec<Vec<Fetch>> = vec![Vec::new(); states.len()];
    let mut told = false;
    loop {
        let more = match waiting.iter().all(Vec::is_empty) {
            true => receive.recv().map_err(|_| RecvTimeoutError::Disconnected),
            false => receive.recv_timeout(AGAIN),
        };
        let ends = matches!(more, Err(RecvTimeoutError::Disconnected));
        for (shop, fetch) in more.into_iter().chain(receive.try_iter()) {
            waiting[shop].push(fetch);
        }
        for (folder, fetches) in states.iter().zip(&mut waiting) {
            if fetches.is_empty() {
                continue;
            }
            match keep(folder, fetches) {
                Ok(()) => {
                    fetches.clear();
                    told = false;
                }
                Err(error) => {
                    if !told {
                        tell(&format!("the access log waits: {error}"));
                        told = true;
                    }
                    fetches.truncate(WAITING);
                }
            }
        }
        if ends {
            break;
        }
    }
}

fn keep(folder: &std::path::Path, fetches: &[Fetch]) -> Result<(), Error> {
    State::open(folder)?.add_fetches(fetches)
}
