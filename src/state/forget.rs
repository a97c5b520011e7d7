//! Forgetting: what is older than the shop wants to keep. What is in force, what waits for a person and what the charts
//! need is never forgotten.

use super::State;
use crate::error::Error;
use jiff::Timestamp;
use rusqlite::params;

/// Runs that are kept however old they are: as many as the guard's charts look back.
const RECENT: u32 = 60;

impl State {
    /// Forgets runs that began before a moment with all that is known of them, and revisions, visits and snapshots of that
    /// time. What stays: the last runs, those that hold a feed, those that the live feeds and the last delivery to each place
    /// came from, and of each file the text that the oldest feed was made with. `snapshot` is the oldest that is there.
    pub fn forget(&mut self, before: Timestamp, snapshot: u64) -> Result<(), Error> {
        let before = before.as_microsecond();
        let change = self.database.transaction()?;
        change.execute(
            "DELETE FROM runs WHERE started < ?1 AND status <> 'running'
             AND id NOT IN (SELECT id FROM runs ORDER BY id DESC LIMIT ?2)
             AND id NOT IN (SELECT run FROM outputs WHERE status = 'held')
             AND id NOT IN (SELECT max(run) FROM outputs
                            WHERE status IN ('live', 'released') GROUP BY partner)
             AND id NOT IN (SELECT max(run) FROM receipts
                            WHERE outcome = 'arrived' GROUP BY partner, place)",
            params![before, RECENT],
        )?;
        change.execute(
            "DELETE FROM revisions WHERE saved < ?1 AND id < (
                 SELECT max(id) FROM revisions AS later WHERE later.file = revisions.file AND later.id <= coalesce(
                     (SELECT min(revision) FROM outputs WHERE revision > 0),
                     (SELECT max(id) FROM revisions)))",
            [before],
        )?;
        change.execute("DELETE FROM fetches WHERE at < ?1", [before])?;
        change.execute(
            "DELETE FROM snapshots WHERE number < ?1",
            [snapshot.cast_signed()],
        )?;
        Ok(change.commit()?)
    }

    /// Gives the room of what was forgotten back to the disk.
    pub fn shrink(&mut self) -> Result<(), Error> {
        Ok(self.database.execute_batch("VACUUM")?)
    }
}
