//! The commands that work on feeds and shops: each calls the library and prints what came out.

use super::arguments::ShopArgs;
use super::progress::Line;
use super::table::{Table, counted, number, percent, products, short};
use super::told::{retired_categories, source_issues, unfilled, unmapped_categories};
use super::{
    CheckArgs, DiffArgs, Ended, ExplainArgs, InspectArgs, NewArgs, PreviewArgs, print, say,
};
use feedmill::diff::Changes;
use feedmill::error::Error;
use feedmill::live::Ask;
use feedmill::report::{Report, VERSION};
use feedmill::run::{self, Request};
use feedmill::session::Session;
use feedmill::shop::Shop;
use feedmill::{diff, explain, inspect, preview};
use feeds::options::ReadOptions;
use feeds::transports::FetchOptions;
use jiff::Zoned;
use std::path::Path;

/// The one place where the command reads the clock.
pub(super) fn now(given: Option<&Zoned>) -> Zoned {
    #[expect(
        clippy::disallowed_methods,
        reason = "the command reads the clock and passes it in"
    )]
    given.cloned().unwrap_or_else(Zoned::now)
}

pub(super) fn threads(given: Option<usize>) -> usize {
    given.unwrap_or_else(|| std::thread::available_parallelism().map_or(1, usize::from))
}

pub(super) fn inspect(args: &InspectArgs, json: bool) -> Ended {
    let options = ReadOptions {
        encoding: args.encoding.clone(),
        delimiter: args.delimiter.clone(),
        item_path: args.item_path.clone(),
        sheet: args.sheet.clone(),
        header_row: args.header_row,
        ..ReadOptions::default()
    };
    let cache = tempfile::tempdir().map_err(|source| Error::Disk {
        path: std::env::temp_dir(),
        source,
    })?;
    let found = inspect::inspect(
        &args.place,
        &options,
        &FetchOptions::default(),
        cache.path(),
    )?;
    if json {
        print(&found);
        return Ok(0);
    }
    say(&format!(
        "{}: {}, {}",
        found.place,
        products(found.rows),
        counted(found.columns.len() as u64, "column", "columns")
    ));
    for decision in &found.detected.decisions {
        say(&format!(
            "  {} {}: {}",
            decision.what,
            short(&decision.value.replace('\t', "\\t"), 60),
            decision.why
        ));
    }
    if let Some(variants) = &found.variants {
        say(&format!("  variants: {}", variants.told()));
    }
    let mut table = Table::new(&[
        "column",
        "type",
        ">filled",
        ">distinct",
        "field",
        ">sure",
        "sample",
    ]);
    for column in &found.columns {
        let profile = &column.profile;
        let sure = if column.field.is_some() {
            format!("{} %", column.confidence)
        } else {
            String::new()
        };
        table.row([
            short(&profile.name, 40),
            format!("{:?}", profile.kind).to_lowercase(),
            percent(profile.filled, profile.rows),
            number(profile.distinct),
            column.field.clone().unwrap_or_default(),
            sure,
            short(profile.samples.first().map_or("", String::as_str), 40),
        ]);
    }
    say(&format!("\n{table}"));
    let problems = found.columns.iter().flat_map(|column| {
        let profile = &column.profile;
        profile.problems.iter().map(move |problem| {
            let (name, count) = (&profile.name, counted(problem.count, "time", "times"));
            format!(
                "{name}: {} {count}, first \"{}\" in record {}",
                problem.code, problem.sample, problem.item
            )
        })
    });
    let told: Vec<String> = problems.chain(found.issues.iter().cloned()).collect();
    if !told.is_empty() {
        say(&format!("\nTo look at:\n  {}", told.join("\n  ")));
    }
    Ok(0)
}

pub(super) fn new(args: &NewArgs, json: bool) -> Ended {
    let folder = args.folder.display();
    let Some(source) = &args.source else {
        feedmill::example::write(&args.folder, args.language)?;
        if json {
            print(&serde_json::json!({ "version": VERSION, "folder": args.folder }));
        } else {
            say(&format!(
                "The example shop is in {folder}. Next: feedmill run {folder}"
            ));
        }
        return Ok(0);
    };
    let google = ["google-shopping".to_owned()];
    let partners = if args.partners.is_empty() {
        &google[..]
    } else {
        &args.partners
    };
    let created = feedmill::shop::create(&args.folder, source, partners, None)?;
    if json {
        print(&created);
        return Ok(0);
    }
    let files = counted(created.files.len() as u64, "file", "files");
    say(&format!("Made {files} in {folder}."));
    let mut table = Table::new(&["column", "field", ">sure", "why"]);
    for matched in &created.suggestions {
        table.row([
            short(&matched.column, 40),
            matched.field.clone(),
            format!("{} %", matched.confidence),
            matched.why.clone(),
        ]);
    }
    say(&format!("\n{table}\n"));
    if let Some(variants) = &created.variants {
        say(&format!("Variants: {}.", variants.told()));
    }
    let has = |field: &str| created.suggestions.iter().any(|one| one.field == field);
    if has("old_price") && !has("sale_price") {
        say(
            "The feed has an old price and no sale price: rules.toml has a rule for that, which is off. Without it \
             partners get the price alone.",
        );
    }
    say(&format!(
        "Next: look at feeds/products.toml, then feedmill check {folder}"
    ));
    Ok(0)
}

