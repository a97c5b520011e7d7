//! The commands for a shop that runs by itself: what happened, and what a person decides.

use super::commands::now;
use super::table::{Table, number, short};
use super::{DELIVERY, DeliverArgs, Ended, ReleaseArgs, print, say};
use feedmill::deliver;
use feedmill::error::Error;
use feedmill::notes::Note;
use feedmill::release::{Decision, release as decide};
use feedmill::report::VERSION;
use feedmill::retention;
use feedmill::shop::Shop;
use feedmill::state::{Fate, Outcome, Output, State};
use std::path::Path;

pub(super) fn history(folder: &Path, limit: u32, json: bool) -> Ended {
    let shop = Shop::open(folder)?;
    let zone = shop.zone()?;
    let state = State::open(&shop.state_folder())?;
    let (runs, mut revisions) = (state.runs(limit)?, state.revisions(None, limit)?);
    for revision in &mut revisions {
        revision.note = Note::read(&revision.note).to_string();
    }
    let outputs = runs
        .iter()
        .map(|run| state.outputs(run.id))
        .collect::<Result<Vec<_>, Error>>()?;
    let receipts = runs
        .iter()
        .map(|run| state.receipts(run.id))
        .collect::<Result<Vec<_>, Error>>()?;
    let room = retention::room(&shop)?;
    if json {
        let runs: Vec<_> = runs
            .iter()
            .zip(outputs.iter().zip(&receipts))
            .map(|(run, (outputs, receipts))| {
                let mut run = serde_json::json!(run);
                run["outputs"] = serde_json::json!(outputs);
                run["receipts"] = serde_json::json!(receipts);
                run
            })
            .collect();
        print(
            &serde_json::json!({ "version": VERSION, "runs": runs, "revisions": revisions, "room": room }),
        );
        return Ok(0);
    }
    let local = |at: jiff::Timestamp| {
        let at = at.to_zoned(zone.clone());
        at.strftime("%Y-%m-%d %H:%M:%S").to_string()
    };
    let mut table = Table::new(&[">run", "started", "status", "feeds"]);
    for (run, outputs) in runs.iter().zip(&outputs) {
        table.row([
            run.id.to_string(),
            local(run.started),
            run.status.clone(),
            told(outputs),
        ]);
    }
    say(&table.to_string());
    if let Some(held) = outputs
        .iter()
        .flatten()
        .find(|output| output.fate == Fate::Held)
    {
        say(&super::told::held(folder, held.run));
    }
    if receipts.iter().any(|of_run| !of_run.is_empty()) {
        let mut table = Table::new(&[
            ">run",
            "partner",
            "delivered",
            "to",
            ">bytes",
            "sha-256",
            "how",
        ]);
        for receipt in receipts.iter().flatten() {
            table.row([
                receipt.run.to_string(),
                receipt.partner.clone(),
                local(receipt.at),
                receipt.place.clone(),
                number(receipt.bytes),
                receipt.sha256.chars().take(12).collect(),
                format!("{:?}: {}", receipt.outcome, short(&receipt.answer, 60)).to_lowercase(),
            ]);
        }
        say(&format!("\n{table}"));
    }
    let mut table = Table::new(&[">revision", "saved", "file", "what"]);
    for revision in &revisions {
        let saved = jiff::Timestamp::from_microsecond(revision.saved).map(local);
        table.row([
            revision.id.to_string(),
            saved.unwrap_or_default(),
            revision.file.clone(),
            revision.note.clone(),
        ]);
    }
    say(&format!("\n{table}"));
    say(&format!("\n{}", super::past::told(&room)));
    Ok(0)
}

/// What became of a run's feeds: the partners by fate.
fn told(outputs: &[Output]) -> String {
    let fates = [Fate::Live, Fate::Held, Fate::Released, Fate::Rejected];
    let told = fates.iter().filter_map(|fate| {
        let partners: Vec<&str> = outputs
            .iter()
            .filter(|output| output.fate == *fate)
            .map(|output| output.partner.as_str())
            .collect();
        (!partners.is_empty()).then(|| format!("{}: {}", fate.name(), partners.join(", ")))
    });
    told.collect::<Vec<_>>().join("; ")
}

pub(super) fn release(args: &ReleaseArgs, json: bool) -> Ended {
    let shop = Shop::open(&args.folder)?;
    let decision = match (args.expected, args.reject) {
        (true, _) => Decision::Expected,
        (_, true) => Decision::Reject,
        _ => Decision::Release,
    };
    let (decided, receipts) = decide(&shop, args.run, &args.partners, decision, &now(None))?;
    let failed = receipts.iter().any(|one| one.outcome == Outcome::Failed);
    let code = if failed { DELIVERY } else { 0 };
    if json {
        print(&serde_json::json!({ "version": VERSION, "outputs": decided, "receipts": receipts }));
        return Ok(code);
    }
    for output in &decided {
        say(&match (output.fate, output.phase) {
            (Fate::Rejected, _) => format!("{}: thrown away", output.partner),
            (_, true) => format!(
                "{}: live as {}; what is usual begins anew",
                output.partner, output.file
            ),
            _ => format!("{}: live as {}", output.partner, output.file),
        });
    }
    for receipt in &receipts {
        say(&super::told::receipt(receipt));
    }
    Ok(code)
}

pub(super) fn deliver(args: &DeliverArgs, json: bool) -> Ended {
    let shop = Shop::open(&args.folder)?;
    let now = now(args.now.as_ref());
    if args.test {
        let trials = deliver::try_out(&shop, &args.partners, &now)?;
        let all = trials.iter().all(|trial| trial.works);
        if json {
            print(&serde_json::json!({ "version": VERSION, "trials": trials }));
        } else if trials.is_empty() {
            say("no partner has a place that feeds are brought to");
        } else {
            for trial in &trials {
                let works = if trial.works { "works" } else { "fails" };
                let deliver::Trial {
                    partner,
                    place,
                    answer,
                    ..
                } = trial;
                say(&format!("{partner}: {place} {works}: {answer}"));
            }
        }
        return Ok(if all { 0 } else { DELIVERY });
    }
    let receipts = deliver::again(&shop, &args.partners, &now)?;
    let failed = receipts.iter().any(|one| one.outcome == Outcome::Failed);
    if json {
        print(&serde_json::json!({ "version": VERSION, "receipts": receipts }));
    } else if receipts.is_empty() {
        say("no live feed has a place to be brought to");
    } else {
        for receipt in &receipts {
            say(&super::told::receipt(receipt));
        }
    }
    Ok(if failed { DELIVERY } else { 0 })
}
