//! Products that came back under another id. Partners know a product by its id: under a new one its history is lost, and
//! the old one stays behind as a dead offer ("Keep the ID the same when updating your data",
//! <https://support.google.com/merchants/answer/6324405>, read 2026-11-22). Two products are taken for one when they have
//! the same GTIN, or the same title, brand and variant, and nothing else in the comparison has.

use super::field::CHANGED;
use super::issue::{Issue, KEPT, Place};
use super::snapshot::Snapshot;
use crate::error::Error;
use hashbrown::HashMap;
use mappings::rows::Rows;
use mappings::value::Value;
use rapidhash::v3::rapidhash_v3;

/// What tells products apart besides their id: the GTIN, then what stands for it together.
const GTIN: usize = 1;
const FIELDS: [&str; 9] = [
    "id", "gtin", "title", "brand", "color", "size", "material", "pattern", "gender",
];
/// So few products may all be replaced at once.
const FEW: u64 = 20;

/// A product by what it is.
struct Known {
    row: u64,
    id: String,
    gtin: Option<u64>,
    looks: Option<u64>,
}

/// What is to be told of the ids, where `gone` are the rows of the snapshot before that the next one does not have.
pub(super) fn issues(
    before: &Snapshot,
    gone: &[u64],
    now: &Snapshot,
    sources: &[String],
) -> Result<Vec<Issue>, Error> {
    if gone.is_empty() {
        return Ok(Vec::new());
    }
    let added = added(now)?;
    let mut issues = Vec::new();
    let source = |row: u64| -> Result<(String, u64, u64), Error> {
        let origin = now.origin(row)?;
        let name = origin.and_then(|origin| sources.get(usize::from(origin.source)).cloned());
        let (line, item) = origin.map_or((0, 0), |origin| (origin.line, origin.item));
        Ok((name.unwrap_or_default(), line, item))
    };
    if before.rows().min(now.rows()) >= FEW
        && gone.len() as u64 * 2 > before.rows()
        && added.len() as u64 * 2 > now.rows()
        && let Some(&first) = added.first()
    {
        issues.push(Issue {
            code: "ids_replaced".to_owned(),
            source: source(first)?.0,
            column: String::new(),
            count: added.len() as u64,
            first: Vec::new(),
        });
    }
    let (old, new) = (read(before, gone)?, read(now, &added)?);
    let mut found = 0;
    let mut first = Vec::new();
    let mut name = String::new();
    for (new, old, why) in pairs(&old, &new) {
        found += 1;
        if first.len() < KEPT {
            let (source, line, item) = source(new.row)?;
            name = source;
            let text = format!("{} was {}: same {why}", new.id, old.id);
            first.push(Place {
                line,
                item,
                text,
                earlier: None,
            });
        }
    }
    if found > 0 {
        issues.push(Issue {
            code: "id_changed".to_owned(),
            source: name,
            column: String::new(),
            count: found,
            first,
        });
    }
    Ok(issues)
}

/// New products with the old one each of them is, and by what; in the order of the new ones.
fn pairs<'k>(
    old: &'k [Known],
    new: &'k [Known],
) -> impl Iterator<Item = (&'k Known, &'k Known, &'static str)> {
    let (old_gtins, new_gtins) = (lone(old, |one| one.gtin), lone(new, |one| one.gtin));
    let (old_looks, new_looks) = (lone(old, |one| one.looks), lone(new, |one| one.looks));
    let same =
        |known: &HashMap<u64, Option<&'k Known>>, own: &HashMap<u64, _>, key: Option<u64>| {
            let key = key.filter(|key| own.get(key).is_some_and(Option::is_some))?;
            *known.get(&key)?
        };
    new.iter().filter_map(move |one| {
        let by_gtin = same(&old_gtins, &new_gtins, one.gtin).map(|old| (old, "GTIN"));
        let by_looks = || {
            // Two GTINs are two products, however alike they look.
            let old = same(&old_looks, &new_looks, one.looks)?;
            let differ = old.gtin.is_some() && one.gtin.is_some() && old.gtin != one.gtin;
            (!differ).then_some((old, "title, brand and variant"))
        };
        let (old, why) = by_gtin.or_else(by_looks)?;
        Some((one, old, why))
    })
}

