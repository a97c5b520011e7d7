//! Imports of small sources.

mod changes;
mod files;
mod variants;

use super::*;
use crate::shop::source::{ColumnConfig, Precedence, Role, SourceConfig};
use crate::state::State;
use feeds::error::{Error as FeedError, RecordIssue};
use feeds::formats::Reader;
use feeds::record::{Position, Records};
use feeds::types::{Convention, Type};
use jiff::Zoned;
use mappings::rows::Rows;
use mappings::value::Value;
use rust_decimal::Decimal;

/// Rows of named values; columns show up when first used, as in XML.
struct Listed {
    rows: Vec<Vec<(&'static str, u32, String)>>,
    next: usize,
    columns: Vec<String>,
    most: usize,
}

impl Reader for Listed {
    fn columns(&self) -> &[String] {
        &self.columns
    }

    fn read(&mut self, batch: &mut Records, most: usize) -> Result<usize, FeedError> {
        let end = self.rows.len().min(self.next + most.min(self.most));
        for (index, row) in self.rows[self.next..end].iter().enumerate() {
            for (name, group, text) in row {
                let known = self.columns.iter().position(|column| column == name);
                let column = known.unwrap_or_else(|| {
                    self.columns.push((*name).to_owned());
                    self.columns.len() - 1
                });
                batch.push(column as u32, *group, text);
            }
            let item = (self.next + index + 1) as u64;
            batch.finish(Position {
                line: item + 1,
                byte: 0,
                item,
            });
        }
        let read = end - self.next;
        self.next = end;
        Ok(read)
    }

    fn issues(&mut self) -> Vec<RecordIssue> {
        Vec::new()
    }
}

/// A source from lines of `name=value` pairs; `name.2=value` is a value of the third group.
fn source(name: &str, role: Role, lines: &[&'static str]) -> LoadedSource {
    let row = |line: &&'static str| {
        line.split(';')
            .filter(|pair| !pair.is_empty())
            .map(pair)
            .collect()
    };
    LoadedSource {
        name: name.to_owned(),
        config: SourceConfig {
            role,
            key: (role == Role::Join).then(|| "key".to_owned()),
            ..SourceConfig::default()
        },
        reader: Box::new(Listed {
            rows: lines.iter().map(row).collect(),
            next: 0,
            columns: Vec::new(),
            most: 2,
        }),
        version: None,
    }
}

fn pair(pair: &'static str) -> (&'static str, u32, String) {
    let (name, value) = pair.split_once('=').unwrap();
    match name.split_once('.') {
        Some((name, group)) => (name, group.parse().unwrap(), value.to_owned()),
        None => (name, 0, value.to_owned()),
    }
}

fn typed(mut source: LoadedSource, column: &str, convention: Convention) -> LoadedSource {
    let config = ColumnConfig {
        field: None,
        convention,
    };
    source.config.columns.insert(column.to_owned(), config);
    source
}

fn prices(source: LoadedSource) -> LoadedSource {
    let dutch = Convention {
        decimal: Some(','),
        thousands: Some('.'),
        ..Convention::of(Type::Decimal)
    };
    typed(source, "price", dutch)
}

fn day(day: &str) -> Zoned {
    format!("{day}T12:00[Europe/Amsterdam]").parse().unwrap()
}

struct Shop {
    state: State,
    folder: tempfile::TempDir,
}

impl Shop {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let state = State::open(folder.path()).unwrap();
        Self { state, folder }
    }

    fn import(&mut self, now: &str, sources: Vec<LoadedSource>) -> Imported {
        let mut imported = import(&self.state, sources, &day(now), 2, &()).unwrap();
        imported.commit(&mut self.state).unwrap();
        imported
    }

    /// Number of the snapshot in force.
    fn number(&self) -> u64 {
        self.state.snapshot().unwrap().expect("an import").number
    }
}

/// A field of all products as text; `-` where it is missing.
fn all(snapshot: &Snapshot, field: &str) -> Vec<String> {
    let field = snapshot.field(field);
    let mut texts = Vec::new();
    for index in 0..snapshot.batches() {
        let batch = snapshot.batch(index, &[field]).unwrap();
        texts.extend((0..batch.len()).map(|row| match batch.value(0, row) {
            Value::Missing => "-".to_owned(),
            value => value.to_text().into_owned(),
        }));
    }
    texts
}

