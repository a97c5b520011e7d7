//! The shops of the soak, their sources, and what breaks. What is right is known here without asking the program: which version of
//! the source was good, and how many products it had.

use jiff::Zoned;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

pub(crate) const PARTNERS: usize = 10;
/// Products of a shop, at least.
const PRODUCTS: u64 = 40;

/// What a CSV ends with: the brand of the last product.
const CSV: [char; 3] = ['0', '1', '2'];
/// Formats of the feeds, and what each ends with.
const FORMATS: [(&str, &[char]); 4] = [
    ("csv", &CSV),
    ("xml", &['>']),
    ("json", &[']', '}']),
    ("jsonl", &['}']),
];

/// The mapping of a number.
pub(crate) fn partner(number: usize) -> String {
    format!("p{number:02}")
}

/// What breaks on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    Missing,
    Third,
    Empty,
    Hundredfold,
    Page,
    Cut,
    NoPlace,
    Killed,
    Full,
    Cancelled,
}

impl Fault {
    pub(crate) const ALL: [Self; 10] = [
        Self::Missing,
        Self::Third,
        Self::Empty,
        Self::Hundredfold,
        Self::Page,
        Self::Cut,
        Self::NoPlace,
        Self::Killed,
        Self::Full,
        Self::Cancelled,
    ];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Missing => "the source is missing",
            Self::Third => "two thirds of the source are missing",
            Self::Empty => "the source has no products",
            Self::Hundredfold => "all prices are times 100",
            Self::Page => "the source is a web page",
            Self::Cut => "the source ends in the middle of a line",
            Self::NoPlace => "the partners' folder is gone",
            Self::Killed => "a run is killed",
            Self::Full => "the disk is full",
            Self::Cancelled => "a run is cancelled",
        }
    }
}

/// What the source is.
pub(crate) enum Source {
    Good,
    Bad,
}

/// A shop, its partners' folder, and what is true of it.
pub(crate) struct Scene {
    pub(crate) name: &'static str,
    pub(crate) folder: PathBuf,
    pub(crate) inbox: PathBuf,
    pub(crate) source: Source,
    /// Products of each good version.
    good: BTreeMap<u64, u64>,
    /// The newest version seen of each partner.
    pub(crate) seen: BTreeMap<String, u64>,
    blocked: bool,
}

impl Scene {
    pub(crate) fn new(at: &Path, name: &'static str) -> Self {
        let (folder, inbox) = (at.join(name), at.join("inbox").join(name));
        let source = at.join(format!("{name}.csv"));
        std::fs::write(&source, rows(0, PRODUCTS, 1)).expect("it can be written");
        let place = source.display().to_string();
        feedmill::shop::create(&folder, &place, &["generic".to_owned()], None)
            .expect("a shop is made");
        let like = folder.join("mappings/generic.toml");
        let mapping = std::fs::read_to_string(&like).expect("it was made");
        for number in 1..=PARTNERS {
            let format = FORMATS[number % FORMATS.len()].0;
            let mapping = mapping.replacen(
                "partner = \"generic\"",
                &format!("partner = \"generic\"\nformat = \"{format}\""),
                1,
            );
            let delivery = format!("\n[[delivery]]\nto = \"{}/\"\n", inbox.display());
            let own = folder.join(format!("mappings/{}.toml", partner(number)));
            std::fs::write(own, mapping + &delivery).expect("it can be written");
        }
        std::fs::remove_file(like).expect("it was made");
        let settings = folder.join("shop.toml");
        let text = std::fs::read_to_string(&settings).expect("it was made");
        let text = format!(
            "schedule = \"every day at 06:00\"\n{text}\n[alerts]\nfile = \"alerts.jsonl\"\npause_minutes = 0\n"
        );
        std::fs::write(&settings, text).expect("it can be written");
        Self {
            name,
            folder,
            inbox,
            source: Source::Good,
            good: BTreeMap::new(),
            seen: BTreeMap::new(),
            blocked: false,
        }
    }

