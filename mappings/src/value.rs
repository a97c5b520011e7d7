//! Values: what flows through rules and mappings. Exact (no binary floats) and cheap to pass on: text is borrowed from
//! the catalog until a transform changes it.

use rust_decimal::Decimal;
use std::borrow::Cow;

/// One value of a product. Missing (the source has none) and empty text differ.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Value<'a> {
    /// There is none.
    #[default]
    Missing,
    /// Text, possibly empty.
    Text(Cow<'a, str>),
    /// An exact number, such as money (the currency is a field of its own) or a share.
    Decimal(Decimal),
    /// A whole number.
    Integer(i64),
    /// Yes or no.
    Boolean(bool),
    /// A moment in a time zone. Dates without a time are midnight in the shop's zone.
    Time(Box<jiff::Zoned>),
    /// Several values in order.
    List(Vec<Value<'a>>),
    /// Named members in order, such as one `shipping`.
    Group(Vec<(Cow<'a, str>, Value<'a>)>),
}

impl<'a> Value<'a> {
    /// Borrowed text.
    #[must_use]
    pub fn text(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }

    /// Owned text.
    #[must_use]
    pub fn owned(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }

    /// Missing, empty text, an empty list, or a list or group of nothing but empty values.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Missing => true,
            Self::Text(text) => text.is_empty(),
            Self::List(values) => values.iter().all(Value::is_empty),
            Self::Group(members) => members.iter().all(|(_, value)| value.is_empty()),
            _ => false,
        }
    }

    /// Whether the source has no such value.
    #[must_use]
    pub fn is_missing(&self) -> bool {
        matches!(self, Self::Missing)
    }

    /// The same value, borrowing from this one.
    #[must_use]
    pub fn borrowed(&self) -> Value<'_> {
        match self {
            Self::Missing => Value::Missing,
            Self::Text(text) => Value::Text(Cow::Borrowed(text)),
            Self::Decimal(number) => Value::Decimal(*number),
            Self::Integer(number) => Value::Integer(*number),
            Self::Boolean(yes) => Value::Boolean(*yes),
            Self::Time(time) => Value::Time(time.clone()),
            Self::List(values) => Value::List(values.iter().map(Value::borrowed).collect()),
            Self::Group(members) => Value::Group(
                members
                    .iter()
                    .map(|(name, value)| (Cow::Borrowed(&**name), value.borrowed()))
                    .collect(),
            ),
        }
    }

    /// The same value, owning all of it.
    #[must_use]
    pub fn into_owned(self) -> Value<'static> {
        match self {
            Self::Missing => Value::Missing,
            Self::Text(text) => Value::Text(Cow::Owned(text.into_owned())),
            Self::Decimal(number) => Value::Decimal(number),
            Self::Integer(number) => Value::Integer(number),
            Self::Boolean(yes) => Value::Boolean(yes),
            Self::Time(time) => Value::Time(time),
            Self::List(values) => Value::List(values.into_iter().map(Value::into_owned).collect()),
            Self::Group(members) => Value::Group(
                members
                    .into_iter()
                    .map(|(name, value)| (Cow::Owned(name.into_owned()), value.into_owned()))
                    .collect(),
            ),
        }
    }

    /// The value as text: numbers with a point and as many decimals as they have, `yes`/`no`, RFC 3339 times, lists
    /// joined by `, `, groups as their members joined by `:`. Missing is empty.
    #[must_use]
    pub fn to_text(&self) -> Cow<'_, str> {
        match self {
            Self::Missing => Cow::Borrowed(""),
            Self::Text(text) => Cow::Borrowed(text),
            other => {
                let mut out = String::new();
                other.write_text(&mut out);
                Cow::Owned(out)
            }
        }
    }

    /// Appends what `to_text` returns.
    pub fn write_text(&self, out: &mut String) {
        use std::fmt::Write as _;
        // Writing to a String cannot fail.
        match self {
            Self::Missing => {}
            Self::Text(text) => out.push_str(text),
            Self::Decimal(number) => drop(write!(out, "{number}")),
            Self::Integer(number) => drop(write!(out, "{number}")),
            Self::Boolean(yes) => out.push_str(if *yes { "yes" } else { "no" }),
            Self::Time(time) => drop(write!(out, "{}", time.strftime("%Y-%m-%dT%H:%M:%S%:z"))),
            Self::List(values) => join(values.iter(), ", ", out),
            Self::Group(members) => join(members.iter().map(|(_, value)| value), ":", out),
        }
    }

    /// The value as a number: numbers as they are, text in plain notation (`12`, `-0.5`); `None` for anything else.
    /// Text in a shop's own notation (`1.299,00`) is a number already when the column's convention was applied.
    #[must_use]
    pub fn to_decimal(&self) -> Option<Decimal> {
        match self {
            Self::Decimal(number) => Some(*number),
            Self::Integer(number) => Some(Decimal::from(*number)),
            Self::Text(text) => Decimal::from_str_exact(text.trim()).ok(),
            _ => None,
        }
    }

    /// The elements: a list's own, none for missing, the value itself otherwise.
    #[must_use]
    pub fn into_elements(self) -> Vec<Value<'a>> {
        match self {
            Self::Missing => Vec::new(),
            Self::List(values) => values,
            other => vec![other],
        }
    }
}

fn join<'v>(values: impl Iterator<Item = &'v Value<'v>>, separator: &str, out: &mut String) {
    for (index, value) in values.enumerate() {
        if index > 0 {
            out.push_str(separator);
        }
        value.write_text(out);
    }
}

impl From<Decimal> for Value<'_> {
    fn from(number: Decimal) -> Self {
        Self::Decimal(number)
    }
}
