//! What the commands take on the line; the comments are their help.

use clap::Args;
use feedmill::example::Language;
use jiff::Zoned;
use std::path::PathBuf;

#[derive(Args)]
pub(super) struct InspectArgs {
    /// A file, an http(s) address, or - for standard input.
    pub(super) place: String,
    /// Encoding, where the detected one is wrong.
    #[arg(long)]
    pub(super) encoding: Option<String>,
    /// Delimiter, where the detected one is wrong.
    #[arg(long)]
    pub(super) delimiter: Option<String>,
    /// Path of the repeating item, where the detected one is wrong: rss/channel/item.
    #[arg(long)]
    pub(super) item_path: Option<String>,
    /// Name of the sheet of a workbook.
    #[arg(long)]
    pub(super) sheet: Option<String>,
    /// Row of the header, from 1; 0 for none.
    #[arg(long)]
    pub(super) header_row: Option<u64>,
}

#[derive(Args)]
pub(super) struct NewArgs {
    /// The folder to make.
    pub(super) folder: PathBuf,
    /// The product feed: a file or an http(s) address.
    #[arg(long, required_unless_present = "example")]
    pub(super) source: Option<String>,
    /// A partner to make a mapping for; google-shopping when none is given.
    #[arg(long = "partner", value_name = "ID")]
    pub(super) partners: Vec<String>,
    /// Make the example shop instead.
    #[arg(long, conflicts_with_all = ["source", "partners"])]
    pub(super) example: bool,
    /// The language of its rules and labels.
    #[arg(
        long,
        requires = "example",
        value_enum,
        default_value = "en",
        value_name = "LANGUAGE"
    )]
    pub(super) language: Language,
}

#[derive(Args)]
pub(super) struct ShopArgs {
    /// The shop folder.
    pub(super) folder: PathBuf,
    /// Only this mapping; may be given several times.
    #[arg(long = "partner", value_name = "ID")]
    pub(super) partners: Vec<String>,
    /// The moment to work at, as 2026-11-22T06:00:00Z or 2026-11-22T07:00[Europe/Amsterdam]; now when left out.
    #[arg(long, value_name = "TIME", value_parser = moment)]
    pub(super) now: Option<Zoned>,
    /// Threads to work with; all cores when left out.
    #[arg(long)]
    pub(super) threads: Option<usize>,
}

#[derive(Args)]
pub(super) struct RunArgs {
    #[command(flatten)]
    pub(super) shop: ShopArgs,
    /// Tell what would happen and write nothing; only downloads are kept, so that the run need not fetch them again.
    #[arg(long)]
    pub(super) dry_run: bool,
}

#[derive(Args)]
pub(super) struct CheckArgs {
    #[command(flatten)]
    pub(super) shop: ShopArgs,
    /// Ask the links and pictures of a sample, too: slowly, and not what robots.txt forbids.
    #[arg(long)]
    pub(super) live: bool,
    /// With --live: products of each partner's feed.
    #[arg(long, value_name = "PRODUCTS", default_value_t = 20, requires = "live")]
    pub(super) sample: u64,
    /// With --live: another number draws another sample.
    #[arg(long, default_value_t = 1, requires = "live")]
    pub(super) seed: u64,
    /// With --live: answers that are not older than so many hours are not asked for again.
    #[arg(long, value_name = "HOURS", default_value_t = 24, requires = "live")]
    pub(super) max_age: u64,
}

#[derive(Args)]
pub(super) struct PreviewArgs {
    /// The shop folder.
    pub(super) folder: PathBuf,
    /// Name of the mapping.
    pub(super) partner: String,
    /// Only products for which this holds: a field, a condition and its value, such as "price less_than 10" or
    /// "brand equals Merrell", or a condition as TOML: { any = [...] }.
    #[arg(long = "where", value_name = "CONDITION")]
    pub(super) only: Option<String>,
    /// Products to pass over.
    #[arg(long, default_value_t = 0)]
    pub(super) skip: u64,
    /// Products to show.
    #[arg(long, default_value_t = 10)]
    pub(super) limit: usize,
    /// The moment to work at.
    #[arg(long, value_name = "TIME", value_parser = moment)]
    pub(super) now: Option<Zoned>,
}

