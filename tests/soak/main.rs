//! The soak: three shops with ten partners each live through months in minutes, while sources break, programs are killed, disks
//! fill, places vanish and clocks jump, by dice with a seed. It calls the library, not the command: one process must live through
//! all of it, with a clock that is passed in, for its memory to be watched. What single faults do is proven in `tests/e2e`.
//!
//! `FEEDMILL_SOAK` is the number of days, `FEEDMILL_SEED` the seed of the dice.

mod shops;

use feedmill::catalog::Progress;
use feedmill::deliver;
use feedmill::error::Error;
use feedmill::release::{Decision, release};
use feedmill::run::{Request, run};
use feedmill::shop::Shop;
use feedmill::state::{Fate, State};
use feedmill::watch::{Event, Watch, watch};
use jiff::{SignedDuration, Zoned};
use shops::{Fault, PARTNERS, Scene, Source};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::channel;
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

/// Days in `make test`; `make soak` has more.
const DAYS: u64 = 24;
/// Days at the end in which nothing breaks.
const CALM: u64 = 2;

/// Where the figures stand in the page; nothing follows them.
const SECTION: &str = "\n## Soak";

/// Dice (xorshift64*): the same seed gives the same life.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) % sides
    }
}

fn set(name: &str, usual: u64) -> u64 {
    let value = std::env::var(name).ok();
    value.map_or(usual, |value| value.parse().expect("a whole number"))
}

/// What happened, for the page of figures.
#[derive(Default)]
struct Told {
    runs: u64,
    faults: BTreeMap<&'static str, u64>,
    statuses: BTreeMap<String, u64>,
    checked: u64,
    receipts: u64,
    memory: Vec<u64>,
}

/// Memory of this process in KB.
fn memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let number = line.and_then(|line| line.split_whitespace().next());
    number.and_then(|number| number.parse().ok()).unwrap_or(0)
}

#[test]
#[cfg(unix)]
fn what_is_live_is_always_whole_and_at_the_end_the_newest_good_one() {
    let (days, seed) = (set("FEEDMILL_SOAK", DAYS), set("FEEDMILL_SEED", 7));
    let mut dice = Dice(seed.wrapping_mul(2).wrapping_add(1));
    let began = Instant::now();
    let folder = tempfile::tempdir().expect("there is a place for temporary folders");
    let mut scenes: Vec<Scene> = ["tents", "boots", "lamps"]
        .map(|name| Scene::new(folder.path(), name))
        .into();
    let folders: Vec<PathBuf> = scenes.iter().map(|scene| scene.folder.clone()).collect();
    let mut told = Told::default();
    let start: Zoned = "2026-01-01T05:00[Europe/Amsterdam]"
        .parse()
        .expect("a moment");
    look(&folders, &start, &mut told);
    for day in 1..=days {
        let calm = day > days - CALM || day <= 3;
        let mut now = start
            .checked_add(SignedDuration::from_hours(24 * day as i64 + 2))
            .expect("a day");
        if !calm && dice.roll(8) == 0 {
            // The clock is set hours ahead, or back, for this day.
            let hours = dice.roll(30) as i64 - 10;
            now = now
                .checked_add(SignedDuration::from_hours(hours))
                .expect("a day");
            *told.faults.entry("the clock jumped").or_default() += 1;
        }
        for scene in &mut scenes {
            let fault = match !calm && dice.roll(100) < 55 {
                true => Some(Fault::ALL[dice.roll(Fault::ALL.len() as u64) as usize]),
                false => None,
            };
            if let Some(fault) = fault {
                *told.faults.entry(fault.name()).or_default() += 1;
            }
            scene.begin(day, fault, dice.roll(5), dice.roll(700), &now);
        }
        look(&folders, &now, &mut told);
        for scene in &mut scenes {
            scene.end();
            check(scene, &mut told);
            if calm || dice.roll(2) == 0 {
                decide(scene, &now);
            }
            if dice.roll(3) == 0 || calm {
                // A person brings what failed.
                let shop = Shop::open(&scene.folder).expect("it is ours");
                deliver::again(&shop, &[], &now).expect("nobody else has the shop");
            }
            check(scene, &mut told);
        }
        told.memory.push(memory());
    }
    for scene in &scenes {
        at_the_end(scene, days);
    }
    let (early, last) = (
        told.memory[told.memory.len() / 3],
        told.memory[told.memory.len() - 1],
    );
    assert!(
        last < early + early / 5 + 16_000,
        "memory grows: {:?} KB",
        told.memory
    );
    let page = page(&told, days, seed, began.elapsed().as_secs());
    println!("{page}");
    if let Ok(file) = std::env::var("FEEDMILL_SOAK_PAGE") {
        let kept = std::fs::read_to_string(&file).unwrap_or_default();
        let before = kept.split(SECTION).next().unwrap_or_default();
        std::fs::write(file, format!("{before}{SECTION}\n\n{page}")).expect("it can be written");
    }
}

