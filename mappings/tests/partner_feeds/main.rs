//! Real feeds in the formats of partners are read back by our own specs: what we would write of their values is what
//! stands in them, but for differences that are explained, and what is wrong with them is found. The feeds are not part
//! of this repository; without them the tests say so and pass.

mod cases;
mod more;
mod sites;

use feeds::open::open;
use feeds::options::ReadOptions;
use feeds::output::Output;
use feeds::record::{Position, Record, Records};
use mappings::checks::Checker;
use mappings::context::Context;
use mappings::partners::{Attribute, FormatSpec, Overrides, PartnerSpec, Severity, Shape, Type};
use mappings::value::Value;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// A feed, what it is, and all that is remarkable about it.
struct Case {
    feed: &'static str,
    partner: &'static str,
    format: &'static str,
    country: &'static str,
    currency: &'static str,
    /// Line of the header, where it is not the first.
    header: Option<u64>,
    /// What the shop calls attributes, where names are free or a format has two.
    rename: &'static [(&'static str, &'static str)],
    /// Columns of the feed that the spec does not have.
    foreign: &'static [&'static str],
    /// Columns that are written in another way, and why that loses nothing.
    rewritten: &'static [(&'static str, &'static str)],
    /// What is wrong with the feed: attribute, check, and how often.
    faults: &'static [(&'static str, usize)],
}

fn fixture(path: &str) -> Option<PathBuf> {
    let shared = std::env::var_os("FEEDMILL_SHARED").map_or_else(
        || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared")),
        PathBuf::from,
    );
    let path = shared.join("fixtures").join(path);
    path.exists().then_some(path)
}

/// A feed as it stands: names of columns, and by record the texts of each column with the group they are in.
struct Feed {
    columns: Vec<String>,
    records: Records,
}

impl Feed {
    fn read(path: &Path, options: &ReadOptions) -> Self {
        let mut opened = open(path, "feed", options).expect("a feed");
        let mut records = Records::new();
        while opened.reader.read(&mut records, 4096).expect("records") > 0 {}
        // Columns like `component[city]` say again what stands in `component`.
        let columns = opened.reader.columns().to_vec();
        Self { columns, records }
    }

    fn cells<'r>(&self, record: Record<'r>, name: &str) -> Vec<(u32, &'r str)> {
        let column = self.columns.iter().position(|column| column == name);
        let cells = column
            .into_iter()
            .flat_map(|column| record.all(column as u32));
        cells.filter(|(_, text)| !text.is_empty()).collect()
    }
}

/// An attribute of the spec that the feed has, and its columns.
struct Known<'s> {
    attribute: &'s Attribute,
    columns: Vec<String>,
    /// Number of the first column in the shape of all.
    first: u32,
}

/// The columns that the reader made of the elements of a group by their names: `attrs/a[Kolor]` of `attrs/a/@name`.
fn keyed<'f>(columns: &[String], feed: &'f Feed) -> Vec<&'f str> {
    let [name, text] = columns else {
        return Vec::new();
    };
    if name.strip_suffix("/@name") != Some(text) {
        return Vec::new();
    }
    let own = |column: &&str| {
        let rest = column.strip_prefix(text.as_str());
        rest.is_some_and(|rest| rest.starts_with('['))
    };
    feed.columns
        .iter()
        .map(String::as_str)
        .filter(own)
        .collect()
}

fn overrides(case: &Case) -> Overrides {
    let rename = case.rename.iter();
    Overrides {
        rename: rename
            .map(|(name, own)| ((*name).to_owned(), (*own).to_owned()))
            .collect(),
        ..Overrides::default()
    }
}

fn known<'s>(spec: &'s PartnerSpec, case: &Case, context: &Context, feed: &Feed) -> Vec<Known<'s>> {
    let mut first = 0;
    let mut found = Vec::new();
    for attribute in &spec.attributes {
        let names = [attribute.name.as_str()];
        let shape = Shape::new(spec, Some(case.format), context, &names, &overrides(case));
        let columns = shape.expect("a format").columns;
        if columns.iter().any(|column| feed.columns.contains(column))
            || !keyed(&columns, feed).is_empty()
        {
            let count = columns.len() as u32;
            found.push(Known {
                attribute,
                columns,
                first,
            });
            first += count;
        }
    }
    found
}

