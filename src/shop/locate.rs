//! Finding the line and column of a dotted path in a TOML document.

use toml_edit::{Document, Item, Table, TableLike, Value};

/// Line and column (in characters), both from 1, of a key in a document: `fields.title.use[1]`, `rules[3].if.all[0]`.
/// Keys may hold points themselves. When the path leads further than the document, the last step that is there is
/// shown. `None` when nothing of it is there or the document is no TOML.
#[must_use]
pub fn locate(document: &str, path: &str) -> Option<(u32, u32)> {
    let parsed = Document::parse(document).ok()?;
    let at = in_table(parsed.as_table(), path)?;
    Some(position(document, at))
}

/// Line and column of a byte.
pub(super) fn position(document: &str, at: usize) -> (u32, u32) {
    let before = &document[..document.floor_char_boundary(at)];
    let line = before.matches('\n').count() + 1;
    let start = before.rfind('\n').map_or(0, |end| end + 1);
    (line as u32, before[start..].chars().count() as u32 + 1)
}

fn in_table(table: &dyn TableLike, path: &str) -> Option<usize> {
    // The longest key that the path begins with: keys may hold points.
    let begins = |key: &str| {
        path.strip_prefix(key)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
    };
    let (key, _) = table
        .iter()
        .filter(|(key, _)| begins(key))
        .max_by_key(|(key, _)| key.len())?;
    let (found, item) = table.get_key_value(key)?;
    let rest = path[key.len()..].trim_start_matches('.');
    let own = found.span().or_else(|| item.span());
    in_item(item, rest).or(own.map(|span| span.start))
}

fn in_item(item: &Item, path: &str) -> Option<usize> {
    if path.is_empty() {
        return None;
    }
    if let Some(table) = item.as_table_like() {
        return in_table(table, path);
    }
    let (index, rest) = index(path)?;
    if let Some(tables) = item.as_array_of_tables() {
        let table: &Table = tables.get(index)?;
        return in_table(table, rest).or_else(|| Some(table.span()?.start));
    }
    in_value(item.as_array()?.get(index)?, rest)
}

fn in_value(value: &Value, path: &str) -> Option<usize> {
    let inner = match value {
        Value::InlineTable(table) => in_table(table, path),
        Value::Array(array) => {
            index(path).and_then(|(index, rest)| in_value(array.get(index)?, rest))
        }
        _ => None,
    };
    inner.or_else(|| Some(value.span()?.start))
}

/// `[3].if` is element 3, and `if` in it.
fn index(path: &str) -> Option<(usize, &str)> {
    let (number, rest) = path.strip_prefix('[')?.split_once(']')?;
    Some((number.parse().ok()?, rest.trim_start_matches('.')))
}

#[cfg(test)]
mod tests {
    use super::*;

    const DOCUMENT: &str = "\
# A mapping.
partner = \"bol\"

[fields]
title = { text = \"{brand} {title}\", use = [\"trim\", { do = \"truncate\", max = 60 }] }
\"g:price\" = \"price\"
'some.key' = 1

[[rules]]
name = \"één\"

[[rules]]
name = \"two\"
if = { all = [{ field = \"price\", is = \"less_then\" }] }
";

    #[test]
    fn paths_lead_to_their_keys_and_elements() {
        assert_eq!(locate(DOCUMENT, "partner"), Some((2, 1)));
        assert_eq!(locate(DOCUMENT, "fields.title"), Some((5, 1)));
        assert_eq!(locate(DOCUMENT, "fields.title.use[1]"), Some((5, 52)));
        assert_eq!(locate(DOCUMENT, "fields.title.use[1].max"), Some((5, 71)));
        assert_eq!(locate(DOCUMENT, "fields.g:price"), Some((6, 1)));
        assert_eq!(locate(DOCUMENT, "fields.some.key"), Some((7, 1)));
        assert_eq!(locate(DOCUMENT, "rules[1].if.all[0].is"), Some((14, 34)));
        assert_eq!(locate(DOCUMENT, "rules[1]"), Some((12, 1)));
    }

    #[test]
    fn a_path_that_leads_too_far_ends_where_the_document_does() {
        assert_eq!(locate(DOCUMENT, "fields.title.use[9].max"), Some((5, 37)));
        assert_eq!(locate(DOCUMENT, "rules[0].then[2]"), Some((9, 1)));
        assert_eq!(locate(DOCUMENT, "nothing"), None);
        assert_eq!(locate(DOCUMENT, ""), None);
        assert_eq!(locate("= broken", "a"), None);
    }

    #[test]
    fn columns_are_counted_in_characters() {
        assert_eq!(locate("a = { \"é\" = 1, b = 2 }", "a.b"), Some((1, 16)));
    }
}
