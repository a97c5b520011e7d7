//! Work in the background gives way to what a person does at the same time. Not how it is done in the background.

/// How much later than others the work comes where processors are scarce: as `nice` has it.
#[cfg(target_os = "linux")]
const LATER: i32 = 5;

/// Has this thread, and those that it begins, give way to all others. Only Linux can do that for a thread; elsewhere, and
/// where it is refused, nothing changes.
pub fn give_way() {
    #[cfg(target_os = "linux")]
    {
        // Linux means the thread by "this process".
        let now = rustix::process::getpriority_process(None).unwrap_or_default();
        let _ = rustix::process::setpriority_process(None, now + LATER);
    }
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn only_the_thread_and_those_it_begins_give_way() {
        let own = || rustix::process::getpriority_process(None).expect("a priority");
        let before = own();
        let later = std::thread::spawn(move || {
            give_way();
            std::thread::spawn(own).join().expect("a thread")
        });
        let later = later.join().expect("a thread");
        assert_eq!((own(), later), (before, (before + LATER).min(19)));
    }
}