/// What separates the values of a list in one cell, if they share one.
fn separator(spec: &PartnerSpec, format: &FormatSpec, attribute: &Attribute) -> Option<String> {
    let layers = [&attribute.write, &format.write, &spec.write];
    let joins = layers.iter().find_map(|style| style.lists);
    let separator = layers.iter().find_map(|style| style.list_separator.clone());
    (joins == Some(mappings::partners::Lists::Join))
        .then(|| separator.unwrap_or_else(|| ",".to_owned()))
}

/// The value that a shop would have had for what stands in the feed.
fn value<'r>(
    known: &Known<'_>,
    feed: &Feed,
    record: Record<'r>,
    separator: Option<&str>,
) -> Value<'r> {
    let attribute = known.attribute;
    let named = keyed(&known.columns, feed);
    if !named.is_empty() {
        let groups = named.into_iter().flat_map(|column| {
            let (_, name) = column.split_once('[').expect("it has a name");
            let name = name.trim_end_matches(']');
            feed.cells(record, column)
                .into_iter()
                .map(move |(_, text)| {
                    Value::Group(vec![
                        ("name".into(), Value::owned(name.to_owned())),
                        ("value".into(), Value::text(text)),
                    ])
                })
        });
        return Value::List(groups.collect());
    }
    let cells: Vec<_> = known
        .columns
        .iter()
        .map(|name| feed.cells(record, name))
        .collect();
    if attribute.kind == Type::Group
        && known.columns.len() == attribute.subs.len()
        && known.columns[0].contains('/')
    {
        let mut groups: BTreeMap<u32, Vec<(Cow<'r, str>, Value<'r>)>> = BTreeMap::new();
        for (sub, cells) in attribute.subs.iter().zip(cells) {
            for (group, text) in cells {
                let name = Cow::Owned(sub.name.clone());
                groups
                    .entry(group)
                    .or_default()
                    .push((name, Value::text(text)));
            }
        }
        return Value::List(groups.into_values().map(Value::Group).collect());
    }
    if attribute.kind == Type::Price && cells[0].is_empty() {
        return Value::Missing;
    }
    let texts: Vec<&str> = cells.into_iter().flatten().map(|(_, text)| text).collect();
    match (texts.as_slice(), separator) {
        ([amount, currency], _) if attribute.kind == Type::Price => {
            Value::owned(format!("{amount} {currency}"))
        }
        ([text], Some(separator))
            if attribute.max_count.is_some_and(|most| most != 1)
                && attribute.kind != Type::Group =>
        {
            Value::List(text.split(separator).map(Value::text).collect())
        }
        // An import reads a decimal comma as a point.
        ([text], _) if matches!(attribute.kind, Type::Price | Type::Number) => {
            Value::owned(text.replace(',', "."))
        }
        ([text], _) => Value::text(text),
        (texts, _) => Value::List(texts.iter().map(|text| Value::text(text)).collect()),
    }
}

