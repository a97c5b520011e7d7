//! The assembly line of an import: one thread reads records, several make columns of them, one writes these in order.
//! Every line is bounded: a fixed number of batches goes round, and a slow writer slows the reader.

use super::build::{Built, Job, Shared, Worker, build};
use super::diff::Changes;
use super::issue::Tally;
use super::join::Found;
use super::layout::Layout;
use super::price::PastPrice;
use super::source::{LoadedSource, Progress};
use super::write::Writer;
use crate::error::Error;
use crossbeam_channel::{Receiver, Sender, bounded, unbounded};
use feeds::record::{Position, Record, Records};
use hashbrown::HashSet;
use rapidhash::v3::rapidhash_v3;
use std::collections::BTreeMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::Arc;

/// Most records in a batch; the reader also ends one at some MiB of text. A dozen batches are under way at once, so this
/// decides how much memory an import takes, and whether a batch is still in the processor's cache when it is built.
const BATCH: usize = 2048;

/// What came out besides the file.
#[derive(Default)]
pub(super) struct Outcome {
    pub(super) rows: u64,
    pub(super) tally: Tally,
    pub(super) found: Vec<Found>,
    pub(super) changes: Changes,
    pub(super) ended: Vec<PastPrice>,
}

/// A job with its number, and the answer to it. The records come back to be filled again.
type Numbered = (u64, Job);
/// A panic is passed on to the writer, or all others would wait for ever for the missing number.
type Answer = (u64, std::thread::Result<Result<Vec<Built>, Error>>, Records);

/// Passes hashes of ids through: they need no second hashing.
#[derive(Default)]
struct Hashed(u64);

impl Hasher for Hashed {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        self.0 = rapidhash_v3(bytes);
    }
    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }
}

/// Runs `sources`, given with the number of their input, through `threads` builders into `writer`.
pub(super) fn run(
    sources: &mut [(usize, LoadedSource)],
    layout: &mut Layout,
    shared: &Shared,
    mut writer: Writer,
    threads: usize,
    progress: &dyn Progress,
) -> Result<(Outcome, std::fs::File), Error> {
    let threads = threads.max(1);
    let (to_builders, jobs) = bounded::<Numbered>(1);
    let (to_writer, answers) = bounded::<Answer>(threads);
    // As many batches as are ever under way: one being read, one waiting, one on each builder and two to be written.
    let (give_back, free) = unbounded();
    for _ in 0..threads + 4 {
        let _ = give_back.send(Records::new());
    }
    std::thread::scope(|scope| {
        for _ in 0..threads {
            let (jobs, to_writer) = (jobs.clone(), to_writer.clone());
            scope.spawn(move || builder(&jobs, &to_writer, shared));
        }
        drop((jobs, to_writer));
        let written = scope.spawn(move || {
            let outcome = in_order(&answers, &give_back, &mut writer)?;
            Ok((outcome, writer.finish()?))
        });
        let mut reader = Reader {
            layout,
            seen: HashSet::default(),
            tally: Tally::default(),
            number: 0,
            to_builders,
            free,
        };
        let read = sources
            .iter_mut()
            .try_for_each(|(input, source)| reader.read(*input, source, progress));
        // Ends the reader's side of the channels, and with it the other threads.
        let tally = reader.end();
        let written: Result<_, Error> = written.join().unwrap_or_else(|panic| resume_unwind(panic));
        let (mut outcome, file) = written?;
        read?;
        outcome.tally.merge(tally);
        Ok((outcome, file))
    })
}

struct Reader<'a> {
    layout: &'a mut Layout,
    /// Hashes of the ids so far.
    seen: HashSet<u64, BuildHasherDefault<Hashed>>,
    tally: Tally,
    number: u64,
    to_builders: Sender<Numbered>,
    free: Receiver<Records>,
}

