//! Finds the few bytes of a text that need care when it is written. Most values have none and are copied whole.

/// Position of the first byte for which `special` holds.
#[inline]
pub(super) fn find(bytes: &[u8], special: impl Fn(u8) -> bool + Copy) -> Option<usize> {
    let (chunks, _) = bytes.as_chunks::<16>();
    for (index, chunk) in chunks.iter().enumerate() {
        if let Some(at) = first(chunk, special) {
            return Some(16 * index + at);
        }
    }
    // The rest is looked at together with bytes before it that are known not to be special.
    if let Some(last) = bytes.last_chunk::<16>() {
        return first(last, special).map(|at| bytes.len() - 16 + at);
    }
    if let (Some(start), Some(end)) = (bytes.first_chunk::<8>(), bytes.last_chunk::<8>()) {
        let at = first(start, special);
        return at.or_else(|| first(end, special).map(|at| bytes.len() - 8 + at));
    }
    bytes.iter().position(|&byte| special(byte))
}

/// The same in a few bytes at once: the compiler makes vector instructions of it.
#[inline(always)]
fn first<const N: usize>(bytes: &[u8; N], special: impl Fn(u8) -> bool) -> Option<usize> {
    let mut mask = 0_u32;
    for (index, &byte) in bytes.iter().enumerate() {
        mask |= u32::from(special(byte)) << index;
    }
    (mask != 0).then(|| mask.trailing_zeros() as usize)
}

#[cfg(test)]
mod tests {
    use super::find;

    #[test]
    fn the_first_special_byte_is_found_wherever_it_is() {
        for length in 0..70 {
            let mut bytes = vec![b'a'; length];
            assert_eq!(find(&bytes, |byte| byte == b'<'), None);
            for at in (0..length).rev() {
                bytes[at] = b'<';
                assert_eq!(find(&bytes, |byte| byte == b'<'), Some(at));
            }
        }
    }
}
