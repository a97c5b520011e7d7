//! Export: the catalog through a plan into the partners' files, by several threads, in the catalog's order. The files
//! appear only when `Exported::keep` puts them in place; until then the live ones are untouched.

use crate::catalog::Snapshot;
use crate::error::Error;
use crate::guard::prints::Sheet;
use crossbeam_channel::{Receiver, Sender};
use feeds::formats::Encoder;
use feeds::output::Output;
use mappings::plan::{
    Answers, Catalog, Gauge, Gauged, Ground, PartnerCounts, Plan, Print, RuleCounts, Wanted,
    add_rules,
};
use mappings::rows::Rows;
use rapidhash::v3::rapidhash_v3;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Products that are milled and encoded at a time: few enough that ten partners' texts stay small, many enough that
/// handing them over costs nothing.
const CHUNK: usize = 512;

/// Chunks after which a thread hands over what it counted: adding up counts costs far more than counting.
const COUNTED: usize = 16;

/// Chunks that may wait for the writer, for each thread.
const WAITING: usize = 4;

/// A snapshot, read field by field as a plan asks for them.
pub struct Products<'s>(pub &'s Snapshot);

impl Catalog for Products<'_> {
    type Error = Error;

    fn stretches(&self) -> usize {
        self.0.batches()
    }

    fn rows<'c>(
        &'c self,
        stretch: usize,
        names: &[String],
        fields: &[usize],
    ) -> Result<Box<dyn Rows + 'c>, Error> {
        let mut columns = vec![None; names.len()];
        for &field in fields {
            columns[field] = self.0.field(&names[field]);
        }
        Ok(Box::new(self.0.batch(stretch, &columns)?))
    }
}

/// Where a partner's feed goes.
pub struct Target {
    /// Number of the partner in the plan.
    pub partner: usize,
    /// The file; `None` to count and check without writing.
    pub path: Option<PathBuf>,
}

/// One partner's feed, written beside the live one, and its counts.
pub struct Exported {
    /// Number of the partner in the plan.
    pub partner: usize,
    /// What happened to the products.
    pub counts: PartnerCounts,
    /// What is in it, for the guard; without its prints.
    pub gauged: Gauged,
    /// Names of its columns.
    pub columns: Vec<String>,
    /// Bytes of its records, before compression.
    pub written: u64,
    /// Hash of its records as they were written.
    pub print: u64,
    prints: Option<Sheet>,
    output: Option<Output>,
}

impl Exported {
    /// Puts the written feed in the place of the live one. Returns its size in bytes, 0 when nothing was written.
    pub fn keep(self) -> Result<u64, Error> {
        Ok(match self.output {
            Some(output) => output.finish().map_err(Error::output)?.bytes,
            None => 0,
        })
    }

    /// The prints of its records, by key; none when nothing was written.
    pub(crate) fn take_prints(&mut self) -> Result<Vec<Print>, Error> {
        self.prints
            .take()
            .map_or_else(|| Ok(Vec::new()), Sheet::sorted)
    }

    /// Keeps the written feed at another place and leaves the live one as it is. Returns its size in bytes.
    pub fn set_aside(self, path: &Path) -> Result<u64, Error> {
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).map_err(Error::disk(folder))?;
        }
        Ok(match self.output {
            Some(output) => output.finish_at(path).map_err(Error::output)?.bytes,
            None => 0,
        })
    }
}

/// How a partner's records are written and measured.
struct Way {
    encoder: Arc<dyn Encoder>,
    gauge: Gauge,
}

/// What one thread made of some products.
struct Chunk {
    /// Encoded records of each partner.
    bytes: Vec<Vec<u8>>,
    /// What was counted since the last counts, now and then and with the last chunk of a stretch.
    counts: Option<Counts>,
    rows: u64,
    /// The last of its stretch.
    last: bool,
}

/// What was counted of some products.
struct Counts {
    /// Of each partner.
    partners: Vec<(PartnerCounts, Gauged)>,
    /// What the source and shared rules did.
    shared: Vec<RuleCounts>,
}

