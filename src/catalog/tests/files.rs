//! The files of a catalog.

use super::*;
use std::path::Path;

fn bytes(folder: &Path, threads: usize) -> Vec<u8> {
    let mut state = State::open(folder).unwrap();
    let lines: Vec<String> = (0..40_000)
        .map(|id| format!("id={id};price=1.{:03},5;t=é{id}", id % 1000))
        .collect();
    let rows = lines.iter().map(|line| {
        let line: &'static str = line.clone().leak();
        line.split(';').map(pair).collect()
    });
    let mut products = prices(source("p", Role::Products, &[]));
    products.reader = Box::new(Listed {
        rows: rows.collect(),
        next: 0,
        columns: Vec::new(),
        most: 1000,
    });
    let imported = import(&state, vec![products], &day("2026-01-01"), threads, &()).unwrap();
    let bytes = std::fs::read(imported.snapshot.path()).unwrap();
    let mut imported = imported;
    imported.commit(&mut state).unwrap();
    bytes
}

#[test]
fn the_snapshot_does_not_depend_on_the_number_of_threads() {
    let (one, many) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    assert_eq!(bytes(one.path(), 1), bytes(many.path(), 7));
}

#[test]
fn a_lost_database_or_a_damaged_file_falls_back_to_a_whole_snapshot() {
    let mut shop = Shop::new();
    shop.import("2026-01-01", vec![source("p", Role::Products, &["id=1"])]);
    shop.import(
        "2026-01-02",
        vec![source("p", Role::Products, &["id=1", "id=2"])],
    );
    let newest = shop.folder.path().join("catalog/2.arrow");
    let whole = std::fs::read(&newest).unwrap();
    std::fs::write(&newest, &whole[..whole.len() / 2]).unwrap();
    assert_eq!(current(&shop.state).unwrap().unwrap().rows(), 1);
    let imported = shop.import("2026-01-03", vec![source("p", Role::Products, &["id=9"])]);
    assert_eq!((imported.changes.added, imported.changes.removed), (1, 1));
}
