//! The command line: arguments, exit codes, and who prints what.

mod commands;
mod labels;
mod library;
mod progress;
mod rules;
mod serve;
mod table;
mod told;
mod unattended;
mod watch;

use clap::{Args, CommandFactory, Parser, Subcommand};
use feedmill::error::Error;
use feedmill::report::{Report, Status, VERSION};
use jiff::Zoned;
use serde_json::json;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

/// Something went wrong that nobody foresaw.
const UNEXPECTED: u8 = 1;
/// Wrong usage or configuration.
const USAGE: u8 = 2;
/// A source could not be read.
const SOURCE: u8 = 3;
/// An output is held by the guard.
const HELD: u8 = 4;
/// A delivery failed.
const DELIVERY: u8 = 5;

const EXIT_CODES: &str = "Exit codes: 0 done, 1 unexpected failure, 2 wrong usage or configuration, 3 a source could not be \
read, 4 held by the guard, 5 a delivery failed.";

/// Turns one shop feed into one correct, explained feed per advertising partner.
#[derive(Parser)]
#[command(name = "feedmill", version, max_term_width = 100, after_help = EXIT_CODES)]
struct Cli {
    #[command(subcommand)]
    command: Command,
    /// Print JSON (docs/json.md) instead of text.
    #[arg(long, global = true)]
    json: bool,
}

#[derive(Subcommand)]
enum Command {
    /// Read any feed and tell what it is: format, encoding, columns, types, product fields.
    #[command(
        after_help = "Examples:\n  feedmill inspect products.csv\n  feedmill inspect https://shop.example/feed.xml --json\n  zcat feed.gz | feedmill inspect -"
    )]
    Inspect(InspectArgs),
    /// Make a shop folder from nothing but a feed, with ready mappings.
    #[command(
        after_help = "Examples:\n  feedmill new my-shop --source products.csv --partner google-shopping --partner beslist-nl\n  feedmill new demo --example"
    )]
    New(NewArgs),
    /// Tell configuration errors and issues by partner, without writing.
    #[command(after_help = "Example:\n  feedmill check my-shop --partner google-shopping")]
    Check(ShopArgs),
    /// Show what a partner would get, beside what the sources say.
    #[command(
        after_help = "Examples:\n  feedmill preview my-shop google-shopping --limit 5\n  feedmill preview my-shop bol-com --where \"stock less_than 5\""
    )]
    Preview(PreviewArgs),
    /// One cycle: sources, catalog, every partner, guard, files.
    #[command(
        after_help = "Examples:\n  feedmill run my-shop\n  feedmill run my-shop --partner bol-com --dry-run --json"
    )]
    Run(RunArgs),
    /// Tell where each value of a product comes from, or all reasons why it is missing.
    #[command(after_help = "Example:\n  feedmill explain my-shop google-shopping SKU-123")]
    Explain(ExplainArgs),
    /// Show how the products are spread over the labels' bands.
    #[command(
        after_help = "Examples:\n  feedmill labels my-shop\n  feedmill labels my-shop margin"
    )]
    Labels(LabelsArgs),
    /// Tell what each rule did in the last run, and to which products.
    #[command(
        after_help = "Examples:\n  feedmill rules my-shop google-shopping\n  feedmill rules my-shop --rule \"broken size run\" --limit 100"
    )]
    Rules(RulesArgs),
    /// Tell which products and values changed between two outputs.
    #[command(
        after_help = "Examples:\n  feedmill diff my-shop google-shopping          the live feed against the one before\n  feedmill diff my-shop google-shopping 12 14    run 12 against run 14\n  feedmill diff my-shop google-shopping 15       the live feed against run 15, which is held"
    )]
    Diff(DiffArgs),
    /// List the partners, or tell all about one.
    Partners {
        /// A partner's id: google-shopping.
        id: Option<String>,
        /// Print a first draft of a spec for a partner of your own, made of an example of the file it wants.
        #[arg(long, value_name = "EXAMPLE", conflicts_with = "id")]
        derive: Option<String>,
    },
    /// List the transforms, or tell all about one.
    Transforms {
        /// A transform's name: truncate.
        name: Option<String>,
    },
    /// List runs and revisions.
    History {
        /// The shop folder.
        folder: PathBuf,
        /// How many of each.
        #[arg(long, default_value_t = 20)]
        limit: u32,
    },
    /// Run shops at the times of their schedules, until told to stop.
    #[command(
        after_help = "Examples:\n  feedmill watch my-shop other-shop\n  feedmill watch my-shop --next        when it will run\n  feedmill watch my-shop --once        what is due now, for a timer of the system"
    )]
    Watch(WatchArgs),
    /// Let the held feeds of a run go live, or refuse them.
    #[command(
        after_help = "Examples:\n  feedmill release my-shop 12                        this once\n  feedmill release my-shop 12 --expected             and this is the new usual: a sale began\n  feedmill release my-shop 12 --reject --partner bol-com"
    )]
    Release(ReleaseArgs),
    /// Bring a file of the shop folder back to an earlier revision.
    Revert {
        /// The shop folder.
        folder: PathBuf,
        /// Number of the revision, as `history` lists it.
        revision: i64,
    },
    /// Show the screens in a browser on this machine. The address that is printed holds a token: keep it to yourself.
    #[command(
        after_help = "Example:\n  feedmill serve my-shop --ui          then open the address that is printed"
    )]
    Serve(serve::ServeArgs),
    /// Print the completions of a shell.
    #[command(
        after_help = "Example:\n  feedmill completions bash > ~/.local/share/bash-completion/completions/feedmill"
    )]
    Completions {
        /// The shell.
        shell: clap_complete::Shell,
    },
}

