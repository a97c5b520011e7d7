//! Writes delimited text. A record's cells may arrive in any order; several values of one column are joined with the
//! list separator. What the format cannot carry: missing against empty, which values formed a list, groups, zero bytes.

use crate::error::Error;
use crate::formats::scan::find;
use crate::formats::{Encoder, refuse, rows};
use crate::options::{Quoting, WriteOptions};
use crate::record::Record;

/// The encoder of delimited text.
pub(crate) struct CsvEncoder {
    columns: Vec<String>,
    delimiter: String,
    /// First byte of the delimiter: a value that holds it is quoted.
    first: u8,
    /// `None`: nothing is quoted.
    quote: Option<u8>,
    always: bool,
    header: bool,
    line_end: String,
    formula_guard: bool,
    list_separator: String,
}

impl CsvEncoder {
    /// Fails when delimiter, quote and line end contradict each other.
    pub(crate) fn new(options: &WriteOptions, columns: &[String]) -> Result<Self, Error> {
        let delimiter = options.delimiter.clone();
        let quote = match options.quote.as_bytes() {
            [] => None,
            [quote] if quote.is_ascii_graphic() => Some(*quote),
            _ => {
                return Err(refuse(
                    format!(
                        "the quote {:?} is not one visible ASCII character",
                        options.quote
                    ),
                    "use \"\\\"\" or \"'\", or leave it empty for a file without quotes",
                ));
            }
        };
        let Some(&first) = delimiter.as_bytes().first() else {
            return Err(refuse(
                "the delimiter is empty",
                "give one, such as \",\" or \"\\t\"",
            ));
        };
        if delimiter.contains(['\n', '\r'])
            || quote.is_some_and(|quote| delimiter.contains(quote as char))
        {
            return Err(refuse(
                format!("the delimiter {delimiter:?} holds a line break or the quote"),
                "choose a delimiter that differs from the quote and from line ends",
            ));
        }
        if !matches!(options.line_end.as_str(), "\n" | "\r\n" | "\r") {
            return Err(refuse(
                format!("{:?} does not end a line", options.line_end),
                "use \"\\n\" or \"\\r\\n\"",
            ));
        }
        if options.quoting == Quoting::Always && quote.is_none() {
            return Err(refuse(
                "every value is to be quoted, but there is no quote character",
                "set `quote`, or `quoting = \"never\"`",
            ));
        }
        Ok(Self {
            columns: columns.to_vec(),
            delimiter,
            first,
            quote: quote.filter(|_| options.quoting != Quoting::Never),
            always: options.quoting == Quoting::Always,
            header: options.header,
            line_end: options.line_end.clone(),
            formula_guard: options.formula_guard,
            list_separator: options.list_separator.clone(),
        })
    }

    /// Appends a value. Zero bytes are left out: most programs end the text, or the file, at one.
    fn value(&self, text: &str, out: &mut Vec<u8>) {
        let guard = self.formula_guard && runs_as_formula(text);
        let Some(quote) = self.quote else {
            return self.bare(guard, text, out);
        };
        let first = self.first;
        let special = |byte: u8| {
            (byte == first) | (byte == quote) | (byte == b'\n') | (byte == b'\r') | (byte == 0)
        };
        let plain = find(text.as_bytes(), special).is_none() && !self.would_be_lost(text);
        if plain && !self.always {
            if guard {
                out.push(b'\'');
            }
            return out.extend_from_slice(text.as_bytes());
        }
        if text.contains('\0') {
            return self.value(&text.replace('\0', ""), out);
        }
        out.push(quote);
        if guard {
            out.push(b'\'');
        }
        let (bytes, mut copied) = (text.as_bytes(), 0);
        for at in memchr::memchr_iter(quote, bytes) {
            out.extend_from_slice(&bytes[copied..at]);
            out.push(quote);
            copied = at;
        }
        out.extend_from_slice(&bytes[copied..]);
        out.push(quote);
    }

    /// Whether readers drop or change the text unless it is quoted: outer spaces are often trimmed, a byte order mark
    /// is skipped, and a lone empty value looks like an empty line.
    fn would_be_lost(&self, text: &str) -> bool {
        let outer = |byte: &u8| *byte <= b' ';
        let bytes = text.as_bytes();
        bytes.first().is_some_and(outer)
            || bytes.last().is_some_and(outer)
            || text.starts_with('\u{feff}')
            || (bytes.is_empty() && self.columns.len() == 1)
    }

