//! Decides delimiter, quote and escape: every candidate reads the first rows, and the one whose rows agree wins.

use super::parse::{Dialect, Notes, Quotes, Window};
use crate::detect::{Decision, Detected};
use crate::error::{At, Error};
use crate::options::ReadOptions;
use crate::record::Cell;
use crate::said::Said;
use std::collections::BTreeMap;
use std::ops::Range;

/// Delimiters, the likelier first. A quote is only seen behind a blank when the blank is part of the delimiter.
const SINGLE: [&str; 12] = [
    ",", ";", "\t", "|", "^", "~", ":", "\u{1}", "\u{1F}", "§", ", ", "; ",
];
/// Delimiters of several characters, tried where one of their characters does well.
const SEVERAL: [&str; 14] = [
    "||", ";;", "::", "~~", "^^", "~|~", "|~|", "^|^", "|#|", "~^~", "\t\t", ", ", "; ", "| ",
];
/// Rows and bytes that a candidate reads.
const ROWS: usize = 300;
const BYTES: usize = 256 << 10;

/// A dialect and where the text begins.
pub(super) struct Sniffed {
    pub(super) dialect: Dialect,
    /// Bytes of a first line `sep=;`, which Excel writes and obeys.
    pub(super) skip: usize,
}

/// One row of the sample.
pub(super) struct Row {
    /// Line of its start, from 1.
    pub(super) line: u64,
    pub(super) start: usize,
    pub(super) next: usize,
    pub(super) next_line: u64,
    pub(super) cells: Vec<String>,
}

impl Row {
    pub(super) fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| cell.trim().is_empty())
    }
}

/// Reads up to 300 rows as a candidate dialect would; also says how many had quotes that do not fit.
pub(super) fn rows(head: &[u8], whole: bool, skip: usize, dialect: &Dialect) -> (Vec<Row>, usize) {
    let mut rows = Vec::new();
    let (mut cells, mut notes): (Vec<Cell>, _) = (Vec::new(), Notes::default());
    let (mut at, mut line, mut stray) = (skip, 1 + u64::from(skip > 0), 0);
    let window = Window {
        bytes: head,
        ended: whole,
        shift: 0,
    };
    while at < head.len() && rows.len() < ROWS && (at < BYTES || rows.len() < 2) {
        cells.clear();
        let Some(next) = dialect.record(window, at, Quotes::Inner, &mut cells, &mut notes) else {
            break;
        };
        stray += usize::from(notes.stray.is_some() || notes.unclosed.is_some());
        let text = |(column, cell): (usize, &Cell)| {
            let mut bytes = head[cell.start as usize..cell.end as usize].to_vec();
            if notes.escaped.contains(&(column as u32)) {
                let length = dialect.unescape(&mut bytes, Quotes::Inner);
                bytes.truncate(length);
            }
            String::from_utf8_lossy(&bytes).into_owned()
        };
        let next_line = line + notes.breaks + 1;
        let cells = cells.iter().enumerate().map(text).collect();
        rows.push(Row {
            line,
            start: at,
            next,
            next_line,
            cells,
        });
        (at, line) = (next, next_line);
    }
    (rows, stray)
}