/// What is not as the case says.
fn check(case: &Case, path: &Path, wrong: &mut Vec<String>) {
    let mut differ = |what: &str, is: String, said: String| {
        if is != said {
            wrong.push(format!("{}: {what}: {is}, not {said}", case.feed));
        }
    };
    let spec = PartnerSpec::named(case.partner)
        .expect("a partner")
        .expect("a sound spec")
        .narrowed(Some(case.format));
    let context = Context {
        now: "2026-11-22T12:00[Europe/Amsterdam]"
            .parse()
            .expect("a moment"),
        language: "en".to_owned(),
        country: case.country.to_owned(),
        currency: case.currency.to_owned(),
        vat_rate: rust_decimal::Decimal::from(21),
    };
    let options = ReadOptions {
        header_row: case.header,
        ..ReadOptions::default()
    };
    let feed = Feed::read(path, &options);
    let format = spec.format(case.format).expect("a format");
    let known = known(&spec, case, &context, &feed);
    let columns: Vec<_> = known.iter().flat_map(|known| &known.columns).collect();
    let foreign: Vec<_> = feed
        .columns
        .iter()
        .filter(|column| !columns.contains(column) && !column.contains("/component["))
        .filter(|column| {
            let known = known.iter();
            !known
                .flat_map(|known| keyed(&known.columns, &feed))
                .any(|named| named == column.as_str())
        })
        .collect();
    differ(
        "columns that the spec does not have",
        format!("{foreign:?}"),
        format!("{:?}", case.foreign),
    );

    let names: Vec<_> = known
        .iter()
        .map(|known| known.attribute.name.as_str())
        .collect();
    let shape =
        Shape::new(&spec, Some(case.format), &context, &names, &overrides(case)).expect("a format");
    let separators: Vec<_> = known
        .iter()
        .map(|known| separator(&spec, format, known.attribute))
        .collect();
    let mut written = Records::new();
    for record in feed.records.iter() {
        for (index, known) in known.iter().enumerate() {
            let value = value(known, &feed, record, separators[index].as_deref());
            shape.render(index, &value, &context, &mut written);
        }
        written.finish(Position::default());
    }
    let again = round_trip(case, &shape, &written);
    let mut rewritten = BTreeMap::new();
    for (record, back) in feed.records.iter().zip(again.records.iter()) {
        let named = known.iter().flat_map(|known| keyed(&known.columns, &feed));
        for column in shape.columns.iter().map(String::as_str).chain(named) {
            let (was, is) = (feed.cells(record, column), again.cells(back, column));
            if was != is {
                let example = || format!("{column}, such as {was:?} as {is:?}");
                rewritten.entry(column).or_insert_with(example);
            }
        }
    }
    assert_eq!(again.records.len(), feed.records.len());
    let explained: BTreeSet<_> = case.rewritten.iter().map(|(name, _)| *name).collect();
    let kept: Vec<_> = explained
        .iter()
        .filter(|column| !rewritten.contains_key(*column))
        .collect();
    differ(
        "columns said to be written in another way",
        format!("{kept:?}"),
        "[]".to_owned(),
    );
    rewritten.retain(|column, _| !explained.contains(column));
    differ(
        "columns that are written in another way",
        format!("{:?}", rewritten.values()),
        "[]".to_owned(),
    );

    let faults = faults(&spec, &shape, &context, &known, &feed);
    let wanted: BTreeMap<_, _> = case
        .faults
        .iter()
        .map(|(fault, count)| ((*fault).to_owned(), *count))
        .collect();
    differ("faults", format!("{faults:?}"), format!("{wanted:?}"));
}

/// Writes the records as the partner gets them, and reads that.
fn round_trip(case: &Case, shape: &Shape, written: &Records) -> Feed {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!(
        "{}-{}",
        case.partner,
        case.feed.replace('/', "-")
    ));
    let mut output = Output::create(&path, &shape.options, &shape.columns).expect("an output");
    let mut bytes = Vec::new();
    output.encoder().records(written, &mut bytes);
    output.chunk(&bytes).expect("bytes");
    output.finish().expect("a file");
    Feed::read(&path, &ReadOptions::default())
}

/// What the checks find in the values as they stand, but for advice.
fn faults(
    spec: &PartnerSpec,
    shape: &Shape,
    context: &Context,
    known: &[Known<'_>],
    feed: &Feed,
) -> BTreeMap<String, usize> {
    let checker = Checker::new(spec, shape, context, None);
    let mut tally = checker.tally();
    let mut faults = BTreeMap::new();
    let mut note = |attribute: &str, check: &str, severity| {
        if severity > Severity::Advice {
            *faults.entry(format!("{attribute}: {check}")).or_insert(0) += 1;
        }
    };
    let mut raw = Records::new();
    for record in feed.records.iter() {
        for known in known {
            let columns = (known.first..).zip(&known.columns);
            let cells = columns.flat_map(|(column, name)| {
                let cells = feed.cells(record, name).into_iter();
                cells.map(move |(group, text)| (group, column, text))
            });
            let mut cells: Vec<_> = cells.collect();
            // The parts of one occurrence of a group stand together.
            cells.sort_by_key(|(group, ..)| *group);
            for (group, column, text) in cells {
                raw.push(column, group, text);
            }
        }
        raw.finish(Position::default());
    }
    for record in raw.iter() {
        checker.record(record, &mut tally, &mut |finding| {
            note(finding.attribute, finding.check, finding.severity);
        });
    }
    checker.finish(&tally, &mut |_, finding| {
        note(finding.attribute, finding.check, finding.severity);
    });
    faults
}

#[test]
fn real_feeds_of_partners_are_read_back_and_their_faults_found() {
    let mut wrong = Vec::new();
    let all = cases::CASES.iter().chain(sites::CASES).chain(more::MORE);
    for case in all {
        match fixture(case.feed) {
            Some(path) => check(case, &path, &mut wrong),
            None => eprintln!("skipped: {} is not there", case.feed),
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