#[test]
fn values_are_read_by_their_convention_and_the_source_text_is_kept() {
    let mut shop = Shop::new();
    let lines = [
        "id=1;price=1.299,50",
        "id=2;price=12",
        "id=3;price=ask us",
        "id=4;price=",
        "id=5",
    ];
    let imported = shop.import(
        "2026-01-01",
        vec![prices(source("p", Role::Products, &lines))],
    );
    let snapshot = &imported.snapshot;
    let field = snapshot.field("price").unwrap();
    let batch = snapshot.batch(0, &[Some(field), None]).unwrap();
    assert_eq!(batch.value(0, 0), Value::Decimal(Decimal::new(12995, 1)));
    assert_eq!(batch.value(1, 0), Value::Missing);
    assert_eq!(all(snapshot, "price"), ["1299.5", "12", "-", "-", "-"]);
    let text = |row| {
        let (batch, within) = snapshot.locate(row).unwrap();
        let texts = SourceTexts::new(snapshot, batch).unwrap();
        let all = texts.of(within).into_iter();
        all.filter(|(name, _)| name == "price")
            .map(|(_, text)| text)
            .collect::<Vec<_>>()
    };
    assert_eq!(text(0), ["1.299,50"]);
    assert_eq!(text(1), ["12"]);
    assert_eq!(text(2), ["ask us"]);
    assert_eq!(text(4), [""; 0]);
    let [issue] = &imported.issues[..] else {
        panic!("{:?}", imported.issues)
    };
    assert_eq!(
        (&*issue.code, &*issue.column, issue.count),
        ("unreadable_value", "price", 1)
    );
    assert_eq!((issue.first[0].item, &*issue.first[0].text), (3, "ask us"));
}

#[test]
fn a_number_whose_notation_no_file_says_is_read_as_plain_and_told() {
    let mut shop = Shop::new();
    let lines = ["id=1;price=12.5;points=1.299", "id=2;price=12,50"];
    let imported = shop.import("2026-01-01", vec![source("p", Role::Products, &lines)]);
    assert_eq!(all(&imported.snapshot, "price"), ["12.5", "-"]);
    assert_eq!(all(&imported.snapshot, "points"), ["1.299", "-"], "text");
    let told = imported.issues.iter();
    let told: Vec<_> = told.map(|issue| (&*issue.code, &*issue.column)).collect();
    assert_eq!(
        told,
        [
            ("unreadable_value", "price"),
            ("column_not_listed", "price")
        ]
    );
}

#[test]
fn empty_and_missing_text_differ_and_repeated_text_is_a_list() {
    let mut shop = Shop::new();
    let lines = [
        "id=1;note=",
        "id=2",
        "id=3;note=a",
        "id=4;note=a;note=b",
        "id=5;late=x",
    ];
    let imported = shop.import("2026-01-01", vec![source("p", Role::Products, &lines)]);
    let snapshot = &imported.snapshot;
    assert_eq!(all(snapshot, "note"), ["", "-", "a", "a, b", "-"]);
    assert_eq!(all(snapshot, "late"), ["-", "-", "-", "-", "x"]);
    let field = snapshot.field("note").unwrap();
    assert_eq!(snapshot.fields()[field].kind, Kind::List);
    let left: Vec<_> = std::fs::read_dir(shop.folder.path().join("catalog"))
        .unwrap()
        .collect();
    assert_eq!(left.len(), 1, "the parts are gone");
}

#[test]
fn members_of_groups_stay_aligned() {
    let mut shop = Shop::new();
    let lines = [
        "id=1;s/country=NL;s/price=1;s/country.1=BE;s/country.2=DE;s/price.2=3",
        "id=2;s/price.1=2",
    ];
    let imported = shop.import("2026-01-01", vec![source("p", Role::Products, &lines)]);
    assert_eq!(all(&imported.snapshot, "s/country"), ["NL, BE, DE", "-"]);
    assert_eq!(all(&imported.snapshot, "s/price"), ["1, , 3", ", 2"]);
}

