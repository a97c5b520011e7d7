//! What the values of one column have been so far: counts of each kind of text, with the first example of each. Looking
//! only; `decide` draws the conclusions.

use super::convention::DateOrder;
use super::{gtin, number, time, words};
use crate::record::Position;

/// How often something was seen, and where first.
#[derive(Clone, Debug, Default)]
pub(super) struct Tally {
    pub(super) count: u64,
    pub(super) first: Option<(String, Position)>,
}

impl Tally {
    fn see(&mut self, text: &str, position: Position) {
        if self.count == 0 {
            self.first = Some((super::profile::shortened(text), position));
        }
        self.count += 1;
    }
}

/// What a text is by itself. Every value is in exactly one class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// Digits.
    Integer,
    /// Digits that are no number: with leading zeros, or more than 18.
    Code,
    /// A number with marks or a currency.
    Number,
    Percent,
    /// `5,06011E+12`.
    Scientific,
    Date,
    /// A word for yes or no.
    Boolean,
    Url,
    Image,
    Html,
    Text,
}

/// All classes, in the order of `Evidence::classes`.
pub(super) const CLASSES: [Class; 11] = [
    Class::Integer,
    Class::Code,
    Class::Number,
    Class::Percent,
    Class::Scientific,
    Class::Date,
    Class::Boolean,
    Class::Url,
    Class::Image,
    Class::Html,
    Class::Text,
];

/// What may stand between the values of a list in a cell.
pub(super) const SEPARATORS: [char; 5] = ['|', ';', ',', '\n', ' '];

/// Counts of one column.
#[derive(Clone, Debug, Default)]
pub(super) struct Evidence {
    /// Values that are filled and do not mean missing.
    pub(super) values: u64,
    pub(super) classes: [Tally; 11],
    /// Words that mean missing, each with its count.
    pub(super) missing: Vec<(String, Tally)>,
    /// Certain decimal marks: point and comma.
    pub(super) decimal: [Tally; 2],
    /// Certain thousands marks: point, comma, blank, apostrophe.
    pub(super) thousands: [Tally; 4],
    /// One point or comma before three digits: decimal or thousands.
    pub(super) either: [Tally; 2],
    /// Certain decimals of exactly three digits.
    pub(super) three_decimals: u64,
    /// Whole numbers without marks of at most three digits, and of more.
    pub(super) short_integers: u64,
    pub(super) long_integers: u64,
    /// Values that are 0, and that are 1.
    pub(super) bits: [u64; 2],
    /// Currencies: the code where the sign tells, else none.
    pub(super) currencies: Vec<(Option<&'static str>, Tally)>,
    /// GTINs; such as have lost zeros; such as have a wrong check digit.
    pub(super) gtins: u64,
    pub(super) short_gtins: Tally,
    pub(super) wrong_gtins: Tally,
    /// Dates that can be read as year-month-day, only as day-month-year, only as month-day-year, or as both of these.
    pub(super) ymd: Tally,
    pub(super) dmy: Tally,
    pub(super) mdy: Tally,
    pub(super) dmy_or_mdy: Tally,
    /// Dates with a time of day; eight digits that are a date.
    pub(super) timed: u64,
    pub(super) compact_dates: u64,
    /// Numbers behind the apostrophe by which a spreadsheet keeps them as text.
    pub(super) apostrophes: Tally,
    /// Cells with several addresses, by what stands between them.
    pub(super) address_lists: [u64; 5],
    /// Texts with each separator, the pieces these make, and the characters of the texts.
    pub(super) separated: [u64; 3],
    pub(super) pieces: [u64; 3],
    pub(super) characters: u64,
}

/// Different words for missing that are kept apart.
const MISSING_WORDS: usize = 8;

impl Evidence {
    /// Looks at a value, which is trimmed and not empty. Returns whether it is filled: not a word for missing.
    pub(super) fn see(&mut self, text: &str, position: Position) -> bool {
        if words::means_missing(text) {
            let known = self.missing.iter().position(|(word, _)| word == text);
            let index = known.unwrap_or(self.missing.len());
            if known.is_none() && index < MISSING_WORDS {
                self.missing.push((text.to_owned(), Tally::default()));
            }
            if let Some((_, tally)) = self.missing.get_mut(index) {
                tally.see(text, position);
            }
            return false;
        }
        self.values += 1;
        let kept = text.strip_prefix('\'').unwrap_or_default();
        let number = |byte: u8| byte.is_ascii_digit() || b",.-".contains(&byte);
        if !kept.is_empty() && kept.bytes().all(number) {
            self.apostrophes.see(text, position);
        }
        let class = self.class(text, position);
        self.classes[class as usize].see(text, position);
        true
    }

    fn class(&mut self, text: &str, position: Position) -> Class {
        if text.bytes().all(|byte| byte.is_ascii_digit()) {
            return self.digits(text, position);
        }
        if is_address(text) {
            if let Some(separator) = address_separator(text) {
                self.address_lists[separator] += 1;
            }
            return if is_image(text) {
                Class::Image
            } else {
                Class::Url
            };
        }
        if has_markup(text) {
            return Class::Html;
        }
        if number::is_scientific(text) {
            return Class::Scientific;
        }
        if let Some(class) = self.number(text, position) {
            return class;
        }
        if self.date(text, position) {
            return Class::Date;
        }
        if words::boolean(text).is_some() {
            return Class::Boolean;
        }
        if is_image(text) && !text.contains(' ') {
            return Class::Image;
        }
        self.list(text);
        Class::Text
    }

