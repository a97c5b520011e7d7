//! Accents: Latin letters written with the plain ones.

use std::borrow::Cow;
use unicode_normalization::{UnicodeNormalization as _, char::is_combining_mark};

/// The text with Latin letters without accents. German writes its umlauts with an `e`. Other scripts are left alone:
/// there a mark makes another letter.
#[must_use]
pub fn fold<'t>(text: &'t str, language: &str) -> Cow<'t, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut latin = false;
    for c in text.nfc() {
        if c.is_ascii() {
            latin = c.is_ascii_alphabetic();
            out.push(c);
        } else if let Some(plain) = special(c, language) {
            latin = true;
            out.push_str(plain);
        } else if is_combining_mark(c) {
            if !latin {
                out.push(c);
            }
        } else {
            let base = std::iter::once(c).nfd().next().unwrap_or(c);
            latin = base.is_ascii_alphabetic();
            out.push(if latin { base } else { c });
        }
    }
    Cow::Owned(out)
}

/// Letters that are not an ASCII letter with marks, and German umlauts.
fn special(c: char, language: &str) -> Option<&'static str> {
    Some(match c {
        'ä' if language == "de" => "ae",
        'ö' if language == "de" => "oe",
        'ü' if language == "de" => "ue",
        'Ä' if language == "de" => "Ae",
        'Ö' if language == "de" => "Oe",
        'Ü' if language == "de" => "Ue",
        'æ' => "ae",
        'Æ' => "AE",
        'œ' => "oe",
        'Œ' => "OE",
        'ø' => "o",
        'Ø' => "O",
        'ß' => "ss",
        'ẞ' => "SS",
        'ł' => "l",
        'Ł' => "L",
        'đ' | 'ð' => "d",
        'Đ' | 'Ð' => "D",
        'þ' => "th",
        'Þ' => "Th",
        'ı' => "i",
        'ħ' => "h",
        'Ħ' => "H",
        'ĳ' => "ij",
        'Ĳ' => "IJ",
        _ => return None,
    })
}