impl Reader<'_> {
    /// Reads a source to its end. Also ends, without an error of its own, when the writer has stopped.
    fn read(
        &mut self,
        input: usize,
        source: &mut LoadedSource,
        progress: &dyn Progress,
    ) -> Result<(), Error> {
        let mut layout = Arc::new(self.layout.clone());
        let mut rows = 0;
        while let Ok(mut records) = self.free.recv() {
            records.clear();
            let read = source.reader.read(&mut records, BATCH)?;
            for issue in source.reader.issues() {
                let position = Position {
                    line: issue.at.line.unwrap_or(0),
                    item: issue.at.item.unwrap_or(0),
                    byte: 0,
                };
                self.tally
                    .add(issue.code, input, None, position, &issue.message);
            }
            if read == 0 {
                break;
            }
            rows += read as u64;
            progress.rows(&source.name, rows)?;
            let columns = source.reader.columns();
            if self
                .layout
                .grow(input, &source.name, &source.config, columns)
            {
                layout = Arc::new(self.layout.clone());
            }
            let kept = self.keep(input, &records);
            let job = Job {
                input,
                records,
                kept,
                layout: layout.clone(),
            };
            if self.to_builders.send((self.number, job)).is_err() {
                break;
            }
            self.number += 1;
        }
        Ok(())
    }

    fn end(self) -> Tally {
        self.tally
    }

    /// The records that become products: those with an id that no earlier one has, with its hash.
    fn keep(&mut self, input: usize, records: &Records) -> Vec<(u32, u64)> {
        let columns = self.layout.columns_of(input, "id");
        let offer = ["title", "price"].map(|field| self.layout.columns_of(input, field));
        let offer = offer.concat();
        // Some exports go on below a product: a picture in each row, and nothing that could be sold.
        let goes_on = |record: Record| {
            let mut texts = offer.iter().filter_map(|&column| record.first(column));
            !offer.is_empty() && texts.all(|text| text.trim().is_empty())
        };
        let mut kept = Vec::with_capacity(records.len());
        for (index, record) in (0..).zip(records.iter()) {
            let id = columns
                .iter()
                .filter_map(|&column| record.first(column))
                .find(|id| !id.is_empty());
            let hash = id.map(|id| rapidhash_v3(id.as_bytes()));
            if let Some(hash) = hash.filter(|&hash| self.seen.insert(hash)) {
                kept.push((index, hash));
                continue;
            }
            let (code, text) = match id {
                _ if goes_on(record) => ("no_product", ""),
                Some(id) => ("duplicate_id", id),
                None => ("missing_id", ""),
            };
            self.tally.add(code, input, None, record.position(), text);
        }
        kept
    }
}

fn builder(jobs: &Receiver<Numbered>, to_writer: &Sender<Answer>, shared: &Shared) {
    let mut worker = Worker::default();
    for (number, job) in jobs {
        let built = catch_unwind(AssertUnwindSafe(|| build(&job, shared, &mut worker)));
        if to_writer.send((number, built, job.records)).is_err() {
            break;
        }
    }
}

fn in_order(
    answers: &Receiver<Answer>,
    give_back: &Sender<Records>,
    writer: &mut Writer,
) -> Result<Outcome, Error> {
    let mut outcome = Outcome::default();
    let mut early = BTreeMap::new();
    let mut next = 0;
    for (number, built, records) in answers {
        early.insert(number, (built, records));
        while let Some((built, records)) = early.remove(&next) {
            next += 1;
            for mut piece in built.unwrap_or_else(|panic| resume_unwind(panic))? {
                outcome.rows += piece.rows as u64;
                outcome.tally.merge(std::mem::take(&mut piece.tally));
                outcome.found.resize_with(piece.found.len(), Found::default);
                for (all, more) in outcome.found.iter_mut().zip(piece.found.drain(..)) {
                    all.merge(more);
                }
                outcome.changes.merge(std::mem::take(&mut piece.changes));
                outcome.ended.append(&mut piece.ended);
                if piece.rows > 0 {
                    writer.append(piece)?;
                }
            }
            // The reader may have ended.
            let _ = give_back.send(records);
        }
    }
    Ok(outcome)
}