/// Counts the steps of a run, and cancels it at one.
struct CancelAt(AtomicU64, u64);

impl Progress for CancelAt {
    fn rows(&self, _: &str, _: u64) -> Result<(), Error> {
        match self.0.fetch_add(1, Ordering::Relaxed) {
            step if step == self.1 => Err(Error::Cancelled),
            _ => Ok(()),
        }
    }
}

/// A run that is cancelled at a step; whether it came so far.
pub(crate) fn cancelled(folder: &Path, now: &Zoned, step: u64) -> bool {
    let shop = Shop::open(folder).expect("it is ours");
    let request = Request {
        partners: Vec::new(),
        dry_run: false,
        reason: String::new(),
        now: now.clone(),
        threads: 1,
        live: None,
    };
    let ended = run(&shop, &request, &CancelAt(AtomicU64::new(0), step));
    matches!(ended, Err(Error::Cancelled))
}

#[test]
#[cfg(unix)]
fn a_run_cancelled_at_any_step_leaves_nothing_half_done() {
    let folder = tempfile::tempdir().expect("there is a place for temporary folders");
    let mut scene = Scene::new(folder.path(), "tents");
    let mut told = Told::default();
    let start: Zoned = "2026-01-01T07:00[Europe/Amsterdam]"
        .parse()
        .expect("a moment");
    let mut steps = 0;
    for day in 1.. {
        let now = start.checked_add(SignedDuration::from_hours(24 * day as i64));
        let now = now.expect("a day");
        scene.begin(day, None, 0, 0, &now);
        // The first day has no feed to lose.
        let came_so_far = day > 1 && cancelled(&scene.folder, &now, steps);
        check(&mut scene, &mut told);
        assert!(!cancelled(&scene.folder, &now, u64::MAX));
        check(&mut scene, &mut told);
        at_the_end(&scene, day);
        if day > 1 && !came_so_far {
            break;
        }
        steps += u64::from(day > 1);
    }
    // A source, the feeds, and the delivery of each partner.
    assert!(steps >= 2 + PARTNERS as u64, "{steps}");
}

/// The shops do what is due.
fn look(folders: &[PathBuf], now: &Zoned, told: &mut Told) {
    let ended = Mutex::new(Vec::new());
    let tell = |event: &Event| {
        if let Event::Ended { status, .. } = event {
            let mut ended = ended.lock().unwrap_or_else(PoisonError::into_inner);
            ended.push(status.clone());
        }
    };
    let (_going, stop) = channel();
    watch(
        &Watch {
            folders: &|| folders.to_vec(),
            at_once: 2,
            threads: 1,
            once: true,
            clock: &|| now.clone(),
            tell: &tell,
        },
        &stop,
    );
    for status in ended.into_inner().unwrap_or_else(PoisonError::into_inner) {
        told.runs += 1;
        *told.statuses.entry(status).or_default() += 1;
    }
}

/// A person looks at what is held: a good one may go, a bad one is thrown away.
fn decide(scene: &Scene, now: &Zoned) {
    let shop = Shop::open(&scene.folder).expect("it is ours");
    let runs = {
        let state = State::open(&shop.state_folder()).expect("it is whole");
        let newest = (1..=PARTNERS).filter_map(|partner| {
            let outputs = state
                .outputs_of(&shops::partner(partner), 1)
                .expect("it is whole");
            outputs.into_iter().next()
        });
        let held = newest.filter(|(output, _)| output.fate == Fate::Held);
        held.map(|(output, _)| output).collect::<Vec<_>>()
    };
    for output in runs {
        let text = std::fs::read_to_string(shop.folder.join(&output.file)).expect("it waits");
        let good = scene.whole(&output.partner, &text).is_some();
        let decision = if good {
            Decision::Expected
        } else {
            Decision::Reject
        };
        release(&shop, output.run, &[output.partner], decision, now).expect("it is held");
    }
}