    fn digits(&mut self, text: &str, position: Position) -> Class {
        match text.len() {
            _ if gtin::is_valid(text) => self.gtins += 1,
            // Restored zeros keep the check digit right; shorter numbers are right by chance too often.
            7 | 9..=11 if gtin::has_check_digit(text) => self.short_gtins.see(text, position),
            8 | 12..=14 => self.wrong_gtins.see(text, position),
            _ => {}
        }
        if text.len() == 8 && time::written(text, DateOrder::Ymd).is_some() {
            self.compact_dates += 1;
        }
        if (text.len() > 1 && text.starts_with('0')) || text.len() > 18 {
            return Class::Code;
        }
        match text {
            "0" => self.bits[0] += 1,
            "1" => self.bits[1] += 1,
            _ => {}
        }
        if text.len() <= 3 {
            self.short_integers += 1;
        } else {
            self.long_integers += 1;
        }
        Class::Integer
    }

    fn number(&mut self, text: &str, position: Position) -> Option<Class> {
        let found = number::strip(text)?;
        let marks = number::marks(found.body)?;
        if let Some(mark) = marks.decimal {
            self.decimal[usize::from(mark == ',')].see(text, position);
            let decimals = found.body.rsplit(mark).next().map_or(0, str::len);
            self.three_decimals += u64::from(decimals == 3);
        }
        match marks.thousands {
            Some('.') => self.thousands[0].see(text, position),
            Some(',') => self.thousands[1].see(text, position),
            Some(' ') => self.thousands[2].see(text, position),
            Some(_) => self.thousands[3].see(text, position),
            None => {}
        }
        if let Some(mark) = marks.either {
            self.either[usize::from(mark == ',')].see(text, position);
        }
        let unmarked = marks == number::Marks::default();
        if unmarked && found.body.len() <= 3 {
            self.short_integers += 1;
        } else if unmarked {
            self.long_integers += 1;
        }
        if let Some(currency) = found.currency {
            match self
                .currencies
                .iter_mut()
                .find(|(code, _)| *code == currency.code)
            {
                Some((_, tally)) => tally.see(text, position),
                None => {
                    let mut tally = Tally::default();
                    tally.see(text, position);
                    self.currencies.push((currency.code, tally));
                }
            }
        }
        Some(if found.percent {
            Class::Percent
        } else {
            Class::Number
        })
    }

    fn date(&mut self, text: &str, position: Position) -> bool {
        let first = text.as_bytes()[0];
        if !first.is_ascii_digit() && !text.contains(", ") {
            return false;
        }
        let [ymd, dmy, mdy] = [DateOrder::Ymd, DateOrder::Dmy, DateOrder::Mdy]
            .map(|order| time::written(text, order));
        let tally = match (ymd, dmy, mdy) {
            (Some(_), _, _) => &mut self.ymd,
            (None, Some(dmy), Some(mdy)) if dmy == mdy => &mut self.ymd,
            (None, Some(_), Some(_)) => &mut self.dmy_or_mdy,
            (None, Some(_), None) => &mut self.dmy,
            (None, None, Some(_)) => &mut self.mdy,
            (None, None, None) => return false,
        };
        tally.see(text, position);
        self.timed += u64::from(
            [ymd, dmy, mdy]
                .iter()
                .flatten()
                .any(|date| date.time.is_some()),
        );
        true
    }

    fn list(&mut self, text: &str) {
        self.characters += text.len() as u64;
        for (index, separator) in SEPARATORS[..3].iter().enumerate() {
            let count = memchr::memchr_iter(*separator as u8, text.as_bytes()).count() as u64;
            self.separated[index] += u64::from(count > 0);
            self.pieces[index] += count + 1;
        }
    }
}

fn is_address(text: &str) -> bool {
    let bytes = text.as_bytes();
    let starts = |start: &str| {
        bytes
            .get(..start.len())
            .is_some_and(|head| head.eq_ignore_ascii_case(start.as_bytes()))
    };
    starts("http://") || starts("https://") || starts("//") || starts("www.")
}

/// The index in `SEPARATORS` of what stands before the second address of a cell.
fn address_separator(text: &str) -> Option<usize> {
    for at in memchr::memmem::find_iter(text.as_bytes(), "http").skip(1) {
        let before = &text[..at];
        let trimmed = before.trim_end();
        let mark = match trimmed.chars().next_back()? {
            mark @ ('|' | ';' | ',') => mark,
            _ if before.len() == trimmed.len() => continue,
            _ if before[trimmed.len()..].contains('\n') => '\n',
            _ => ' ',
        };
        return SEPARATORS.iter().position(|separator| *separator == mark);
    }
    None
}

fn is_image(text: &str) -> bool {
    let end = text.find(['?', '#']).unwrap_or(text.len());
    let path = &text[..end];
    let Some((_, extension)) = path.rsplit_once('.') else {
        return false;
    };
    [
        "jpg", "jpeg", "png", "webp", "gif", "avif", "svg", "tif", "tiff", "bmp",
    ]
    .iter()
    .any(|known| extension.eq_ignore_ascii_case(known))
}

/// Whether there is a tag in the text: `<p>`, `</b>`, `<br />`, also with its brackets escaped.
fn has_markup(text: &str) -> bool {
    let tag = |rest: &str, end: &str| {
        let name = rest.strip_prefix('/').unwrap_or(rest);
        name.starts_with(|c: char| c.is_ascii_alphabetic())
            && memchr::memmem::find(name.as_bytes(), end.as_bytes()).is_some()
    };
    memchr::memchr_iter(b'<', text.as_bytes()).any(|at| tag(&text[at + 1..], ">"))
        || memchr::memmem::find_iter(text.as_bytes(), "&lt;").any(|at| tag(&text[at + 4..], "&gt;"))
}
