//! What a person decides on held feeds: let one go, also as the new usual, or refuse it.

use crate::deliver::deliver;
use crate::diff;
use crate::error::Error;
use crate::guard;
use crate::lock::Lock;
use crate::shop::Shop;
use crate::state::{Fate, Output, Receipt, State};
use crate::troubles::trouble;
use jiff::Zoned;
use std::path::Path;

/// What is decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// This once: what is usual stays as it is.
    Release,
    /// The shift is expected: what is usual begins anew with this feed.
    Expected,
    /// The feed is thrown away.
    Reject,
}

/// Decides on the held feeds of a run, of some partners or of all when none is named. What goes live
/// is also delivered; `now` is the moment of the decision. Returns what became of them, and the receipts.
///
/// Fails when the run holds none of them, or when a later feed has gone live since: an old feed never replaces a newer.
pub fn release(
    shop: &Shop,
    run: i64,
    partners: &[String],
    decision: Decision,
    now: &Zoned,
) -> Result<(Vec<Output>, Vec<Receipt>), Error> {
    let now = now.with_time_zone(shop.zone()?);
    let _lock = Lock::take(&shop.state_folder())?;
    let mut state = State::open(&shop.state_folder())?;
    let wrong = |message, hint| Error::Config {
        at: shop.folder.display().to_string(),
        message,
        hint,
    };
    let all = state.outputs(run)?;
    let chosen: Vec<Output> = all
        .into_iter()
        .filter(|output| output.fate == Fate::Held)
        .filter(|output| partners.is_empty() || partners.contains(&output.partner))
        .collect();
    if chosen.is_empty() {
        let message = trouble("nothing_held", [("run", run.to_string())]);
        return Err(wrong(message, trouble("see_held", [])));
    }
    if decision != Decision::Reject {
        for output in &chosen {
            if let Some(live) = state.last_live(&output.partner)?
                && live.run > run
            {
                let with = [
                    ("partner", output.partner.clone()),
                    ("run", live.run.to_string()),
                ];
                return Err(wrong(
                    trouble("live_since", with),
                    trouble("reject_held", []),
                ));
            }
        }
    }
    let (mut decided, mut receipts) = (Vec::new(), Vec::new());
    for mut output in chosen {
        let held = shop.folder.join(&output.file);
        let prints = guard::held_prints(&held);
        match decision {
            Decision::Reject => output.fate = Fate::Rejected,
            Decision::Release | Decision::Expected => {
                let name = held.file_name().unwrap_or_default();
                let live = shop.folder.join("out").join(name);
                diff::keep_live(shop, &output.partner, run, &live)?;
                // The held file stays until the state knows, so that a cut here can be repeated.
                replace(&held, &live)?;
                let kept = guard::prints_file(shop, &output.partner);
                // Prints are a help; without them one comparison is skipped.
                drop(std::fs::copy(&prints, kept));
                output.fate = Fate::Released;
                output.phase = decision == Decision::Expected;
                output.file = shop.relative(&live);
            }
        }
        state.set_output(&output)?;
        for file in [&held, &prints] {
            // What is left over in the state folder does no harm.
            drop(std::fs::remove_file(file));
        }
        if output.fate == Fate::Released {
            let live = shop.folder.join(&output.file);
            let clock = || now.timestamp();
            receipts.extend(deliver(
                shop,
                &mut state,
                run,
                &output.partner,
                &live,
                &now,
                &clock,
            )?);
        }
        decided.push(output);
    }
    Ok((decided, receipts))
}

/// Puts a copy of a file in the place of another in one step.
fn replace(from: &Path, to: &Path) -> Result<(), Error> {
    let folder = to.parent().unwrap_or(to);
    std::fs::create_dir_all(folder).map_err(Error::disk(folder))?;
    let copy = tempfile::Builder::new()
        .prefix(".writing-")
        .tempfile_in(folder)
        .map_err(Error::disk(folder))?;
    std::fs::copy(from, copy.path()).map_err(Error::disk(from))?;
    copy.as_file().sync_all().map_err(Error::disk(to))?;
    copy.persist(to)
        .map_err(|error| Error::disk(to)(error.error))?;
    Ok(())
}
