//! Text that was read in the wrong encoding before it came here.

use memchr::memchr2_iter;

/// Whether letters were lost (`Caf\u{fffd}`), or the text holds the two characters that a UTF-8 letter becomes in Latin-1
/// or windows-1252 (`CafÃ©`): one of its first bytes, and one of the following ones, which no language writes after it.
pub(crate) fn is_garbled(text: &str) -> bool {
    // All that is looked for begins with one of these bytes; the other text is passed over quickly.
    memchr2_iter(0xC3, 0xEF, text.as_bytes()).any(|at| {
        let mut signs = text[at..].chars();
        match (signs.next(), signs.next()) {
            (Some('\u{fffd}'), _) => true,
            (Some('Ã' | 'Â' | 'Ä' | 'Å'), Some(next)) => {
                may_follow(next) && !closes_quote(next)
            }
            (Some('â'), Some('€' | '‚' | '„' | '\u{80}'..='\u{9f}')) => true,
            _ => false,
        }
    })
}

/// Whether windows-1252 has the sign where UTF-8 has the second byte of a letter.
fn may_follow(sign: char) -> bool {
    matches!(
        sign,
        '\u{80}'
            ..='\u{bf}'
                | '€'
                | '™'
                | '‚'
                | 'ƒ'
                | '„'
                | '…'
                | '†'
                | '‡'
                | 'ˆ'
                | '‰'
                | 'Š'
                | '‹'
                | 'Œ'
                | 'Ž'
                | '‘'
                | '’'
                | '“'
                | '”'
                | '•'
                | '˜'
                | 'š'
                | '›'
                | 'œ'
                | 'ž'
                | 'Ÿ'
    )
}

/// What stands after a capital in right text too: `Ä“` or `Ã»`.
fn closes_quote(sign: char) -> bool {
    matches!(
        sign,
        '“' | '”' | '’' | '‘' | '»' | '…' | '™' | '®' | '\u{a0}' | '°' | '·'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn broken_letters_are_found_and_right_ones_are_not() {
        for wrong in [
            "CafÃ©",
            "GrÃ¼n",
            "Å¡edÃ¡",
            "10 â‚¬",
            "Itâ€™s",
            "Donâ€™t",
            "Caf\u{fffd}",
        ] {
            assert!(is_garbled(wrong), "{wrong}");
        }
        for right in [
            "Café",
            "Ärmel „Ä“",
            "São Paulo",
            "Ångström",
            "10 €",
            "5 m²",
            "château",
            "NÃO",
            "être – “quoted”",
            "£ 5",
        ] {
            assert!(!is_garbled(right), "{right}");
        }
    }
}