/// Exports to all targets in one pass over the catalog. The bytes do not depend on the number of threads. Returns the
/// feeds and what the source and shared rules did. `done` hears how many products are through, and can stop the export.
pub fn export(
    plan: &Plan,
    answers: &Answers,
    snapshot: &Snapshot,
    targets: &[Target],
    threads: usize,
    done: &mut dyn FnMut(u64) -> Result<(), Error>,
) -> Result<(Vec<Exported>, Vec<RuleCounts>), Error> {
    let mut exported = Vec::new();
    let mut ways: Vec<Option<Way>> = Vec::new();
    for target in targets {
        let shape = plan.shape(target.partner);
        let output = match &target.path {
            Some(path) => {
                Some(Output::create(path, &shape.options, &shape.columns).map_err(Error::output)?)
            }
            None => None,
        };
        ways.push(output.as_ref().map(|output| Way {
            encoder: output.encoder(),
            gauge: plan.gauge(target.partner),
        }));
        let folder = target.path.as_ref().and_then(|path| path.parent());
        exported.push(Exported {
            partner: target.partner,
            counts: PartnerCounts::default(),
            gauged: Gauged::default(),
            columns: shape.columns.clone(),
            written: 0,
            print: 0,
            prints: folder.map(Sheet::new).transpose()?,
            output,
        });
    }
    let partners = targets.iter().map(|target| target.partner).collect();
    let pass = Pass::new(plan, answers, snapshot, partners, ways, true);
    let mut shared = Vec::new();
    let mut products = 0;
    pass.run(threads, &mut |chunk| {
        for (feed, bytes) in exported.iter_mut().zip(&chunk.bytes) {
            if let Some(output) = &mut feed.output {
                output.chunk(bytes).map_err(Error::output)?;
            }
            feed.written += bytes.len() as u64;
            feed.print = feed.print.rotate_left(7) ^ rapidhash_v3(bytes);
        }
        if let Some(counts) = chunk.counts.take() {
            for (feed, (counts, mut gauged)) in exported.iter_mut().zip(counts.partners) {
                feed.counts.add(counts);
                if let Some(sheet) = &mut feed.prints {
                    sheet.add(&std::mem::take(&mut gauged.prints))?;
                }
                feed.gauged.add(gauged);
            }
            add_rules(&mut shared, &counts.shared);
        }
        products += chunk.rows;
        done(products)
    })?;
    std::thread::scope(|scope| {
        for feeds in exported.chunks_mut(targets.len().div_ceil(threads.max(1)).max(1)) {
            scope.spawn(|| {
                for feed in feeds {
                    plan.finish(feed.partner, &mut feed.counts);
                }
            });
        }
    });
    Ok((exported, shared))
}

/// Counts what would happen to the products for some partners, without making any value: how many are left out and why,
/// and what each rule does. Returns the partners' counts and those of the source and shared rules.
pub fn count(
    plan: &Plan,
    answers: &Answers,
    snapshot: &Snapshot,
    partners: &[usize],
    threads: usize,
) -> Result<(Vec<PartnerCounts>, Vec<RuleCounts>), Error> {
    let none = partners.iter().map(|_| None).collect();
    let pass = Pass::new(plan, answers, snapshot, partners.to_vec(), none, false);
    let mut sums = vec![PartnerCounts::default(); partners.len()];
    let mut shared = Vec::new();
    pass.run(threads, &mut |chunk| {
        if let Some(counts) = chunk.counts.take() {
            for (sum, (counts, _)) in sums.iter_mut().zip(counts.partners) {
                sum.add(counts);
            }
            add_rules(&mut shared, &counts.shared);
        }
        Ok(())
    })?;
    Ok((sums, shared))
}

/// One pass over the catalog by several threads.
struct Pass<'p> {
    plan: &'p Plan,
    answers: &'p Answers,
    catalog: Products<'p>,
    wanted: Wanted,
    fields: Vec<usize>,
    /// Of each wanted partner, where its feed is written.
    ways: Vec<Option<Way>>,
}

impl<'p> Pass<'p> {
    fn new(
        plan: &'p Plan,
        answers: &'p Answers,
        snapshot: &'p Snapshot,
        partners: Vec<usize>,
        ways: Vec<Option<Way>>,
        values: bool,
    ) -> Self {
        let wanted = Wanted {
            partners,
            values,
            rules: true,
            behind: false,
        };
        Self {
            plan,
            answers,
            catalog: Products(snapshot),
            fields: plan.needs(&wanted),
            wanted,
            ways,
        }
    }

