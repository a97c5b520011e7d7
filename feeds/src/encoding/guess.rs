//! Guessing the encoding of text that is not UTF-8 and declares nothing that fits.

use super::Coding;
use super::dos::PAGES;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, MACINTOSH, WINDOWS_1252};

/// Counts the characters beyond ASCII that are good UTF-8, and the places that are not UTF-8. A character cut off at
/// the end counts as bad only when the bytes are the `whole` text.
pub(super) fn utf8_share(bytes: &[u8], whole: bool) -> (usize, usize) {
    let (mut good, mut bad) = (0, 0);
    let mut left = bytes.len();
    for chunk in bytes.utf8_chunks() {
        let valid = chunk.valid();
        // Each character beyond ASCII has one byte that is neither ASCII nor a continuation.
        good += valid.bytes().filter(|byte| *byte >= 0xC0).count();
        left -= valid.len() + chunk.invalid().len();
        let cut = left == 0 && !whole && starts_character(chunk.invalid());
        bad += usize::from(!chunk.invalid().is_empty() && !cut);
    }
    (good, bad)
}

/// Whether the bytes could be the start of a longer character.
fn starts_character(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).is_err_and(|error| error.error_len().is_none())
}

/// The most likely encoding of text that is not UTF-8.
pub(super) fn legacy(bytes: &[u8], whole: bool) -> Coding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, whole);
    let guess = detector.guess(None, Utf8Detection::Deny);
    // The detector does not know Mac Roman, which exports from old Macs and Excel for Mac still carry, nor the pages of
    // DOS, which old tills do.
    let mut best = Coding::Other(guess);
    let mut most = plausibility(bytes, guess).max(plausibility(bytes, WINDOWS_1252));
    if plausibility(bytes, MACINTOSH) > most {
        best = Coding::Other(MACINTOSH);
        most = plausibility(bytes, MACINTOSH);
    }
    for page in PAGES.iter().filter(|_| guess.is_single_byte()) {
        let fits = score(bytes, |byte| Some(page.char(byte)));
        if fits > most {
            (best, most) = (Coding::Dos(page), fits);
        }
    }
    best
}

/// How well the characters beyond ASCII fit their neighbours in a single-byte encoding: accented letters stand among
/// letters of their case; spaces, quotation marks and dashes between words; signs that text rarely holds count against.
fn plausibility(bytes: &[u8], encoding: &'static Encoding) -> i64 {
    if !encoding.is_single_byte() {
        return 0;
    }
    // Some tables have holes, so each byte is looked up by itself.
    let table: Vec<Option<char>> = (128..=255_u8)
        .map(|byte| {
            let text = encoding
                .decode_without_bom_handling_and_without_replacement(&[byte])?
                .into_owned();
            text.chars().next()
        })
        .collect();
    score(bytes, |byte| table[usize::from(byte) - 128])
}

fn score(bytes: &[u8], decode: impl Fn(u8) -> Option<char>) -> i64 {
    let mut score = 0;
    for (index, byte) in bytes
        .iter()
        .enumerate()
        .filter(|(_, byte)| !byte.is_ascii())
    {
        let neighbour = |at: Option<usize>| match at.and_then(|at| bytes.get(at)) {
            Some(byte) if byte.is_ascii() => char::from(*byte),
            Some(byte) => decode(*byte).unwrap_or('\u{FFFD}'),
            None => ' ',
        };
        let (before, after) = (neighbour(index.checked_sub(1)), neighbour(Some(index + 1)));
        score += match decode(*byte) {
            None | Some('\u{80}'..='\u{9F}') => -4,
            // UTF-8 that was once taken for Windows letters and then saved: exports carry it, and it is well recognised.
            Some('Â' | 'Ã') if matches!(after, '\u{A0}'..='\u{BF}') => 2,
            Some('â') if after == '€' => 2,
            // Before a measure, the sign of a diameter.
            Some('ø' | 'Ø') if !before.is_alphabetic() && !after.is_alphabetic() => 1,
            Some(letter) if letter.is_lowercase() => {
                if before.is_alphabetic() || after.is_lowercase() {
                    2
                } else {
                    -1
                }
            }
            Some(letter) if letter.is_uppercase() => {
                // A capital inside or after a small word is what a wrong table makes of a space or a mark.
                if before.is_lowercase() {
                    -2
                } else {
                    i64::from(after.is_alphabetic()) * 2 - 1
                }
            }
            Some(
                '\u{A0}' | '’' | '‘' | '“' | '”' | '–' | '—' | '…' | '•' | '™' | '®' | '©' | '°'
                | '§',
            ) => 1,
            Some('€' | '£' | 'º' | 'ª' | '²' | '³' | '«' | '»' | '½' | '¼' | '·' | '×') => {
                0
            }
            Some(_) => -1,
        };
    }
    score
}