    /// A new day: a new version of the source, and what breaks.
    pub(crate) fn begin(
        &mut self,
        day: u64,
        fault: Option<Fault>,
        more: u64,
        moment: u64,
        now: &Zoned,
    ) {
        let count = PRODUCTS + more;
        let whole = rows(day, count, 1);
        let lines = |part: u64| -> String {
            let lines = whole.split_inclusive('\n');
            lines.take(1 + (count / part) as usize).collect()
        };
        let text = match fault {
            Some(Fault::Third) => lines(3),
            Some(Fault::Empty) => lines(count + 1),
            Some(Fault::Hundredfold) => rows(day, count, 100),
            Some(Fault::Page) => "<!doctype html><html><body>Sorry</body></html>".to_owned(),
            Some(Fault::Cut) => whole[..whole.len() / 3].to_owned(),
            _ => whole,
        };
        let file = self.folder.with_extension("csv");
        match fault {
            Some(Fault::Missing) => drop(std::fs::remove_file(&file)),
            _ => std::fs::write(&file, text).expect("it can be written"),
        }
        let bad = matches!(
            fault,
            Some(
                Fault::Missing
                    | Fault::Third
                    | Fault::Empty
                    | Fault::Hundredfold
                    | Fault::Page
                    | Fault::Cut
            )
        );
        self.source = if bad { Source::Bad } else { Source::Good };
        if !bad {
            self.good.insert(day, count);
        }
        match fault {
            Some(Fault::NoPlace) => {
                drop(std::fs::rename(
                    &self.inbox,
                    self.inbox.with_extension("away"),
                ));
                std::fs::write(&self.inbox, "no folder").expect("it can be written");
                self.blocked = true;
            }
            Some(Fault::Killed) => {
                let mut child = self.program("exec", now).spawn().expect("it was built");
                std::thread::sleep(Duration::from_millis(moment));
                drop(child.kill());
                child.wait().expect("it was started");
            }
            Some(Fault::Cancelled) => {
                crate::cancelled(&self.folder, now, moment % 14);
            }
            Some(Fault::Full) => {
                let blocks = [1, 8, 64, 512][moment as usize % 4];
                let full = format!("trap '' XFSZ; ulimit -f {blocks}; exec");
                self.program(&full, now).status().expect("it was built");
            }
            _ => {}
        }
    }

    /// What broke for the day is whole again; sources stay as they are.
    pub(crate) fn end(&mut self) {
        if std::mem::take(&mut self.blocked) {
            std::fs::remove_file(&self.inbox).expect("it was written");
            drop(std::fs::rename(
                self.inbox.with_extension("away"),
                &self.inbox,
            ));
        }
    }

    fn program(&self, how: &str, now: &Zoned) -> Command {
        let mut command = Command::new("sh");
        let script = format!(
            "{how} {} run {} --now '{now}'",
            env!("CARGO_BIN_EXE_feedmill"),
            self.folder.display()
        );
        command.args(["-c", &script]);
        command.stdout(Stdio::null()).stderr(Stdio::null());
        command
    }

    /// The version of a feed that is whole and of a good source.
    pub(crate) fn whole(&self, partner: &str, text: &str) -> Option<u64> {
        let mut parts = text.split("version-").skip(1);
        let version: u64 = parts.next()?.split('.').next()?.parse().ok()?;
        let count = *self.good.get(&version)?;
        let all = text.matches("version-").count() as u64;
        let own = text.matches(&format!("version-{version}.")).count() as u64;
        let number: usize = partner.strip_prefix('p')?.parse().ok()?;
        let ends = text.trim_end().ends_with(FORMATS[number % FORMATS.len()].1);
        // Each product names its version once.
        (own == all && all == count && ends).then_some(version)
    }
}

/// A source of so many products.
fn rows(version: u64, count: u64, times: u64) -> String {
    let mut rows = "id;title;price;brand;stock\n".to_owned();
    for id in 0..count {
        // Writing to a String cannot fail.
        let _ = writeln!(
            rows,
            "{};Tent {id} version-{version}.;{}.95;Brand {};{}",
            1000 + id,
            times * (9 + id % 2),
            id % 3,
            1 + id % 5
        );
    }
    rows
}
