//! Deciding: from the counts of a whole column to its type and convention, and to what must be reported because it
//! does not fit.

use super::evidence::{CLASSES, Class, Evidence, SEPARATORS, Tally};
use super::profile::Problem;
use super::{Convention, DateOrder, Type};

/// The decimal mark of the source: the one that most columns with certain decimals use. `None` when they differ or
/// there are none.
pub(super) fn decimal_mark<'e>(columns: impl Iterator<Item = &'e Evidence>) -> Option<char> {
    let (mut point, mut comma) = (0, 0);
    for column in columns {
        point += u64::from(column.decimal[0].count > column.decimal[1].count);
        comma += u64::from(column.decimal[1].count > column.decimal[0].count);
    }
    match (point, comma) {
        (0, 0) => None,
        (_, 0) => Some('.'),
        (0, _) => Some(','),
        _ => None,
    }
}

/// Decides a column. `mark` is the decimal mark of the source, for columns that do not tell.
pub(super) fn decide(
    name: &str,
    seen: &Evidence,
    mark: Option<char>,
) -> (Convention, Vec<Problem>) {
    let kind = kind(name, seen);
    let mut convention = Convention::of(kind);
    let mut problems = Vec::new();
    for (word, tally) in &seen.missing {
        convention.missing.push(word.clone());
        report("missing_words", tally, &mut problems);
    }
    match kind {
        Type::Integer | Type::Decimal | Type::Percent => {
            notation(seen, mark, &mut convention, &mut problems);
            currencies(seen, &mut convention, &mut problems);
        }
        Type::Date | Type::DateTime => dates(seen, &mut convention, &mut problems),
        Type::Gtin => {
            report("lost_zeros", &seen.short_gtins, &mut problems);
            report("wrong_check_digit", &seen.wrong_gtins, &mut problems);
        }
        Type::Url | Type::Image => convention.list_separator = most(&seen.address_lists),
        Type::List => convention.list_separator = list(seen).map(String::from),
        Type::Empty | Type::Text | Type::Boolean | Type::Html => {}
    }
    report(
        "destroyed_by_spreadsheet",
        seen.tally(Class::Scientific),
        &mut problems,
    );
    report("spreadsheet_apostrophe", &seen.apostrophes, &mut problems);
    unfit(kind, seen, &mut problems);
    (convention, problems)
}

impl Evidence {
    fn tally(&self, class: Class) -> &Tally {
        &self.classes[class as usize]
    }

    fn count(&self, classes: &[Class]) -> u64 {
        classes.iter().map(|class| self.tally(*class).count).sum()
    }

    /// Whether the count is at least this share of the values, in percent.
    fn is_share(&self, count: u64, percent: u64) -> bool {
        count * 100 >= self.values * percent
    }
}

const NUMBERS: &[Class] = &[Class::Integer, Class::Number, Class::Percent];

/// Shares: most columns are of one type but for a few slips, which are then reported one by one.
fn kind(name: &str, seen: &Evidence) -> Type {
    if seen.values == 0 {
        return Type::Empty;
    }
    let images = seen.count(&[Class::Image]);
    if seen.is_share(seen.count(&[Class::Html]), 5) {
        return Type::Html;
    }
    if seen.is_share(seen.count(&[Class::Url, Class::Image]), 90) {
        return if seen.is_share(images, 50) {
            Type::Image
        } else {
            Type::Url
        };
    }
    if is_gtin(name, seen) {
        return Type::Gtin;
    }
    let words = seen.count(&[Class::Boolean]);
    let bits = seen.bits[0] + seen.bits[1];
    let both = seen.bits[0] > 0 && seen.bits[1] > 0 && seen.values > 2;
    if seen.is_share(words + bits, 99) && (words > 0 || both) {
        return Type::Boolean;
    }
    let dates = seen.count(&[Class::Date]);
    if seen.is_share(dates, 90) || (seen.values > 2 && seen.compact_dates == seen.values) {
        return if seen.timed > 0 {
            Type::DateTime
        } else {
            Type::Date
        };
    }
    let numbers = seen.count(NUMBERS);
    // One leading zero makes a column of codes: as numbers, they would lose it.
    if seen.is_share(numbers, 90) && seen.count(&[Class::Code]) == 0 {
        if seen.is_share(seen.count(&[Class::Percent]), 50) {
            return Type::Percent;
        }
        let whole = seen
            .decimal
            .iter()
            .chain(&seen.either)
            .all(|tally| tally.count == 0);
        return if whole && seen.currencies.is_empty() {
            Type::Integer
        } else {
            Type::Decimal
        };
    }
    if list(seen).is_some() {
        Type::List
    } else {
        Type::Text
    }
}

fn is_gtin(name: &str, seen: &Evidence) -> bool {
    let right = seen.gtins + seen.short_gtins.count;
    let destroyed = seen.count(&[Class::Scientific]);
    let digits = seen.count(&[Class::Integer, Class::Code]) + destroyed;
    let named = name
        .to_lowercase()
        .split(|c: char| !c.is_alphanumeric())
        .any(|word| {
            ["ean", "gtin", "upc", "isbn"]
                .iter()
                .any(|known| word.starts_with(known))
                || word.contains("barcode")
        });
    if named && digits > 0 && (right > 0 || destroyed > 0 || seen.is_share(digits, 50)) {
        return true;
    }
    // One number in ten has a right check digit by chance.
    seen.is_share(right + destroyed, 60) && (seen.gtins > 0 || seen.is_share(right, 90))
}