    /// Mills all products; `take` gets the chunks in the catalog's order, and can stop the pass.
    fn run(
        &self,
        threads: usize,
        take: &mut dyn FnMut(&mut Chunk) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let stretches = self.catalog.stretches();
        let threads = threads.clamp(1, stretches.max(1));
        // Buffers that were written go round: memory fresh from the system costs more than the encoding.
        let (give_back, spent) = crossbeam_channel::unbounded();
        std::thread::scope(|scope| {
            // Thread t takes the stretches t, t + threads, ...; the writer asks the threads in turn.
            let chunks: Vec<_> = (0..threads)
                .map(|thread| {
                    let (send, receive) = crossbeam_channel::bounded(WAITING);
                    let spent = spent.clone();
                    scope.spawn(move || {
                        for stretch in (thread..stretches).step_by(threads) {
                            match self.stretch(stretch, &spent, &send) {
                                Ok(true) => {}
                                Ok(false) => return,
                                Err(error) => {
                                    // The writer is gone when nobody takes the error: it failed first.
                                    drop(send.send(Err(error)));
                                    return;
                                }
                            }
                        }
                    });
                    receive
                })
                .collect();
            for stretch in 0..stretches {
                while let Ok(chunk) = chunks[stretch % threads].recv() {
                    let mut chunk: Chunk = chunk?;
                    take(&mut chunk)?;
                    for bytes in chunk.bytes {
                        // Nobody takes it when all threads are through.
                        drop(give_back.send(bytes));
                    }
                    if chunk.last {
                        break;
                    }
                }
            }
            Ok(())
        })
    }

    /// Mills one stretch and hands its chunks over. Returns false when nobody takes them any more.
    fn stretch(
        &self,
        stretch: usize,
        spent: &Receiver<Vec<u8>>,
        send: &Sender<Result<Chunk, Error>>,
    ) -> Result<bool, Error> {
        let (plan, wanted) = (self.plan, &self.wanted);
        let rows = self.catalog.rows(stretch, plan.fields(), &self.fields)?;
        let mut grounds: Vec<Ground> = self.ways.iter().map(|_| Ground::default()).collect();
        let mut gauged: Vec<Gauged> = self.ways.iter().map(|_| Gauged::default()).collect();
        let mut shared = Vec::new();
        for (number, start) in (0..rows.len()).step_by(CHUNK).enumerate() {
            let end = (start + CHUNK).min(rows.len());
            plan.mill(
                self.answers,
                &*rows,
                start..end,
                wanted,
                &mut grounds,
                &mut shared,
            );
            let written = grounds.iter_mut().zip(&self.ways).zip(&mut gauged);
            let bytes = written
                .map(|((ground, way), gauged)| {
                    let bytes = way.as_ref().map_or_else(Vec::new, |way| {
                        way.gauge.measure(&ground.records, gauged);
                        encoded(&*way.encoder, ground, spent)
                    });
                    ground.records.clear();
                    ground.rows.clear();
                    bytes
                })
                .collect();
            let last = end == rows.len();
            let counts = (last || (number + 1).is_multiple_of(COUNTED)).then(|| Counts {
                partners: grounds
                    .iter_mut()
                    .zip(&mut gauged)
                    .map(|(ground, gauged)| {
                        (std::mem::take(&mut ground.counts), std::mem::take(gauged))
                    })
                    .collect(),
                shared: std::mem::take(&mut shared),
            });
            let chunk = Chunk {
                bytes,
                counts,
                rows: (end - start) as u64,
                last,
            };
            if send.send(Ok(chunk)).is_err() {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

fn encoded(encoder: &dyn Encoder, ground: &Ground, spent: &Receiver<Vec<u8>>) -> Vec<u8> {
    let mut bytes = spent.try_recv().unwrap_or_default();
    bytes.clear();
    for (index, record) in ground.records.iter().enumerate() {
        if index > 0 {
            bytes.extend_from_slice(encoder.between());
        }
        encoder.record(record, &mut bytes);
    }
    bytes
}