#[derive(Args)]
pub(super) struct ExplainArgs {
    /// The shop folder.
    pub(super) folder: PathBuf,
    /// Name of the mapping.
    pub(super) partner: String,
    /// The product's id.
    pub(super) product: String,
    /// The moment to work at.
    #[arg(long, value_name = "TIME", value_parser = moment)]
    pub(super) now: Option<Zoned>,
}

#[derive(Args)]
pub(super) struct LabelsArgs {
    /// The shop folder.
    pub(super) folder: PathBuf,
    /// Only this label.
    pub(super) label: Option<String>,
    /// The moment to work at.
    #[arg(long, value_name = "TIME", value_parser = moment)]
    pub(super) now: Option<Zoned>,
}

#[derive(Args)]
pub(super) struct RulesArgs {
    /// The shop folder.
    pub(super) folder: PathBuf,
    /// Name of the mapping; all when left out.
    pub(super) partner: Option<String>,
    /// Only this rule, with the ids of the products it touched.
    #[arg(long, value_name = "NAME")]
    pub(super) rule: Option<String>,
    /// How many ids of each kind to tell.
    #[arg(long, default_value_t = 20)]
    pub(super) limit: usize,
}

#[derive(Args)]
pub(super) struct DiffArgs {
    /// The shop folder.
    pub(super) folder: PathBuf,
    /// Name of the mapping.
    pub(super) partner: String,
    /// Runs to compare, the earlier first; the live feed and the one before when left out.
    #[arg(num_args = 0..=2)]
    pub(super) runs: Vec<i64>,
}

#[derive(Args)]
pub(super) struct RebuildArgs {
    /// The shop folder.
    pub(super) folder: PathBuf,
    /// Name of the mapping.
    pub(super) partner: String,
    /// Number of the run, as `history` lists it.
    pub(super) run: i64,
    /// Where to write the feed; only compared when left out.
    #[arg(long, value_name = "FILE")]
    pub(super) to: Option<PathBuf>,
}

#[derive(Args)]
pub(super) struct WatchArgs {
    /// The shop folders.
    #[arg(required = true)]
    pub(super) folders: Vec<PathBuf>,
    /// Tell the next planned runs and end.
    #[arg(long)]
    pub(super) next: bool,
    /// Run what is due now and end.
    #[arg(long, conflicts_with = "next")]
    pub(super) once: bool,
    /// Most shops that run at a time.
    #[arg(long, value_name = "SHOPS", default_value_t = 2)]
    pub(super) at_once: usize,
    /// Threads of each run; all cores when left out.
    #[arg(long)]
    pub(super) threads: Option<usize>,
    /// With --next or --once: the moment to work at; now when left out.
    #[arg(long, value_name = "TIME", value_parser = moment)]
    pub(super) now: Option<Zoned>,
}

#[derive(Args)]
pub(super) struct ReleaseArgs {
    /// The shop folder.
    pub(super) folder: PathBuf,
    /// Number of the run, as `history` lists it.
    pub(super) run: i64,
    /// Only this mapping; may be given several times.
    #[arg(long = "partner", value_name = "ID")]
    pub(super) partners: Vec<String>,
    /// The shift is expected: what is usual begins anew with this feed.
    #[arg(long)]
    pub(super) expected: bool,
    /// Throw the held feeds away instead.
    #[arg(long, conflicts_with = "expected")]
    pub(super) reject: bool,
}

#[derive(Args)]
pub(super) struct DeliverArgs {
    /// The shop folder.
    pub(super) folder: PathBuf,
    /// Only this mapping; may be given several times.
    #[arg(long = "partner", value_name = "ID")]
    pub(super) partners: Vec<String>,
    /// Only test: connect, log in, write a small file of another name, verify it and remove it.
    #[arg(long)]
    pub(super) test: bool,
    /// The moment to work at.
    #[arg(long, value_name = "TIME", value_parser = moment)]
    pub(super) now: Option<Zoned>,
}

pub(super) fn moment(text: &str) -> Result<Zoned, String> {
    text.parse::<Zoned>()
        .or_else(|_| {
            text.parse::<jiff::Timestamp>()
                .map(|time| time.to_zoned(jiff::tz::TimeZone::UTC))
        })
        .map_err(|_| "write 2026-11-22T06:00:00Z or 2026-11-22T07:00[Europe/Amsterdam]".to_owned())
}