/// Configuration errors stop; issues are told.
pub(super) fn check(args: &CheckArgs, json: bool) -> Ended {
    let report = cycle(&args.shop, true, super::live::ask(args))?;
    if json {
        print(&report);
        return Ok(0);
    }
    for partner in &report.partners {
        say(&format!(
            "{}: {} of {}, score {}",
            partner.partner,
            number(partner.out),
            products(partner.products),
            partner.score
        ));
        if partner.issues.is_empty() {
            say("  no issues");
        } else {
            let mut table = Table::new(&[
                "  severity",
                ">products",
                "attribute",
                "check",
                "what",
                "what helps",
                "such as",
            ]);
            for issue in &partner.issues {
                table.row([
                    format!("  {:?}", issue.severity).to_lowercase(),
                    number(issue.count),
                    issue.attribute.clone(),
                    issue.check.clone(),
                    short(&issue.what(), 60),
                    short(&issue.fix, 50),
                    short(&some(&issue.products), 40),
                ]);
            }
            say(&table.to_string());
        }
        unfilled(partner);
        unmapped_categories(partner);
        retired_categories(&partner.partner, &partner.retired_categories);
    }
    source_issues(&report);
    report.live.iter().for_each(super::live::tell);
    for note in &report.notes {
        say(&format!("note: {note}"));
    }
    Ok(0)
}

pub(super) fn cycle(args: &ShopArgs, dry_run: bool, live: Option<Ask>) -> Result<Report, Error> {
    let shop = Shop::open(&args.folder)?;
    let request = Request {
        partners: args.partners.clone(),
        dry_run,
        reason: String::new(),
        now: now(args.now.as_ref()),
        threads: threads(args.threads),
        live,
    };
    let line = Line::new();
    run::run(&shop, &request, &line)
}

/// The first few of some ids; an ellipsis stands for the others.
fn some(ids: &[String]) -> String {
    let more = if ids.len() > 3 { ", …" } else { "" };
    ids[..ids.len().min(3)].join(", ") + more
}

pub(super) fn preview(args: &PreviewArgs, json: bool) -> Ended {
    let shop = Shop::open(&args.folder)?;
    let only = args.only.as_deref().map(preview::condition).transpose()?;
    let session = Session::open(
        &shop,
        &args.partner,
        only.as_ref(),
        &now(args.now.as_ref()),
        threads(None),
        &Line::new(),
    )?;
    let page = preview::preview(&session, args.skip, args.limit)?;
    if json {
        print(&page);
        return Ok(0);
    }
    for product in &page.products {
        say(&format!("── {}", product.id));
        let mut table = Table::new(&["  output", "", "   source", ""]);
        for index in 0..product.output.len().max(product.source.len()) {
            let cell = |pairs: &[(String, String)]| {
                pairs
                    .get(index)
                    .map_or_else(Default::default, |(name, text)| {
                        (name.clone(), short(text, 48))
                    })
            };
            let (output, source) = (cell(&product.output), cell(&product.source));
            table.row([
                format!("  {}", output.0),
                output.1,
                format!("   {}", source.0),
                source.1,
            ]);
        }
        say(&table.to_string());
        for bid in &product.bids {
            let steps: Vec<String> = bid
                .rules
                .iter()
                .map(|step| format!("{} {}", step.rule, bidden(&step.after)))
                .collect();
            say(&format!(
                "  bid {}: {} (base {}{}{})",
                bid.bid,
                bidden(&bid.amount),
                bidden(&bid.base),
                if steps.is_empty() { "" } else { "; " },
                steps.join("; ")
            ));
        }
    }
    say(&format!("{} shown", products(page.products.len() as u64)));
    Ok(0)
}

/// An amount that is bid.
fn bidden(amount: &Option<String>) -> &str {
    amount.as_deref().unwrap_or("none")
}

pub(super) fn explain(args: &ExplainArgs, json: bool) -> Ended {
    let shop = Shop::open(&args.folder)?;
    let session = Session::open(
        &shop,
        &args.partner,
        None,
        &now(args.now.as_ref()),
        threads(None),
        &Line::new(),
    )?;
    let Some(story) = explain::explain(&session, &args.product)? else {
        let (message, hint) = explain::absent(&session, &args.product)?;
        return Err(Error::Config {
            at: args.folder.display().to_string(),
            message,
            hint,
        });
    };
    if json {
        print(&story);
    } else {
        say(&explain::told(&story));
    }
    Ok(0)
}

pub(super) fn diff(args: &DiffArgs, json: bool) -> Ended {
    let shop = Shop::open(&args.folder)?;
    let changes = diff::diff(&shop, &args.partner, &args.runs)?;
    if json {
        print(&changes);
        return Ok(0);
    }
    changed(&changes);
    Ok(0)
}

/// Tells what differs between two outputs.
pub(super) fn changed(changes: &Changes) {
    say(&format!(
        "{}: {} added, {} removed, {} changed, {} the same",
        changes.partner,
        number(changes.added),
        number(changes.removed),
        number(changes.changed),
        number(changes.same)
    ));
    for (column, count) in &changes.columns {
        say(&format!("  {column}: {}", products(*count)));
    }
    for product in &changes.products {
        say(&format!("── {} {}", product.id, product.what));
        for value in &product.values {
            say(&format!(
                "  {}: {} -> {}",
                value.column,
                short(&value.before, 50),
                short(&value.after, 50)
            ));
        }
    }
}

pub(super) fn revert(folder: &Path, revision: i64, json: bool) -> Ended {
    let file = feedmill::revisions::revert(folder, revision, now(None).timestamp())?;
    if json {
        print(&serde_json::json!({ "version": VERSION, "file": file, "revision": revision }));
    } else {
        say(&format!("{file} is as it was in revision {revision}"));
    }
    Ok(0)
}