    /// A value without quotes: what would split it becomes a space.
    fn bare(&self, guard: bool, text: &str, out: &mut Vec<u8>) {
        if guard {
            out.push(b'\'');
        }
        let mut rest = text;
        while let Some(at) = find(rest.as_bytes(), |byte| {
            (byte == self.first) | (byte == b'\n') | (byte == b'\r') | (byte == b'"') | (byte == 0)
        }) {
            out.extend_from_slice(&rest.as_bytes()[..at]);
            let tail = &rest[at..];
            let (length, splits) = if tail.starts_with(&self.delimiter) {
                (self.delimiter.len(), true)
            } else {
                let first = tail.chars().next().unwrap_or_default();
                (first.len_utf8(), matches!(first, '\n' | '\r' | '"' | '\0'))
            };
            let kept = if splits {
                b" "
            } else {
                &tail.as_bytes()[..length]
            };
            out.extend_from_slice(kept);
            rest = &tail[length..];
        }
        out.extend_from_slice(rest.as_bytes());
    }

    /// Appends the delimiter before a column, and the value.
    fn cell(&self, column: usize, text: Option<&str>, out: &mut Vec<u8>) {
        if column > 0 {
            out.extend_from_slice(self.delimiter.as_bytes());
        }
        match text {
            Some(text) => self.value(text, out),
            None if self.always || self.columns.len() == 1 => self.value("", out),
            None => {}
        }
    }
}

impl Encoder for CsvEncoder {
    fn head(&self, out: &mut Vec<u8>) {
        if self.header {
            for (column, name) in self.columns.iter().enumerate() {
                self.cell(column, Some(name), out);
            }
            out.extend_from_slice(self.line_end.as_bytes());
        }
    }

    fn record(&self, record: Record<'_>, out: &mut Vec<u8>) {
        let mut next = 0;
        rows::each(record, &self.list_separator, |column, text| {
            for missing in next..column {
                self.cell(missing, None, out);
            }
            self.cell(column, Some(text), out);
            next = column + 1;
        });
        for missing in next..self.columns.len() {
            self.cell(missing, None, out);
        }
        out.extend_from_slice(self.line_end.as_bytes());
    }

    fn tail(&self, _: &mut Vec<u8>) {}
}

/// Whether a spreadsheet may run the text as a formula (OWASP, "CSV Injection": `=`, `+`, `-`, `@`, tab and carriage
/// return first). Plain numbers with a sign are left alone.
pub(crate) fn runs_as_formula(text: &str) -> bool {
    let number = |rest: &[u8]| {
        rest.iter().any(u8::is_ascii_digit)
            && rest
                .iter()
                .all(|byte| matches!(byte, b'0'..=b'9' | b'.' | b','))
    };
    match text.as_bytes() {
        [b'=' | b'@' | b'\t' | b'\r', ..] => true,
        [b'+' | b'-', rest @ ..] => !number(rest),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::formats::encoded;
    use crate::options::{Quoting, WriteOptions};

    fn tsv() -> WriteOptions {
        WriteOptions {
            delimiter: "\t".into(),
            header: false,
            ..WriteOptions::default()
        }
    }

    #[test]
    fn values_are_quoted_only_where_a_reader_needs_it() {
        let rows = [
            vec![("id", "1"), ("title", "Boot, \"high\""), ("price", "12,50")],
            vec![("id", "2"), ("title", "a\nb"), ("price", " 3 ")],
        ];
        assert_eq!(
            encoded(&WriteOptions::default(), &rows),
            "id,title,price\n1,\"Boot, \"\"high\"\"\",\"12,50\"\n2,\"a\nb\",\" 3 \"\n"
        );
    }

    #[test]
    fn cells_in_any_order_find_their_column_and_lists_are_joined() {
        let rows = [
            vec![("id", "1"), ("title", "x"), ("image", "a"), ("image", "b")],
            vec![("image", "c"), ("id", "2")],
        ];
        let options = WriteOptions {
            list_separator: "|".into(),
            ..tsv()
        };
        assert_eq!(encoded(&options, &rows), "1\tx\ta|b\n2\t\tc\n");
    }

    #[test]
    fn without_quotes_what_would_split_a_row_becomes_a_space() {
        let options = WriteOptions {
            quoting: Quoting::Never,
            delimiter: "||".into(),
            ..tsv()
        };
        assert_eq!(
            encoded(&options, &[vec![("a", "x||y|z\r\nq"), ("b", "1")]]),
            "x y|z  q||1\n"
        );
    }

    #[test]
    fn a_formula_is_disarmed_and_a_number_is_not() {
        let options = WriteOptions {
            formula_guard: true,
            ..tsv()
        };
        let rows = [vec![
            ("a", "=1+1"),
            ("b", "-12,50"),
            ("c", "-A1"),
            ("d", "@SUM"),
        ]];
        assert_eq!(encoded(&options, &rows), "'=1+1\t-12,50\t'-A1\t'@SUM\n");
    }

    #[test]
    fn a_lone_empty_value_is_not_an_empty_line() {
        assert_eq!(encoded(&tsv(), &[vec![("a", "")], vec![]]), "\"\"\n\"\"\n");
    }
}