#[derive(Args)]
struct InspectArgs {
    /// A file, an http(s) address, or - for standard input.
    place: String,
    /// Encoding, where the detected one is wrong.
    #[arg(long)]
    encoding: Option<String>,
    /// Delimiter, where the detected one is wrong.
    #[arg(long)]
    delimiter: Option<String>,
    /// Path of the repeating item, where the detected one is wrong: rss/channel/item.
    #[arg(long)]
    item_path: Option<String>,
    /// Name of the sheet of a workbook.
    #[arg(long)]
    sheet: Option<String>,
    /// Row of the header, from 1; 0 for none.
    #[arg(long)]
    header_row: Option<u64>,
}

#[derive(Args)]
struct NewArgs {
    /// The folder to make.
    folder: PathBuf,
    /// The product feed: a file or an http(s) address.
    #[arg(long, required_unless_present = "example")]
    source: Option<String>,
    /// A partner to make a mapping for; google-shopping when none is given.
    #[arg(long = "partner", value_name = "ID")]
    partners: Vec<String>,
    /// Make the example shop instead.
    #[arg(long, conflicts_with_all = ["source", "partners"])]
    example: bool,
}

#[derive(Args)]
struct ShopArgs {
    /// The shop folder.
    folder: PathBuf,
    /// Only this mapping; may be given several times.
    #[arg(long = "partner", value_name = "ID")]
    partners: Vec<String>,
    /// The moment to work at, as 2026-11-22T06:00:00Z or 2026-11-22T07:00[Europe/Amsterdam]; now when left out.
    #[arg(long, value_name = "TIME", value_parser = moment)]
    now: Option<Zoned>,
    /// Threads to work with; all cores when left out.
    #[arg(long)]
    threads: Option<usize>,
}

#[derive(Args)]
struct RunArgs {
    #[command(flatten)]
    shop: ShopArgs,
    /// Tell what would happen and write nothing; only downloads are kept, so that the run need not fetch them again.
    #[arg(long)]
    dry_run: bool,
}

#[derive(Args)]
struct PreviewArgs {
    /// The shop folder.
    folder: PathBuf,
    /// Name of the mapping.
    partner: String,
    /// Only products for which this holds: a field, a condition and its value, such as "price less_than 10" or
    /// "brand equals Merrell", or a condition as TOML: { any = [...] }.
    #[arg(long = "where", value_name = "CONDITION")]
    only: Option<String>,
    /// Products to pass over.
    #[arg(long, default_value_t = 0)]
    skip: u64,
    /// Products to show.
    #[arg(long, default_value_t = 10)]
    limit: usize,
    /// The moment to work at.
    #[arg(long, value_name = "TIME", value_parser = moment)]
    now: Option<Zoned>,
}

#[derive(Args)]
struct ExplainArgs {
    /// The shop folder.
    folder: PathBuf,
    /// Name of the mapping.
    partner: String,
    /// The product's id.
    product: String,
    /// The moment to work at.
    #[arg(long, value_name = "TIME", value_parser = moment)]
    now: Option<Zoned>,
}

#[derive(Args)]
struct LabelsArgs {
    /// The shop folder.
    folder: PathBuf,
    /// Only this label.
    label: Option<String>,
    /// The moment to work at.
    #[arg(long, value_name = "TIME", value_parser = moment)]
    now: Option<Zoned>,
}

#[derive(Args)]
struct RulesArgs {
    /// The shop folder.
    folder: PathBuf,
    /// Name of the mapping; all when left out.
    partner: Option<String>,
    /// Only this rule, with the ids of the products it touched.
    #[arg(long, value_name = "NAME")]
    rule: Option<String>,
    /// How many ids of each kind to tell.
    #[arg(long, default_value_t = 20)]
    limit: usize,
}

#[derive(Args)]
struct DiffArgs {
    /// The shop folder.
    folder: PathBuf,
    /// Name of the mapping.
    partner: String,
    /// Runs to compare, the earlier first; the live feed and the one before when left out.
    #[arg(num_args = 0..=2)]
    runs: Vec<i64>,
}

