//! Several values in one text, as in a cell of a text file: `NL::PostNL:4.95 EUR,BE::bpost:6.95 EUR`. A value that
//! holds the separator is put in double quotes, inner quotes doubled (Google: answer 14998273).

use super::shape::Shaped;
use super::style::Groups;
use crate::context::Context;
use crate::value::Value;
use std::borrow::Cow;
use std::fmt::Write as _;

/// Appends a value so that `split` finds it again between `separators`.
pub(crate) fn push(value: &str, separators: &[&str], out: &mut String) {
    let unsafe_in_a_list = value.starts_with('"')
        || separators
            .iter()
            .any(|separator| !separator.is_empty() && value.contains(separator));
    if unsafe_in_a_list {
        out.push('"');
        out.push_str(&value.replace('"', "\"\""));
        out.push('"');
    } else {
        out.push_str(value);
    }
}

/// The stretches of `text` between `separator`, quotes still on them: a stretch may itself be a joined text.
pub(crate) fn stretches<'t>(text: &'t str, separator: &'t str) -> impl Iterator<Item = &'t str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest?;
        let end = if separator.is_empty() {
            None
        } else {
            end(text, separator)
        };
        match end {
            Some(end) => {
                rest = Some(&text[end + separator.len()..]);
                Some(&text[..end])
            }
            None => rest.take(),
        }
    })
}

/// Where the first separator outside of quotes starts.
fn end(text: &str, separator: &str) -> Option<usize> {
    let first = memchr::memmem::find(text.as_bytes(), separator.as_bytes())?;
    if memchr::memchr(b'"', &text.as_bytes()[..first]).is_none() {
        return Some(first);
    }
    let mut quoted = false;
    text.char_indices().find_map(|(at, sign)| {
        quoted ^= sign == '"';
        (!quoted && text[at..].starts_with(separator)).then_some(at)
    })
}

/// A stretch without blanks and quotes around it; doubled quotes inside stay.
pub(crate) fn bare(stretch: &str) -> &str {
    let stretch = stretch.trim();
    stretch
        .strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'))
        .unwrap_or(stretch)
}

/// A stretch as it was before it was joined.
pub(crate) fn unquoted(stretch: &str) -> Cow<'_, str> {
    let inner = bare(stretch);
    if inner.len() < stretch.trim().len() && inner.contains("\"\"") {
        return Cow::Owned(inner.replace("\"\"", "\""));
    }
    Cow::Borrowed(inner)
}

impl Shaped {
    /// A group as JSON in one cell.
    fn json_group(
        &self,
        members: &[(Cow<'_, str>, Value<'_>)],
        context: &Context,
        out: &mut String,
    ) {
        let filled = members.iter().filter(|(_, value)| !value.is_empty());
        let parts = filled.filter_map(|(name, value)| {
            let sub = self.subs.iter().find(|sub| *name == *sub.name)?;
            let mut text = String::new();
            sub.write(value, context, &mut text);
            Some((sub.name.clone(), text.into()))
        });
        let json: serde_json::Map<String, serde_json::Value> = parts.collect();
        // Writing to a String cannot fail.
        let _ = write!(out, "{}", serde_json::Value::Object(json));
    }

    /// A group as one text; empty parts at the end are left out.
    pub(super) fn joined_group(&self, value: &Value<'_>, context: &Context, out: &mut String) {
        let Value::Group(members) = value else {
            return value.write_text(out);
        };
        if self.style.groups == Groups::Json {
            return self.json_group(members, context, out);
        }
        let (separator, between) = (&*self.style.group_separator, &*self.style.list_separator);
        let mut filled = out.len();
        let mut text = String::new();
        for (index, sub) in self.subs.iter().enumerate() {
            if index > 0 {
                out.push_str(separator);
            }
            if let Some((_, value)) = members
                .iter()
                .find(|(name, value)| *name == *sub.name && !value.is_empty())
            {
                text.clear();
                sub.write(value, context, &mut text);
                push(&text, &[separator, between], out);
                filled = out.len();
            }
        }
        out.truncate(filled);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_joined_is_found_again(values in prop::collection::vec("[^\\s]([a-z\",: ]{0,6}[^\\s])?", 1..5)) {
            let mut text = String::new();
            for (index, value) in values.iter().enumerate() {
                if index > 0 {
                    text.push(',');
                }
                push(value, &[","], &mut text);
            }
            // A lone quote inside an unquoted value is the one thing the notation cannot say.
            prop_assume!(values.iter().all(|value| value.contains(',') || value.starts_with('"') || !value.contains('"')));
            let found: Vec<_> = stretches(&text, ",").map(|stretch| unquoted(stretch).into_owned()).collect();
            prop_assert_eq!(found, values);
        }
    }
}
