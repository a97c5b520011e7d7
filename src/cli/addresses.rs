//! `feedmill addresses`: where partners fetch their feeds, and whether they came.

use super::commands::now;
use super::table::{Table, number, short};
use super::{Ended, print, say};
use clap::Args;
use feedmill::hosting::{Addresses, Change, change, told};
use feedmill::report::VERSION;
use feedmill::shop::Shop;
use feedmill::state::{Fetch, State};
use jiff::Zoned;
use jiff::tz::TimeZone;
use std::path::PathBuf;

#[derive(Args)]
pub(super) struct AddressesArgs {
    /// The shop folder.
    folder: PathBuf,
    /// Name of the mapping; all that have an address when left out.
    partner: Option<String>,
    /// Make an address; one that is there stays.
    #[arg(long, requires = "partner")]
    create: bool,
    /// Give it another address. The one before works no more, or for so many hours with --keep.
    #[arg(long, requires = "partner", conflicts_with = "create")]
    rotate: bool,
    /// Hours that the address before goes on working.
    #[arg(long, value_name = "HOURS", requires = "rotate", default_value_t = 0)]
    keep: u32,
    /// Take the address away: it works no more.
    #[arg(long, requires = "partner", conflicts_with_all = ["create", "rotate"])]
    revoke: bool,
    /// Fetches to tell of one partner.
    #[arg(long, default_value_t = 20)]
    limit: u32,
    /// The moment to work at; now when left out.
    #[arg(long, value_name = "TIME", value_parser = super::arguments::moment)]
    now: Option<Zoned>,
}

pub(super) fn addresses(args: &AddressesArgs, json: bool) -> Ended {
    let shop = Shop::open(&args.folder)?;
    let zone = shop.zone()?;
    let now = now(args.now.as_ref()).with_time_zone(zone.clone());
    let asked = [
        (args.create, Change::Create),
        (args.rotate, Change::Rotate { keep: args.keep }),
        (args.revoke, Change::Revoke),
    ];
    if let (Some(partner), Some((_, asked))) =
        (&args.partner, asked.iter().find(|(asked, _)| *asked))
    {
        change(&shop, partner, *asked, now.timestamp())?;
    }
    let state = State::open(&shop.state_folder())?;
    let mut all = told(&shop, &state, &now)?;
    let mut fetches = Vec::new();
    if let Some(partner) = &args.partner {
        all.retain(|one| one.partner == *partner);
        fetches = state.fetches(partner, args.limit)?;
    }
    if json {
        print(&serde_json::json!({ "version": VERSION, "addresses": all, "fetches": fetches }));
        return Ok(0);
    }
    if all.is_empty() && fetches.is_empty() {
        say(match Addresses::load(&shop.state_folder())?.of.is_empty() {
            true => {
                "no partner has an address: make one with `feedmill addresses FOLDER PARTNER --create`"
            }
            false => "the partner has no address",
        });
        return Ok(0);
    }
    let local = |at: jiff::Timestamp| {
        let at = at.to_zoned(zone.clone());
        at.strftime("%Y-%m-%d %H:%M:%S").to_string()
    };
    let mut table = Table::new(&[
        "partner",
        ">today",
        ">bytes today",
        "last fetch",
        "by",
        "address",
    ]);
    for one in &all {
        let last = one.last.as_ref();
        table.row([
            one.partner.clone(),
            one.today.to_string(),
            number(one.bytes_today),
            last.map_or("never".into(), |last| local(last.at)),
            last.map_or(String::new(), |last| last.client.clone()),
            one.url.clone(),
        ]);
    }
    say(&table.to_string());
    if !fetches.is_empty() {
        say(&format!("\n{}", listed(&fetches, &zone)));
    }
    Ok(0)
}

fn listed(fetches: &[Fetch], zone: &TimeZone) -> Table {
    let mut table = Table::new(&["fetched", ">status", ">bytes", ">run", "by", "calls itself"]);
    for fetch in fetches {
        let at = fetch.at.to_zoned(zone.clone());
        let cut = fetch.bytes < fetch.asked;
        table.row([
            at.strftime("%Y-%m-%d %H:%M:%S").to_string(),
            fetch.status.to_string(),
            match cut {
                true => format!("{} of {}", number(fetch.bytes), number(fetch.asked)),
                false => number(fetch.bytes),
            },
            fetch.run.to_string(),
            fetch.client.clone(),
            short(&fetch.agent, 40),
        ]);
    }
    table
}
