//! One run: sources, catalog, every partner, guard, the files in place. Preview, explain and dry runs enter and leave
//! the same way at different points.

use crate::bid_sheet;
use crate::catalog::{self, Imported, Progress};
use crate::deliver::deliver;
use crate::diff;
use crate::error::Error;
use crate::export::{Exported, Products, Target, export};
use crate::fetch;
use crate::guard;
use crate::live;
use crate::lock::Lock;
use crate::mill::Mill;
use crate::report::{PartnerReport, Report, SnapshotReport, Status, VERSION, rules_told};
use crate::retention;
use crate::revisions;
use crate::shop::Shop;
use crate::state::{Fate, SHARED, State};
use crate::troubles::trouble;
use jiff::Zoned;
use mappings::plan::{Plan, RuleCounts};
use mappings::said::{Told, several};
use std::path::Path;
use std::time::Instant;

/// What a run is asked to do.
pub struct Request {
    /// Names of the mappings; all that are on when empty.
    pub partners: Vec<String>,
    /// Nothing is written but the cache of downloads: the catalog, the history and the feeds stay as they are.
    pub dry_run: bool,
    /// Why it runs, where a schedule asks for it; empty when a person does.
    pub reason: String,
    /// The run's moment, in any zone; the shop's zone is used for days and hours.
    pub now: Zoned,
    /// Threads that mill.
    pub threads: usize,
    /// The links and pictures of a sample are asked, too.
    pub live: Option<live::Ask>,
}

/// Runs a shop once. Fails when the world or the configuration is broken; then the live feeds and the catalog are as
/// they were. A partner that is held or cannot be written does not stop the others: its report says so.
pub fn run(shop: &Shop, request: &Request, progress: &dyn Progress) -> Result<Report, Error> {
    let now = request.now.with_time_zone(shop.zone()?);
    let started = Instant::now();
    let folder = shop.state_folder();
    // Held until the run is over; a dry run changes nothing and needs none.
    let _lock = match request.dry_run {
        true => None,
        false => Some(Lock::take(&folder)?),
    };
    let mut state = match request.dry_run {
        true => State::copy(&folder)?,
        false => State::open(&folder)?,
    };
    let number = match request.dry_run {
        true => 0,
        false => {
            state.close_runs()?;
            state.add_run(now.timestamp(), &request.reason)?
        }
    };
    let mut revision = 0;
    if !request.dry_run {
        clear(&shop.folder.join("out"));
        revision = revisions::keep(shop, &mut state, now.timestamp(), "as used by a run")?;
    }
    let run = (number, revision);
    let mut result = cycle(shop, request, &now, run, &mut state, progress);
    if let (Ok(report), Some(aside)) = (&mut result, state.set_aside()) {
        let told = trouble("kept_aside", [("place", aside.display().to_string())]);
        report.note(several(&[told]));
    }
    if number > 0 {
        let (status, json) = match &result {
            Ok(report) => (report.status(), serde_json::to_value(report)),
            Err(error) => (
                "failed",
                Ok(serde_json::json!({
                    "code": error.code(), "message": error.to_string(), "at": error.at(), "said": error.said(),
                    "hint": error.hint().english, "help": error.help(), "mistakes": error.mistakes(),
                })),
            ),
        };
        let json = json.unwrap_or_default();
        state.finish_run(number, ended(&now, started), status, &json)?;
        // The feeds are out: what cannot be cleared now is cleared by the next run.
        if let (Err(error), Ok(report)) = (retention::clear(shop, &mut state, &now), &mut result) {
            let why = Told {
                said: error.said(),
                english: error.to_string(),
            };
            report.note(several(&[trouble("not_cleared", []), why]));
        }
    }
    result
}

/// Removes feeds that a run left half written when it was cut off.
fn clear(out: &Path) {
    for entry in std::fs::read_dir(out).into_iter().flatten().flatten() {
        if entry.file_name().to_string_lossy().starts_with(".writing-") {
            // What cannot be removed does no harm: nobody reads it.
            drop(std::fs::remove_file(entry.path()));
        }
    }
}

/// The end of a run as its own clock has it: its moment and the time it took.
fn ended(now: &Zoned, started: Instant) -> jiff::Timestamp {
    now.timestamp()
        .checked_add(started.elapsed())
        .unwrap_or_else(|_| now.timestamp())
}

