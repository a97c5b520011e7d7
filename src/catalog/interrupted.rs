//! An import that is killed: the snapshot before, or the new one, is in force and whole, whatever the moment.

use super::{LoadedSource, current, import};
use crate::shop::source::SourceConfig;
use crate::state::State;
use feeds::error::{Error, RecordIssue};
use feeds::formats::Reader;
use feeds::record::{Position, Records};
use mappings::rows::Rows;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Instant;

/// Set for the child process: the state folder, and the stamp that every row of its import carries.
const FOLDER: &str = "FEEDMILL_TEST_FOLDER";
const STAMP: &str = "FEEDMILL_TEST_STAMP";
const ROWS: u64 = 30_000;
const MOMENTS: u32 = 20;

struct Stamped {
    stamp: String,
    columns: Vec<String>,
    next: u64,
}

impl Reader for Stamped {
    fn columns(&self) -> &[String] {
        &self.columns
    }

    fn read(&mut self, batch: &mut Records, most: usize) -> Result<usize, Error> {
        let end = ROWS.min(self.next + most.min(1000) as u64);
        for item in self.next..end {
            batch.push(0, 0, &item.to_string());
            batch.push(1, 0, &self.stamp);
            batch.finish(Position {
                line: 0,
                byte: 0,
                item: item + 1,
            });
        }
        let read = end - self.next;
        self.next = end;
        Ok(read as usize)
    }

    fn issues(&mut self) -> Vec<RecordIssue> {
        Vec::new()
    }
}

fn one_import(folder: &Path, stamp: String) {
    let mut state = State::open(folder).unwrap();
    let source = LoadedSource {
        name: "products".to_owned(),
        config: SourceConfig::default(),
        reader: Box::new(Stamped {
            stamp,
            columns: vec!["id".to_owned(), "stamp".to_owned()],
            next: 0,
        }),
        version: None,
    };
    let now = "2026-01-01T12:00[UTC]".parse().unwrap();
    import(&state, vec![source], &now, 2, &())
        .unwrap()
        .commit(&mut state)
        .unwrap();
}

fn child(folder: &Path, stamp: u32) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args([
            "--exact",
            "catalog::interrupted::an_import_killed_at_any_moment_leaves_a_whole_snapshot",
        ])
        .env(FOLDER, folder)
        .env(STAMP, stamp.to_string())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// The stamp of the snapshot in force, which must be on every one of its rows.
fn stamp(folder: &Path) -> u32 {
    let state = State::open(folder).unwrap();
    assert_eq!(state.set_aside(), None);
    let snapshot = current(&state).unwrap().expect("a snapshot is in force");
    assert_eq!(snapshot.rows(), ROWS);
    let field = snapshot.field("stamp");
    let mut stamps = std::collections::BTreeSet::new();
    for index in 0..snapshot.batches() {
        let batch = snapshot.batch(index, &[field]).unwrap();
        stamps.extend((0..batch.len()).map(|row| batch.value(0, row).to_text().into_owned()));
    }
    assert_eq!(stamps.len(), 1, "rows of several imports: {stamps:?}");
    stamps.pop_first().unwrap().parse().unwrap()
}

#[test]
fn an_import_killed_at_any_moment_leaves_a_whole_snapshot() {
    if let (Ok(folder), Ok(stamp)) = (std::env::var(FOLDER), std::env::var(STAMP)) {
        return one_import(Path::new(&folder), stamp);
    }
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let began = Instant::now();
    assert!(child(folder, 1).wait().unwrap().success());
    let whole = began.elapsed();
    let mut before = stamp(folder);
    assert_eq!(before, 1);
    for moment in 0..MOMENTS {
        let mut child = child(folder, moment + 2);
        std::thread::sleep(whole * moment / (MOMENTS - 4));
        child.kill().unwrap();
        child.wait().unwrap();
        let now = stamp(folder);
        assert!(now == before || now == moment + 2, "{now} after {before}");
        before = now;
    }
    assert!(child(folder, 99).wait().unwrap().success());
    assert_eq!(stamp(folder), 99);
}
