//! The tables of the state database, as the steps that led to them. Steps are only ever added.

use crate::error::Error;
use rusqlite::Connection;
use std::path::Path;

/// Step `n` makes version `n + 1` (`user_version`). Moments are microseconds since 1970; prices are millionths as text,
/// as SQLite's integers are too short.
const STEPS: &[&str] = &[
    "
    CREATE TABLE runs (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        started INTEGER NOT NULL,
        finished INTEGER,
        status TEXT NOT NULL,
        report TEXT
    ) STRICT;
    CREATE TABLE revisions (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        file TEXT NOT NULL,
        content TEXT,
        saved INTEGER NOT NULL,
        note TEXT NOT NULL
    ) STRICT;
    CREATE INDEX revisions_by_file ON revisions (file, id);
    CREATE TABLE snapshots (
        number INTEGER PRIMARY KEY,
        taken INTEGER NOT NULL,
        rows INTEGER NOT NULL,
        settings INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE prices (
        id INTEGER NOT NULL,
        until INTEGER NOT NULL,
        millionths TEXT NOT NULL,
        PRIMARY KEY (id, until)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE metrics (
        run INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
        partner TEXT NOT NULL,
        metric TEXT NOT NULL,
        value TEXT NOT NULL,
        PRIMARY KEY (run, partner, metric)
    ) STRICT, WITHOUT ROWID;
",
    "
    ALTER TABLE snapshots ADD COLUMN sources TEXT;
    ALTER TABLE snapshots ADD COLUMN found TEXT NOT NULL DEFAULT '';
",
    "
    CREATE TABLE outputs (
        run INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
        partner TEXT NOT NULL,
        status TEXT NOT NULL,
        file TEXT NOT NULL,
        phase INTEGER NOT NULL,
        revision INTEGER NOT NULL,
        spec INTEGER NOT NULL,
        PRIMARY KEY (run, partner)
    ) STRICT, WITHOUT ROWID;
    -- Until now only what went out was measured.
    INSERT INTO outputs SELECT DISTINCT run, partner, 'live', '', 0, 0, 0 FROM metrics;
",
    "
    ALTER TABLE runs ADD COLUMN reason TEXT NOT NULL DEFAULT '';
    CREATE TABLE schedules (
        job TEXT PRIMARY KEY,
        handled INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
",
    "
    CREATE TABLE receipts (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        run INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
        partner TEXT NOT NULL,
        place TEXT NOT NULL,
        at INTEGER NOT NULL,
        bytes INTEGER NOT NULL,
        sha256 TEXT NOT NULL,
        outcome TEXT NOT NULL,
        answer TEXT NOT NULL
    ) STRICT;
    CREATE INDEX receipts_by_run ON receipts (run);
    CREATE INDEX receipts_by_place ON receipts (partner, place, id);
",
    "
    CREATE TABLE rules (
        partner TEXT NOT NULL,
        place INTEGER NOT NULL,
        rule TEXT NOT NULL,
        run INTEGER NOT NULL,
        snapshot INTEGER NOT NULL,
        before INTEGER NOT NULL,
        matched BLOB NOT NULL,
        changed BLOB NOT NULL,
        excluded BLOB NOT NULL,
        PRIMARY KEY (partner, place)
    ) STRICT, WITHOUT ROWID;
",
    "
    CREATE TABLE fetches (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        partner TEXT NOT NULL,
        at INTEGER NOT NULL,
        status INTEGER NOT NULL,
        bytes INTEGER NOT NULL,
        asked INTEGER NOT NULL,
        client TEXT NOT NULL,
        agent TEXT NOT NULL,
        run INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX fetches_by_partner ON fetches (partner, at);
",
    "
    CREATE TABLE departed (
        id INTEGER PRIMARY KEY,
        seen INTEGER NOT NULL,
        gone INTEGER NOT NULL
    ) STRICT;
 ",
    "
    CREATE TABLE alerts (
        kind TEXT NOT NULL,
        partner TEXT NOT NULL,
        text TEXT NOT NULL,
        since INTEGER NOT NULL,
        told INTEGER,
        over INTEGER NOT NULL,
        PRIMARY KEY (kind, partner)
    ) STRICT, WITHOUT ROWID;
    -- One row: when a message was made last.
    CREATE TABLE told (at INTEGER NOT NULL) STRICT;
    CREATE TABLE notices (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        channel TEXT NOT NULL,
        body TEXT NOT NULL,
        made INTEGER NOT NULL,
        tries INTEGER NOT NULL,
        next INTEGER NOT NULL,
        problem TEXT NOT NULL
    ) STRICT;
",
    "
    ALTER TABLE runs ADD COLUMN snapshot INTEGER;
    ALTER TABLE runs ADD COLUMN program TEXT NOT NULL DEFAULT '';
    ALTER TABLE outputs ADD COLUMN print INTEGER NOT NULL DEFAULT 0;
",
    "
    ALTER TABLE receipts ADD COLUMN said TEXT NOT NULL DEFAULT '';
",
    "
    ALTER TABLE rules ADD COLUMN included BLOB;
",
];

/// Brings a database up to date, each step whole or not at all.
pub(super) fn migrate(database: &mut Connection, path: &Path) -> Result<(), Error> {
    let at: u32 = database.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    if at as usize > STEPS.len() {
        return Err(Error::Config {
            at: path.display().to_string(),
            message: "the state was written by a newer Feedmill"
                .to_owned()
                .into(),
            hint: "update Feedmill, or remove the file: only history is lost"
                .to_owned()
                .into(),
        });
    }
    for (step, version) in STEPS.iter().zip(1..).skip(at as usize) {
        let change =
            database.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
        // Another process may have done it while this one waited.
        let now: u32 = change.query_row("PRAGMA user_version", [], |row| row.get(0))?;
        if now < version {
            change.execute_batch(step)?;
            change.pragma_update(None, "user_version", version)?;
        }
        change.commit()?;
    }
    Ok(())
}