fn cycle(
    shop: &Shop,
    request: &Request,
    now: &Zoned,
    (number, revision): (i64, i64),
    state: &mut State,
    progress: &dyn Progress,
) -> Result<Report, Error> {
    let started = Instant::now();
    let sources = fetch::sources(shop)?;
    let mut imported = catalog::import(state, sources, now, request.threads, progress)?;
    let seconds = started.elapsed().as_secs_f64();
    let mill = Mill::new(shop, imported.snapshot.fields(), &request.partners, now)?;
    let answers = mill
        .plan
        .survey(&Products(&imported.snapshot), request.threads)?;
    let targets = targets(shop, &mill, request.dry_run)?;
    let mut done = |rows| progress.rows("out", rows);
    let (feeds, rules) = export(
        &mill.plan,
        &answers,
        &imported.snapshot,
        &targets,
        request.threads,
        &mut done,
    )?;
    let milled = started.elapsed().as_secs_f64() - seconds;
    let milling = Milling {
        shop,
        mill: &mill,
        imported: &imported,
        number,
        revision,
        seconds: milled,
        now,
    };
    let (mut partners, mut did, mut samples) = (Vec::new(), Vec::new(), Vec::new());
    for mut feed in feeds {
        if let Some(ask) = &request.live {
            let (snapshot, origins) = (&imported.snapshot, &feed.counts.origins);
            samples.push(live::sample(
                &mill,
                &answers,
                snapshot,
                feed.partner,
                origins,
                ask,
            )?);
        }
        let report = PartnerReport::new(&mill, &imported.snapshot, feed.partner, &feed.counts)?;
        did.push((feed.partner, std::mem::take(&mut feed.counts.rules)));
        partners.push(milling.keep(state, feed, report)?);
    }
    // A catalog that the guard let nobody have is not believed: the next one is compared with the last good one.
    let believed = |partner: &PartnerReport| partner.status != Status::Held;
    if !request.dry_run && (partners.is_empty() || partners.iter().any(believed)) {
        imported.commit(state)?;
        state.set_run_snapshot(number, imported.number)?;
        keep_rules(state, number, &mill.plan, &rules, &did)?;
    }
    let clock = || ended(now, started);
    for (count, report) in (1..).zip(&mut partners) {
        if report.status == Status::Written {
            // What is cancelled here is live and still to be delivered: the next run does it.
            progress.rows("deliver", count)?;
            let live = shop.folder.join(report.file.as_deref().unwrap_or_default());
            let receipts = deliver(shop, state, number, &report.partner, &live, now, &clock)?;
            report.delivered(receipts);
        }
    }
    let live = match &request.live {
        Some(ask) => live::look(shop, &samples, ask, now.timestamp(), progress)?,
        None => Vec::new(),
    };
    let (notes, notes_said) = mill.notes.into_iter().unzip();
    Ok(Report {
        version: VERSION,
        run: number,
        now: now.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string(),
        snapshot: SnapshotReport::new(&imported, seconds),
        partners,
        rules: rules_told(mill.plan.shared_rules(), &rules),
        live,
        notes,
        notes_said,
    })
}

/// Keeps which rows of the snapshot in force each rule touched.
fn keep_rules(
    state: &mut State,
    run: i64,
    plan: &Plan,
    shared: &[RuleCounts],
    partners: &[(usize, Vec<RuleCounts>)],
) -> Result<(), Error> {
    let snapshot = state.snapshot()?.map_or(0, |row| row.number);
    let named = |names: &mut dyn Iterator<Item = &str>, did| -> Vec<_> {
        names.map(str::to_owned).zip(did).collect()
    };
    let rules = named(&mut plan.shared_rules(), shared);
    state.set_rules(SHARED, run, snapshot, &rules)?;
    for (partner, did) in partners {
        let name = plan.partners().nth(*partner).unwrap_or_default();
        let rules = named(&mut plan.partner_rules(*partner), did);
        state.set_rules(name, run, snapshot, &rules)?;
    }
    Ok(())
}

fn targets(shop: &Shop, mill: &Mill, dry_run: bool) -> Result<Vec<Target>, Error> {
    let out = shop.folder.join("out");
    if !dry_run {
        std::fs::create_dir_all(&out).map_err(Error::disk(&out))?;
    }
    Ok((0..mill.files.len())
        .map(|partner| Target {
            partner,
            path: (!dry_run).then(|| out.join(&mill.files[partner])),
        })
        .collect())
}

/// What the feeds of a run have in common.
struct Milling<'r> {
    shop: &'r Shop,
    mill: &'r Mill,
    imported: &'r Imported,
    number: i64,
    revision: i64,
    seconds: f64,
    now: &'r Zoned,
}

impl Milling<'_> {
    /// Lets the guard look at a feed and puts it in place, or aside.
    fn keep(
        &self,
        state: &mut State,
        mut feed: Exported,
        mut report: PartnerReport,
    ) -> Result<PartnerReport, Error> {
        let partner = feed.partner;
        let name = self
            .mill
            .plan
            .partners()
            .nth(partner)
            .unwrap_or_default()
            .to_owned();
        report.seconds = self.seconds;
        if self.number == 0 {
            return Ok(report);
        }
        let made_with = guard::MadeWith {
            spec: &self.mill.specs[partner],
            print: self.mill.print(partner),
            revision: self.revision,
        };
        let verdict = guard::look(
            self.shop,
            state,
            &mut feed,
            &report,
            &self.imported.changes,
            made_with,
            self.now,
        )?;
        report.guard.clone_from(&verdict.findings);
        let file = &self.mill.files[partner];
        if verdict.holds() {
            report.why = verdict.why();
            let aside = guard::held_file(self.shop, self.number, file);
            report.bytes = feed.set_aside(&aside)?;
            let live = self.shop.folder.join("out").join(file);
            for finding in report
                .guard
                .iter_mut()
                .filter(|one| one.products.is_empty())
            {
                // Only a help: that a feed cannot be read again holds nothing up.
                finding.products = diff::behind(&live, &aside, &finding.metric).unwrap_or_default();
            }
            report.file = Some(self.shop.relative(&aside));
            report.status = Status::Held;
            guard::remember(self.shop, state, self.number, &report, &verdict, Fate::Held)?;
            return Ok(report);
        }
        report.file = Some(format!("out/{file}"));
        let bids = feed.counts.bids.clone();
        diff::keep_live(
            self.shop,
            &name,
            self.number,
            &self.shop.folder.join("out").join(file),
        )?;
        match feed.keep() {
            Ok(bytes) => {
                report.bytes = bytes;
                report.status = Status::Written;
                if !bids.is_empty() {
                    let sheet = format!("out/{name}.bids.csv");
                    bid_sheet::write(&self.shop.folder.join(&sheet), &bids)?;
                    report.bid_sheet = Some(sheet);
                }
                guard::remember(self.shop, state, self.number, &report, &verdict, Fate::Live)?;
            }
            Err(error) => {
                report.status = Status::Failed;
                report.why = vec![error.to_string()];
                report.troubles = vec![error.messages()];
            }
        }
        Ok(report)
    }
}
