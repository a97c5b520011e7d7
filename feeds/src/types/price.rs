//! Prices in free text, one at a time: `Vanaf € 49,95`, `12 590 Kč`, `R$60,00 até 2x`. For single texts without a column
//! around them; a column has a `Convention`, which is stricter.

use super::currency::{CODES, SIGNS, SMALL, currency};
use super::number::{self, is_blank};
use rust_decimal::Decimal;

/// A price found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Price {
    /// The amount.
    pub amount: Decimal,
    /// The currency as written, from the text or the hint.
    pub currency: Option<String>,
}

impl Price {
    /// ISO 4217 code of the currency, when what is written tells.
    #[must_use]
    pub fn code(&self) -> Option<&'static str> {
        currency(self.currency.as_deref()?)?.code
    }
}

/// Finds the first price in a text: the number beside a currency, or else the first number. `hint` is a text that may
/// name the currency, such as a neighbouring cell. A single mark before three digits marks thousands here, for nothing
/// else is known: `Rp 350.000`. `None` when there is no number.
#[must_use]
pub fn price(text: &str, hint: Option<&str>) -> Option<Price> {
    let sign = find_currency(text);
    let (start, end) = match sign {
        Some((from, to)) => beside(text, from, to).or_else(|| first_number(text, 0)),
        None => first_number(text, 0),
    }?;
    let amount = amount(&text[start..end])?;
    let written = sign
        .map(|(from, to)| &text[from..to])
        .or_else(|| hint.and_then(|hint| find_currency(hint).map(|(from, to)| &hint[from..to])));
    Some(Price {
        amount,
        currency: written.map(str::to_owned),
    })
}

/// The first currency in a text, as bytes from and to. Symbols stand anywhere; words only by themselves.
fn find_currency(text: &str) -> Option<(usize, usize)> {
    let signs = SIGNS.iter().map(|(sign, _)| *sign);
    let found = signs
        .chain(CODES.iter().copied())
        .filter_map(|sign| find_sign(text, sign));
    let lower = text.to_ascii_lowercase();
    let small = SMALL.iter().filter_map(|code| {
        find_sign(&lower, &code.to_ascii_lowercase())
            .filter(|(from, to)| text[*from..*to] == lower[*from..*to])
    });
    // The first; at the same place the longest.
    found
        .chain(small)
        .min_by_key(|(from, to)| (*from, std::cmp::Reverse(*to)))
}

fn find_sign(text: &str, sign: &str) -> Option<(usize, usize)> {
    text.match_indices(sign)
        .map(|(from, _)| (from, from + sign.len()))
        .find(|(from, to)| stands_alone(text, *from, *to))
}

fn stands_alone(text: &str, from: usize, to: usize) -> bool {
    let before = text[..from].chars().next_back();
    let joins = |inner: Option<char>, outer: Option<char>| {
        inner.is_some_and(char::is_alphabetic) && outer.is_some_and(char::is_alphabetic)
    };
    let sign = &text[from..to];
    // A capital before a symbol makes another currency of it: `Z$` is no `$`.
    let symbol =
        !sign.starts_with(char::is_alphabetic) && before.is_some_and(|c| c.is_ascii_uppercase());
    !symbol
        && !joins(sign.chars().next(), before)
        && !joins(sign.chars().next_back(), text[to..].chars().next())
}

/// The number right after a currency, or else right before it.
fn beside(text: &str, from: usize, to: usize) -> Option<(usize, usize)> {
    let gap = |text: &str| {
        text.chars()
            .all(|c| c.is_whitespace() || matches!(c, ':' | '-' | '.' | ','))
    };
    let after = first_number(text, to).filter(|(start, _)| gap(&text[to..*start]));
    let mut before = None;
    let mut at = 0;
    while let Some((start, end)) = first_number(text, at).filter(|(_, end)| *end <= from) {
        before = Some((start, end));
        at = end;
    }
    let before = before.filter(|(_, end)| gap(&text[*end..from]));
    // `1 250 € 600`: what stands before belongs to the first sign.
    before.or(after)
}

/// The first number from `at` on: digits with marks between them. A blank stands only before three digits (thousands)
/// or after a decimal mark before two: `118, 99`.
fn first_number(text: &str, at: usize) -> Option<(usize, usize)> {
    let start = at + text[at..].find(|c: char| c.is_ascii_digit())?;
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let mut end = start + digits(&text[start..]);
    while let Some(mark) = text[end..].chars().next() {
        let after = &text[end + mark.len_utf8()..];
        let blanks = match (is_blank(mark), mark, digits(after)) {
            (true, _, 3) | (false, '.' | ',' | '\'' | '\u{2019}', 1..) => 0,
            (false, '.' | ',', 0) if after.starts_with(' ') && digits(&after[1..]) == 2 => 1,
            _ => break,
        };
        end += mark.len_utf8() + blanks + digits(&after[blanks..]);
    }
    let fraction = text[..start]
        .strip_suffix('.')
        .is_some_and(|before| !before.ends_with(char::is_alphanumeric));
    Some((start - usize::from(fraction), end))
}

fn amount(body: &str) -> Option<Decimal> {
    if let Some(fraction) = body.strip_prefix('.') {
        return number::read(&format!("0.{fraction}"), '.', None);
    }
    let body = body.replace(". ", ".").replace(", ", ",");
    let marks = number::marks(&body)?;
    let thousands = marks.thousands.or(marks.either);
    let decimal = marks
        .decimal
        .unwrap_or(if thousands == Some('.') { ',' } else { '.' });
    number::read(&body, decimal, thousands)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_number_beside_the_currency_is_the_price() {
        let found =
            |text, hint| price(text, hint).map(|found| (found.amount.to_string(), found.code()));
        let price = |amount: &str, code| Some((amount.to_owned(), code));
        assert_eq!(
            found("Vanaf € 1.249,95 p.st.", None),
            price("1249.95", Some("EUR"))
        );
        assert_eq!(
            found("3 Ausgaben für nur 14,85 EUR", None),
            price("14.85", Some("EUR"))
        );
        assert_eq!(found("12 590 Kč", None), price("12590", Some("CZK")));
        assert_eq!(
            found("39.95", Some("Price from £ 45")),
            price("39.95", Some("GBP"))
        );
        assert_eq!(found("Uitverkocht", Some("€")), None);
    }

    proptest! {
        #[test]
        fn any_text_is_survived(text in ".*", priced in "[€$ .,'0-9-]{0,20}(EUR|kr|R)?") {
            let _ = (price(&text, Some(&priced)), price(&priced, Some(&text)));
        }
    }
}