/// Every live feed is whole and from a good source, never older than before; what a partner has is what its receipt says.
fn check(scene: &mut Scene, told: &mut Told) {
    let state = State::open(&scene.folder.join(".feedmill")).expect("it is whole");
    for number in 1..=PARTNERS {
        let partner = shops::partner(number);
        let Some(live) = state.last_live(&partner).expect("it is whole") else {
            continue;
        };
        let text = std::fs::read_to_string(scene.folder.join(&live.file)).expect("it is live");
        let version = scene.whole(&partner, &text).unwrap_or_else(|| {
            panic!("{}/{partner}: a live feed is bad: {text}", scene.name);
        });
        let seen = scene.seen.entry(partner.clone()).or_default();
        assert!(version >= *seen, "{partner}: {version} after {seen}");
        *seen = version;
        told.checked += 1;
        let place = scene
            .inbox
            .join(Path::new(&live.file).file_name().expect("a file"));
        let last = state
            .last_arrived(&partner, &place.display().to_string())
            .expect("it is whole");
        let Some(receipt) = last else {
            continue;
        };
        let (bytes, sha256) = feeds::transports::fingerprint(&place).expect("it arrived");
        assert_eq!(
            (bytes, sha256),
            (receipt.bytes, receipt.sha256),
            "{partner}"
        );
        told.receipts += 1;
    }
}

/// All is as if nothing had ever happened.
fn at_the_end(scene: &Scene, days: u64) {
    let named = |folder: &Path| {
        let entries = std::fs::read_dir(folder).expect("it is there").flatten();
        let mut names: Vec<_> = entries.map(|entry| entry.file_name()).collect();
        names.sort();
        names
    };
    let live = named(&scene.folder.join("out"));
    assert_eq!(live.len(), PARTNERS, "{live:?}");
    assert_eq!(named(&scene.inbox), live);
    for file in live {
        let text =
            std::fs::read_to_string(scene.folder.join("out").join(&file)).expect("it is live");
        let partner = file
            .to_string_lossy()
            .split('.')
            .next()
            .unwrap_or_default()
            .to_owned();
        assert_eq!(scene.whole(&partner, &text), Some(days), "{partner}");
        let there = std::fs::read_to_string(scene.inbox.join(&file)).expect("it arrived");
        assert!(there == text, "{}: {partner} has another feed", scene.name);
    }
    let alerts = std::fs::read_to_string(scene.folder.join("alerts.jsonl")).unwrap_or_default();
    assert!(
        alerts.is_empty() || alerts.contains("\"over\":[{"),
        "{alerts}"
    );
    assert!(matches!(scene.source, Source::Good));
}

fn page(told: &Told, days: u64, seed: u64, seconds: u64) -> String {
    let mut page = String::new();
    let statuses: Vec<String> = told
        .statuses
        .iter()
        .map(|(status, count)| format!("{count} {status}"))
        .collect();
    let third = told.memory.len() / 3;
    // Writing to a String cannot fail.
    let _ = writeln!(
        page,
        "`make soak` (`tests/soak`; `make test` has a short one): three shops with ten partners each live through {days} days with\n\
         seed {seed}, {} planned runs ({}), in {seconds} seconds. After each day every live feed was looked at ({} looks: each whole, \
         from a\ngood source, none older than before) and every partner's file compared with its receipt ({} times). At the end each \
         of the 30\nlive feeds was the newest one, and each partner had it. Memory: {} MB after a third of the days, {} MB at the \
         end.\n",
        told.runs,
        statuses.join(", "),
        told.checked,
        told.receipts,
        told.memory[third] / 1000,
        told.memory[told.memory.len() - 1] / 1000,
    );
    let _ = writeln!(page, "| Fault | times |\n|---|---:|");
    for (fault, times) in &told.faults {
        let _ = writeln!(page, "| {fault} | {times} |");
    }
    page
}
