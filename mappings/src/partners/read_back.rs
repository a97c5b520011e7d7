//! Real feeds in partners' formats, read by our specs and written again: nothing is lost, and their faults are found. The
//! feeds are not part of this repository; without them the test says so and passes.

mod feeds;

use super::shape::{Overrides, Shape, Shaped};
use super::style::Groups;
use super::*;
use crate::checks::{Checker, Finding};
use crate::context::Context;
use crate::value::Value;
use ::feeds::open::open;
use ::feeds::options::ReadOptions;
use ::feeds::record::{Position, Record, Records};
use indexmap::IndexMap;
use rust_decimal::Decimal;
use std::borrow::Cow;
use std::path::PathBuf;

/// A real feed and what is known of it.
struct Real {
    /// Its place among the fixtures; `*` for the only file of a folder.
    path: &'static str,
    /// Spec, format, country, language, currency.
    spec: [&'static str; 5],
    /// What the shop calls attributes, where names are free.
    rename: &'static [(&'static str, &'static str)],
    /// Columns the partner's specification does not have.
    unknown: &'static [&'static str],
    /// Attributes whose values are written in another spelling, and why that is right.
    respelled: &'static [(&'static str, &'static str)],
    /// Faults that must be found: check, attribute, products at least.
    faults: &'static [(&'static str, &'static str, u64)],
}

fn place(path: &str) -> Option<PathBuf> {
    let shared = std::env::var_os("FEEDMILL_SHARED").map_or_else(
        || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared")),
        PathBuf::from,
    );
    let path = shared.join("fixtures").join(path);
    if path.file_name().is_some_and(|name| name == "*") {
        let entries = std::fs::read_dir(path.parent()?).ok()?.flatten();
        return entries
            .map(|entry| entry.path())
            .find(|path| !path.ends_with("PROVENANCE.md"));
    }
    path.exists().then_some(path)
}

/// The texts of a column in a record, one for each occurrence, with the group they stand in.
fn texts<'r>(record: Record<'r>, columns: &[String], name: &str) -> Vec<(u32, &'r str)> {
    let cells = record.cells().iter();
    cells
        .filter(|cell| columns[cell.column as usize] == name)
        .map(|cell| (cell.group, record.text(cell)))
        .filter(|(_, text)| !text.trim().is_empty())
        .collect()
}

/// The value an attribute had in the shop.
fn value<'r>(
    shaped: &Shaped,
    names: &[String],
    record: Record<'r>,
    columns: &[String],
) -> Value<'r> {
    let own = |column: u32| texts(record, columns, &names[column as usize]);
    if !shaped.subs.is_empty() && shaped.style.groups == Groups::Nested {
        let named = keyed(shaped, names, record, columns);
        if !named.is_empty() {
            return Value::List(named);
        }
        let mut groups: IndexMap<u32, Vec<(Cow<'r, str>, Value<'r>)>> = IndexMap::new();
        for sub in &shaped.subs {
            for (group, text) in own(sub.column) {
                let member = (Cow::Owned(sub.name.clone()), Value::text(text));
                groups.entry(group).or_default().push(member);
            }
        }
        return Value::List(groups.into_values().map(Value::Group).collect());
    }
    let last = shaped.column + shaped.columns.max(1) as u32;
    let all: Vec<_> = (shaped.column..last).flat_map(own).collect();
    match all.as_slice() {
        [] => Value::Missing,
        // A joined list or a price stays as the shop wrote it.
        [(_, text)] => Value::text(text),
        several => Value::List(several.iter().map(|(_, text)| Value::text(text)).collect()),
    }
}

/// The column of the group's text, where its parts are a name in an attribute and the text: `attrs/a[Kolor]`.
fn keyed_column<'n>(shaped: &Shaped, names: &'n [String]) -> Option<&'n str> {
    let [name, text] = shaped.subs.as_slice() else {
        return None;
    };
    let (name, text) = (&*names[name.column as usize], &*names[text.column as usize]);
    (name.strip_suffix("/@name") == Some(text)).then_some(text)
}

/// Groups that the reader told apart by their names.
fn keyed<'r>(
    shaped: &Shaped,
    names: &[String],
    record: Record<'r>,
    columns: &[String],
) -> Vec<Value<'r>> {
    let Some(of) = keyed_column(shaped, names) else {
        return Vec::new();
    };
    let cells = record.cells().iter().filter_map(|cell| {
        let name = columns[cell.column as usize].strip_prefix(of)?;
        let name = name.strip_prefix('[')?.strip_suffix(']')?.to_owned();
        Some(Value::Group(vec![
            ("name".into(), Value::owned(name)),
            ("value".into(), Value::text(record.text(cell))),
        ]))
    });
    cells.collect()
}

/// The same text, or the same number.
fn same(a: &str, b: &str) -> bool {
    let number = |text: &str| {
        let (amount, currency) = text.trim().split_once(' ').unwrap_or((text.trim(), ""));
        let amount = Decimal::from_str_exact(&amount.replace(',', ".")).ok()?;
        Some((amount, currency.to_owned()))
    };
    a.trim() == b.trim() || number(a).is_some_and(|left| number(b) == Some(left))
}

