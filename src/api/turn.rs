//! Whose turn it is on the processors: the window draws first, then come answers, then counts of whole feeds, which take long
//! while a person goes on typing, then work in the background.

use std::panic::resume_unwind;
use std::thread::scope;

/// How far one stands behind another, in steps of niceness.
const STEP: i32 = 3;

/// Does something in a thread of its own that stands behind the one that asks for it, as do the threads that it begins.
pub(super) fn later<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    let done = scope(|scope| {
        let thread = scope.spawn(|| {
            step_back(1);
            work()
        });
        thread.join()
    });
    done.unwrap_or_else(|panic| resume_unwind(panic))
}

/// Lets others go before this thread and those that it begins.
pub(super) fn step_back(steps: i32) {
    // Elsewhere than on Linux this counts for the whole process, or not for the threads begun. When it is refused the work
    // goes on as it is.
    #[cfg(target_os = "linux")]
    let _ = rustix::process::nice(steps * STEP);
    #[cfg(not(target_os = "linux"))]
    let _ = steps;
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn who_is_asked_stands_behind_who_asks() {
        let here = || rustix::process::getpriority_process(None).unwrap();
        let before = here();
        let after = later(|| later(here));
        assert_eq!((here(), after), (before, (before + 2 * STEP).min(19)));
    }
}