/// Decides the dialect of the text that starts with `head` (`whole` when that is all), but for what `options` state.
pub(super) fn dialect(
    head: &[u8],
    whole: bool,
    name: &str,
    options: &ReadOptions,
    detected: &mut Detected,
) -> Result<Sniffed, Error> {
    let (skip, announced) = announced(head);
    let (skip, announced) = (skip.end, announced.filter(|_| options.delimiter.is_none()));
    let quote = stated_byte(options.quote.as_deref(), "quote", name)?;
    let escape = stated_byte(options.escape.as_deref(), "escape", name)?;
    let judge = |delimiter: &str| {
        let quotes = quote.map_or_else(|| quotes(head, skip, delimiter), |quote| vec![quote]);
        let escapes = match escape {
            Some(escape) => vec![escape],
            None if memchr::memmem::find(head, b"\\\"").is_some()
                || memchr::memmem::find(head, b"\\'").is_some() =>
            {
                vec![None, Some(b'\\')]
            }
            None => vec![None],
        };
        let mut best: Option<Judged> = None;
        for quote in quotes {
            for escape in &escapes {
                let delimiter = delimiter.as_bytes().to_vec();
                let judged = Judged::of(
                    head,
                    whole,
                    skip,
                    Dialect {
                        delimiter,
                        quote,
                        escape: *escape,
                    },
                );
                if best
                    .as_ref()
                    .is_none_or(|best| judged.score > best.score + 1e-9)
                {
                    best = Some(judged);
                }
            }
        }
        best.expect("there is at least one candidate")
    };

    let (judged, why) = match (&options.delimiter, announced) {
        (Some(stated), _) if stated.is_empty() => {
            return Err(option_error(
                name,
                "the delimiter is empty",
                "leave it out to detect it",
            ));
        }
        (Some(stated), _) => (judge(stated), Said::plain("stated")),
        (None, Some(announced)) => (judge(announced), Said::plain("announced")),
        (None, None) => best_delimiter(judge),
    };
    let delimiter = String::from_utf8_lossy(&judged.dialect.delimiter).into_owned();
    decide(detected, "delimiter", &delimiter, why);
    let word = |byte: Option<u8>| {
        byte.map(|byte| char::from(byte).to_string())
            .unwrap_or_default()
    };
    let shown = word(judged.dialect.quote);
    let why = match quote {
        Some(_) => "stated",
        None if judged.dialect.quote.is_none() => "unpaired",
        None if memchr::memchr(judged.dialect.quote.unwrap_or(b'"'), head).is_none() => "usual",
        None => "around",
    };
    decide(detected, "quote", &shown, Said::plain(why));
    if judged.dialect.escape.is_some() {
        let why = if escape.is_some() {
            "stated"
        } else {
            "before_quotes"
        };
        decide(
            detected,
            "escape",
            &word(judged.dialect.escape),
            Said::plain(why),
        );
    }
    detected.delimiter = Some(delimiter);
    detected.quote = Some(shown);
    detected.escape = judged.dialect.escape.map(|_| word(judged.dialect.escape));
    Ok(Sniffed {
        dialect: judged.dialect,
        skip,
    })
}

/// The best single delimiter, or a longer one around it that takes all of its places.
fn best_delimiter(judge: impl Fn(&str) -> Judged) -> (Judged, Said) {
    let mut best = judge(SINGLE[0]);
    let mut delimiter = SINGLE[0];
    for single in &SINGLE[1..] {
        let judged = judge(single);
        if judged.score > best.score + 1e-9 {
            (best, delimiter) = (judged, single);
        }
    }
    if best.score <= 0.0 {
        // Commas within the text of a single column must not cut it.
        let best = if best.agreement < 1.0 {
            judge("\t")
        } else {
            judge(SINGLE[0])
        };
        return (best, Said::plain("one_column"));
    }
    for several in SEVERAL.iter().filter(|several| several.contains(delimiter)) {
        let judged = judge(several);
        let times = several.matches(delimiter).count();
        if judged.agreement >= best.agreement
            && judged.width > 1
            && (judged.width - 1) * times == best.width - 1
        {
            best = judged;
            break;
        }
    }
    let share = (best.agreement * 100.0).round();
    let why = [
        ("percent", share.to_string()),
        ("count", best.width.to_string()),
    ];
    let why = Said::new("same_width", why);
    (best, why)
}

/// A dialect with how well the first rows agree.
struct Judged {
    dialect: Dialect,
    score: f64,
    agreement: f64,
    width: usize,
}