#[derive(Args)]
struct WatchArgs {
    /// The shop folders.
    #[arg(required = true)]
    folders: Vec<PathBuf>,
    /// Tell the next planned runs and end.
    #[arg(long)]
    next: bool,
    /// Run what is due now and end.
    #[arg(long, conflicts_with = "next")]
    once: bool,
    /// Most shops that run at a time.
    #[arg(long, value_name = "SHOPS", default_value_t = 2)]
    at_once: usize,
    /// Threads of each run; all cores when left out.
    #[arg(long)]
    threads: Option<usize>,
    /// With --next or --once: the moment to work at; now when left out.
    #[arg(long, value_name = "TIME", value_parser = moment)]
    now: Option<Zoned>,
}

#[derive(Args)]
struct ReleaseArgs {
    /// The shop folder.
    folder: PathBuf,
    /// Number of the run, as `history` lists it.
    run: i64,
    /// Only this mapping; may be given several times.
    #[arg(long = "partner", value_name = "ID")]
    partners: Vec<String>,
    /// The shift is expected: what is usual begins anew with this feed.
    #[arg(long)]
    expected: bool,
    /// Throw the held feeds away instead.
    #[arg(long, conflicts_with = "expected")]
    reject: bool,
}

fn moment(text: &str) -> Result<Zoned, String> {
    text.parse::<Zoned>()
        .or_else(|_| {
            text.parse::<jiff::Timestamp>()
                .map(|time| time.to_zoned(jiff::tz::TimeZone::UTC))
        })
        .map_err(|_| "write 2026-11-22T06:00:00Z or 2026-11-22T07:00[Europe/Amsterdam]".to_owned())
}

/// What a command ends with: an exit code, or a failure to be told.
type Ended = Result<u8, Error>;

/// Runs the command given on the command line.
pub(crate) fn main() -> ExitCode {
    let cli = Cli::parse();
    let json = cli.json;
    let ended = match cli.command {
        Command::Inspect(args) => commands::inspect(&args, json),
        Command::New(args) => commands::new(&args, json),
        Command::Check(args) => commands::check(&args, json),
        Command::Preview(args) => commands::preview(&args, json),
        Command::Run(args) => commands::run(&args, json),
        Command::Explain(args) => commands::explain(&args, json),
        Command::Labels(args) => labels::labels(&args, json),
        Command::Rules(args) => rules::rules(&args, json),
        Command::Diff(args) => commands::diff(&args, json),
        Command::Partners {
            derive: Some(example),
            ..
        } => library::derive(&example, json),
        Command::Partners { id, .. } => library::partners(id.as_deref(), json),
        Command::Transforms { name } => library::transforms(name.as_deref(), json),
        Command::History { folder, limit } => unattended::history(&folder, limit, json),
        Command::Watch(args) => watch::watch(&args, json),
        Command::Release(args) => unattended::release(&args, json),
        Command::Revert { folder, revision } => commands::revert(&folder, revision, json),
        Command::Serve(args) => serve::serve(&args),
        Command::Completions { shell } => {
            clap_complete::generate(shell, &mut Cli::command(), "feedmill", &mut io::stdout());
            Ok(0)
        }
    };
    ExitCode::from(ended.unwrap_or_else(|error| tell(&error, json)))
}

/// Tells a failure and returns its exit code.
fn tell(error: &Error, json: bool) -> u8 {
    let hint = error.hint();
    if json {
        let mistakes = match error {
            Error::Shop(mistakes) => &mistakes.0[..],
            _ => &[],
        };
        print(&json!({
            "version": VERSION,
            "error": {
                "code": error.code(), "message": error.to_string(), "hint": hint, "at": error.at(),
                "mistakes": mistakes,
            }
        }));
    }
    let mut out = io::stderr().lock();
    // A closed standard error is nothing that could be told.
    drop(writeln!(out, "error: {error}"));
    if !hint.is_empty() {
        drop(writeln!(out, "hint: {hint}"));
    }
    match error {
        Error::Feed(_) => SOURCE,
        Error::Config { .. } | Error::Shop(_) => USAGE,
        _ => UNEXPECTED,
    }
}

/// The exit code of a run: the gravest of its partners'.
fn code(report: &Report) -> u8 {
    let any = |status| {
        report
            .partners
            .iter()
            .any(|partner| partner.status == status)
    };
    if any(Status::Failed) {
        DELIVERY
    } else if any(Status::Held) {
        HELD
    } else {
        0
    }
}

/// Prints JSON to standard output. A reader that went away is no failure.
fn print(value: &impl serde::Serialize) {
    let mut out = io::stdout().lock();
    drop(serde_json::to_writer_pretty(&mut out, value));
    drop(writeln!(out));
}

/// Prints text to standard output. A reader that went away is no failure.
fn say(text: &str) {
    drop(writeln!(io::stdout().lock(), "{text}"));
}
