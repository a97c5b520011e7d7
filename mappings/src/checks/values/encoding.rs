//! `encoding`: text that was read in the wrong encoding before it came here.

use super::{Setting, ValueCheck};
use crate::checks::finding::{About, Detail, Found};
use crate::partners::{Severity, Type};

pub(in crate::checks) const ABOUT: About = About {
    name: "encoding",
    title: "Broken letters",
    about: "UTF-8 that was read as Latin-1 (`CafÃ©`), or letters that were lost (`Caf\u{fffd}`). Shoppers see them so; the source must be read in its right encoding.",
    severity: Severity::Warning,
    source: "https://support.google.com/merchants/answer/6124096",
};

struct Encoding;

pub(super) fn make(setting: &Setting<'_>) -> Option<Box<dyn ValueCheck>> {
    (setting.attribute.kind == Type::Text).then(|| Box::new(Encoding) as Box<dyn ValueCheck>)
}

impl ValueCheck for Encoding {
    fn about(&self) -> &'static About {
        &ABOUT
    }

    fn find<'a>(&'a self, text: &'a str) -> Option<Found<'a>> {
        if text.is_ascii() {
            return None;
        }
        let broken = text.contains('\u{fffd}') || misread(text);
        broken.then(|| Found::correct(Detail::Text("its letters are broken")))
    }
}

/// Whether the text holds the two characters that a UTF-8 letter becomes in Latin-1 or windows-1252: one of its first
/// bytes, and one of the following ones, which no language writes after it.
fn misread(text: &str) -> bool {
    let mut signs = text.chars().peekable();
    while let Some(sign) = signs.next() {
        let next = signs.peek().copied().unwrap_or(' ');
        let follows = matches!(
            next,
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
        );
        if matches!(sign, 'Ã' | 'Â' | 'Ä' | 'Å') && follows && !quoted(sign, next) {
            return true;
        }
        if sign == 'â' && matches!(next, '€' | '‚' | '„' | '\u{80}'..='\u{9f}') {
            return true;
        }
    }
    false
}

/// `Ä“` or `Ã»`: a closing quote after a capital.
fn quoted(sign: char, next: char) -> bool {
    matches!(sign, 'Ä' | 'Å' | 'Â' | 'Ã')
        && matches!(
            next,
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
            "Caf\u{fffd}",
        ] {
            assert!(Encoding.find(wrong).is_some(), "{wrong}");
        }
        for right in [
            "Café",
            "Ärmel „Ä“",
            "São Paulo",
            "Ångström",
            "10 €",
            "5 m²",
            "château",
        ] {
            assert!(Encoding.find(right).is_none(), "{right}");
        }
    }
}