/// Products by a key; none where several have it.
fn lone(known: &[Known], key: impl Fn(&Known) -> Option<u64>) -> HashMap<u64, Option<&Known>> {
    let mut lone = HashMap::new();
    for one in known {
        if let Some(key) = key(one) {
            lone.entry(key)
                .and_modify(|known| *known = None)
                .or_insert(Some(one));
        }
    }
    lone
}

/// Rows of the products that are new.
fn added(now: &Snapshot) -> Result<Vec<u64>, Error> {
    let field = now.field(CHANGED);
    let mut rows = Vec::new();
    for index in 0..now.batches() {
        let batch = now.batch(index, &[field])?;
        let new = |row: &usize| batch.value(0, *row).to_text() == "added";
        let first = batch.first();
        rows.extend((0..batch.len()).filter(new).map(|row| first + row as u64));
    }
    Ok(rows)
}

/// What some products, in order of their rows, are.
fn read(snapshot: &Snapshot, rows: &[u64]) -> Result<Vec<Known>, Error> {
    let fields = FIELDS.map(|name| snapshot.field(name));
    let mut known = Vec::with_capacity(rows.len());
    let mut open = None;
    for &row in rows {
        let Some((index, within)) = snapshot.locate(row) else {
            continue;
        };
        let batch = match open.take() {
            Some((at, batch)) if at == index => batch,
            _ => snapshot.batch(index, &fields)?,
        };
        let text = |field: usize| batch.value(field, within);
        let filled = |value: Value<'_>| (!value.is_empty()).then(|| value.to_text().into_owned());
        let looks: Vec<String> = (GTIN + 1..FIELDS.len())
            .map(|field| text(field).to_text().trim().to_lowercase())
            .collect();
        known.push(Known {
            row,
            id: text(0).to_text().into_owned(),
            gtin: filled(text(GTIN))
                .map(|gtin| rapidhash_v3(gtin.trim().trim_start_matches('0').as_bytes())),
            // A title alone says too little; without one nothing is said.
            looks: (!looks[0].is_empty() && looks[1..].iter().any(|part| !part.is_empty()))
                .then(|| rapidhash_v3(looks.join("\0").as_bytes())),
        });
        open = Some((index, batch));
    }
    Ok(known)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(row: u64, id: &str, gtin: Option<u64>, looks: Option<u64>) -> Known {
        let id = id.to_owned();
        Known {
            row,
            id,
            gtin,
            looks,
        }
    }

    fn told(old: &[Known], new: &[Known]) -> Vec<String> {
        pairs(old, new)
            .map(|(new, old, why)| format!("{} {} {why}", new.id, old.id))
            .collect()
    }

    #[test]
    fn the_gtin_decides_and_looks_do_where_there_is_none() {
        let old = [
            known(0, "a", Some(1), Some(10)),
            known(1, "b", None, Some(20)),
            known(2, "c", Some(3), Some(30)),
        ];
        let new = [
            known(0, "b2", None, Some(20)),
            known(1, "a2", Some(1), Some(11)),
            // Looks like c, with a GTIN of its own.
            known(2, "d", Some(4), Some(30)),
        ];
        assert_eq!(
            told(&old, &new),
            ["b2 b title, brand and variant", "a2 a GTIN"]
        );
    }

    #[test]
    fn what_several_products_share_tells_none_of_them() {
        let old = [known(0, "a", None, Some(1)), known(1, "b", None, Some(1))];
        let new = [known(0, "c", None, Some(1))];
        assert!(told(&old, &new).is_empty());
        assert!(told(&new, &old).is_empty());
    }
}
