//! The lock of a shop: two runs never overlap, whoever starts them. The operating system frees it when its owner dies; a
//! heartbeat tells of owners on other machines, where a shared folder does not carry the system's locks.

use crate::error::Error;
use std::fs::{File, OpenOptions, TryLockError};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::Duration;

/// How often the owner shows that it lives.
const BEAT: Duration = Duration::from_secs(20);
/// After so long without a beat an owner on another machine is dead.
const DEAD: Duration = Duration::from_secs(120);

/// A held lock. It is given back when dropped, and when the program dies.
pub struct Lock {
    /// Holds the system's lock as long as it is open.
    _held: File,
    beats: Option<(Sender<()>, JoinHandle<()>)>,
    owner: PathBuf,
}

impl Lock {
    /// Takes the lock of a shop by its state folder. Fails with [`Error::Busy`] while another run has it.
    pub fn take(state: &Path) -> Result<Self, Error> {
        std::fs::create_dir_all(state).map_err(Error::disk(state))?;
        let (path, owner) = (state.join("lock"), state.join("owner"));
        let held = OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .open(&path)
            .map_err(Error::disk(&path))?;
        let known = std::fs::read_to_string(&owner).unwrap_or_default();
        let busy = || Error::Busy {
            at: state.to_owned(),
            owner: known.trim().to_owned(),
        };
        match held.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(busy()),
            // Some network folders have no locks; the heartbeat is then all there is.
            Err(TryLockError::Error(_)) if alive(&owner, state) => return Err(busy()),
            Err(TryLockError::Error(_)) => {}
        }
        let me = format!("process {} on {}", std::process::id(), host());
        let elsewhere = !known.is_empty() && !known.trim().ends_with(&format!(" on {}", host()));
        if elsewhere && alive(&owner, state) {
            return Err(busy());
        }
        beat(&owner, &me).map_err(Error::disk(&owner))?;
        let (stop, stopped) = channel();
        let beats = {
            let owner = owner.clone();
            std::thread::spawn(move || keep_beating(&stopped, &owner, &me))
        };
        Ok(Self {
            _held: held,
            beats: Some((stop, beats)),
            owner,
        })
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        if let Some((stop, beats)) = self.beats.take() {
            drop(stop);
            // It waits for nothing but this.
            drop(beats.join());
        }
        drop(std::fs::remove_file(&self.owner));
    }
}

fn keep_beating(stopped: &Receiver<()>, owner: &Path, me: &str) {
    while let Err(RecvTimeoutError::Timeout) = stopped.recv_timeout(BEAT) {
        // A disk that refuses once may take the next beat; the system's lock holds meanwhile.
        drop(beat(owner, me));
    }
}

fn beat(owner: &Path, me: &str) -> std::io::Result<()> {
    File::create(owner)?.write_all(me.as_bytes())
}

/// Whether the owner showed itself lately, by the clock of the disk, which all who share it share.
fn alive(owner: &Path, state: &Path) -> bool {
    let age = || -> std::io::Result<Duration> {
        let last = std::fs::metadata(owner)?.modified()?;
        let now = tempfile::tempfile_in(state)?;
        let now = (&now)
            .write_all(b" ")
            .and_then(|()| now.metadata()?.modified())?;
        Ok(now.duration_since(last).unwrap_or_default())
    };
    age().is_ok_and(|age| age < DEAD)
}

fn host() -> String {
    let name = std::fs::read_to_string("/proc/sys/kernel/hostname");
    let name = name.ok().or_else(|| std::env::var("COMPUTERNAME").ok());
    name.map_or_else(|| "this machine".to_owned(), |name| name.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_owner_is_refused_until_the_first_is_done() {
        let state = tempfile::tempdir().unwrap();
        let first = Lock::take(state.path()).unwrap();
        let Err(Error::Busy { owner, .. }) = Lock::take(state.path()) else {
            panic!("there were two owners");
        };
        assert!(
            owner.contains(&format!("process {}", std::process::id())),
            "{owner}"
        );
        drop(first);
        Lock::take(state.path()).unwrap();
    }

    #[test]
    fn an_owner_on_another_machine_counts_while_its_heart_beats() {
        let state = tempfile::tempdir().unwrap();
        let owner = state.path().join("owner");
        beat(&owner, "process 1 on elsewhere").unwrap();
        assert!(matches!(Lock::take(state.path()), Err(Error::Busy { .. })));
        let past = std::fs::metadata(&owner).unwrap().modified().unwrap() - 2 * DEAD;
        File::options()
            .write(true)
            .open(&owner)
            .unwrap()
            .set_modified(past)
            .unwrap();
        Lock::take(state.path()).unwrap();
    }

    #[test]
    fn a_dead_owner_on_this_machine_is_followed_at_once() {
        let state = tempfile::tempdir().unwrap();
        beat(
            &state.path().join("owner"),
            &format!("process 1 on {}", host()),
        )
        .unwrap();
        Lock::take(state.path()).unwrap();
    }
}