#[test]
fn rows_without_id_or_with_one_seen_before_are_left_out_and_counted() {
    let mut shop = Shop::new();
    let lines = ["id=1;t=a", "t=b", "id=;t=c", "id=2;t=d", "id=1;t=e"];
    let more = source("q", Role::Append, &["id=2;t=f", "id=3;t=g"]);
    let imported = shop.import(
        "2026-01-01",
        vec![more, source("p", Role::Products, &lines)],
    );
    assert_eq!(all(&imported.snapshot, "t"), ["a", "d", "g"]);
    let counts: Vec<_> = imported
        .issues
        .iter()
        .map(|issue| (&*issue.code, &*issue.source, issue.count))
        .collect();
    assert_eq!(
        counts,
        [
            ("duplicate_id", "q", 1),
            ("duplicate_id", "p", 1),
            ("missing_id", "p", 2)
        ]
    );
    assert_eq!(imported.snapshot.find("3").unwrap(), Some(2));
    assert_eq!(imported.snapshot.find("4").unwrap(), None);
    let origin = imported.snapshot.origin(1).unwrap().unwrap();
    assert_eq!((origin.source, origin.item, origin.line), (1, 4, 5));
    // Rows that only add a picture to the product above are no products that got lost.
    let lines = [
        "id=1;title=a;price=3;image=1",
        "id=1;title=;image=2",
        "image=3",
        "id=1;price=4",
    ];
    let imported = shop.import("2026-01-02", vec![source("p", Role::Products, &lines)]);
    let counts: Vec<_> = imported
        .issues
        .iter()
        .map(|issue| (&*issue.code, issue.count))
        .filter(|(code, _)| code.contains("id") || code.contains("product"))
        .collect();
    assert_eq!(counts, [("duplicate_id", 1), ("no_product", 2)]);
}

#[test]
fn joins_follow_their_precedence_and_report_what_did_not_fit() {
    let mut shop = Shop::new();
    let products = [
        "id=A1;stock=5;t=",
        "id=b2;stock=6",
        "id=007;stock=7",
        "id=x;t=own",
    ];
    let mut stock = source(
        "stock",
        Role::Join,
        &["key=A1;stock=50;t=filled", "key=A1;stock=51", "key=9"],
    );
    stock.config.precedence = Precedence::Overwrite;
    let fill = source(
        "fill",
        Role::Join,
        &["key=B2;t=no", "key=7;t=no", "key= x;t=no", "key=A1;t=late"],
    );
    let everywhere = source("all", Role::All, &["season=winter"]);
    let products = source("p", Role::Products, &products);
    let imported = shop.import("2026-01-01", vec![everywhere, fill, products, stock]);
    let snapshot = &imported.snapshot;
    assert_eq!(all(snapshot, "stock"), ["50", "6", "7", "-"]);
    assert_eq!(all(snapshot, "t"), ["filled", "-", "-", "own"]);
    assert_eq!(all(snapshot, "season"), ["winter"; 4]);
    assert_eq!(snapshot.field("key"), None);
    let [fill, stock] = &imported.joins[..] else {
        panic!("{:?}", imported.joins)
    };
    assert_eq!(
        (
            stock.matched,
            stock.unmatched_products,
            stock.unmatched_rows
        ),
        (1, 3, 1)
    );
    assert_eq!(
        (stock.duplicate_keys, &stock.duplicates[..]),
        (1, &["A1".to_owned()][..])
    );
    let near: Vec<_> = fill
        .near
        .iter()
        .map(|near| (&*near.product, near.differs.as_str()))
        .collect();
    assert_eq!(
        near,
        [("b2", "case"), ("007", "leading_zeros"), ("x", "spaces")]
    );
}

#[test]
fn wrong_configuration_is_refused_with_what_would_be_right() {
    let shop = Shop::new();
    let refused = |sources| {
        import(&shop.state, sources, &day("2026-01-01"), 1, &())
            .err()
            .unwrap()
    };
    let error = refused(vec![source("p", Role::Append, &["id=1"])]);
    assert!(
        error.to_string().contains("no source has the role"),
        "{error}"
    );
    let error = refused(vec![source("p", Role::Products, &["sku=1"])]);
    assert!(error.hint().contains("sku"), "{error}");
    let join = source("j", Role::Join, &["sku=1"]);
    let error = refused(vec![source("p", Role::Products, &["id=1"]), join]);
    assert!(error.to_string().contains("no column `key`"), "{error}");
}
