//! Asking: host by host, one request at a time, with a pause between two, and not what `robots.txt` forbids.

use super::robots::Robots;
use crate::catalog::Progress;
use crate::error::Error;
use feeds::transports::{Probed, Prober};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// Who asks.
const AGENT: &str = concat!(
    "feedmill/",
    env!("CARGO_PKG_VERSION"),
    " (check of a shop's own links)"
);
/// The name that `robots.txt` may speak of.
const ROBOT: &str = "feedmill";
/// Longest wait for an answer.
const TIMEOUT: Duration = Duration::from_secs(15);
/// Pause between two requests to a host.
const PAUSE: Duration = Duration::from_millis(500);
/// The longest pause that `robots.txt` gets.
const LONGEST_PAUSE: Duration = Duration::from_secs(10);
/// Hosts asked at the same time.
const HOSTS: usize = 4;
/// Bytes of a picture, enough for its size in pixels behind what cameras write before it.
const BYTES: u64 = 64 << 10;
/// Bytes of `robots.txt` that are read: as many as RFC 9309, section 2.5, asks for.
const ROBOTS_BYTES: u64 = 500 << 10;
/// Answers to HEAD that some servers give although GET works.
const HEAD_REFUSED: [u16; 8] = [400, 403, 404, 405, 406, 410, 500, 501];

/// An address to be asked.
pub(super) struct Address<'s> {
    pub(super) address: &'s str,
    pub(super) picture: bool,
}

/// What an address answered, as it is kept.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Answer {
    pub(super) asked: Timestamp,
    pub(super) status: Option<u16>,
    /// Where a redirect led.
    pub(super) arrived: Option<String>,
    pub(super) content_type: String,
    /// Width and height of a picture.
    pub(super) pixels: Option<[u32; 2]>,
    /// Why nobody answered.
    pub(super) fault: String,
    /// Why it was not asked.
    pub(super) skipped: String,
}

/// Host and port of an address, in small letters.
pub(crate) fn host(address: &str) -> String {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = host.rsplit('@').next().unwrap_or_default();
    host.to_lowercase()
}

/// Path and query of an address.
fn path(address: &str) -> &str {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let rest = rest.split('#').next().unwrap_or_default();
    rest.find('/').map_or("/", |at| &rest[at..])
}

/// Asks all; several hosts at a time, each of them one request at a time.
pub(super) fn all<'s>(
    addresses: Vec<Address<'s>>,
    now: Timestamp,
    progress: &dyn Progress,
) -> Result<Vec<(&'s str, Answer)>, Error> {
    let prober = Prober::new(AGENT, TIMEOUT)?;
    let mut hosts: BTreeMap<String, Vec<Address<'s>>> = BTreeMap::new();
    for address in addresses {
        hosts
            .entry(host(address.address))
            .or_default()
            .push(address);
    }
    let open = Mutex::new(hosts.into_values().collect::<Vec<_>>());
    let next = || open.lock().unwrap_or_else(PoisonError::into_inner).pop();
    let done = AtomicU64::new(0);
    let worker = || -> Result<Vec<(&'s str, Answer)>, Error> {
        let mut answers = Vec::new();
        while let Some(addresses) = next() {
            let mut host = Host::new(&prober, addresses[0].address, now);
            for address in &addresses {
                answers.push((address.address, host.ask(address)));
                progress.rows("live", done.fetch_add(1, Ordering::Relaxed) + 1)?;
            }
        }
        Ok(answers)
    };
    std::thread::scope(|scope| {
        let worker = &worker;
        let workers: Vec<_> = (0..HOSTS).map(|_| scope.spawn(worker)).collect();
        let mut all = Vec::new();
        for worker in workers {
            all.extend(
                worker
                    .join()
                    .unwrap_or_else(|panic| std::panic::resume_unwind(panic))?,
            );
        }
        Ok(all)
    })
}

/// A host being asked.
struct Host<'p> {
    prober: &'p Prober,
    now: Timestamp,
    robots: Robots,
    pause: Duration,
    last: Option<Instant>,
    /// Why it is not asked any more.
    stopped: String,
}

impl<'p> Host<'p> {
    /// Begins with what the host says to robots.
    fn new(prober: &'p Prober, first: &str, now: Timestamp) -> Self {
        let mut host = Self {
            prober,
            now,
            robots: Robots::default(),
            pause: PAUSE,
            last: None,
            stopped: String::new(),
        };
        let scheme = first
            .split_once("://")
            .map_or("https", |(scheme, _)| scheme);
        let address = format!("{scheme}://{}/robots.txt", self::host(first));
        host.wait();
        if let Ok(probed) = prober.begin(&address, ROBOTS_BYTES)
            && matches!(probed.status, 200 | 206)
        {
            host.robots = Robots::new(ROBOT, &String::from_utf8_lossy(&probed.first));
        }
        host.pause = host
            .robots
            .delay
            .unwrap_or(PAUSE)
            .clamp(PAUSE, LONGEST_PAUSE);
        host
    }

    fn wait(&mut self) {
        if let Some(last) = self.last {
            std::thread::sleep(self.pause.saturating_sub(last.elapsed()));
        }
        self.last = Some(Instant::now());
    }

    fn ask(&mut self, address: &Address<'_>) -> Answer {
        let mut answer = Answer {
            asked: self.now,
            status: None,
            arrived: None,
            content_type: String::new(),
            pixels: None,
            fault: String::new(),
            skipped: self.stopped.clone(),
        };
        if answer.skipped.is_empty() && !self.robots.allow(path(address.address)) {
            answer.skipped = "its robots.txt forbids it".to_owned();
        }
        if !answer.skipped.is_empty() {
            return answer;
        }
        match self.probed(address) {
            Err(error) => answer.fault = error.to_string(),
            Ok(probed) if matches!(probed.status, 429 | 503) => {
                let pause = probed.wait.map_or_else(String::new, |wait| {
                    format!(" of {} seconds", wait.as_secs())
                });
                self.stopped = format!("the server asked for a pause{pause}");
                answer.skipped.clone_from(&self.stopped);
            }
            Ok(probed) => {
                answer.status = Some(probed.status);
                let same =
                    probed.address.trim_end_matches('/') == address.address.trim_end_matches('/');
                answer.arrived = (!same).then_some(probed.address);
                answer.content_type = probed.content_type;
                if address.picture
                    && let Ok(size) = imagesize::blob_size(&probed.first)
                {
                    let pixels = [size.width, size.height]
                        .map(|side| u32::try_from(side).unwrap_or(u32::MAX));
                    answer.pixels = Some(pixels);
                }
            }
        }
        answer
    }

    fn probed(&mut self, address: &Address<'_>) -> Result<Probed, Error> {
        self.wait();
        if address.picture {
            return Ok(self.prober.begin(address.address, BYTES)?);
        }
        let probed = self.prober.head(address.address)?;
        if !HEAD_REFUSED.contains(&probed.status) {
            return Ok(probed);
        }
        self.wait();
        Ok(self.prober.begin(address.address, 1)?)
    }
}
