//! `feedmill run`: one cycle, told, and trouble told to who is to hear of it.

use super::arguments::ShopArgs;
use super::commands::{cycle, now};
use super::told::{held, tell};
use super::{Ended, RunArgs, code, print, say};
use feedmill::alerts::{self, Channel};
use feedmill::report::Status;
use feedmill::shop::Shop;
use std::io::Write;

pub(super) fn run(args: &RunArgs, json: bool) -> Ended {
    let report = cycle(&args.shop, args.dry_run, None);
    if !args.dry_run {
        alert(&args.shop);
    }
    let report = report?;
    if json {
        print(&report);
    } else {
        tell(&report);
        let mut statuses = report.partners.iter().map(|partner| partner.status);
        if statuses.any(|status| status == Status::Held) {
            say(&held(&args.shop.folder, report.run));
        }
    }
    Ok(code(&report))
}

/// Tells who is to hear of trouble, or that it is over: a run that cron begins is watched by nobody. What cannot be sent waits
/// for the next run.
fn alert(args: &ShopArgs) {
    let Ok(shop) = Shop::open(&args.folder) else {
        return;
    };
    if Channel::all(&shop).is_empty() {
        // Who has no channels hears of it from the program that watches.
        return;
    }
    let problems = match alerts::look(&shop, &now(args.now.as_ref())) {
        Ok((_, problems)) => problems,
        Err(error) => vec![error.to_string()],
    };
    for problem in problems {
        // A closed standard error is nothing that could be told.
        drop(writeln!(
            std::io::stderr().lock(),
            "an alert could not be sent: {problem}"
        ));
    }
}
