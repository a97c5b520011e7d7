//! Finds the few bytes of a text that need care when it is written. Most values have none and are copied whole.

/// Bytes looked at together: the compiler turns the fold below into vector instructions.
const WIDTH: usize = 16;

/// Position of the first byte for which `special` holds.
#[inline]
pub(super) fn find(bytes: &[u8], special: impl Fn(u8) -> bool + Copy) -> Option<usize> {
    let mut at = 0;
    while let Some(chunk) = bytes.get(at..at + WIDTH) {
        if chunk
            .iter()
            .fold(false, |found, &byte| found | special(byte))
        {
            break;
        }
        at += WIDTH;
    }
    bytes[at..]
        .iter()
        .position(|&byte| special(byte))
        .map(|found| at + found)
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
