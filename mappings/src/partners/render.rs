//! Writes values in the partner's exact shape: decimals with sign and currency, words for yes and no, dates, units,
//! spellings, lists and groups. A value that is not what the attribute takes is written as it is; the checks find it.

use super::attribute::Type;
use super::joined;
use super::money;
use super::shape::{Shape, Shaped};
use super::style::{CurrencyPlace, Groups};
use super::{unit_price, words};
use crate::context::Context;
use crate::numbers;
use crate::value::Value;
use feeds::record::Records;
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use std::borrow::Cow;
use std::fmt::Write as _;

/// What came of one value.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rendered {
    /// How many values were written.
    pub written: u32,
    /// How many were left out because the attribute takes no more.
    pub dropped: u32,
    /// A period that lacks one of its two moments, and was therefore left out.
    pub half_period: bool,
}

/// What may not stand in an address as it is (RFC 3986, section 2); `%` may, as addresses come encoded.
const UNSAFE: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'<')
    .add(b'>')
    .add(b'\\')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

impl Shape {
    /// Appends the cells of the attribute numbered `attribute` (in the order given to `new`) to the record being
    /// built. Empty values give no cell. Amounts of money without a currency of their own are in the context's.
    pub fn render(
        &self,
        attribute: usize,
        value: &Value<'_>,
        context: &Context,
        out: &mut Records,
    ) -> Rendered {
        self.attributes[attribute].render(value, context, out)
    }
}

impl Shaped {
    fn render(&self, value: &Value<'_>, context: &Context, out: &mut Records) -> Rendered {
        let mut done = Rendered::default();
        match value {
            Value::List(values) if self.kind == Type::Period => {
                let ends = Value::List(values.iter().map(Value::borrowed).collect());
                self.one(&ends, 0, context, out, &mut done);
            }
            Value::List(values) => self.list(values, context, out, &mut done),
            one => self.one(one, 0, context, out, &mut done),
        }
        done
    }

