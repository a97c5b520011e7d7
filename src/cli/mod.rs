//! The command line: arguments, exit codes, and who prints what.

mod addresses;
mod arguments;
mod commands;
mod labels;
mod library;
mod live;
mod past;
mod progress;
mod rules;
mod run;
mod secrets;
mod serve;
mod table;
mod taxonomies;
mod told;
mod unattended;
mod watch;

use arguments::{
    CheckArgs, DeliverArgs, DiffArgs, ExplainArgs, InspectArgs, LabelsArgs, NewArgs, PreviewArgs,
    RebuildArgs, ReleaseArgs, RulesArgs, RunArgs, WatchArgs,
};
use clap::{CommandFactory, Parser, Subcommand};
use feedmill::error::Error;
use feedmill::report::{Report, Status, VERSION};
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
        after_help = "Examples:\n  feedmill new my-shop --source products.csv --partner google-shopping --partner beslist-nl\n  feedmill new demo --example --language nl"
    )]
    New(NewArgs),
    /// Tell configuration errors and issues by partner, without writing.
    #[command(
        after_help = "Examples:\n  feedmill check my-shop --partner google-shopping\n  feedmill check my-shop --live --sample 50      ask the links and pictures of 50 products, too"
    )]
    Check(CheckArgs),
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
    #[command(
        after_help = "Examples:\n  feedmill partners heureka-cz\n  feedmill partners --shop my-shop          also those of my-shop/partners\n  feedmill partners --refresh my-shop       fetch the category lists anew\n  feedmill partners --derive example.csv    draft the spec of a partner of your own"
    )]
    Partners {
        /// A partner's id: google-shopping. With --refresh the name of a mapping.
        id: Option<String>,
        /// Print a first draft of a spec for a partner of your own, made of an example of the file it wants.
        #[arg(long, value_name = "EXAMPLE", conflicts_with = "id")]
        derive: Option<String>,
        /// A shop folder: its own partners are known too.
        #[arg(long, value_name = "FOLDER", conflicts_with = "derive")]
        shop: Option<PathBuf>,
        /// Fetch the category lists of a shop's partners anew, and tell which categories in use were retired or renamed.
        #[arg(long, value_name = "FOLDER", conflicts_with_all = ["derive", "shop"])]
        refresh: Option<PathBuf>,
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
        /// Clear what is older than the shop keeps, now, and give its room back to the disk. A run does the first by itself.
        #[arg(long)]
        prune: bool,
    },
    /// Make the feed of a past run again, and tell whether it is what the partner got.
    #[command(
        after_help = "Examples:\n  feedmill rebuild my-shop bol-com 12\n  feedmill rebuild my-shop bol-com 12 --to then.csv    and look at it"
    )]
    Rebuild(RebuildArgs),
    /// Run shops at the times of their schedules, until told to stop.
    #[command(
        after_help = "Examples:\n  feedmill watch my-shop other-shop\n  feedmill watch my-shop --next        when it will run\n  feedmill watch my-shop --once        what is due now, for a timer of the system"
    )]
    Watch(WatchArgs),
    /// Tell where partners fetch their feeds and whether they came; make, change or take away an address.
    #[command(
        after_help = "Examples:\n  feedmill addresses my-shop                            all, and who came today\n  feedmill addresses my-shop bol-com --create           an address that nobody can guess\n  feedmill addresses my-shop bol-com --rotate --keep 48 another one; the old one works for two days"
    )]
    Addresses(addresses::AddressesArgs),
    /// Let the held feeds of a run go live, or refuse them.
    #[command(
        after_help = "Examples:\n  feedmill release my-shop 12                        this once\n  feedmill release my-shop 12 --expected             and this is the new usual: a sale began\n  feedmill release my-shop 12 --reject --partner bol-com"
    )]
    Release(ReleaseArgs),
    /// Bring live feeds to the places that do not have them yet, or test these places.
    #[command(
        after_help = "Examples:\n  feedmill deliver my-shop                            what failed before\n  feedmill deliver my-shop --partner bol-com --test   does all but leave a feed there"
    )]
    Deliver(DeliverArgs),
    /// Bring a file of the shop folder back to an earlier revision.
    Revert {
        /// The shop folder.
        folder: PathBuf,
        /// Number of the revision, as `history` lists it.
        revision: i64,
    },
    /// Keep passwords and keys in the system's keychain, by the names that a shop's files have for them.
    #[command(
        after_help = "Examples:\n  feedmill secret list my-shop          what it needs, and where that is kept\n  feedmill secret set beslist-ftp       asks for the value\n  feedmill secret set partner < id_ed25519"
    )]
    Secret {
        #[command(subcommand)]
        command: secrets::SecretCommand,
    },
    /// Host feeds for partners that fetch them; or with --ui show the screens in a browser on this machine.
    #[command(
        after_help = "Examples:\n  feedmill serve my-shop                                    behind a reverse proxy\n  feedmill serve my-shop --listen 0.0.0.0:443 --certificate chain.pem --key key.pem\n  feedmill serve my-shop --ui                               then open the address that is printed"
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
        Command::Run(args) => run::run(&args, json),
        Command::Explain(args) => commands::explain(&args, json),
        Command::Labels(args) => labels::labels(&args, json),
        Command::Rules(args) => rules::rules(&args, json),
        Command::Diff(args) => commands::diff(&args, json),
        Command::Partners {
            derive: Some(example),
            ..
        } => library::derive(&example, json),
        Command::Partners {
            id,
            refresh: Some(folder),
            ..
        } => taxonomies::refresh(&folder, id, json),
        Command::Partners { id, shop, .. } => {
            library::partners(id.as_deref(), shop.as_deref(), json)
        }
        Command::Transforms { name } => library::transforms(name.as_deref(), json),
        Command::History {
            folder,
            prune: true,
            ..
        } => past::prune(&folder, json),
        Command::History { folder, limit, .. } => unattended::history(&folder, limit, json),
        Command::Rebuild(args) => past::rebuild(&args, json),
        Command::Watch(args) => watch::watch(&args, json),
        Command::Release(args) => unattended::release(&args, json),
        Command::Deliver(args) => unattended::deliver(&args, json),
        Command::Revert { folder, revision } => commands::revert(&folder, revision, json),
        Command::Secret { command } => secrets::secret(&command, json),
        Command::Serve(args) => serve::serve(args),
        Command::Addresses(args) => addresses::addresses(&args, json),
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
                "code": error.code(), "message": error.to_string(), "hint": hint.english, "at": error.at(),
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