impl Judged {
    fn of(head: &[u8], whole: bool, skip: usize, dialect: Dialect) -> Self {
        let (rows, stray) = rows(head, whole, skip, &dialect);
        let widths: Vec<usize> = rows
            .iter()
            .filter(|row| !row.is_blank())
            .map(|row| row.cells.len())
            .collect();
        let mut counts = BTreeMap::new();
        for width in &widths {
            *counts.entry(*width).or_insert(0_usize) += 1;
        }
        let (width, agreeing) = counts
            .into_iter()
            .max_by_key(|(width, count)| (*count, *width))
            .unwrap_or((1, 0));
        let rows = widths.len().max(1) as f64;
        let agreement = agreeing as f64 / rows;
        let first = if widths.first() == Some(&width) {
            1.0
        } else {
            0.8
        };
        let clean = 1.0 - (stray as f64 / rows).min(1.0) * 0.5;
        let level = widths.windows(2).filter(|pair| pair[0] == pair[1]).count() as f64;
        let level = (agreement + (level + 1.0) / rows) / 2.0;
        // Colons cut times and addresses evenly too.
        let rare = if dialect.delimiter == b":" { 0.3 } else { 1.0 };
        // More columns say a little more; agreement says most.
        let wide = 1.0 + 0.02 * width.min(20) as f64;
        let score = if width > 1 {
            level * level * first * wide * rare
        } else {
            0.0
        } * clean;
        // Without columns to compare, clean quotes still tell the better reading.
        let score = if width > 1 {
            score
        } else {
            (clean - 1.0) * 1e-3
        };
        Self {
            dialect,
            score,
            agreement,
            width,
        }
    }
}

/// Quotes worth trying: what stands at both ends of cells.
fn quotes(head: &[u8], skip: usize, delimiter: &str) -> Vec<Option<u8>> {
    let plain = Dialect {
        delimiter: delimiter.as_bytes().to_vec(),
        quote: None,
        escape: None,
    };
    let (rows, _) = rows(head, false, skip, &plain);
    let count = |quote: char| {
        let cells = rows.iter().flat_map(|row| &row.cells);
        cells.fold((0, 0), |(starts, ends), cell| {
            let cell = cell.trim_matches(' ');
            (
                starts + usize::from(cell.starts_with(quote)),
                ends + usize::from(cell.ends_with(quote)),
            )
        })
    };
    let (double, single) = (count('"'), count('\''));
    if double.0 == 0 && single.0 > 1 && single.0 == single.1 {
        return vec![Some(b'\''), Some(b'"')];
    }
    vec![Some(b'"'), None]
}

/// The delimiter that a first line `sep=;` announces, and where that line is.
fn announced(head: &[u8]) -> (Range<usize>, Option<&str>) {
    let none = (0..0, None);
    let Some(end) = memchr::memchr(b'\n', &head[..head.len().min(16)]) else {
        return none;
    };
    let Ok(line) = std::str::from_utf8(&head[..end]) else {
        return none;
    };
    let line = line.trim_end_matches('\r').trim_matches('"');
    match line.get(..4) {
        Some(key) if key.eq_ignore_ascii_case("sep=") && line.len() > 4 => {
            (0..end + 1, Some(&line[4..]))
        }
        _ => none,
    }
}

/// A stated quote or escape: one ASCII character, or none for an empty text.
fn stated_byte(stated: Option<&str>, what: &str, name: &str) -> Result<Option<Option<u8>>, Error> {
    match stated.map(str::as_bytes) {
        None => Ok(None),
        Some([]) => Ok(Some(None)),
        Some([byte]) => Ok(Some(Some(*byte))),
        Some(_) => Err(option_error(
            name,
            &format!("the {what} is longer than one ASCII character"),
            "leave it out to detect it, or set it to nothing",
        )),
    }
}

fn option_error(name: &str, message: &str, hint: &str) -> Error {
    let at = At {
        place: name.to_owned(),
        ..At::default()
    };
    Error::Option {
        at,
        message: message.to_owned().into(),
        hint: hint.to_owned().into(),
    }
}

pub(super) fn decide(detected: &mut Detected, what: &'static str, value: &str, why: Said) {
    detected.decisions.push(Decision::new(what, value, why));
}