    fn list(
        &self,
        values: &[Value<'_>],
        context: &Context,
        out: &mut Records,
        done: &mut Rendered,
    ) {
        let filled = values.iter().filter(|value| !value.is_empty());
        if let (Some(separator), 1) = (&self.parts, self.most) {
            let parts: Vec<_> = filled.map(Value::to_text).collect();
            let joined = Value::owned(parts.join(separator));
            return self.one(&joined, 0, context, out, done);
        }
        let count = filled.clone().count();
        let kept = count.min(self.most);
        done.dropped = (count - kept) as u32;
        if kept > 1 && self.joins() {
            done.written = kept as u32;
            return out.push_with(self.column, 0, |out| {
                for (index, value) in filled.take(kept).enumerate() {
                    if index > 0 {
                        out.push_str(&self.style.list_separator);
                    }
                    self.write_in_list(value, context, out);
                }
            });
        }
        for (index, value) in filled.take(kept).enumerate() {
            self.one(value, index as u32, context, out, done);
        }
    }

    /// One value; `index` is its place in a list.
    fn one(
        &self,
        value: &Value<'_>,
        index: u32,
        context: &Context,
        out: &mut Records,
        done: &mut Rendered,
    ) {
        if value.is_empty() {
            return;
        }
        if self.kind == Type::Group && self.style.groups == Groups::Nested {
            return self.nested(value, index, context, out, done);
        }
        if self.kind == Type::Period && !whole_period(value) {
            done.half_period = true;
            return;
        }
        if self.kind == Type::UnitPrice && !unit_price::whole(value) {
            return;
        }
        done.written += 1;
        let column = if self.columns > 1 {
            self.column + index
        } else {
            self.column
        };
        let group = if self.elements { index } else { 0 };
        match value {
            // The common case, without a detour.
            Value::Text(text) if self.kind == Type::Text && !self.joins() => {
                out.push(column, group, text)
            }
            value => out.push_with(column, group, |out| {
                if self.joins() {
                    self.write_in_list(value, context, out);
                } else {
                    self.write(value, context, out);
                }
            }),
        }
        if let Some(column) = self.currency {
            let currency = money::read(value).and_then(|(_, currency)| currency);
            out.push(column, 0, currency.as_deref().unwrap_or(&context.currency));
        }
    }

    /// A value of a joined list, safe between its separators.
    fn write_in_list(&self, value: &Value<'_>, context: &Context, out: &mut String) {
        let mut text = String::new();
        self.write(value, context, &mut text);
        let separator = &self.style.list_separator;
        match self.kind {
            // Its parts are safe already.
            Type::Group => out.push_str(&text),
            Type::Url if separator.is_ascii() && text.contains(&**separator) => {
                let mut encoded = String::new();
                for byte in separator.bytes() {
                    let _ = write!(encoded, "%{byte:02X}");
                }
                out.push_str(&text.replace(&**separator, &encoded));
            }
            _ => joined::push(&text, &[separator], out),
        }
    }

    /// The text of one value.
    pub(crate) fn write(&self, value: &Value<'_>, context: &Context, out: &mut String) {
        match self.kind {
            Type::Choice => out.push_str(self.spelling(value.to_text().trim())),
            Type::Boolean => match boolean(value) {
                Some(yes) => out.push_str(if yes {
                    &self.style.boolean.0
                } else {
                    &self.style.boolean.1
                }),
                None => out.push_str(&value.to_text()),
            },
            Type::Price => self.price(value, context, out),
            Type::Integer | Type::Number => match value.to_decimal() {
                Some(number) => money::push(number.normalize(), self.style.decimal_sign, out),
                None => value.write_text(out),
            },
            Type::Measure => self.measure(value, out),
            Type::Date | Type::Datetime => self.moment(value, out),
            Type::Period => self.period(value, out),
            Type::Url => out.push_str(&address(value.to_text().trim())),
            Type::DeliveryTime => self.delivery_time(value, out),
            Type::UnitPrice => self.unit_price(value, context, out),
            Type::Gtin => value
                .to_text()
                .split([' ', '-'])
                .for_each(|digits| out.push_str(digits)),
            Type::Path => self.path(&value.to_text(), out),
            Type::Group => self.joined_group(value, context, out),
            Type::Country => out.push_str(&value.to_text().trim().to_ascii_uppercase()),
            Type::Category => out.push_str(value.to_text().trim()),
            Type::Text => match value {
                Value::Decimal(number) => money::push(*number, self.style.decimal_sign, out),
                Value::Boolean(yes) => out.push_str(if *yes {
                    &self.style.boolean.0
                } else {
                    &self.style.boolean.1
                }),
                Value::Time(_) => self.moment(value, out),
                other => other.write_text(out),
            },
        }
    }

    fn price(&self, value: &Value<'_>, context: &Context, out: &mut String) {
        let Some((amount, currency)) = money::read(value) else {
            return value.write_text(out);
        };
        let currency = currency.as_deref().unwrap_or(&context.currency);
        let decimals = self
            .style
            .decimals
            .unwrap_or_else(|| numbers::minor_units(currency));
        if self.style.currency == CurrencyPlace::Prefix {
            out.push_str(currency);
            out.push(' ');
        }
        if self.style.minor_units {
            money::push(money::minor(amount, decimals), self.style.decimal_sign, out);
        } else {
            money::push(
                money::rounded(amount, decimals),
                self.style.decimal_sign,
                out,
            );
        }
        if self.style.currency == CurrencyPlace::Suffix {
            out.push(' ');
            out.push_str(currency);
        }
    }

    /// `1.5 kg`. A bare number gets the attribute's first unit.
    fn measure(&self, value: &Value<'_>, out: &mut String) {
        let text = match value {
            Value::Group(members) => {
                Cow::Owned(members.iter().map(|(_, part)| part.to_text()).collect())
            }
            other => other.to_text(),
        };
        let text = text.trim();
        let end = text
            .find(|sign: char| !matches!(sign, '0'..='9' | '.' | '-'))
            .unwrap_or(text.len());
        let (number, unit) = (&text[..end], text[end..].trim());
        match (Value::text(number).to_decimal(), &self.unit) {
            (Some(number), default) => {
                money::push(number.normalize(), self.style.decimal_sign, out);
                let unit = if unit.is_empty() {
                    default.as_deref().unwrap_or_default()
                } else {
                    unit
                };
                if !unit.is_empty() {
                    out.push_str(&self.style.unit_separator);
                    out.push_str(unit);
                }
            }
            _ => out.push_str(text),
        }
    }

    fn moment(&self, value: &Value<'_>, out: &mut String) {
        let pattern = if self.kind == Type::Date {
            &self.style.date
        } else {
            &self.style.datetime
        };
        match value {
            Value::Time(time) => drop(write!(out, "{}", time.strftime(pattern))),
            other => other.write_text(out),
        }
    }

    fn period(&self, value: &Value<'_>, out: &mut String) {
        match value {
            Value::Group(members) => self.ends(members.iter().map(|(_, end)| end), out),
            Value::List(ends) => self.ends(ends.iter(), out),
            other => other.write_text(out),
        }
    }

    fn ends<'v>(&self, ends: impl Iterator<Item = &'v Value<'v>>, out: &mut String) {
        for (index, end) in ends.enumerate() {
            if index > 0 {
                out.push_str(&self.style.period_separator);
            }
            self.moment(end, out);
        }
    }

    fn path(&self, text: &str, out: &mut String) {
        let (prefix, separator) = (&self.style.path_prefix, &self.style.path_separator);
        if !text.starts_with(&**prefix) {
            out.push_str(prefix);
        }
        for (index, level) in text.split(" > ").enumerate() {
            if index > 0 {
                out.push_str(separator);
            }
            out.push_str(level);
        }
    }
}

fn whole_period(value: &Value<'_>) -> bool {
    match value {
        Value::Group(members) => {
            members.len() == 2 && members.iter().all(|(_, end)| !end.is_empty())
        }
        Value::List(ends) => ends.len() == 2 && ends.iter().all(|end| !end.is_empty()),
        _ => true,
    }
}

fn boolean(value: &Value<'_>) -> Option<bool> {
    match value {
        Value::Boolean(yes) => Some(*yes),
        other => words::boolean(other.to_text().trim()),
    }
}

/// An address in ASCII: blanks and letters outside of ASCII percent-encoded, what is encoded already left alone.
fn address(text: &str) -> Cow<'_, str> {
    utf8_percent_encode(text, UNSAFE).into()
}

impl Shaped {
    /// Whether its values, or those of its parts, are written in a column.
    pub(super) fn writes(&self, column: usize) -> bool {
        let first = self.column as usize;
        (first..first + self.columns).contains(&column)
            || self.currency == Some(column as feeds::record::ColumnId)
            || self.subs.iter().any(|sub| sub.writes(column))
    }
}
