//! Counting different values in bounded memory: exact up to a cap, an estimate beyond. The estimate is Wegman's
//! adaptive sampling (Flajolet, "On adaptive sampling", Computing 34, 1990): keep the hashes that end in enough zero
//! bits, and double what each stands for whenever there are too many.

use std::collections::HashSet;
use std::hash::{BuildHasherDefault, Hasher};

/// Most hashes kept. The standard error of the estimate is about 1.2 / sqrt(cap) = 0.7 %.
const CAP: usize = 1 << 15;

/// How many different values there are.
#[derive(Clone, Debug, Default)]
pub(super) struct Distinct {
    kept: HashSet<u64, BuildHasherDefault<AsIs>>,
    /// Each kept hash stands for two to the power of this many values.
    halvings: u32,
}

impl Distinct {
    /// Counts the value with this hash, which must be of good quality.
    pub(super) fn see(&mut self, hash: u64) {
        if hash.trailing_zeros() < self.halvings {
            return;
        }
        self.kept.insert(hash);
        while self.kept.len() > CAP {
            self.halvings += 1;
            self.kept
                .retain(|hash| hash.trailing_zeros() >= self.halvings);
        }
    }

    /// Different values seen.
    pub(super) fn count(&self) -> u64 {
        (self.kept.len() as u64) << self.halvings
    }

    /// Whether the count is no estimate.
    pub(super) fn is_exact(&self) -> bool {
        self.halvings == 0
    }
}

/// The hashes are hashed already.
#[derive(Clone, Debug, Default)]
struct AsIs(u64);

impl Hasher for AsIs {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 << 8) | u64::from(*byte);
        }
    }
    fn write_u64(&mut self, hash: u64) {
        // The low bits of kept hashes are zero; the set uses the low and the high bits.
        self.0 = hash.rotate_right(24);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counted(values: u64) -> Distinct {
        let mut distinct = Distinct::default();
        for value in 0..values {
            for _ in 0..2 {
                distinct.see(rapidhash::v3::rapidhash_v3(&value.to_le_bytes()));
            }
        }
        distinct
    }

    #[test]
    fn few_values_are_counted_exactly() {
        let distinct = counted(10_000);
        assert_eq!((distinct.count(), distinct.is_exact()), (10_000, true));
    }

    #[test]
    fn many_values_are_estimated_within_three_percent() {
        let distinct = counted(1_000_000);
        assert!(!distinct.is_exact());
        assert!(
            distinct.count().abs_diff(1_000_000) < 30_000,
            "{}",
            distinct.count()
        );
    }
}
