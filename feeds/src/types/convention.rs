//! The convention of a column: how its texts are read. This is what `feeds/*.toml` says of a column.

use super::{Type, number, time, words};
use jiff::Zoned;
use jiff::tz::TimeZone;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How the texts of a column are read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Convention {
    /// What the texts are.
    #[serde(rename = "type")]
    pub kind: Type,
    /// Decimal mark of numbers; a point when left out, or a comma where the point marks thousands.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decimal: Option<char>,
    /// Mark between thousands: `.`, `,`, `'` or a blank; none when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub thousands: Option<char>,
    /// The one currency of the column, as ISO 4217 code: `EUR`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
    /// Order of day, month and year.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<DateOrder>,
    /// Words that mean yes; those of many languages when left out.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub yes: Vec<String>,
    /// Words that mean no; those of many languages when left out.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub no: Vec<String>,
    /// What stands between the values of a list in one cell: `,` or `|`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub list_separator: Option<String>,
    /// Words that mean that there is no value: `NULL`, `N/A`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub missing: Vec<String>,
}

/// Order of the parts of a date. ISO dates (`2024-05-31`) and names of months are read in every order of days.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DateOrder {
    /// Year, month, day: `2024-05-31`, `20240531`.
    #[default]
    Ymd,
    /// Day, month, year: `31-05-2024`.
    Dmy,
    /// Month, day, year: `05/31/2024`.
    Mdy,
    /// Seconds since 1970-01-01 00:00 UTC.
    Unix,
    /// Milliseconds since 1970-01-01 00:00 UTC.
    UnixMs,
}

impl Convention {
    /// A convention that says nothing but the type.
    #[must_use]
    pub fn of(kind: Type) -> Self {
        Self {
            kind,
            ..Self::default()
        }
    }

    /// The number in a text, without its currency or `%` sign (`21 %` is 21). `None` when it is not written in this
    /// convention: never a guess.
    #[must_use]
    pub fn decimal(&self, text: &str) -> Option<Decimal> {
        let mark = match (self.decimal, self.thousands) {
            (Some(mark), _) => mark,
            (None, Some('.')) => ',',
            (None, _) => '.',
        };
        let text = text.trim();
        number::read(text, mark, self.thousands).or_else(|| {
            let found = number::strip(text)?;
            // With both marks in it, a number tells its notation even where the column had none above 999 so far.
            let other = if mark == ',' { '.' } else { ',' };
            let both = self.thousands.is_none() && found.body.contains(mark);
            let thousands = self.thousands.or(both.then_some(other));
            let number = number::read(found.body, mark, thousands)?;
            Some(if found.negative { -number } else { number })
        })
    }

    /// The whole number in a text; `5.00` is 5. `None` when there is none or it has other decimals.
    #[must_use]
    pub fn integer(&self, text: &str) -> Option<i64> {
        let number = self.decimal(text)?;
        if number.fract().is_zero() {
            number.to_i64()
        } else {
            None
        }
    }

    /// Yes or no. `None` for any other word.
    #[must_use]
    pub fn boolean(&self, text: &str) -> Option<bool> {
        let text = text.trim();
        if self.yes.is_empty() && self.no.is_empty() {
            words::boolean(text)
        } else if words::is_one_of(text, &self.yes) {
            Some(true)
        } else if words::is_one_of(text, &self.no) {
            Some(false)
        } else {
            None
        }
    }

    /// The moment in a text, in `zone`. A date without a time is midnight in `zone`.
    #[must_use]
    pub fn time(&self, text: &str, zone: &TimeZone) -> Option<Zoned> {
        time::read(text, self.date.unwrap_or_default(), zone)
    }

    /// The values of a cell, trimmed and without empty ones: one, or several where the column has a list separator.
    pub fn list<'a>(&'a self, text: &'a str) -> impl Iterator<Item = &'a str> {
        let separator = self
            .list_separator
            .as_deref()
            .filter(|mark| !mark.is_empty());
        let (whole, parts) = match separator {
            Some(separator) => (None, Some(text.split(separator))),
            None => (Some(text), None),
        };
        whole
            .into_iter()
            .chain(parts.into_iter().flatten())
            .map(str::trim)
            .filter(|part| !part.is_empty())
    }

    /// Whether the text is a word that means that there is no value. Empty text is not: empty and missing differ.
    #[must_use]
    pub fn is_missing(&self, text: &str) -> bool {
        !self.missing.is_empty() && words::is_one_of(text.trim(), &self.missing)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dutch() -> Convention {
        Convention {
            kind: Type::Decimal,
            decimal: Some(','),
            thousands: Some('.'),
            ..Convention::default()
        }
    }

    #[test]
    fn a_number_in_another_notation_is_refused_and_never_a_hundred_times_too_high() {
        assert_eq!(
            dutch().decimal("€ 1.299,95"),
            Some(Decimal::new(129_995, 2))
        );
        assert_eq!(dutch().decimal("1299,95"), Some(Decimal::new(129_995, 2)));
        assert_eq!(dutch().decimal("12.99"), None);
        assert_eq!(dutch().decimal("1,299.95"), None);
        assert_eq!(Convention::default().decimal("12,99"), None);
        assert_eq!(
            Convention::default().decimal("1,299.95"),
            Some(Decimal::new(129_995, 2))
        );
        assert_eq!(Convention::default().decimal("1.299,95"), None);
        assert_eq!(
            Convention::default().decimal(" 12.99 EUR "),
            Some(Decimal::new(1299, 2))
        );
    }

    #[test]
    fn whole_numbers_may_have_zero_decimals() {
        let plain = Convention::default();
        assert_eq!(plain.integer("5.000"), Some(5));
        assert_eq!(plain.integer("5.5"), None);
        assert_eq!(plain.integer("1e3"), None);
        assert_eq!(
            Convention::of(Type::Percent).decimal("21%"),
            Some(Decimal::from(21))
        );
    }

    #[test]
    fn own_words_replace_the_known_ones() {
        let own = Convention {
            yes: vec!["Op voorraad".into()],
            no: vec!["Uitverkocht".into()],
            ..Convention::default()
        };
        assert_eq!(own.boolean("op voorraad"), Some(true));
        assert_eq!(own.boolean("yes"), None);
        assert_eq!(Convention::default().boolean("Nee"), Some(false));
    }

    #[test]
    fn a_cell_is_split_only_where_the_column_has_a_separator() {
        let plain = Convention::default();
        assert_eq!(plain.list(" a, b ").collect::<Vec<_>>(), ["a, b"]);
        let list = Convention {
            list_separator: Some(",".into()),
            missing: vec!["n/a".into()],
            ..Convention::default()
        };
        assert_eq!(list.list("a, b,,").collect::<Vec<_>>(), ["a", "b"]);
        assert_eq!(list.list("").count(), 0);
        assert!(list.is_missing(" N/A ") && !list.is_missing("") && !plain.is_missing("N/A"));
    }

    #[test]
    fn a_convention_is_written_without_what_it_does_not_say() {
        let written = serde_json::to_string(&dutch()).expect("plain data");
        assert_eq!(
            written,
            r#"{"type":"decimal","decimal":",","thousands":"."}"#
        );
        assert_eq!(
            serde_json::from_str::<Convention>(&written).expect("as written"),
            dutch()
        );
    }
}