/// Decimal commas of the shop are points for the engine, as an import would have made them.
fn imported<'v>(shaped: &Shaped, value: Value<'v>) -> Value<'v> {
    let number = matches!(shaped.kind, Type::Price | Type::Number | Type::Integer);
    match value {
        Value::Text(text) if number => Value::owned(text.trim().replace(',', ".")),
        Value::Text(text) => Value::owned(text.trim().to_owned()),
        Value::List(values) => Value::List(
            values
                .into_iter()
                .map(|one| imported(shaped, one))
                .collect(),
        ),
        Value::Group(members) => {
            let member = |(name, value): (Cow<'v, str>, Value<'v>)| {
                let sub = shaped.subs.iter().find(|sub| sub.name == name);
                let value = sub.map_or(Value::Missing, |sub| imported(sub, value));
                (name, value)
            };
            Value::Group(members.into_iter().map(member).collect())
        }
        other => other,
    }
}

/// What came of a feed: columns not known, values written differently, findings by check and attribute.
#[derive(Default)]
struct Outcome {
    records: u64,
    unknown: Vec<String>,
    changed: IndexMap<String, (u64, String)>,
    found: IndexMap<(String, String), u64>,
}

fn read_back(real: &Real, path: &std::path::Path) -> Outcome {
    let [id, format, country, language, currency] = real.spec;
    let spec = PartnerSpec::named(id)
        .unwrap()
        .unwrap()
        .narrowed(Some(format));
    let context = Context {
        country: country.to_owned(),
        language: language.to_owned(),
        currency: currency.to_owned(),
        ..super::tests::context(country)
    };
    let overrides = Overrides {
        rename: real
            .rename
            .iter()
            .map(|(name, own)| ((*name).to_owned(), (*own).to_owned()))
            .collect(),
        ..Overrides::default()
    };
    let all: Vec<&str> = spec
        .attributes
        .iter()
        .map(|attribute| &*attribute.name)
        .collect();
    let shape = Shape::new(&spec, Some(format), &context, &all, &overrides).unwrap();
    let checker = Checker::new(&spec, &shape, &context, None);
    let mut tally = checker.tally();
    let mut outcome = Outcome::default();
    let mut opened = open(path, "feed", &ReadOptions::default()).expect("a feed");
    let mut batch = Records::new();
    let mut columns: Vec<String>;
    let count = |found: &mut IndexMap<_, u64>, finding: Finding<'_>| {
        let key = (finding.check.to_owned(), finding.attribute.to_owned());
        *found.entry(key).or_default() += 1;
    };
    while opened.reader.read(&mut batch, 4096).expect("records") > 0 {
        columns = opened.reader.columns().to_vec();
        for record in batch.iter() {
            outcome.records += 1;
            let mut written = Records::new();
            for (index, shaped) in shape.attributes.iter().enumerate() {
                let value = imported(shaped, value(shaped, &shape.columns, record, &columns));
                shape.render(index, &value, &context, &mut written);
            }
            written.finish(Position::default());
            let out = written.get(0);
            for cell in record.cells() {
                let name = &columns[cell.column as usize];
                let text = record.text(cell);
                if text.trim().is_empty() {
                    continue;
                }
                let name = match name.split_once('[') {
                    Some((of, _)) if shape.columns.iter().any(|known| known == of) => of,
                    _ => name.as_str(),
                };
                if !shape.columns.iter().any(|known| known == name) {
                    if !outcome.unknown.iter().any(|known| known == name) {
                        outcome.unknown.push(name.to_owned());
                    }
                    continue;
                }
                let kept = texts(out, &shape.columns, name);
                if !kept.iter().any(|(_, kept)| same(kept, text)) {
                    let first = format!("{text:?} became {kept:?}");
                    outcome
                        .changed
                        .entry(name.to_owned())
                        .or_insert((0, first))
                        .0 += 1;
                }
            }
            checker.record(out, &mut tally, &mut |finding| {
                count(&mut outcome.found, finding)
            });
        }
        batch.clear();
    }
    checker.finish(&tally, &mut |_, finding| count(&mut outcome.found, finding));
    outcome
}

#[test]
fn real_feeds_are_read_back_and_their_faults_are_found() {
    let mut wrong = Vec::new();
    for real in feeds::REAL {
        let Some(path) = place(real.path) else {
            eprintln!("skipped: no fixture {}", real.path);
            continue;
        };
        let outcome = read_back(real, &path);
        eprintln!(
            "{} as {}: {} records",
            real.path, real.spec[0], outcome.records
        );
        for ((check, attribute), count) in &outcome.found {
            eprintln!("    {check} {attribute}: {count}");
        }
        for name in &outcome.unknown {
            if !real.unknown.contains(&&**name) {
                wrong.push(format!("{}: {name} is not known", real.path));
            }
        }
        for (name, (count, first)) in &outcome.changed {
            if !real.respelled.iter().any(|(known, _)| known == name) {
                wrong.push(format!(
                    "{}: {name} changed {count} times: {first}",
                    real.path
                ));
            }
        }
        for (check, attribute, least) in real.faults {
            let key = ((*check).to_owned(), (*attribute).to_owned());
            let found = outcome.found.get(&key).copied().unwrap_or_default();
            if found < *least {
                wrong.push(format!(
                    "{}: {check} found {found} times for {attribute}, at least {least} expected",
                    real.path
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
