//! What took a pass over the catalog to find out, kept for the next who asks. Those who ask for the same at once wait for
//! the first: two passes side by side would take each twice as long.

use crate::error::Error;
use once_cell::sync::OnceCell;
use std::sync::{Arc, Mutex, PoisonError};

/// Most answers kept.
const KEPT: usize = 12;

/// An answer, or the place of one that is being worked out.
pub(super) type Place<T> = OnceCell<Arc<T>>;

/// Answers by a key, the last used one last.
pub(super) struct Kept<T>(Mutex<Vec<(u64, Arc<Place<T>>)>>);

impl<T> Default for Kept<T> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<T> Kept<T> {
    /// What is kept under a key; made when there is none. Fails as the making does, and keeps no failure.
    pub(super) fn get(
        &self,
        key: u64,
        make: impl FnOnce() -> Result<T, Error>,
    ) -> Result<Arc<T>, Error> {
        once(&self.place(key), make)
    }

    fn place(&self, key: u64) -> Arc<Place<T>> {
        let mut list = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let known = list.iter().position(|(known, _)| *known == key);
        let found = match known {
            Some(place) => list.remove(place),
            None => (key, Arc::default()),
        };
        let place = Arc::clone(&found.1);
        list.push(found);
        if list.len() > KEPT {
            list.remove(0);
        }
        place
    }
}

/// What stands in a place; made when there is nothing yet. Fails as the making does.
pub(super) fn once<T>(
    place: &Place<T>,
    make: impl FnOnce() -> Result<T, Error>,
) -> Result<Arc<T>, Error> {
    let made = place.get_or_try_init(|| make().map(Arc::new))?;
    Ok(Arc::clone(made))
}

#[cfg(test)]
mod tests {
    use super::super::sessions::never_read;
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

    #[test]
    fn who_asks_at_once_waits_for_the_first_and_a_failure_is_not_kept() {
        let kept = Kept::default();
        let made = AtomicUsize::new(0);
        std::thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    let found = kept.get(7, || {
                        std::thread::sleep(Duration::from_millis(20));
                        Ok(made.fetch_add(1, Ordering::Relaxed))
                    });
                    assert_eq!(*found.unwrap(), 0);
                });
            }
        });
        assert_eq!(made.load(Ordering::Relaxed), 1);
        assert!(kept.get(8, || Err(never_read())).is_err());
        assert_eq!(*kept.get(8, || Ok(8)).unwrap(), 8);
    }

    #[test]
    fn the_one_used_longest_ago_goes() {
        let kept = Kept::default();
        let told = |key| *kept.get(key, || Ok(key)).unwrap();
        (0..KEPT as u64).for_each(|key| assert_eq!(told(key), key));
        told(0);
        told(99);
        let again = |key| *kept.get(key, || Ok(1000)).unwrap();
        assert_eq!((again(0), again(1)), (0, 1000));
    }
}