/// Decimal and thousands marks. Where nothing tells, the marks are left so that the doubtful values are refused.
fn notation(
    seen: &Evidence,
    source: Option<char>,
    convention: &mut Convention,
    problems: &mut Vec<Problem>,
) {
    const MARKS: [char; 2] = ['.', ','];
    let certain = [0, 1].map(|mark| seen.decimal[mark].count + seen.thousands[1 - mark].count);
    let either = [0, 1].map(|mark| seen.either[mark].count);
    let decimal = if certain[0] + certain[1] > 0 {
        usize::from(certain[1] > certain[0])
    } else if either[0] + either[1] > 0 {
        let doubtful = usize::from(either[1] > either[0]);
        let other = 1 - doubtful;
        if either[other] > 0 {
            report("mixed_decimal_marks", &seen.either[other], problems);
        }
        if seen.long_integers > 0 {
            // 1299 is written without a mark, so 1.299 is not a thousand.
            doubtful
        } else if seen.short_integers > 0 {
            convention.thousands = Some(MARKS[doubtful]);
            other
        } else if source == Some(MARKS[doubtful]) {
            doubtful
        } else if source == Some(MARKS[other]) {
            convention.thousands = Some(MARKS[doubtful]);
            other
        } else {
            report("undecided_marks", &seen.either[doubtful], problems);
            other
        }
    } else {
        convention.thousands = blank(seen);
        return;
    };
    let other = 1 - decimal;
    convention.decimal = Some(MARKS[decimal]);
    if certain[0] + certain[1] == 0 {
        return;
    }
    report("mixed_decimal_marks", &seen.decimal[other], problems);
    report("mixed_decimal_marks", &seen.thousands[decimal], problems);
    if seen.three_decimals == 0 && seen.decimal[decimal].count > 0 {
        report("uneven_decimals", &seen.either[decimal], problems);
    }
    convention.thousands = if seen.thousands[other].count + either[other] > 0 {
        Some(MARKS[other])
    } else {
        blank(seen)
    };
}

fn blank(seen: &Evidence) -> Option<char> {
    if seen.thousands[2].count > 0 {
        Some(' ')
    } else {
        (seen.thousands[3].count > 0).then_some('\'')
    }
}

fn currencies(seen: &Evidence, convention: &mut Convention, problems: &mut Vec<Problem>) {
    let mut codes = seen.currencies.clone();
    codes.sort_by_key(|(_, tally)| std::cmp::Reverse(tally.count));
    match codes.as_slice() {
        [] => {}
        [(code, _)] => convention.currency = code.map(str::to_owned),
        [_, others @ ..] => {
            for (_, tally) in others {
                report("mixed_currencies", tally, problems);
            }
        }
    }
}

fn dates(seen: &Evidence, convention: &mut Convention, problems: &mut Vec<Problem>) {
    let order = if seen.dmy.count == 0 && seen.mdy.count == 0 {
        if seen.dmy_or_mdy.count == 0 {
            DateOrder::Ymd
        } else {
            report("undecided_dates", &seen.dmy_or_mdy, problems);
            DateOrder::Dmy
        }
    } else if seen.dmy.count >= seen.mdy.count {
        report("mixed_dates", &seen.mdy, problems);
        DateOrder::Dmy
    } else {
        report("mixed_dates", &seen.dmy, problems);
        DateOrder::Mdy
    };
    convention.date = Some(order);
}

/// The separator of cells that hold short pieces: no sentences and no single values.
fn list(seen: &Evidence) -> Option<char> {
    // A comma is also a mark between words, so that it must be in most cells.
    let most = [30, 30, 50];
    (0..3).find_map(|index| {
        let separated = seen.separated[index];
        let short = seen.characters <= seen.pieces[index] * [40, 40, 20][index];
        (separated > 0 && seen.is_share(separated, most[index]) && short)
            .then_some(SEPARATORS[index])
    })
}

fn most(counts: &[u64; 5]) -> Option<String> {
    let index =
        (0..counts.len()).max_by_key(|index| (counts[*index], std::cmp::Reverse(*index)))?;
    (counts[index] > 0).then(|| SEPARATORS[index].to_string())
}

/// Reports the values that are not of the column's type.
fn unfit(kind: Type, seen: &Evidence, problems: &mut Vec<Problem>) {
    use Class::{Boolean, Code, Date, Image, Integer, Number, Percent, Scientific, Url};
    let fits: &[Class] = match kind {
        Type::Empty | Type::Text | Type::Html | Type::List => return,
        Type::Integer | Type::Decimal | Type::Percent => &[Integer, Number, Percent, Scientific],
        Type::Date | Type::DateTime => &[Date, Integer],
        Type::Boolean => &[Boolean, Integer],
        Type::Gtin => &[Integer, Code, Scientific],
        Type::Url | Type::Image => &[Url, Image],
    };
    let mut tally = Tally::default();
    for class in CLASSES.iter().filter(|class| !fits.contains(class)) {
        let other = seen.tally(*class);
        tally.count += other.count;
        let item = |first: &Option<(String, crate::record::Position)>| {
            first
                .as_ref()
                .map_or(u64::MAX, |(_, position)| position.item)
        };
        if item(&other.first) < item(&tally.first) {
            tally.first.clone_from(&other.first);
        }
    }
    report("does_not_fit", &tally, problems);
}

fn report(code: &'static str, tally: &Tally, problems: &mut Vec<Problem>) {
    let Some((sample, position)) = &tally.first else {
        return;
    };
    problems.push(Problem {
        code,
        count: tally.count,
        sample: sample.clone(),
        line: position.line,
        item: position.item,
    });
}
